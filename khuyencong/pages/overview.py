"""The pages that lead to the others: home, provinces, indicators, glossary."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from khuyencong.codebook import Area
from khuyencong.findings.selection import areas_told_of
from khuyencong.language import Language
from khuyencong.load import Dataset
from khuyencong.once import once
from khuyencong.pages.coverage import theme_matrix
from khuyencong.pages.indicator import indicator_index
from khuyencong.pages.page import Page
from khuyencong.pages.places import (
    area_places,
    pages_of_areas,
    term_anchor,
    term_places,
    topic_places,
)
from khuyencong.pages.province import areas_with_page, telling_rows
from khuyencong.pages.tiles import TileMap, tile_map
from khuyencong.rows import Record
from khuyencong.wording import (
    area_names,
    distinct_area_name,
    figure_words,
    period_words,
    region_words,
    source_words,
    with_inference,
)

Reported = dict[str, Any]
"""What there is of an area with a package."""
MOST_LATEST = 5
"""Newest sources on the home page."""
MOST_THEMES = 6
"""Difficulties on the home page; the page of what is reported has them all."""


def overview_pages(
    dataset: Dataset,
    language: Language,
) -> list[Page]:
    """All pages that lead to others.

    Args:
        dataset: The loaded data.
        language: The pages' language.
    """
    areas, maps = _reported_areas(dataset, language), _maps(dataset, language)
    return [
        _home(dataset, areas, maps, language),
        _provinces(dataset, areas, maps, language),
        _indicators(dataset, language),
        _glossary(dataset, language),
    ]


def _home(
    dataset: Dataset, areas: Sequence[Reported], maps: Sequence[TileMap], language: Language
) -> Page:
    _ = language.gettext
    return Page(
        path="",
        title=_("Khuyến công Open Data"),
        description=_(
            "Published figures on industrial extension in Việt Nam's provinces, each with its"
            " source, its own words and its precision."
        ),
        template="home.md.jinja",
        context={
            "counts": _counts(dataset),
            "areas": areas,
            "figures": telling_figures(dataset, language),
            "difficulties": theme_matrix(
                dataset, "difficulty", _names(dataset, language), language
            ),
            "most_themes": MOST_THEMES,
            "maps": maps,
            "latest": _latest(dataset, language),
        },
        has_contents=False,
    )


def _names(dataset: Dataset, language: Language) -> dict[str, str]:
    """Names of the areas with a package, by id."""
    ids = [area.id for area in dataset.areas]
    return dict(zip(ids, area_names(dataset.areas, language), strict=True))


def _counts(dataset: Dataset) -> dict[str, int]:
    return {
        "areas": areas_told_of(dataset),
        "figures": sum(bool(row["value_text"]) for row in dataset.rows),
        "statements": len(dataset.narratives),
        "sources": len(dataset.sources),
    }


def _reported_areas(dataset: Dataset, language: Language) -> list[Reported]:
    """Areas with a package: how much there is, and where the territory belongs today."""
    areas = dataset.codebook.areas
    names = area_names(list(dataset.areas), language)
    figures = Counter(row["area"] for row in dataset.rows if row["value_text"])
    reported = []
    for area, name in zip(dataset.areas, names, strict=True):
        successor = areas.get(area.successor)
        reported.append(
            {
                "id": area.id,
                "name": name,
                "is_country": area.is_country,
                "figures": figures[area.id],
                "statements": int((dataset.narratives["area"] == area.id).sum()),
                "today": (
                    distinct_area_name(successor, dataset.codebook, language) if successor else ""
                ),
            }
        )
    return reported


def telling_figures(dataset: Dataset, language: Language) -> list[dict[str, str]]:
    """One result of each province: one door into each page."""
    codebook = dataset.codebook
    provinces = [area for area in dataset.areas if not area.is_country]
    names = dict(zip((area.id for area in provinces), area_names(provinces, language), strict=True))
    return [
        {
            "area": _credited(names[area], row, dataset, language),
            "path": f"provinces/{area}/#{row['figure']}",
            "name": codebook.indicators[row["indicator"]].name(language.code),
            "words": figure_words(row, codebook, language),
            "period": period_words(row, language),
        }
        for area, row in sorted(_telling(dataset).items())
        if area in names
    ]


@once
def _telling(dataset: Dataset) -> Mapping[str, Record]:
    """The result of each area that says most, chosen once for both languages."""
    results = (row for row in dataset.rows if row["status"] == "actual")
    return {row["area"]: row for row in reversed(telling_rows(results, dataset.codebook))}


def _credited(name: str, row: Record, dataset: Dataset, language: Language) -> str:
    """An area, and whether it had to be inferred that the figure is of it."""
    source = dataset.sources_by_key[row["area"], row["source"]]
    return with_inference(name, source, language)


def _latest(dataset: Dataset, language: Language) -> list[dict[str, Any]]:
    """The newest sources, each with its day and how many figures it gives."""
    counts = dataset.observations.groupby(["area", "source"]).size()
    names = _names(dataset, language)
    dated = [one for one in dataset.sources_by_key.values() if one["published_on"]]
    dated.sort(key=lambda one: one["published_on"], reverse=True)
    return [
        {
            "path": f"provinces/{one['area']}/#source-{one['id']}",
            "area": names[one["area"]],
            "words": source_words(one, language),
            "figures": int(counts.get((one["area"], one["id"]), 0)),
        }
        for one in dated[:MOST_LATEST]
    ]


def _provinces(
    dataset: Dataset, areas: Sequence[Reported], maps: Sequence[TileMap], language: Language
) -> Page:
    _ = language.gettext
    return Page(
        path="provinces/",
        title=_("Provinces"),
        description=_("Provinces with figures, and how the 63 provinces became 34 in July 2025."),
        template="provinces.md.jinja",
        context={
            "areas": areas,
            "regions": _regions(dataset, language),
            "map": maps[1],
        },
        search_places=area_places(dataset, language),
    )


def _regions(dataset: Dataset, language: Language) -> list[dict[str, Any]]:
    """The provinces of today by region, each with the provinces that went into it."""
    with_page = areas_with_page(dataset)
    regions: dict[str, list[dict[str, Any]]] = {}
    for area in dataset.codebook.areas.values():
        if area.level == "province" and area.exists_today:
            regions.setdefault(region_words(area.region_34, language), []).append(
                {
                    "id": area.id,
                    "name": area.name(language.code),
                    "path": f"provinces/{area.id}/" if area.id in with_page else "",
                    "former": [
                        _former(one, dataset, language)
                        for one in dataset.codebook.predecessors(area.id)
                    ],
                }
            )
    return [{"name": name, "areas": areas} for name, areas in regions.items()]


def _maps(dataset: Dataset, language: Language) -> list[TileMap]:
    """How much has been read of each area, in both divisions of the country."""
    _ = language.gettext
    titles = {
        "63": _("What has been read so far, in the 63 provinces up to June 2025"),
        "34": _("The 34 provinces since July 2025: what has been read of the new territories"),
    }
    pages = pages_of_areas(dataset)
    return [
        tile_map(dataset, division, title, pages, language) for division, title in titles.items()
    ]


def _former(area: Area, dataset: Dataset, language: Language) -> dict[str, str]:
    has_page = area.id in dataset.packages
    return {
        "id": area.id,
        "name": area.name(language.code),
        "path": f"provinces/{area.id}/" if has_page else "",
    }


def _indicators(dataset: Dataset, language: Language) -> Page:
    _ = language.gettext
    return Page(
        path="indicators/",
        title=_("Indicators"),
        description=_("All indicators by the contents of the programme, with their figures."),
        template="indicators.md.jinja",
        context={"topics": indicator_index(dataset, language)},
        search_places=topic_places(dataset, language),
    )


def _glossary(dataset: Dataset, language: Language) -> Page:
    _ = language.gettext
    terms = [
        {
            "id": term_anchor(term),
            "term": term.term(language.code),
            "other": term.term("en" if language.code == "vi" else "vi"),
            "other_language": "en" if language.code == "vi" else "vi",
            "abbreviation": term.abbreviation,
            "definition": term.definition(language.code),
        }
        for term in dataset.codebook.glossary
    ]
    return Page(
        path="glossary/",
        title=_("Glossary"),
        description=_("Words and abbreviations of industrial extension, explained."),
        template="glossary.md.jinja",
        context={"terms": terms},
        search_places=term_places(dataset, language),
    )
