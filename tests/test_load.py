"""From packages to frames."""

import math
from pathlib import Path

import pytest
from builders import FIGURE, SOURCE, write_package

from khuyencong.checks import Verdict
from khuyencong.codebook import Codebook
from khuyencong.load import Dataset, load_dataset
from khuyencong.reading import read_package

MISSING = FIGURE | {"value": "", "qualifier": "", "stated_as": "", "missing_reason": "confidential"}
STATEMENT = {
    "id": "result-01",
    "category": "result",
    "theme": "training",
    "text_vi": "Câu mẫu.",
    "text_en": "A sample.",
    "source": "nguon-1",
}


@pytest.fixture
def dataset(tmp_path: Path, codebook: Codebook) -> Dataset:
    """Three packages: one with two figures, one with statements only, one of the country."""
    figures = [FIGURE | {"value": "3.50"}, MISSING | {"period_start": "2013"}]
    folders = [
        write_package(tmp_path / "quang-ngai", [], [STATEMENT]),
        write_package(tmp_path / "ben-tre", figures),
        write_package(tmp_path / "viet-nam", [FIGURE]),
    ]
    return load_dataset([read_package(folder) for folder in folders], codebook)


def test_areas_stand_in_the_order_of_the_codebook(dataset: Dataset) -> None:
    """Whatever the order of the folders."""
    assert [area.id for area in dataset.areas] == ["viet-nam", "quang-ngai", "ben-tre"]
    assert list(dataset.packages) == ["viet-nam", "quang-ngai", "ben-tre"]


def test_a_value_is_a_number_and_keeps_its_digits_as_text(dataset: Dataset) -> None:
    """3.50 was stated with two decimals."""
    row = dataset.observations.iloc[1]
    assert (row["area"], row["value"], row["value_text"]) == ("ben-tre", 3.5, "3.50")


def test_a_missing_value_is_not_a_number_and_not_zero(dataset: Dataset) -> None:
    """Its reason stands beside it."""
    row = dataset.observations.iloc[2]
    assert math.isnan(row["value"])
    assert (row["value_text"], row["missing_reason"]) == ("", "confidential")


def test_other_empty_cells_stay_empty_texts(dataset: Dataset) -> None:
    """No page has to tell None from NaN."""
    columns = dataset.observations.drop(columns="value")
    assert not columns.isna().any(axis=None)
    assert set(dataset.observations["breakdown"]) == {""}


def test_every_figure_has_its_topic(dataset: Dataset) -> None:
    """From the codebook."""
    assert set(dataset.observations["topic"]) == {"training"}


def test_figures_of_one_area_have_ids_of_their_own(tmp_path: Path, codebook: Codebook) -> None:
    """Also where only one end of the period is known, and which one differs."""
    figures = [
        FIGURE | {"period_start": start, "period_end": end, "period_as_stated": "x"}
        for start, end in (("2018", ""), ("", "2018"), ("2018", "2018"), ("", ""))
    ]
    package = read_package(write_package(tmp_path / "ben-tre", figures))
    ids = list(load_dataset([package], codebook).observations["figure"])
    assert len(set(ids)) == len(ids)
    assert ids[0] == "training_classes.2018.-.-.actual.nguon-1"


def test_sources_and_narratives_name_their_area(dataset: Dataset) -> None:
    """An id of a source is only unique within its package."""
    assert list(dataset.sources["area"]) == ["viet-nam", "quang-ngai", "ben-tre"]
    assert set(dataset.sources["title"]) == {SOURCE["title"]}
    assert list(dataset.narratives["area"]) == ["quang-ngai"]


def test_no_packages_make_empty_frames_with_all_columns(codebook: Codebook) -> None:
    """A site without data is still a site."""
    empty = load_dataset([], codebook)
    assert empty.areas == ()
    assert len(empty.observations) == len(empty.sources) == len(empty.narratives) == 0
    assert {"area", "value", "value_text", "topic", "figure"} <= set(empty.observations.columns)


def test_the_real_packages_load_completely(real_verdict: Verdict, codebook: Codebook) -> None:
    """Every row of every table arrives."""
    dataset = load_dataset(real_verdict.packages, codebook)
    frames = (dataset.observations, dataset.sources, dataset.narratives)
    assert sum(len(frame) for frame in frames) == sum(one.rows for one in real_verdict.packages)
