"""One indicator on the map: every area in its place, coloured only where figures are comparable."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from khuyencong.codebook import Area, Indicator, Unit
from khuyencong.comparison import Compared, Refusal, Way, best_way, fallback_way, ways_to_compare
from khuyencong.comparison.classes import class_of, round_limits
from khuyencong.comparison.words import (
    computed_words,
    reason_words,
    time_words,
    value_words,
    way_words,
)
from khuyencong.language import Language
from khuyencong.load import Dataset
from khuyencong.pages.tiles import Mark, TileMap, map_of
from khuyencong.precision import NEARLY
from khuyencong.wording import figure_words, period_words, status_words

SHADES = {1: (3,), 2: (2, 5), 3: (1, 3, 5), 4: (1, 2, 4, 5), 5: (1, 2, 3, 4, 5)}
"""Which of five shades are used for how many classes: those farthest apart."""
JUST_BELOW = 1 - 1e-9
"""Nearly 500 is below 500."""


@dataclass(frozen=True)
class _Coloured:
    """What colours a map."""

    way: Way
    limits: tuple[Decimal, ...]
    has_classes: bool

    def level(self, one: Compared) -> str:
        """The shade of one area, a name of the style sheet."""
        shade = SHADES[len(self.limits) + 1][class_of(_placed(one), self.limits)]
        return f"shade-{shade}"


def indicator_maps(
    dataset: Dataset, indicator: Indicator, pages: Mapping[str, str], language: Language
) -> list[TileMap]:
    """The maps on which some area has a figure of an indicator, none where no area has.

    Args:
        dataset: The loaded data.
        indicator: What is shown.
        pages: Address of each area's page, or of its place in the list of provinces.
        language: The page's language.
    """
    coloured = _coloured(dataset, indicator)
    if coloured is None:
        return []
    shown = {one.area: one for one in coloured.way.rows}
    marks = {
        area.id: _mark(dataset, area, coloured, shown.get(area.id), pages[area.id], language)
        for area in dataset.codebook.areas.values()
    }
    _ = language.gettext
    title = _title(dataset, indicator, coloured, language)
    titles = {
        "63": _("{what}: the 63 provinces up to June 2025").format(what=title),
        "34": _("{what}: the 34 provinces since July 2025").format(what=title),
    }
    legend = _legend(coloured, dataset.codebook.units[indicator.unit], language)
    maps = [
        map_of(dataset, division, title, lambda area: marks[area.id], legend, language)
        for division, title in titles.items()
    ]
    return [one for one in maps if any(_is_telling(tile.level) for tile in one.tiles)]


def _is_telling(level: str) -> bool:
    return level not in {"none", "islands"}


def _coloured(dataset: Dataset, indicator: Indicator) -> _Coloured | None:
    """The comparison with most areas; a single figure has a colour but no class."""
    way = best_way(ways_to_compare(dataset, indicator.id))
    if way is not None:
        return _Coloured(way, round_limits([_placed(one) for one in way.rows]), has_classes=True)
    way = fallback_way(dataset, indicator.id)
    return _Coloured(way, (), has_classes=False) if way else None


def _placed(one: Compared) -> float:
    return one.value * JUST_BELOW if one.qualifier == NEARLY else one.value


def _title(dataset: Dataset, indicator: Indicator, coloured: _Coloured, language: Language) -> str:
    if not coloured.has_classes:
        return language.gettext("Where a figure is reported")
    unit = dataset.codebook.units[indicator.unit].symbol(language.code)
    return f"{way_words(coloured.way, dataset.codebook, language)} ({unit})"


def _mark(
    dataset: Dataset,
    area: Area,
    coloured: _Coloured,
    shown: Compared | None,
    path: str,
    language: Language,
) -> Mark:
    """Colour, words and address of one tile."""
    codebook = dataset.codebook
    refused = coloured.way.refused.get(area.id)
    if shown is not None:
        figure = shown.rows[-1]["figure"]
        words = f"{value_words(shown, codebook, language)}, {time_words(shown, language)}"
        computed = computed_words(shown, codebook, language)
        return Mark(
            coloured.level(shown),
            f"{words} ({computed})" if computed else words,
            f"provinces/{area.id}/#{figure}",
        )
    if refused is None:
        return Mark("none", reason_words("nothing", language), path)
    level = "apart" if refused.row["value_text"] else "none"
    words = _refused_words(dataset, refused, language)
    return Mark(level, words, f"provinces/{area.id}/#{refused.row['figure']}")


def _refused_words(dataset: Dataset, refused: Refusal, language: Language) -> str:
    row = refused.row
    words = [figure_words(row, dataset.codebook, language), period_words(row, language)]
    if row["status"] != "actual":
        words.append(status_words(row["status"], language))
    reason = reason_words(refused.reason, language)
    return f"{', '.join(words)}; {reason}" if row["value_text"] else ", ".join(words)


def _legend(coloured: _Coloured, unit: Unit, language: Language) -> tuple[tuple[str, str], ...]:
    _ = language.gettext
    apart = (
        ("apart", _("a figure that cannot be compared")),
        ("none", _("no figure")),
    )
    if not coloured.has_classes:
        return (("shade-3", _("a figure is reported")), *apart)
    shades = [f"shade-{shade}" for shade in SHADES[len(coloured.limits) + 1]]
    return (*zip(shades, _class_words(coloured, unit, language), strict=True), *apart)


def _class_words(coloured: _Coloured, unit: Unit, language: Language) -> list[str]:
    """The classes from the lowest to the highest; the title names the unit."""
    _ = language.gettext
    is_year = unit.id == "year"
    numbers = [
        language.quantity(limit, unit) if is_year else language.number(limit)
        for limit in coloured.limits
    ]
    if not numbers:
        return [_("all the same")]
    middle = [
        _("{low} to under {high}").format(low=low, high=high) for low, high in pairwise(numbers)
    ]
    return [
        _("under {limit}").format(limit=numbers[0]),
        *middle,
        _("{limit} or more").format(limit=numbers[-1]),
    ]
