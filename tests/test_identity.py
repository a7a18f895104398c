"""Sums, shares and upper limits, as sharp as the figures allow and no sharper."""

from collections.abc import Callable
from pathlib import Path

import pytest
from builders import FIGURE, codes, write_package

from khuyencong.problems import Problem

Cells = dict[str, str]
SOURCES = [{"id": f"nguon-{n}", "title": "[Báo cáo mẫu]", "kind": "report"} for n in (1, 2)]
PERCENT = {"training_employment_rate", "funding_state_budget_share"}


def figure(indicator: str, value: str, qualifier: str = "exact", **cells: str) -> Cells:
    """A figure without the words of its source."""
    unit = "percent" if indicator in PERCENT else "billion_vnd"
    unit = "person" if indicator.endswith("workers") else unit
    stated = {"indicator": indicator, "value": value, "qualifier": qualifier, "unit": unit}
    return FIGURE | stated | {"stated_as": ""} | cells


def funding(total: str, qualifier: str, *parts: str) -> list[Cells]:
    """A total and its parts, the state budget first."""
    names = ("funding_state_budget", "funding_beneficiary", "funding_other")
    return [
        figure("funding_total", total, qualifier),
        *(figure(name, part) for name, part in zip(names, parts, strict=False)),
    ]


def employment(rate: str, employed: str, trained: str) -> list[Cells]:
    """A rate and the two whole numbers that it is made of."""
    return [
        figure("training_employment_rate", rate),
        figure("training_employed_workers", employed),
        figure("training_workers", trained),
    ]


@pytest.fixture
def found(
    tmp_path: Path, problems_of: Callable[[Path], list[Problem]]
) -> Callable[[list[Cells]], list[str]]:
    """The codes of all problems of some figures, unused sources aside."""

    def found(rows: list[Cells]) -> list[str]:
        problems = problems_of(write_package(tmp_path / "ben-tre", rows, sources=SOURCES))
        return [code for code in codes(problems) if code != "unused-source"]

    return found


@pytest.mark.parametrize(
    "rows",
    [
        funding("144", "nearly", "17", "127"),
        funding("144", "nearly", "17", "126", "0"),
        funding("144", "exact", "17", "127", "0"),
        funding("144", "exact", "17.4", "126.9", "0"),
        funding("140", "more_than", "17", "127", "0"),
        funding("140", "approx", "17", "127", "0"),
        funding("100", "at_least", "17", "127", "0"),
        employment("11.8", "118", "1000"),
        employment("11.8", "592", "5000"),
        employment("11.8", "588", "5000"),
        employment("100", "58", "58"),
    ],
)
def test_relations_hold_within_qualifiers_and_rounding(
    found: Callable[[list[Cells]], list[str]], rows: list[Cells]
) -> None:
    """Parts of a nearly total may make up the total itself; 11.84 and 11.76 are 11.8."""
    assert found(rows) == []


@pytest.mark.parametrize(
    "rows",
    [
        funding("144", "nearly", "27", "127"),
        funding("144", "nearly", "17", "100", "0"),
        funding("144", "exact", "17", "120", "0"),
        funding("140", "more_than", "17", "145"),
        funding("200", "at_least", "17", "127", "0"),
        employment("11.8", "593", "5000"),
        employment("11.8", "587", "5000"),
        [figure("training_employed_workers", "59"), figure("training_workers", "58")],
    ],
)
def test_relations_that_no_rounding_explains_are_broken(
    found: Callable[[list[Cells]], list[str]], rows: list[Cells]
) -> None:
    """Too much, too little where all parts are known, and shares more than 0.05 points away."""
    assert found(rows) == ["identity-broken"]


@pytest.mark.parametrize(
    "other",
    [
        {"source": "nguon-2"},
        {"status": "plan"},
        {"period_start": "2013"},
        {"period_end": "2017"},
        {"breakdown": "partner_samsung"},
    ],
    ids=lambda other: next(iter(other)),
)
def test_figures_of_different_things_are_not_related(
    found: Callable[[list[Cells]], list[str]], other: Cells
) -> None:
    """Only the same period, breakdown, status and source."""
    whole, part = figure("funding_total", "10"), figure("funding_state_budget", "90")
    assert found([whole, part]) == ["identity-broken"]
    assert found([whole, part | other]) == []


def test_the_words_for_a_period_part_figures_only_where_nothing_else_tells_it(
    found: Callable[[list[Cells]], list[str]],
) -> None:
    """From 2014 to 2018 is the same however it is said; "lately" and "so far" may not be."""
    whole, part = figure("funding_total", "10"), figure("funding_state_budget", "90")
    said = {"period_as_stated": "giai đoạn 2014-2018"}
    assert found([whole, part | said]) == ["identity-broken"]
    lately = {"period_start": "", "period_as_stated": "đến hết năm 2018"}
    assert found([whole | lately, part | lately]) == ["identity-broken"]
    so_far = lately | {"period_as_stated": "tới nay, cuối 2018"}
    assert "identity-broken" not in found([whole | lately, part | so_far])


def test_a_share_of_nothing_is_no_share(found: Callable[[list[Cells]], list[str]]) -> None:
    """Nothing can be divided by a whole of 0."""
    assert "identity-broken" not in found(employment("0", "0", "0"))


def test_a_figure_without_a_qualifier_is_named_without_one(
    tmp_path: Path, problems_of: Callable[[Path], list[Problem]]
) -> None:
    """It has a problem of its own; empty brackets say nothing."""
    rows = funding("144", "exact", "17", "100", "0")
    rows[1]["qualifier"] = ""
    problems = problems_of(write_package(tmp_path / "ben-tre", rows, sources=SOURCES))
    (broken,) = (one for one in problems if one.code == "identity-broken")
    assert "funding_state_budget 17 + funding_beneficiary 100" in broken.details["terms"]


def test_a_number_that_programs_misread_breaks_no_relation(
    found: Callable[[list[Cells]], list[str]],
) -> None:
    """1.620 is told as 1620, and what follows from 1.62 is not."""
    assert found(employment("50", "810", "1.620")) == ["thousands-dot"]
