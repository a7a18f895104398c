"""Periods that no source gives are marked wherever they stand without their note."""

import csv
import io
from pathlib import Path

import pytest
from builders import FIGURE, write_package

from khuyencong.checks import Verdict
from khuyencong.codebook import Codebook
from khuyencong.comparison import PERIOD, Compared, Way
from khuyencong.comparison.words import shared_time_words, time_words
from khuyencong.downloads import published_observations
from khuyencong.downloads.published import Columns
from khuyencong.downloads.tables import csv_table, with_words
from khuyencong.inferred import says_inferred
from khuyencong.language import language
from khuyencong.load import load_dataset
from khuyencong.reading import read_package
from khuyencong.wording import period_words

NOTE = {
    "note_vi": "Nguồn viết “đến nay”; năm 2018 là suy luận.",
    "note_en": "The source says “so far”; the year 2018 is inferred.",
}


@pytest.fixture
def published(tmp_path: Path, codebook: Codebook) -> Columns:
    """A figure whose period was inferred beside one whose period is stated."""
    figures = [FIGURE | NOTE, FIGURE | {"period_start": "2019", "period_end": "2019"}]
    package = read_package(write_package(tmp_path / "ben-tre", figures))
    return published_observations(load_dataset([package], codebook))


@pytest.mark.parametrize(
    ("code", "note"),
    [
        ("vi", "Kỳ được suy ra: 14 năm tính lùi từ ngày bài báo."),
        ("vi", "Nguồn viết “hai năm gần đây” và không rõ ngày; 2023-2024 là suy luận."),
        ("vi", "“Năm qua” được hiểu là năm 2020, năm mà bài đang kể."),
        ("en", "The source names no year; 2016 is inferred: an article kể lại."),
        ("en", "The round is taken to be before the merger."),
    ],
)
def test_a_note_says_that_the_period_was_inferred(code: str, note: str) -> None:
    """In the forms that editors use."""
    assert says_inferred(note, code)


@pytest.mark.parametrize(
    ("code", "note"),
    [
        ("vi", ""),
        ("vi", "Số này được hiểu là của địa phương."),
        ("vi", "Tỉnh được suy ra từ tên trung tâm."),
        ("en", "So this is taken as local."),
    ],
)
def test_other_inferences_are_not_of_the_period(code: str, note: str) -> None:
    """Scope and area are no period."""
    assert not says_inferred(note, code)


def test_notes_of_the_real_packages_agree_in_both_languages(real_verdict: Verdict) -> None:
    """A period that only one language calls inferred is a slip of the pen."""
    told = 0
    for package in real_verdict.packages:
        columns = package.tables["observations"].columns
        for notes in zip(columns["note_vi"], columns["note_en"], strict=True):
            said = {
                says_inferred(note, code) for note, code in zip(notes, ("vi", "en"), strict=True)
            }
            assert len(said) == 1, notes
            told += said == {True}
    assert told


def test_who_downloads_a_table_sees_what_was_inferred(
    published: Columns, codebook: Codebook
) -> None:
    """In a column of its own, and in the words of the period."""
    rows = list(csv.DictReader(io.StringIO(csv_table(published).decode())))
    assert [row["period_basis"] for row in rows] == ["inferred", ""]
    told = with_words(published, codebook.units)
    assert told["period_vi"] == ["2014–2018 (suy ra)", "2019"]


def test_an_inferred_period_says_so_beside_the_figure_and_not_above_others() -> None:
    """A comparison of one period is called by it; the row that inferred it has the mark."""
    stated = FIGURE | {"area": "ben-tre", "period_as_stated": "", "period_basis": ""}
    inferred = stated | {"period_basis": "inferred"}
    rows = tuple(Compared(row["area"], (row,), 3.0, "exact") for row in (inferred, stated))
    way = Way("", PERIOD, "actual", "", None, rows, {})
    speech = language("en")
    assert [time_words(one, speech) for one in rows] == ["2014–2018 (inferred)", "2014–2018"]
    assert shared_time_words(way, speech) == "2014–2018"
    assert time_words(Compared("ben-tre", (stated, inferred), 6.0, "exact"), speech).endswith(
        "(inferred)"
    )
    assert period_words(inferred, language("vi")) == "2014–2018 (suy ra)"
