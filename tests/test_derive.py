"""What is derived from stated figures, against results computed by hand."""

import copy
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pytest
from builders import FIGURE, write_package
from pandas.testing import assert_frame_equal

from khuyencong.codebook import Codebook
from khuyencong.derive import (
    coverage,
    per_year,
    shares,
    stated_parts,
    sums_over_areas,
    themes,
)
from khuyencong.load import Dataset, load_dataset
from khuyencong.reading import read_package
from khuyencong.rows import Record, rows_of

TOTAL = FIGURE | {"indicator": "funding_total", "unit": "billion_vnd"}
BUDGET = TOTAL | {"indicator": "funding_state_budget"}
MISSING = {"value": "", "qualifier": "", "missing_reason": "not_reported"}


class Data:
    """A maker of datasets from figures by area."""

    def __init__(self, folder: Path, codebook: Codebook) -> None:
        self.folder = folder
        self.codebook = codebook

    def set(self, **areas: list[dict[str, str]]) -> Dataset:
        """A dataset of areas (with ``_`` for ``-``) and their figures."""
        packages = [
            read_package(write_package(self.folder / name.replace("_", "-"), figures))
            for name, figures in areas.items()
        ]
        return load_dataset(packages, self.codebook)

    def rows(self, **areas: list[dict[str, str]]) -> Sequence[Record]:
        """The observations of such a dataset as plain values."""
        return self.set(**areas).rows

    def frame(self, **areas: list[dict[str, str]]) -> pd.DataFrame:
        """The observations of such a dataset."""
        return self.set(**areas).observations


@pytest.fixture
def data(tmp_path: Path, codebook: Codebook) -> Data:
    """A maker of datasets."""
    return Data(tmp_path, codebook)


def only(rows: Sequence[Record]) -> Record:
    """The one row that there is."""
    (row,) = rows
    return row


def test_an_average_per_year_divides_by_the_length_of_the_period(data: Data) -> None:
    """58 classes in 2014–2018 are 11.6 a year."""
    row = only(per_year(data.rows(ben_tre=[FIGURE | {"value": "58"}]), data.codebook))
    assert (row["years"], row["per_year"]) == (5.0, pytest.approx(11.6))


def test_a_part_of_a_year_is_never_scaled_up(data: Data) -> None:
    """6 classes from January to June are not 12 a year; a year and a half has an average."""
    half = FIGURE | {"period_start": "2014-01", "period_end": "2014-06", "value": "6"}
    assert per_year(data.rows(ben_tre=[half]), data.codebook) == []
    longer = half | {"period_end": "2015-06"}
    assert only(per_year(data.rows(ben_tre=[longer]), data.codebook))["per_year"] == 4.0


def test_an_average_keeps_the_qualifier_of_its_figure(data: Data) -> None:
    """Nearly 60 in five years is nearly 12 a year."""
    figure = FIGURE | {"value": "60", "qualifier": "nearly"}
    assert only(per_year(data.rows(ben_tre=[figure]), data.codebook))["qualifier"] == "nearly"


@pytest.mark.parametrize(
    "cells",
    [
        MISSING,
        {"period_start": "", "period_as_stated": "x"},
        {"indicator": "funding_state_budget_share", "unit": "percent"},
        {"indicator": "supported_establishments", "unit": "establishment"},
    ],
    ids=["missing", "unknown period", "ratio", "not additive over time"],
)
def test_no_average_is_made_up(data: Data, cells: dict[str, str]) -> None:
    """Of a missing value, an unknown period, a share, or of what overlaps between years."""
    assert per_year(data.rows(ben_tre=[FIGURE | cells]), data.codebook) == []


@pytest.mark.parametrize(
    ("words", "has_average"),
    [
        ("sau 4 năm thực hiện", False),
        ("in the six years from 2014 to 2018", False),
        ("Trong 5 năm", True),
        ("after 5 years", True),
        ("đến tháng 8 năm nay", True),
        ("Giai đoạn năm 2014-2018", True),
    ],
)
def test_a_source_that_counts_other_years_has_no_average(
    data: Data, words: str, has_average: bool
) -> None:
    """What its figure should be divided by is not known; a month or a year is no count of years."""
    figure = FIGURE | {"period_as_stated": words}
    assert bool(per_year(data.rows(ben_tre=[figure]), data.codebook)) == has_average


def test_a_figure_of_one_year_is_its_own_average(data: Data) -> None:
    """Also where years may not be added."""
    figure = FIGURE | {
        "indicator": "supported_establishments",
        "unit": "establishment",
        "period_start": "2018",
        "value": "9",
    }
    assert only(per_year(data.rows(ben_tre=[figure]), data.codebook))["per_year"] == 9.0


