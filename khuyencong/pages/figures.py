"""Stated figures as rows of a page's tables: everything in words, and where it comes from."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from khuyencong.codebook import Codebook
from khuyencong.foreign_numbers import language_of
from khuyencong.language import Language
from khuyencong.load import Dataset
from khuyencong.pages.groups import Placed
from khuyencong.pages.oddities import Oddity, oddities
from khuyencong.pages.sources import SourceRow, source_rows
from khuyencong.precision import EXACT
from khuyencong.wording import figure_words, period_words, status_words

MOST_DRAWERS = 120
"""Figures of a page that open their source where they stand. On a longer page each leads to the
source instead: 800 drawers are a megabyte that a phone must load (measured)."""
NO_AVERAGES: Mapping[tuple[str, str], str] = {}


class FigureRow(NamedTuple):
    """One stated figure, worded."""

    id: str
    """Anchor on the page of its area."""
    area: str
    indicator: str
    """Id of the indicator, for the link."""
    name: str
    """What it is about on its page: the indicator, or the area where all are of one indicator."""
    breakdown: str
    """The part of the total it speaks of, empty for the total."""
    words: str
    """The figure with unit and precision, or why there is none."""
    is_approximate: bool
    is_missing: bool
    status: str
    """Empty for a result; a plan, a target or an estimate is always named."""
    period: str
    stated_as: str
    """The source's own words."""
    stated_language: str
    """Their language, for readers that speak the page."""
    source: SourceRow
    locator: str
    locator_language: str
    note: str
    warnings: tuple[Oddity, ...]
    """What checking finds odd about it, open or accepted."""
    is_under_total: bool = False
    """Whether it is a part whose total stands right above it."""
    footnote: int = 0
    """Number of the note below the table that holds for it; 0 where there is none."""
    average: str = ""
    """What it makes in one year, where it is of several."""


def figure_rows(
    placed: Iterable[Placed],
    dataset: Dataset,
    language: Language,
    *,
    names: Mapping[str, str] | None = None,
    averages: Mapping[tuple[str, str], str] = NO_AVERAGES,
) -> list[FigureRow]:
    """Word stated figures.

    Args:
        placed: Rows of the frame of observations in the order of the table.
        dataset: For the names behind the ids.
        language: The page's language.
        names: Of areas, where rows are called by theirs and not by their indicator's.
        averages: Averages per year in words, by area and figure.
    """
    stated = list(placed)
    sources = source_rows(dataset, {one.row["area"] for one in stated}, language)
    odd = oddities(dataset, language)
    codebook = dataset.codebook
    if names is None:
        called = {id_: one.name(language.code) for id_, one in codebook.indicators.items()}
        named = [called[one.row["indicator"]] for one in stated]
    else:
        named = [names[one.row["area"]] for one in stated]
    return [
        _row(one, name, sources, odd, averages, codebook, language)
        for one, name in zip(stated, named, strict=True)
    ]


def _row(
    placed: Placed,
    name: str,
    sources: Mapping[tuple[str, str], SourceRow],
    odd: Mapping[tuple[str, int], tuple[Oddity, ...]],
    averages: Mapping[tuple[str, str], str],
    codebook: Codebook,
    language: Language,
) -> FigureRow:
    row = placed.row
    area, indicator, breakdown, status = (
        row[name] for name in ("area", "indicator", "breakdown", "status")
    )
    return FigureRow(
        id=row["figure"],
        area=area,
        indicator=indicator,
        name=name,
        breakdown=codebook.breakdowns[breakdown].name(language.code) if breakdown else "",
        words=figure_words(row, codebook, language),
        is_approximate=bool(row["value_text"]) and row["qualifier"] != EXACT,
        is_missing=not row["value_text"],
        status="" if status == "actual" else status_words(status, language),
        period=period_words(row, language),
        stated_as=row["stated_as"],
        stated_language=language_of(row["stated_as"]),
        source=sources[area, row["source"]],
        locator=row["locator"],
        locator_language=language_of(row["locator"]),
        note=row[f"note_{language.code}"],
        warnings=odd.get((area, row["line"]), ()),
        is_under_total=placed.is_under_total,
        average=averages.get((area, row["figure"]), ""),
    )


def with_footnotes(rows: Sequence[FigureRow]) -> tuple[list[FigureRow], list[str]]:
    """Rows whose repeated notes give way to a mark, and the notes that stand once below them.

    Args:
        rows: Rows of one table.
    """
    counts = Counter(row.note for row in rows if row.note)
    repeated = [note for note, count in counts.items() if count > 1]
    numbers = {note: number for number, note in enumerate(repeated, 1)}
    marked = [
        row._replace(note="", footnote=numbers[row.note]) if row.note in numbers else row
        for row in rows
    ]
    return marked, repeated
