"""Stated figures as rows of a page's tables: everything in words, and where it comes from."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from khuyencong.codebook import Codebook
from khuyencong.column_words import PERIOD, figures_in_words, periods_in_words
from khuyencong.foreign_numbers import language_of
from khuyencong.language import Language
from khuyencong.load import Dataset
from khuyencong.pages.groups import Placed
from khuyencong.pages.oddities import Oddity, oddities
from khuyencong.pages.sources import SourceRow, source_rows
from khuyencong.precision import EXACT
from khuyencong.rows import each
from khuyencong.wording import place_words, status_words

MOST_DRAWERS = 120
"""Figures of a page that open their source where they stand. On a longer page each leads to the
source instead: 800 drawers are a megabyte that a phone must load (measured)."""
NO_AVERAGES: Mapping[tuple[str, str], str] = {}
ACTUAL = "actual"
"""What was done; anything else is always named."""
TOLD = (
    *("area", "figure", "indicator", "breakdown", "status", "source", *PERIOD),
    *("value_text", "qualifier", "missing_reason", "unit", "stated_as", "locator"),
    *("note_vi", "note_en"),
)
"""Columns of observations that a row of a page's table is made of."""
_told = itemgetter(*TOLD)

Told = Mapping[str, Sequence[Any]]
"""Their cells from the first row to the last, by the name of their column."""


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
    """Word stated figures, column by column: what many rows share is found once.

    Args:
        placed: Rows of the frame of observations in the order of the table.
        dataset: For the names behind the ids.
        language: The page's language.
        names: Of areas, where rows are called by theirs and not by their indicator's.
        averages: Averages per year in words, by area and figure.
    """
    stated = list(placed)
    if not stated:
        return []
    told = dict(zip(TOLD, zip(*(_told(one.row) for one in stated), strict=True), strict=True))
    areas, figures, codebook = told["area"], told["figure"], dataset.codebook
    sources = source_rows(dataset, set(areas), language)
    odd = oddities(dataset, language)
    if names is None:
        called = each(told["indicator"], lambda id_: codebook.indicators[id_].name(language.code))
    else:
        called = each(areas, names.__getitem__)
    columns: Told = {
        **told,
        **_words(told, codebook, language),
        "id": figures,
        "name": called,
        "source": [sources[key] for key in zip(areas, told["source"], strict=True)],
        "note": told[f"note_{language.code}"],
        "warnings": [odd.get(place, ()) for place in zip(areas, figures, strict=True)],
        "is_under_total": [one.is_under_total for one in stated],
        "footnote": [0] * len(stated),
        "average": [averages.get(key, "") for key in zip(areas, figures, strict=True)],
    }
    cells = zip(*(columns[name] for name in FigureRow._fields), strict=True)
    return list(map(FigureRow._make, cells))


def _words(told: Told, codebook: Codebook, language: Language) -> Told:
    """What each row says of its figure alone."""
    values, qualifiers = told["value_text"], told["qualifier"]

    def part(id_: str) -> str:
        return codebook.breakdowns[id_].name(language.code) if id_ else ""

    def status(id_: str) -> str:
        return "" if id_ == ACTUAL else status_words(id_, language)

    def place(text: str) -> str:
        return place_words(text, language)

    def language_of_place(text: str) -> str:
        return language_of(text) if place(text) == text else language.code

    return {
        "breakdown": each(told["breakdown"], part),
        "words": figures_in_words(values, told, codebook.units, language),
        "is_approximate": [
            bool(value) and qualifier != EXACT
            for value, qualifier in zip(values, qualifiers, strict=True)
        ],
        "is_missing": [not value for value in values],
        "status": each(told["status"], status),
        "period": periods_in_words(told, language),
        "stated_language": each(told["stated_as"], language_of),
        "locator": each(told["locator"], place),
        "locator_language": each(told["locator"], language_of_place),
    }


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
