"""Every figure of the packages stands on its page, in words that say how exact it is."""

import csv
import io
import re
from pathlib import Path

import pytest

from khuyencong.paths import ROOT

AREAS = tuple(
    sorted(path.parent.name for path in (ROOT / "datapackages").glob("*/observations.csv"))
)
KEY = ("indicator", "period_start", "period_end", "breakdown", "status", "source")
FIRST_DATED = "press-2018-10-23"
PRECISION = {
    "vi": {
        "exact": "",
        "nearly": "gần ",
        "more_than": "trên ",
        "approx": "khoảng ",
        "at_least": "ít nhất ",
    },
    "en": {
        "exact": "",
        "nearly": "nearly ",
        "more_than": "more than ",
        "approx": "about ",
        "at_least": "at least ",
    },
}


def rows_of(table: str) -> list[dict[str, str]]:
    with (ROOT / "datapackages" / table).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


UNITS = {row["id"]: row for row in rows_of("codebook/units.csv")}
FIGURES = [
    (area, row) for area in AREAS for row in rows_of(f"{area}/observations.csv") if row["value"]
]


def in_words(row: dict[str, str], language: str) -> str:
    """The figure as a careful reader would write it, made without the project's own code."""
    value, unit = row["value"], UNITS[row["unit"]]
    if unit["id"] == "billion_vnd" and 0 < float(value) < 1:  # "60 triệu", not "0,06 tỷ"
        value, unit = f"{float(value) * 1000:.6f}".rstrip("0").rstrip("."), UNITS["million_vnd"]
    whole, _, decimals = value.partition(".")
    comma, dot = (",", ".") if language == "vi" else (".", ",")
    if row["unit"] == "year":
        return row["value"]
    number = f"{int(whole):,}".replace(",", dot) + (comma + decimals if decimals else "")
    symbol = unit[f"symbol_{language}"]
    if language == "en" and row["value"] == "1" and unit["whole"] == "true":
        symbol = unit["name_en"].lower()
    space = "" if symbol.startswith("%") else " "
    return f"{PRECISION[language][row['qualifier']]}{number}{space}{symbol}"


def test_the_figures_of_the_five_first_articles_are_there() -> None:
    """They state 25 figures."""
    first = [row for _area, row in FIGURES if row["source"] in {"press-undated", FIRST_DATED}]
    assert len(first) == 25


@pytest.mark.parametrize("language", ["vi", "en"])
def test_each_figure_stands_on_its_page(reader, language: str) -> None:
    """Words, own words and source of each figure are on its area's page, without JavaScript."""
    prefix = "" if language == "vi" else "en/"
    with reader(javascript=False) as one:
        for area in AREAS:
            page = one.open(f"{prefix}provinces/{area}/")
            for owner, row in FIGURES:
                if owner != area:
                    continue
                figure_id = ".".join(row[name] or "-" for name in KEY)
                place = page.locator(f"[id='{figure_id}']")
                figure = place.locator("td.kc-figure").inner_text().replace("\u00a0", " ")
                assert figure == in_words(row, language)
                assert place.locator("q").inner_text() == row["stated_as"]
                source = place.locator(f"a[href='#source-{row['source']}']")
                assert source.count() == 1
                assert page.locator(f"[id='source-{row['source']}']").count() == 1


def test_nearly_is_never_lost(reader) -> None:
    """Wherever 144 billion is published, it is nearly 144."""
    for path, words in (
        ("provinces/binh-thuan/", "gần 144"),
        ("en/provinces/binh-thuan/", "nearly 144"),
        ("indicators/funding_total/", "gần 144"),
        ("en/indicators/funding_total/", "nearly 144"),
        ("", "gần 144"),
        ("en/", "nearly 144"),
    ):
        with reader(javascript=False) as one:
            text = one.open(path).locator("main").inner_text().replace("\u00a0", " ")
        assert words in text
        before = set(re.findall(r"(\w+) 144 (?:tỷ|billion)", text))
        assert before <= {"gần", "nearly", "đúng", "exactly"}


def test_a_target_is_never_shown_as_a_result(reader) -> None:
    """The target of Bến Tre is named a target wherever it stands."""
    with reader(javascript=False) as one:
        page = one.open("indicators/industrial_output_value/")
        row = page.locator("tr", has_text="43.410")
        assert "mục tiêu" in row.inner_text()


def test_downloads_hold_the_same_figures(site: Path) -> None:
    """The CSV of everything has each figure of the packages, digit by digit."""
    text = (site / "data/all/observations.csv").read_text(encoding="utf-8")
    published = {
        (row["area"], *(row[name] for name in KEY)): row
        for row in csv.DictReader(io.StringIO(text))
    }
    assert len(published) == len(FIGURES)
    for area, row in FIGURES:
        found = published[area, *(row[name] for name in KEY)]
        assert {name: found[name] for name in row} == row
