"""What the reports give to copy, for a warning that is right."""

from collections.abc import Callable
from pathlib import Path

import pytest
from builders import FIGURE, REAL_PACKAGES, write_package
from verdicts import problem, verdict

from khuyencong.checks import Verdict, check_all
from khuyencong.language import Language, language
from khuyencong.problems import Problem
from khuyencong.report import as_github, as_markdown, as_text

HEADER = "code,file,line_key,expect,reason,accepted_by,accepted_on"
LINE = (
    "stated-as-unreadable,observations.csv,training_classes.2014.2018.-.actual.nguon-1,"
    '"3: vài lớp, nhiều nơi",,,'
)
Report = Callable[[Verdict, Language], str]


def verdict_on(folder: Path) -> Verdict:
    return check_all([REAL_PACKAGES / "codebook", folder])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A package with one warning, whose words hold a comma."""
    return write_package(tmp_path / "ben-tre", [FIGURE | {"stated_as": "vài lớp, nhiều nơi"}])


@pytest.mark.parametrize("report", [as_text, as_markdown, as_github])
@pytest.mark.parametrize("code", ["vi", "en"])
def test_the_line_that_accepts_a_warning_can_be_copied(
    folder: Path, report: Report, code: str
) -> None:
    """Completed with reason, name and day it does; as it stands it is refused."""
    said = report(verdict_on(folder), language(code))
    assert HEADER in said
    assert LINE in said
    ledger = folder / "accepted.csv"
    ledger.write_text(f"{HEADER}\n{LINE}\n", encoding="utf-8")
    assert "missing-value" in {one.code for one in verdict_on(folder).problems}
    completed = LINE.removesuffix(",,") + "Đã xem nguồn.,b,2026-11-26"
    ledger.write_text(f"{HEADER}\n{completed}\n", encoding="utf-8")
    assert verdict_on(folder).problems == ()


def test_the_header_is_given_where_there_is_no_file_yet(folder: Path) -> None:
    """A second header line would be a row of its own."""
    (folder / "accepted.csv").write_text(f"{HEADER}\n", encoding="utf-8")
    said = as_text(verdict_on(folder), language("en"))
    assert HEADER not in said
    assert LINE in said


@pytest.mark.parametrize(
    "found",
    [
        problem(),
        problem(code="stale-acceptance", details={"warning": "x", "said": "x", "wanted": "x"}),
        problem(code="stated-as-unreadable", found="3: vài\u200blớp", details={"words": "x"}),
        problem(code="blank-row", column=None, field=None, found="", fix=None),
    ],
)
def test_what_cannot_be_accepted_has_no_such_line(found: Problem) -> None:
    """An error, a lapsed acceptance, what would not be what is copied, and a row to delete."""
    assert "accepted_by" not in as_text(verdict(found), language("en"))
