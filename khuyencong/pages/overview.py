"""The pages that lead to the others: home, provinces, indicators, coverage, data, glossary."""

from collections.abc import Mapping
from typing import Any

from khuyencong.charts.drawn import Drawn
from khuyencong.codebook import Area
from khuyencong.language import Language
from khuyencong.load import Dataset
from khuyencong.pages.indicator import indicator_index
from khuyencong.pages.page import Page
from khuyencong.pages.places import area_places, term_anchor, term_places, topic_places
from khuyencong.pages.province import areas_with_page
from khuyencong.pages.tiles import tile_map
from khuyencong.pictures.caption import is_result
from khuyencong.schemas import published_schema
from khuyencong.wording import area_names, distinct_area_name, figure_words, period_words


def overview_pages(
    dataset: Dataset,
    drawn: Mapping[str, Drawn],
    files: Mapping[str, bytes],
    language: Language,
) -> list[Page]:
    """All pages that lead to others.

    Args:
        dataset: The loaded data.
        drawn: The charts over all areas, by id.
        files: The data files, for their sizes.
        language: The pages' language.
    """
    return [
        _home(dataset, drawn, language),
        _provinces(dataset, language),
        _indicators(dataset, language),
        _coverage(drawn, language),
        _data(dataset, files, language),
        _glossary(dataset, language),
    ]


def _home(dataset: Dataset, drawn: Mapping[str, Drawn], language: Language) -> Page:
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
            "areas": _reported_areas(dataset, language),
            "figures": _telling_figures(dataset, language),
            "drawn": drawn.get("themes-difficulty"),
            "tiles": tile_map(dataset, "63", _places(dataset), language),
        },
        has_contents=False,
    )


def _counts(dataset: Dataset) -> dict[str, int]:
    return {
        "areas": len(dataset.areas),
        "figures": int(dataset.observations["value"].notna().sum()),
        "statements": len(dataset.narratives),
        "sources": len(dataset.sources),
    }


def _reported_areas(dataset: Dataset, language: Language) -> list[dict[str, Any]]:
    """Areas with a package: how much there is, and where the territory belongs today."""
    areas = dataset.codebook.areas
    names = area_names(list(dataset.areas), language)
    reported = []
    for area, name in zip(dataset.areas, names, strict=True):
        successor = areas.get(area.successor)
        rows = dataset.observations["area"] == area.id
        reported.append(
            {
                "id": area.id,
                "name": name,
                "figures": int(dataset.observations[rows]["value"].notna().sum()),
                "statements": int((dataset.narratives["area"] == area.id).sum()),
                "today": (
                    distinct_area_name(successor, areas.values(), language) if successor else ""
                ),
            }
        )
    return reported


def _telling_figures(dataset: Dataset, language: Language) -> list[dict[str, str]]:
    """The first reported figure of each area: one door into each page."""
    rows = dataset.observations[is_result(dataset.observations)]
    codebook = dataset.codebook
    rows = rows.assign(place=rows["indicator"].map(codebook.indicator_order)).sort_values(
        ["area", "place"]
    )
    return [
        {
            "area": codebook.areas[row["area"]].name(language.code),
            "path": f"provinces/{row['area']}/#{row['figure']}",
            "name": codebook.indicators[row["indicator"]].name(language.code),
            "words": figure_words(row, codebook, language),
            "period": period_words(row, language),
        }
        for row in rows.drop_duplicates("area").to_dict("records")
    ]


def _provinces(dataset: Dataset, language: Language) -> Page:
    _ = language.gettext
    return Page(
        path="provinces/",
        title=_("Provinces"),
        description=_("Provinces with figures, and how the 63 provinces became 34 in July 2025."),
        template="provinces.md.jinja",
        context={
            "areas": _reported_areas(dataset, language),
            "regions": _regions(dataset, language),
            "tiles": tile_map(dataset, "34", _places(dataset), language),
        },
        search_places=area_places(dataset, language),
    )


def _regions(dataset: Dataset, language: Language) -> list[dict[str, Any]]:
    """The provinces of today by region, each with the provinces that went into it."""
    with_page = areas_with_page(dataset)
    regions: dict[str, list[dict[str, Any]]] = {}
    for area in dataset.codebook.areas.values():
        if area.level == "province" and area.exists_today:
            regions.setdefault(area.region_34, []).append(
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


def _places(dataset: Dataset) -> dict[str, str]:
    """Where a reader finds each area: its page, or its place in the list of provinces."""
    with_page = areas_with_page(dataset)
    return {
        area: f"provinces/{area}/" if area in with_page else f"provinces/#{area}"
        for area in dataset.codebook.areas
    }


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


def _coverage(drawn: Mapping[str, Drawn], language: Language) -> Page:
    _ = language.gettext
    wanted = ("coverage", "themes-difficulty", "themes-solution")
    return Page(
        path="coverage/",
        title=_("What is reported"),
        description=_("Which areas report figures on which topics, and which themes they share."),
        template="coverage.md.jinja",
        context={"drawn": [drawn[id_] for id_ in wanted if id_ in drawn]},
    )


def _data(dataset: Dataset, files: Mapping[str, bytes], language: Language) -> Page:
    _ = language.gettext
    areas = [
        {
            "id": area.id,
            "name": name,
            "rows": int((dataset.observations["area"] == area.id).sum()),
            "zip": _size(files[f"data/{area.id}.zip"]),
            "excel": _size(files[f"data/{area.id}/{area.id}-excel.csv"]),
        }
        for area, name in zip(dataset.areas, area_names(list(dataset.areas), language), strict=True)
    ]
    return Page(
        path="data/",
        title=_("Data"),
        description=_("Download the figures as Data Packages and CSV files that stand alone."),
        template="data.md.jinja",
        context={
            "areas": areas,
            "all_rows": len(dataset.observations),
            "all_size": _size(files["data/all/observations.csv"]),
            "columns": _columns(language),
        },
    )


def _size(content: bytes) -> str:
    kilobytes = max(1, round(len(content) / 1000))
    return f"{kilobytes}\u00a0KB"


def _columns(language: Language) -> list[dict[str, str]]:
    """The published columns with their meaning."""
    suffix = "" if language.code == "vi" else "_en"
    return [
        {
            "name": field["name"],
            "title": field[f"title{suffix}"],
            "description": field.get(f"description{suffix}", ""),
        }
        for field in published_schema()["fields"]
    ]


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
