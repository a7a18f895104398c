"""Stated figures as rows of a page's tables: everything in words, and where it comes from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from khuyencong.foreign_numbers import language_of
from khuyencong.language import Language
from khuyencong.load import Dataset
from khuyencong.pages.oddities import Oddity, oddities
from khuyencong.pages.sources import SourceRow, source_rows
from khuyencong.precision import EXACT
from khuyencong.wording import Row, figure_words, period_words, status_words


@dataclass(frozen=True)
class FigureRow:
    """One stated figure, worded."""

    id: str
    """Anchor on the page of its area."""
    area: str
    indicator: str
    """Id of the indicator, for the link."""
    name: str
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
    note: str
    warnings: tuple[Oddity, ...]
    """What checking finds odd about it, open or accepted."""
    is_under_total: bool = False
    """Whether it is a part whose total stands right above it."""
    footnote: int = 0
    """Number of the note below the table that holds for it; 0 where there is none."""


def figure_rows(rows: Iterable[Row], dataset: Dataset, language: Language) -> list[FigureRow]:
    """Word stated figures.

    Args:
        rows: Rows of the frame of observations.
        dataset: For the names behind the ids.
        language: The page's language.
    """
    stated = list(rows)
    sources = source_rows(dataset, {row["area"] for row in stated}, language)
    odd = oddities(dataset, language)
    return [
        _row(row, sources[row["area"], row["source"]], odd, dataset, language) for row in stated
    ]


def _row(
    row: Row,
    source: SourceRow,
    odd: Mapping[tuple[str, int], tuple[Oddity, ...]],
    dataset: Dataset,
    language: Language,
) -> FigureRow:
    codebook = dataset.codebook
    breakdown = row["breakdown"]
    return FigureRow(
        id=row["figure"],
        area=row["area"],
        indicator=row["indicator"],
        name=codebook.indicators[row["indicator"]].name(language.code),
        breakdown=codebook.breakdowns[breakdown].name(language.code) if breakdown else "",
        words=figure_words(row, codebook, language),
        is_approximate=bool(row["value_text"]) and row["qualifier"] != EXACT,
        is_missing=not row["value_text"],
        status="" if row["status"] == "actual" else status_words(row["status"], language),
        period=period_words(row, language),
        stated_as=row["stated_as"],
        stated_language=language_of(row["stated_as"]),
        source=source,
        locator=row["locator"],
        note=row[f"note_{language.code}"],
        warnings=odd.get((row["area"], row["line"]), ()),
    )
