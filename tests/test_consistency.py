"""Figures against each other: two sources for one fact, one fact from period to period."""

from collections.abc import Callable
from pathlib import Path

import pytest
from builders import FIGURE, codes, write_package

from khuyencong.checks import consistency
from khuyencong.problems import Problem, explain

FUNDING = {"indicator": "funding_local", "unit": "billion_vnd", "stated_as": ""}
WORKERS = {"indicator": "training_workers", "unit": "person", "stated_as": ""}
GROWTH = {"indicator": "industrial_output_growth", "unit": "percent_per_year", "stated_as": ""}
Cells = dict[str, str]


@pytest.fixture
def judged(
    tmp_path: Path, problems_of: Callable[[Path], list[Problem]]
) -> Callable[..., list[Problem]]:
    """All problems of a package with the given figures and the reports that they name."""

    def judged(*figures: Cells) -> list[Problem]:
        rows = [FIGURE | cells for cells in figures]
        names = sorted({row["source"] for row in rows})
        sources = [{"id": name, "title": "[Báo cáo mẫu]", "kind": "report"} for name in names]
        return problems_of(write_package(tmp_path / "ben-tre", rows, sources=sources))

    return judged


def sources(*values: tuple[str, str], **cells: str) -> list[Cells]:
    """One figure as several sources give it, each with value and qualifier."""
    return [
        WORKERS | {"value": value, "qualifier": qualifier, "source": f"nguon-{number}"} | cells
        for number, (value, qualifier) in enumerate(values, start=1)
    ]


def years(*values: str, **cells: str) -> list[Cells]:
    """One figure from year to year."""
    return [
        FUNDING | {"value": value, "period_start": year, "period_end": year} | cells
        for year, value in zip(("2015", "2016", "2017", "2018"), values, strict=False)
    ]


def test_a_conflict_is_told_at_the_later_row_with_both_figures(
    judged: Callable[..., list[Problem]],
) -> None:
    """It names the other line, value and source, in both languages."""
    (problem,) = judged(*sources(("7000", "nearly"), ("5950", "exact")))
    assert (problem.code, problem.line, problem.field) == ("conflicting-sources", 3, "value")
    assert problem.found == "nguon-2 5950 ≠ nguon-1 7000 (nearly)"
    for language in ("vi", "en"):
        message = explain(problem, language).message
        assert all(words in message for words in ("5950", "7000 (nearly)", "nguon-1", "2"))


@pytest.mark.parametrize(
    "figures",
    [
        sources(("7000", "nearly"), ("6950", "exact")),
        sources(("60", "more_than"), ("63", "exact")),
        sources(("60", "at_least"), ("600", "exact")),
        sources(("144", "exact"), ("143.7", "exact"), **FUNDING),
        sources(("50", "exact"), ("50", "exact")),
        [*sources(("50", "exact")), *sources(("50", "exact"), ("90", "exact"), status="plan")[1:]],
        [
            *sources(("50", "exact")),
            *sources(("0", "exact"), ("90", "exact"), period_end="2019")[1:],
        ],
        [
            *sources(("50", "exact")),
            *sources(("0", "exact"), ("9", "exact"), breakdown="partner_samsung")[1:],
        ],
        sources(
            *(("50", "exact"), ("90", "exact")),
            period_start="",
            period_end="",
            period_as_stated="trong 5 năm qua",
        ),
    ],
    ids=[
        *("nearly", "more than", "at least", "rounded", "the same", "a plan", "another period"),
        *("a breakdown", "years that nobody states"),
    ],
)
def test_figures_that_can_both_be_true_are_no_conflict(
    judged: Callable[..., list[Problem]], figures: list[Cells]
) -> None:
    """Also where they speak of different things."""
    assert judged(*figures) == []


