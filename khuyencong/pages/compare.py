"""The page on which readers set areas side by side, with comparisons that stand there already."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from khuyencong.charts.drawn import Drawn
from khuyencong.codebook import Area
from khuyencong.comparison import Way, best_way, ways_to_compare
from khuyencong.comparison.files import FOLDER, areas_with_figures
from khuyencong.comparison.words import reason_words
from khuyencong.language import Language
from khuyencong.load import Dataset
from khuyencong.pages.page import Page
from khuyencong.pictures import is_drawable
from khuyencong.wording import distinct_area_name, distinct_area_names

READY_MADE = 3
"""Comparisons that need no script: those of the most reported indicators."""
AT_FIRST = 3
"""Areas that are chosen already, which leaves room for those that a reader adds."""
MOST_AREAS = 5
"""More bars than that are a table, and the indicator's page has it."""


def ready_made(dataset: Dataset) -> list[str]:
    """The indicators that are compared without a script: those with most areas in a comparison.

    Args:
        dataset: The loaded data.
    """
    best = _best_ways(dataset)
    drawable = [one for one, way in best.items() if is_drawable(way)]
    return sorted(drawable, key=lambda one: len(best[one].rows), reverse=True)[:READY_MADE]


def compare_page(dataset: Dataset, drawn: Mapping[str, Drawn], language: Language) -> Page:
    """The page of comparisons.

    Args:
        dataset: The loaded data.
        drawn: Pictures of the ready-made comparisons by the indicator's id, in their order.
        language: The page's language.
    """
    _ = language.gettext
    best = _best_ways(dataset)
    first = next(iter(drawn or best), "")
    return Page(
        path="compare/",
        title=_("Compare areas"),
        description=_(
            "Two to five areas side by side on one indicator, only where their figures can be"
            " compared."
        ),
        template="compare.md.jinja",
        context={
            "areas": _areas(dataset, language),
            "topics": _topics(dataset, language),
            "most": MOST_AREAS,
            "first": {"indicator": first, "areas": _some_areas(best.get(first), AT_FIRST)},
            "ready": [_ready(best[one], one, drawn[one]) for one in drawn],
            "words": _words(dataset, language),
            "folder": f"{FOLDER}/",
        },
    )


def _best_ways(dataset: Dataset) -> dict[str, Way]:
    """The comparison with most areas of each indicator that has one."""
    found = {one: best_way(ways_to_compare(dataset, one)) for one in dataset.codebook.indicators}
    return {indicator: way for indicator, way in found.items() if way is not None}


def _some_areas(way: Way | None, most: int = MOST_AREAS) -> str:
    """The areas of a comparison with the longest bars, as an address holds them."""
    ordered = sorted(way.rows, key=lambda one: -one.value) if way else []
    return ",".join(one.area for one in ordered[:most])


def _areas(dataset: Dataset, language: Language) -> list[dict[str, str]]:
    areas = [dataset.codebook.areas[one] for one in areas_with_figures(dataset)]
    names = distinct_area_names(areas, dataset.codebook, language)
    return [
        {
            "id": area.id,
            "name": name,
            "aliases": " ".join(area.names),
            "today": area.successor,
        }
        for area, name in zip(areas, names, strict=True)
    ]


def _topics(dataset: Dataset, language: Language) -> list[dict[str, Any]]:
    """The indicators with a figure under their topics, each with the number of areas."""
    choosable = set(areas_with_figures(dataset))
    given = {(row["indicator"], row["area"]) for row in dataset.rows if row["value_text"]}
    counts = Counter(indicator for indicator, area in given if area in choosable)
    codebook = dataset.codebook
    topics = []
    for topic in codebook.topics_in_order:
        indicators = [
            {"id": one.id, "name": one.name(language.code), "areas": counts[one.id]}
            for one in codebook.indicators.values()
            if one.topic == topic.id and one.id in counts
        ]
        if indicators:
            topics.append({"name": topic.name(language.code), "indicators": indicators})
    return topics


def _ready(way: Way, indicator: str, drawn: Drawn) -> dict[str, Any]:
    """A comparison that stands there, and the address that opens its head in the chooser."""
    query = urlencode({"indicator": indicator, "areas": _some_areas(way)}, safe=",")
    chosen = MOST_AREAS if len(way.rows) > MOST_AREAS else None
    return {"indicator": indicator, "drawn": drawn, "query": query, "chosen": chosen}


def _words(dataset: Dataset, language: Language) -> dict[str, str]:
    """What the script says; every other word is in the indicator's own file."""
    _ = language.gettext
    return {
        "few": _("Choose at least two areas."),
        "most": _("%n areas at most; take one away to choose another.").replace(
            "%n", str(MOST_AREAS)
        ),
        "loading": _("Loading the figures…"),
        "failed": _("The figures could not be loaded. Check your connection and try again."),
        "unknown": _("The address names something that does not exist here: %names."),
        "shown": _("%shown of %chosen areas compared."),
        "none": _("Nothing can be compared between these areas on this indicator."),
        "without": _("no figure of this indicator"),
        "found": _("%n areas found"),
        "merged": _(
            "One of these territories went into the other on 1 July 2025, so they overlap: %names."
        ),
        "remove": _("Remove %name"),
        "country": _country_words(dataset, language),
    }


def _country_words(dataset: Dataset, language: Language) -> str:
    country: Sequence[Area] = [one for one in dataset.areas if one.is_country]
    if not country:
        return ""
    name = distinct_area_name(country[0], dataset.codebook, language)
    return f"{name}: {reason_words('country', language)}"
