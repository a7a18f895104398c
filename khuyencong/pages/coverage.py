"""What is reported: every area against every indicator, and the themes that its sources name."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from khuyencong import derive
from khuyencong.charts.drawn import Drawn
from khuyencong.codebook import Area, Indicator, Topic
from khuyencong.language import Language
from khuyencong.load import Dataset
from khuyencong.pages.page import Page
from khuyencong.rows import Record, grouped, rows_of
from khuyencong.wording import (
    Row,
    category_words,
    distinct_area_names,
    figure_words,
    period_words,
    status_words,
)

CATEGORIES = ("difficulty", "solution")
"""Kinds of statements that sources of different areas share."""
SHADES = ((6, 4), (3, 3), (1, 2))
"""Shade of a count of indicators, by the least count."""


@dataclass(frozen=True)
class Cell:
    """One area and one indicator: the figure that says most, and how many more there are."""

    path: str
    words: str
    """The figure with its precision, or why there is no value."""
    period: str
    status: str
    """Empty for a result."""
    part: str
    """Of what it speaks alone, empty for the total."""
    others: int


def coverage_page(dataset: Dataset, drawn: Mapping[str, Drawn], language: Language) -> Page:
    """The page of what is reported, how precisely, and why not.

    Args:
        dataset: The loaded data.
        drawn: The charts over all areas, by id.
        language: The page's language.
    """
    _ = language.gettext
    names = dict(
        zip(
            (one.id for one in dataset.areas),
            distinct_area_names(dataset.areas, dataset.codebook, language),
            strict=True,
        )
    )
    by_topic = grouped(dataset.rows, "topic")
    topics = [
        _topic(dataset, topic, by_topic.get((topic.id,), ()), names, language)
        for topic in dataset.codebook.topics_in_order
        if any(one.topic == topic.id for one in dataset.codebook.indicators.values())
    ]
    return Page(
        path="coverage/",
        title=_("What is reported"),
        description=_("Which areas report figures on which topics, and which themes they share."),
        template="coverage.md.jinja",
        context={
            "overview": _overview(dataset, topics, names),
            "topics": topics,
            "themes": [
                matrix
                for category in CATEGORIES
                if (matrix := theme_matrix(dataset, category, names, language))
            ],
            "drawn": [
                drawn[one]
                for one in ("coverage", *(f"themes-{category}" for category in CATEGORIES))
                if one in drawn
            ],
        },
    )


def _overview(
    dataset: Dataset, topics: Sequence[dict[str, Any]], names: Mapping[str, str]
) -> list[dict[str, Any]]:
    """How many indicators of each topic have a figure, by area."""
    counts = derive.coverage(dataset)
    given = counts[counts["figures"] > 0].groupby(["area", "topic"])["indicator"].nunique()
    found: Mapping[Any, int] = given.to_dict()
    return [
        {
            "id": area.id,
            "name": names[area.id],
            "cells": [
                {
                    "topic": topic["id"],
                    "count": int(found.get((area.id, topic["id"]), 0)),
                    "shade": _shade(found.get((area.id, topic["id"]), 0)),
                }
                for topic in topics
            ],
        }
        for area in dataset.areas
    ]


def _shade(count: int) -> int:
    return next((shade for least, shade in SHADES if count >= least), 0)


def _topic(
    dataset: Dataset,
    topic: Topic,
    rows: Iterable[Record],
    names: Mapping[str, str],
    language: Language,
) -> dict[str, Any]:
    """One topic: its areas against its indicators, without those that say nothing at all."""
    cells = _cells(dataset, rows, language)
    indicators = [one for one in dataset.codebook.indicators.values() if one.topic == topic.id]
    told = [one for one in indicators if any(indicator == one.id for _area, indicator in cells)]
    present = {area for area, _indicator in cells}
    return {
        "id": topic.id,
        "name": topic.name(language.code),
        "indicators": _named(told, language),
        "silent_indicators": _named([one for one in indicators if one not in told], language),
        "areas": [
            {
                "id": area.id,
                "name": names[area.id],
                "cells": [cells.get((area.id, one.id)) for one in told],
            }
            for area in dataset.areas
            if area.id in present
        ],
        "silent_areas": [names[area.id] for area in dataset.areas if area.id not in present],
    }


def _named(indicators: Sequence[Indicator], language: Language) -> list[dict[str, str]]:
    return [{"id": one.id, "name": one.name(language.code)} for one in indicators]


def _cells(
    dataset: Dataset, rows: Iterable[Record], language: Language
) -> dict[tuple[str, str], Cell]:
    """The cell of each area and indicator that the tables speak of."""
    groups = grouped(rows, "area", "indicator")
    return {
        (area, indicator): _cell(dataset, group, language)
        for (area, indicator), group in groups.items()
    }


def _cell(dataset: Dataset, rows: Sequence[Row], language: Language) -> Cell:
    """The latest result for a total, else the latest of what comes next to one."""
    row = max(
        rows,
        key=lambda one: (
            bool(one["value_text"]),
            one["status"] == "actual",
            not one["breakdown"],
            one["period_end"],
        ),
    )
    breakdown = dataset.codebook.breakdowns.get(row["breakdown"])
    return Cell(
        path=f"provinces/{row['area']}/#{row['figure']}",
        words=figure_words(row, dataset.codebook, language),
        period=period_words(row, language),
        status="" if row["status"] == "actual" else status_words(row["status"], language),
        part=breakdown.name(language.code) if breakdown else "",
        others=len(rows) - 1,
    )


def theme_matrix(
    dataset: Dataset, category: str, names: Mapping[str, str], language: Language
) -> dict[str, Any] | None:
    """Themes of one kind of statements against the areas whose sources name them.

    Args:
        dataset: The loaded data.
        category: ``difficulty`` or ``solution``.
        names: Names of areas by id.
        language: The page's language.

    Returns:
        Themes named by most areas first; None where no source names any.
    """
    counted = derive.themes(dataset, category)
    if counted.empty:
        return None
    rows = dataset.narratives[dataset.narratives["category"] == category]
    first = rows.drop_duplicates(["theme", "area"]).set_index(["theme", "area"])["id"].to_dict()
    counts = {(row["theme"], row["area"]): row["statements"] for row in rows_of(counted)}
    areas = [area for area in dataset.areas if area.id in set(counted["area"])]
    return {
        "id": f"themes-{category}",
        "name": category_words(category, language),
        "areas": [{"id": area.id, "name": names[area.id]} for area in areas],
        "rows": [
            {
                "name": dataset.codebook.themes[theme].name(language.code),
                "spread": sum((theme, area.id) in counts for area in areas),
                "last": max(at for at, area in enumerate(areas) if (theme, area.id) in counts),
                "cells": [_theme_cell(theme, area, counts, first) for area in areas],
            }
            for theme in dict.fromkeys(counted["theme"])
        ],
    }


def _theme_cell(
    theme: str,
    area: Area,
    counts: Mapping[tuple[str, str], int],
    first: Mapping[Any, str],
) -> dict[str, Any] | None:
    """How often the sources of an area name a theme, and where; None where they do not."""
    count = counts.get((theme, area.id))
    if count is None:
        return None
    return {"count": int(count), "path": f"provinces/{area.id}/#{first[theme, area.id]}"}