def test_one_period_written_in_two_ways_is_one_period(
    judged: Callable[..., list[Problem]],
) -> None:
    """2018 is January to December 2018."""
    one, other = sources(("50", "exact"), ("90", "exact"))
    year = one | {"period_start": "2018", "period_end": "2018"}
    months = other | {"period_start": "2018-01", "period_end": "2018-12"}
    assert codes(judged(year, months)) == ["conflicting-sources"]


@pytest.mark.parametrize(
    ("values", "found"),
    [
        (("50", "60", "55"), ["nguon-2 60 ≠ nguon-1 50", "nguon-3 55 ≠ nguon-1 50"]),
        (("50", "50", "60"), ["nguon-3 60 ≠ nguon-1 50"]),
        (("60", "60", "50"), ["nguon-3 50 ≠ nguon-1 60"]),
    ],
)
def test_each_later_row_is_told_once(
    judged: Callable[..., list[Problem]], values: tuple[str, ...], found: list[str]
) -> None:
    """However many sources it contradicts."""
    problems = judged(*sources(*((value, "exact") for value in values)))
    assert sorted(problem.found for problem in problems) == sorted(found)


@pytest.mark.parametrize("values", [("2.1", "2170"), ("2170", "2.1"), ("1", "300")])
def test_a_factor_of_hundreds_between_years_is_a_jump(
    judged: Callable[..., list[Problem]], values: tuple[str, str]
) -> None:
    """Up or down; a mixed-up unit beside a true change to a third."""
    (problem,) = judged(*years(*values))
    assert (problem.code, problem.line, problem.field) == ("sudden-jump", 3, "value")
    assert problem.found == f"{values[0]} → {values[1]}"
    message = explain(problem, "en").message
    assert all(words in message for words in (*values, "2015", "line 2"))


@pytest.mark.parametrize(
    "figures",
    [
        years("2", "200"),
        years("1", "299"),
        years("0", "2170"),
        years("2.1", "21", "210", "2100"),
        [*years("2.1"), *years("0", "2170", status="plan")[1:]],
        [*years("2.1"), *years("0", "2170", breakdown="partner_samsung")[1:]],
        [*years("2.1"), *years("0", "2170", period_end="2018")[1:]],
        years("0.01", "15", **GROWTH),
    ],
    ids=[
        *("a hundredfold", "just below", "from nothing", "step by step", "a plan", "a breakdown"),
        *("a longer period", "a rate near zero"),
    ],
)
def test_other_steps_are_no_jump(
    judged: Callable[..., list[Problem]], figures: list[Cells]
) -> None:
    """Growth, and figures of different things."""
    assert judged(*figures) == []


def test_neighbours_are_told_by_time_and_not_by_their_rows(
    judged: Callable[..., list[Problem]],
) -> None:
    """Rows may stand in any order, and years may be missing between them."""
    first, second, _, last = years("2", "100", "0", "2000")
    assert judged(last, first, second) == []
    assert codes(judged(last, first)) == ["sudden-jump"]


def test_a_jump_is_measured_from_the_nearest_figure_before(
    judged: Callable[..., list[Problem]],
) -> None:
    """Where one source of the year before is wrong, that is a conflict and no jump."""
    (before, after) = years("2170", "2.2")
    right = before | {"value": "2.1", "source": "nguon-2"}
    assert codes(judged(before, right, after)) == ["conflicting-sources"]


def test_figures_that_other_checks_refuse_are_not_compared(
    judged: Callable[..., list[Problem]],
) -> None:
    """A thousands dot is one problem, not two."""
    one, other = sources(("1620", "exact"), ("1.620", "exact"))
    assert codes(judged(one, other)) == ["thousands-dot"]
    assert codes(judged(*years("2"), *years("0", "2000", period_end="2014")[1:])) == [
        "period-reversed"
    ]
    reversed_years = {"period_start": "2018", "period_end": "2014"}
    assert codes(judged(*sources(("5", "exact"), ("9", "exact"), **reversed_years))) == [
        *("period-reversed", "period-reversed")
    ]
    twice = sources(("5", "exact"))[0]
    assert codes(judged(twice, twice | {"value": "9"})) == ["duplicate-row"]
    assert "sudden-jump" not in codes(judged(*years("2"), *years("0", "2000", unit="person")[1:]))


