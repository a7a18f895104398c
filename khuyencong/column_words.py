"""Columns of stated figures in words: what many rows share is found once for all of them."""

from collections.abc import Mapping, Sequence

from khuyencong.codebook import Unit
from khuyencong.language import Language
from khuyencong.rows import each
from khuyencong.wording import period_words, stated_words

Columns = Mapping[str, Sequence[str]]
"""A table of text: the cells of each column from the first row to the last, by its name."""
PERIOD = ("period_start", "period_end", "period_as_stated", "period_basis")
"""Columns by which one tells a period."""


def figures_in_words(
    values: Sequence[str], columns: Columns, units: Mapping[str, Unit], language: Language
) -> list[str]:
    """Each figure with its unit and its precision, or why there is none.

    Args:
        values: The figures as text.
        columns: What else their rows say.
        units: What their units mean.
        language: Of the words.
    """

    def said(cells: tuple[str, str, str, str]) -> str:
        value, qualifier, missing_reason, unit = cells
        return stated_words(value, qualifier, missing_reason, units[unit], language)

    about = (columns[name] for name in ("qualifier", "missing_reason", "unit"))
    return each(zip(values, *about, strict=True), said)


def periods_in_words(columns: Columns, language: Language) -> list[str]:
    """Each period as one would say it.

    Args:
        columns: What the rows say of their periods, and more.
        language: Of the words.
    """

    def said(cells: tuple[str, ...]) -> str:
        return period_words(dict(zip(PERIOD, cells, strict=True)), language)

    return each(zip(*(columns[name] for name in PERIOD), strict=True), said)
