"""One small JSON file an indicator, from which the page of comparisons shows rows and bars.

All decisions and all words are in it, so that the script decides and words nothing: it only takes
the rows of the areas that a reader has chosen.
"""

from collections.abc import Sequence
from typing import Any

from khuyencong.codebook import Indicator
from khuyencong.comparison.way import AVERAGE, Compared, Refusal, Way
from khuyencong.comparison.ways import fallback_way, ways_to_compare
from khuyencong.comparison.words import (
    computed_words,
    notes_of,
    other_periods_words,
    reason_words,
    time_words,
    value_words,
    way_words,
)
from khuyencong.foreign_numbers import language_of
from khuyencong.json_text import encoded
from khuyencong.language import Language
from khuyencong.load import Dataset
from khuyencong.precision import EXACT
from khuyencong.wording import Row, credited_words, figure_words, period_words, status_words

FOLDER = "assets/compare"
ALWAYS_SAID = ("alone", "nothing")
"""Reasons that depend on what a reader chooses."""


def comparison_files(dataset: Dataset, language: Language) -> dict[str, bytes]:
    """A file for each indicator with a figure, by its path in the site."""
    given = set(dataset.observations["indicator"])
    return {
        f"{FOLDER}/{indicator.id}.{language.code}.json": encoded(
            comparison_document(dataset, indicator, language)
        )
        for indicator in dataset.codebook.indicators.values()
        if indicator.id in given
    }


def comparison_document(
    dataset: Dataset, indicator: Indicator, language: Language
) -> dict[str, Any]:
    """All that may be compared on one indicator, worded.

    Args:
        dataset: The loaded data.
        indicator: What is compared.
        language: The language of all words.
    """
    ways = ways_to_compare(dataset, indicator.id)
    otherwise = fallback_way(dataset, indicator.id)
    book = _Book(dataset, language)
    document = {
        "name": indicator.name(language.code),
        "unit": dataset.codebook.units[indicator.unit].name(language.code),
        "ways": [book.way(one) for one in ways],
        "otherwise": book.way(otherwise) if otherwise else None,
        "always": {one: reason_words(one, language) for one in ALWAYS_SAID},
    }
    return document | {"figures": book.figures, "reasons": book.reasons}


class _Book:
    """Ways worded; figures and reasons stand once and are named by their place."""

    def __init__(self, dataset: Dataset, language: Language) -> None:
        self.dataset = dataset
        self.language = language
        self.figures: list[dict[str, str]] = []
        self.reasons: list[str] = []
        self._places: dict[tuple[str, str], int] = {}
        self._sources = dataset.sources_by_key

    def way(self, way: Way) -> dict[str, Any]:
        """A way with the rows it shows and the areas it leaves out."""
        return {
            "id": way.id,
            "block": way.block,
            "name": way_words(way, self.dataset.codebook, self.language),
            "notes": notes_of(way, self.language),
            "bars": way.has_bars,
            "rows": {one.area: self._row(way, one) for one in way.rows},
            "out": {area: self._refusal(one) for area, one in way.refused.items()},
        }

    def _row(self, way: Way, one: Compared) -> dict[str, Any]:
        codebook, language = self.dataset.codebook, self.language
        return {
            "value": round(one.value, 6),
            "words": value_words(one, codebook, language),
            "period": time_words(one, language),
            "computed": computed_words(one, codebook, language),
            "others": self._others(way, one),
            "exact": one.qualifier == EXACT,
            "figures": [self._figure(row) for row in one.rows],
        }

    def _others(self, way: Way, one: Compared) -> str:
        """Other periods, where each area has one of its own; a long series goes without."""
        if way.basis != AVERAGE:
            return ""
        return other_periods_words(one, self.dataset.codebook, self.language)

    def _refusal(self, refusal: Refusal) -> list[int]:
        return [self._figure(refusal.row), self._reason(refusal.reason)]

    def _reason(self, reason: str) -> int:
        words = reason_words(reason, self.language)
        if words not in self.reasons:
            self.reasons.append(words)
        return self.reasons.index(words)

    def _figure(self, row: Row) -> int:
        """The place of a stated figure, which is written down when it is first named."""
        key = (row["area"], row["figure"])
        if key not in self._places:
            self._places[key] = len(self.figures)
            self.figures.append(self._stated(row))
        return self._places[key]

    def _stated(self, row: Row) -> dict[str, str]:
        codebook, language = self.dataset.codebook, self.language
        marks = [status_words(row["status"], language)] if row["status"] != "actual" else []
        if row["breakdown"]:
            marks.append(codebook.breakdowns[row["breakdown"]].name(language.code))
        words = figure_words(row, codebook, language)
        return {
            "words": f"{words} ({'; '.join(marks)})" if marks else words,
            "period": period_words(row, language),
            "stated": row["stated_as"],
            "language": language_of(row["stated_as"]),
            "note": row[f"note_{language.code}"],
            "source": credited_words(self._sources[row["area"], row["source"]], language),
            "path": f"provinces/{row['area']}/#{row['figure']}",
        }


def areas_with_figures(dataset: Dataset) -> Sequence[str]:
    """Ids of the areas that can be chosen: all with a figure but the country."""
    given = set(dataset.observations[dataset.observations["value"].notna()]["area"])
    return [area.id for area in dataset.areas if area.id in given and not area.is_country]
