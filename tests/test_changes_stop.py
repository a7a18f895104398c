"""Four slips of the hand in the real packages, each stopped where it was made."""

from collections.abc import Callable
from pathlib import Path

import pytest
from builders import edit_cells

from khuyencong.checks import check_all
from khuyencong.problems import Problem, explain

CHANGES = {
    "a dot between thousands": (
        ("bac-ninh", 3, {"value": "1.620"}),
        [("thousands-dot", 3, 8, "1620")],
        {"vi": "hàng nghìn", "en": "between thousands"},
    ),
    "another unit": (
        ("binh-thuan", 3, {"unit": "million_vnd"}),
        [("unit-mismatch", 3, 9, "17 billion_vnd")],
        {"vi": "Đơn vị “million_vnd”", "en": "The unit “million_vnd”"},
    ),
    "an unknown source": (
        ("binh-thuan", 7, {"source": "press-2018-10-24"}),
        [("unknown-source", 7, 12, "press-2018-10-23")],
        {"vi": "Nguồn “press-2018-10-24”", "en": "The source “press-2018-10-24”"},
    ),
    "another amount": (
        ("binh-thuan", 3, {"value": "27"}),
        [
            ("identity-broken", 2, 8, None),
            ("stated-as-disagrees", 3, 8, "17"),
            ("identity-broken", 4, 8, None),
        ],
        {"vi": "funding_state_budget 27", "en": "funding_state_budget 27"},
    ),
}


@pytest.mark.parametrize(("change", "expected", "words"), CHANGES.values(), ids=CHANGES)
def test_a_slip_in_the_real_figures_is_found_where_it_was_made(
    change: tuple[str, int, dict[str, str]],
    expected: list[tuple[str, int, int, str | None]],
    words: dict[str, str],
    packages: Path,
    problems_of: Callable[[Path], list[Problem]],
) -> None:
    """Code, line, column and fix, and texts in both languages that name what was found."""
    area, line, cells = change
    file = packages / area / "observations.csv"
    edit_cells(file, line, cells)
    problems = problems_of(packages / area)
    assert {problem.file for problem in problems} == {file.as_posix()}
    assert [(one.code, one.line, one.column, one.fix) for one in problems] == expected
    for language, word in words.items():
        assert word in explain(problems[0], language).message


def test_a_slip_in_one_package_makes_the_whole_run_unpublishable(packages: Path) -> None:
    """Nothing is published while any figure is in doubt."""
    edit_cells(packages / "bac-ninh" / "observations.csv", 3, {"value": "1.620"})
    verdict = check_all([packages / "codebook", packages / "bac-ninh", packages / "ben-tre"])
    assert [problem.code for problem in verdict.problems] == ["thousands-dot"]
    assert not verdict.is_publishable(strict=False)