def test_a_share_that_no_source_states_is_computed(data: Data) -> None:
    """17 of 136 is 12.5%."""
    rows = data.rows(ben_tre=[TOTAL | {"value": "136"}, BUDGET | {"value": "17"}])
    row = only(shares(rows, data.codebook))
    assert (row["indicator"], row["value"]) == ("funding_state_budget_share", 12.5)
    assert (row["qualifier"], row["area"], row["period_end"]) == ("exact", "ben-tre", "2018")


@pytest.mark.parametrize("qualifier", ["nearly", "more_than", "at_least", "approx"])
def test_a_share_of_an_inexact_figure_is_approximate(data: Data, qualifier: str) -> None:
    """A part of nearly 136 may be more or less than 12.5%."""
    total = TOTAL | {"value": "136", "qualifier": qualifier}
    rows = data.rows(ben_tre=[total, BUDGET | {"value": "17"}])
    assert only(shares(rows, data.codebook))["qualifier"] == "approx"


def test_a_stated_share_is_not_computed_again(data: Data) -> None:
    """What the source says stands."""
    stated = FIGURE | {"indicator": "funding_state_budget_share", "unit": "percent"}
    rows = data.rows(ben_tre=[TOTAL | {"value": "136"}, BUDGET, stated])
    assert shares(rows, data.codebook) == []


@pytest.mark.parametrize(
    "cells",
    [
        {"period_start": "2013"},
        {"status": "plan"},
        {"source": "nguon-2"},
        {"breakdown": "partner_samsung"},
        {"value": "0"},
        MISSING,
    ],
    ids=["period", "status", "source", "breakdown", "zero", "missing"],
)
def test_no_share_of_unlike_figures(data: Data, cells: dict[str, str]) -> None:
    """Part and whole share period, status, source and breakdown, and the whole is not zero."""
    rows = data.rows(ben_tre=[TOTAL | cells, BUDGET])
    assert shares(rows, data.codebook) == []


def test_no_share_across_areas(data: Data) -> None:
    """The part of one province is no share of another's whole."""
    rows = data.rows(ben_tre=[TOTAL], lang_son=[BUDGET])
    assert shares(rows, data.codebook) == []


def test_a_sum_adds_the_provinces_of_one_period(data: Data) -> None:
    """0.1 + 0.2 is 0.3, not 0.30000000000000004."""
    frame = data.frame(ben_tre=[TOTAL | {"value": "0.1"}], lang_son=[TOTAL | {"value": "0.2"}])
    row = only(rows_of(sums_over_areas(frame, data.codebook)))
    assert (row["value"], row["qualifier"]) == (0.3, "exact")
    assert (row["areas"], row["period_start"]) == (("lang-son", "ben-tre"), "2014")


def test_a_sum_of_inexact_figures_is_inexact(data: Data) -> None:
    """Exact and nearly make nearly."""
    frame = data.frame(ben_tre=[TOTAL | {"qualifier": "nearly"}], lang_son=[TOTAL])
    assert only(rows_of(sums_over_areas(frame, data.codebook)))["qualifier"] == "nearly"


def test_the_country_never_enters_a_sum(data: Data) -> None:
    """Neither beside one province nor beside two."""
    alone = data.frame(viet_nam=[TOTAL | {"value": "900"}], ben_tre=[TOTAL])
    assert sums_over_areas(alone, data.codebook).empty
    frame = data.frame(viet_nam=[TOTAL | {"value": "900"}], ben_tre=[TOTAL], lang_son=[TOTAL])
    row = only(rows_of(sums_over_areas(frame, data.codebook)))
    assert (row["value"], row["areas"]) == (6.0, ("lang-son", "ben-tre"))


@pytest.mark.parametrize(
    "cells",
    [
        {"period_start": "2013"},
        {"status": "plan"},
        {"breakdown": "partner_samsung"},
        MISSING,
    ],
    ids=["period", "status", "breakdown", "missing"],
)
def test_unlike_figures_are_not_added(data: Data, cells: dict[str, str]) -> None:
    """Another period, a plan, a part or a missing value."""
    frame = data.frame(ben_tre=[TOTAL], lang_son=[TOTAL | cells])
    assert sums_over_areas(frame, data.codebook).empty


