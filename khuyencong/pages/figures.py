"""Stated figures as rows of a page's tables: everything in words, and where it comes from."""

from collections.abc import Iterable
from dataclasses import dataclass

from khuyencong.language import Language
from khuyencong.load import Dataset
from khuyencong.precision import EXACT
from khuyencong.problems import explain
from khuyencong.wording import Row, figure_words, period_words, source_words, status_words


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
    """The source's own Vietnamese words."""
    source: str
    """Id of the source, for the link."""
    source_words: str
    locator: str
    note: str
    warnings: tuple[str, ...]
    """What checking finds odd about it, open or accepted."""


def figure_rows(rows: Iterable[Row], dataset: Dataset, language: Language) -> list[FigureRow]:
    """Word stated figures.

    Args:
        rows: Rows of the frame of observations.
        dataset: For the names behind the ids.
        language: The page's language.
    """
    sources = {(row["area"], row["id"]): row for row in dataset.sources.to_dict("records")}
    return [_row(row, sources[row["area"], row["source"]], dataset, language) for row in rows]


def _row(row: Row, source: Row, dataset: Dataset, language: Language) -> FigureRow:
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
        source=row["source"],
        source_words=source_words(source, language),
        locator=row["locator"],
        note=row[f"note_{language.code}"],
        warnings=tuple(
            explain(problem, language.code).message
            for problem in dataset.warnings.get((row["area"], row["line"]), ())
        ),
    )
