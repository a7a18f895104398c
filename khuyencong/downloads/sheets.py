"""The tables of a workbook as values, before they are written as XLSX."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from khuyencong.column_words import Columns
from khuyencong.downloads.part import Part, Words
from khuyencong.language import LANGUAGES, Language, language
from khuyencong.rows import each
from khuyencong.schemas import published_schema, spoken_fields
from khuyencong.wording import (
    category_words,
    kind_of_source_words,
    missing_words,
    place_words,
    qualifier_words,
    status_words,
)

DICTIONARY = ("name", "title", "title_en", "description", "description_en")
_YEAR = re.compile(r"\d{4}")


class Number(NamedTuple):
    """A cell that is a number, with the decimals of its source."""

    text: str
    is_year: bool = False


Cell = str | Number


@dataclass(frozen=True)
class Column:
    """A column of a sheet."""

    header: str
    width: int


@dataclass(frozen=True)
class Sheet:
    """One table of a workbook."""

    name: str
    mark: str
    """Name of the table, by which formulas call it."""
    title: str
    about: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]] = field(repr=False)
    wraps: bool = True
    """Whether long texts are broken into lines; rows that one compares stay one line high."""


def data_sheet(part: Part, told: Columns, speech: Language) -> Sheet:
    """The observations in one language, figures as real numbers and in words.

    Args:
        part: What they are about.
        told: They with their words.
        speech: The language.
    """
    _, code = speech.gettext, speech.code
    columns = (
        Column(_("Area"), 16),
        Column(_("Indicator"), 44),
        Column(_("Breakdown"), 18),
        Column(_("From"), 11),
        Column(_("To"), 11),
        Column(_("Period in words"), 20),
        Column(_("Period in the source's words"), 24),
        Column(_("Basis of the period"), 14),
        Column(_("Figure in words"), 24),
        Column(_("Value"), 12),
        Column(_("Unit"), 14),
        Column(_("Precision"), 12),
        Column(_("Status"), 12),
        Column(_("Why there is no value"), 16),
        Column(_("In the source's own words"), 34),
        Column(_("Source"), 44),
        Column(_("Publisher"), 24),
        Column(_("Published on"), 13),
        Column(_("Address of the source"), 30),
        Column(_("How we know the area"), 30),
        Column(_("Place in the source"), 24),
        Column(_("Note"), 50),
        Column(_("Read on"), 13),
        Column(_("Area id"), 14),
        Column(_("Official code"), 10),
        Column(_("Indicator id"), 28),
        Column(_("Breakdown id"), 20),
        Column(_("Source id"), 22),
        Column(_("Place on the site"), 30),
    )
    return Sheet(
        name=_("Data"),
        mark=f"data_{code}",
        title=part.title[code],
        about=_(
            "One table: one row for each figure that a source states. Version {version}."
        ).format(version=part.version),
        columns=columns,
        rows=_data_rows(part, told, speech),
        wraps=False,
    )


def _data_rows(part: Part, told: Columns, speech: Language) -> list[tuple[Cell, ...]]:
    _, code = speech.gettext, speech.code
    columns: tuple[Sequence[Cell], ...] = (
        each(told["area"], lambda one: part.area_names[one][code]),
        told[f"indicator_name_{code}"],
        told[f"breakdown_name_{code}"],
        each(told["period_start"], _point),
        each(told["period_end"], _point),
        told[f"period_{code}"],
        told["period_as_stated"],
        each(told["period_basis"], lambda one: _("inferred") if one else ""),
        told[f"figure_{code}"],
        [
            Number(value, is_year=unit == "year") if value else ""
            for value, unit in zip(told["value"], told["unit"], strict=True)
        ],
        told[f"unit_name_{code}"],
        each(told["qualifier"], lambda one: qualifier_words(one, speech) if one else ""),
        each(told["status"], lambda one: status_words(one, speech)),
        each(told["missing_reason"], lambda one: missing_words(one, speech) if one else ""),
        told["stated_as"],
        told["source_title"],
        told["source_publisher"],
        each(told["source_published_on"], _point),
        told["source_url"],
        told[f"source_area_evidence_{code}"],
        each(told["locator"], lambda one: place_words(one, speech)),
        told[f"note_{code}"],
        told["source_accessed_on"],
        told["area"],
        told["area_code"],
        told["indicator"],
        told["breakdown"],
        told["source"],
        told["page"],
    )
    return list(zip(*columns, strict=True))


def _point(text: str) -> Cell:
    """A year is a number; a month or a day stays as it is written."""
    return Number(text, is_year=True) if _YEAR.fullmatch(text) else text


def source_sheet(part: Part) -> Sheet:
    """The sources, with how one knows of which area they speak."""
    return Sheet(
        name=both(lambda one: one.gettext("Sources"), " - "),
        mark="sources",
        title=both(lambda one: one.gettext("Sources")),
        about=both(lambda one: one.gettext("One table: one row for each source.")),
        columns=[
            Column(both(lambda one: one.gettext("Area id")), 18),
            Column(both(lambda one: one.gettext("Source id")), 18),
            Column(both(lambda one: one.gettext("Title")), 60),
            Column(both(lambda one: one.gettext("Publisher")), 28),
            Column(both(lambda one: one.gettext("Published on")), 18),
            Column(both(lambda one: one.gettext("Kind")), 24),
            Column(both(lambda one: one.gettext("Address")), 36),
            Column(both(lambda one: one.gettext("File read")), 28),
            Column(both(lambda one: one.gettext("Read on")), 18),
            *(Column(language(code).gettext("How we know the area"), 60) for code in LANGUAGES),
        ],
        rows=[
            [
                one["area"],
                one["id"],
                one["title"],
                one["publisher"],
                _point(one["published_on"]),
                _kind(one["kind"]),
                one["url"],
                one["document"],
                one["accessed_on"],
                one["area_evidence_vi"],
                one["area_evidence_en"],
            ]
            for one in part.sources
        ],
    )


def narrative_sheet(part: Part) -> Sheet:
    """What the sources report without a figure."""
    return Sheet(
        name=both(lambda one: one.gettext("Statements"), " - "),
        mark="statements",
        title=both(lambda one: one.gettext("Statements")),
        about=both(
            lambda one: one.gettext(
                "One table: what the sources report without a figure, in this project's words."
            )
        ),
        columns=[
            Column(both(lambda one: one.gettext("Area id")), 18),
            Column(both(lambda one: one.gettext("Kind")), 34),
            Column(both(lambda one: one.gettext("Theme")), 22),
            *(Column(language(code).gettext("Statement"), 70) for code in LANGUAGES),
            Column(both(lambda one: one.gettext("Source id")), 18),
        ],
        rows=[
            [
                one["area"],
                _category(one["category"]),
                _in_both(part.themes[one["theme"]]),
                one["text_vi"],
                one["text_en"],
                one["source"],
            ]
            for one in part.narratives
        ],
    )


def indicator_sheet(part: Part) -> Sheet:
    """What the indicators mean."""
    return Sheet(
        name=both(lambda one: one.gettext("Indicators"), " - "),
        mark="indicators",
        title=both(lambda one: one.gettext("Indicators")),
        about=both(lambda one: one.gettext("One table: what each indicator means.")),
        columns=[
            Column(both(lambda one: one.gettext("Indicator id")), 30),
            *(Column(language(code).gettext("Indicator"), 44) for code in LANGUAGES),
            Column(both(lambda one: one.gettext("Unit")), 22),
            *(Column(language(code).gettext("Definition"), 80) for code in LANGUAGES),
        ],
        rows=[
            [
                one.id,
                one.name_vi,
                one.name_en,
                _in_both({code: part.units[one.unit].name(code) for code in LANGUAGES}),
                one.definition_vi,
                one.definition_en,
            ]
            for one in part.indicators
        ],
    )


def dictionary_sheet() -> Sheet:
    """What the columns of the CSV files mean."""
    return Sheet(
        name=both(lambda one: one.gettext("Dictionary"), " - "),
        mark="dictionary",
        title=both(lambda one: one.gettext("Dictionary")),
        about=both(lambda one: one.gettext("One table: what each column of the CSV files means.")),
        columns=[
            Column(both(lambda one: one.gettext("Column")), 26),
            *(Column(language(code).gettext("Name"), 30) for code in LANGUAGES),
            *(Column(language(code).gettext("Meaning"), 70) for code in LANGUAGES),
        ],
        rows=[
            [field.get(told, "") for told in DICTIONARY]
            for field in (*published_schema()["fields"], *spoken_fields())
        ],
    )


def _in_both(words: Words) -> str:
    """Words that stand in both languages, Vietnamese first."""
    return " / ".join(dict.fromkeys(words.values()))


def both(say: Callable[[Language], str], between: str = " / ") -> str:
    """A text in both languages, Vietnamese first."""
    return between.join(dict.fromkeys(say(language(code)) for code in LANGUAGES))


@cache
def _kind(kind: str) -> str:
    return both(lambda one: kind_of_source_words(kind, one))


@cache
def _category(category: str) -> str:
    return both(lambda one: category_words(category, one))