def test_unknown_periods_are_not_added(data: Data) -> None:
    """Two sources may mean different five years."""
    figure = TOTAL | {"period_start": "", "period_end": "", "period_as_stated": "5 năm qua"}
    frame = data.frame(ben_tre=[figure], lang_son=[figure])
    assert sums_over_areas(frame, data.codebook).empty


@pytest.mark.parametrize(
    "cells",
    [
        {"indicator": "funding_state_budget_share", "unit": "percent"},
        {"indicator": "fairs_participated", "unit": "event"},
    ],
)
def test_what_is_not_additive_is_refused(data: Data, cells: dict[str, str]) -> None:
    """Two provinces may attend the same fair."""
    frame = data.frame(ben_tre=[FIGURE | cells], lang_son=[FIGURE | cells])
    assert sums_over_areas(frame, data.codebook).empty


def test_a_province_whose_sources_differ_is_left_out(data: Data) -> None:
    """Nobody knows which of the two figures to add."""
    doubtful = [TOTAL, TOTAL | {"source": "nguon-2", "value": "4"}]
    frame = data.frame(ben_tre=doubtful, lang_son=[TOTAL], cao_bang=[TOTAL])
    assert only(rows_of(sums_over_areas(frame, data.codebook)))["areas"] == ("cao-bang", "lang-son")


def test_coverage_counts_figures(data: Data) -> None:
    """Two figures, one of them exact, and one that is missing."""
    figures = [
        FIGURE,
        FIGURE | {"period_start": "2013", "qualifier": "nearly"},
        FIGURE | {"period_start": "2012"} | MISSING,
    ]
    row = only(rows_of(coverage(data.set(ben_tre=figures))))
    assert (row["area"], row["topic"], row["indicator"]) == (
        "ben-tre",
        "training",
        "training_classes",
    )
    assert row["figures"] == 2


def test_themes_shared_by_most_areas_come_first(tmp_path: Path, codebook: Codebook) -> None:
    """Two areas speak of training, one speaks twice of technology."""
    said = {
        "ben-tre": ["training"],
        "lang-son": ["training", "technology", "technology"],
    }
    packages = []
    for area, spoken in said.items():
        statements = [
            {"id": f"result-{number}", "category": "result", "theme": theme, "source": "nguon-1"}
            for number, theme in enumerate(spoken)
        ]
        packages.append(read_package(write_package(tmp_path / area, [], statements)))
    found = themes(load_dataset(packages, codebook), "result")
    assert found[["theme", "area", "statements"]].to_numpy().tolist() == [
        ["training", "ben-tre", 1],
        ["training", "lang-son", 1],
        ["technology", "lang-son", 2],
    ]
    assert themes(load_dataset(packages, codebook), "difficulty").empty


def test_deriving_leaves_the_stated_figures_alone(data: Data) -> None:
    """Derived frames and rows are their own."""
    figures = [TOTAL | {"value": "136"}, BUDGET, FIGURE | MISSING]
    dataset = data.set(ben_tre=figures, lang_son=figures)
    before, rows_before = dataset.observations.copy(deep=True), copy.deepcopy(dataset.rows)
    per_year(dataset.rows, data.codebook)
    shares(dataset.rows, data.codebook)
    sums_over_areas(dataset.observations, data.codebook)
    coverage(dataset)
    themes(dataset, "result")
    assert_frame_equal(dataset.observations, before)
    assert repr(dataset.rows) == repr(rows_before)


def test_nothing_is_derived_from_nothing(data: Data) -> None:
    """No figures, no averages, no shares, no sums, no coverage."""
    dataset = data.set(ben_tre=[])
    assert per_year(dataset.rows, data.codebook) == []
    assert shares(dataset.rows, data.codebook) == []
    assert sums_over_areas(dataset.observations, data.codebook).empty
    assert coverage(dataset).empty
    assert themes(dataset, "result").empty


def test_a_total_comes_with_the_parts_that_its_own_source_states(data: Data) -> None:
    """17 of 144 from the budget; not what was spent in another year, or only planned."""
    rows = data.rows(
        ben_tre=[
            TOTAL | {"value": "144"},
            BUDGET | {"value": "17"},
            BUDGET | {"value": "3", "period_start": "2019", "period_end": "2019"},
            BUDGET | {"value": "20", "status": "plan"},
            TOTAL | {"indicator": "funding_other", "value": "", **MISSING},
        ]
    )
    parts = stated_parts(rows[0], rows, data.codebook)
    assert [(row["indicator"], row["value"]) for row in parts] == [("funding_state_budget", 17.0)]
    assert stated_parts(rows[1], rows, data.codebook) == []