def test_rows_are_compared_with_few_others(
    judged: Callable[..., list[Problem]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hundreds of sources for one fact, each against each, would take hours in a hostile table."""
    compared: list[str] = []
    for name in ("_overlap", "_factor"):
        original = getattr(consistency, name)
        monkeypatch.setattr(
            consistency, name, lambda *two, do=original: compared.append("x") or do(*two)
        )
    rows = [
        one | {"source": f"nguon-{number}"} for one in years("5", "6") for number in range(1, 301)
    ]
    for row in rows[300:]:
        row["value"] = "5"
    assert judged(*rows) == []
    assert 600 < len(compared) < 600 * 5


LONG = {"period_start": "2005", "period_end": "2018"}
SHORT = {"period_start": "2014", "period_end": "2018"}


def test_a_part_of_a_period_cannot_hold_more_than_the_whole(
    judged: Callable[..., list[Problem]],
) -> None:
    """Two in five years cannot be where another source counts one in all fourteen."""
    whole, part = sources(("1", "exact"), ("2", "exact"))
    (problem,) = judged(whole | LONG, part | SHORT)
    assert (problem.code, problem.line) == ("conflicting-sources", 3)
    assert problem.found == "nguon-2 2 > nguon-1 1"
    assert "2005–2018" in explain(problem, "vi").message


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        (LONG | {"value": "3"}, SHORT | {"value": "2"}),
        (LONG | {"value": "100", "qualifier": "more_than"}, SHORT | {"value": "105"}),
        (LONG | {"value": "1"}, {"period_start": "2018", "period_end": "2019", "value": "2"}),
        (LONG | {"value": "1"}, SHORT | {"value": "2", "status": "plan"}),
        (LONG | {"value": "1"}, SHORT | {"value": "2", "source": "nguon-1"}),
    ],
    ids=["fits", "fits as said", "reaches out of it", "was only planned", "is of one source"],
)
def test_a_part_that_can_be_true_is_no_conflict(
    judged: Callable[..., list[Problem]], whole: Cells, part: Cells
) -> None:
    """Qualifiers count, and only periods that lie wholly within the other."""
    one, other = sources(("1", "exact"), ("1", "exact"))
    assert judged(one | whole, other | part) == []


def test_figures_that_do_not_add_up_over_time_are_not_compared_across_periods(
    judged: Callable[..., list[Problem]],
) -> None:
    """A rate of one year may well lie above the average of ten."""
    one, other = sources(("3", "exact"), ("9", "exact"), **GROWTH)
    assert judged(one | LONG, other | SHORT) == []


@pytest.mark.parametrize(
    "order", [(0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0)], ids=str
)
def test_a_conflict_is_found_in_whatever_order_sources_stand(
    judged: Callable[..., list[Problem]], order: tuple[int, ...]
) -> None:
    """An earlier row of the same source, however low or high, hides no other source."""
    rows = [
        WORKERS | {"value": "10", "source": "nguon-1"},
        WORKERS | {"value": "10", "source": "nguon-2"},
        WORKERS | {"value": "30", "period_start": "2014-01", "period_end": "2018-12"},
    ]
    problems = judged(*(rows[place] for place in order))
    assert "conflicting-sources" in codes(problems)


@pytest.mark.parametrize("values", [("11", "9"), ("9", "11")], ids=str)
def test_a_figure_is_asked_beside_the_lowest_and_the_highest(
    judged: Callable[..., list[Problem]], values: tuple[str, str]
) -> None:
    """The first agrees with both of the others, and these do not agree with each other."""
    others = ((value, "exact") for value in values)
    problems = judged(*sources(("10", "approx"), *others))
    assert [(one.code, one.line) for one in problems] == [("conflicting-sources", 4)]
