"""The static JSON API: plain files under ``/api/v1/``, with a description by OpenAPI 3.1.

Addresses in the answers are seen from ``/api/v1/``, so that they hold wherever the site lies.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from khuyencong.address import Address
from khuyencong.codebook import Area, Indicator, Unit
from khuyencong.column_words import Columns
from khuyencong.downloads import Part
from khuyencong.downloads.citation import sentence
from khuyencong.downloads.part import ALL, AREA, INDICATOR, LICENCE, SITE_NAME
from khuyencong.downloads.tables import number
from khuyencong.json_text import encoded
from khuyencong.language import LANGUAGES, language
from khuyencong.load import Dataset
from khuyencong.openapi import description

FOLDER = "api/v1"
REPEATED = frozenset(
    {"source_title", "source_publisher", "source_published_on", "source_url", "area_code"}
    | {f"source_area_evidence_{code}" for code in LANGUAGES}
    | {f"{name}_name_{code}" for name in ("area", "indicator", "unit") for code in LANGUAGES}
)
"""Columns of published observations that an answer says once, beside the list."""


def index_files(dataset: Dataset, parts: Iterable[Part], address: Address) -> dict[str, bytes]:
    """The entry, the lists of areas and indicators, and the description.

    Args:
        dataset: The loaded data.
        parts: What there is to publish.
        address: Where the site is published.
    """
    parts = list(parts)
    whole = next(part for part in parts if part.kind == ALL)
    reported = {part.id: part for part in parts if part.kind == AREA}
    indicators = [part for part in parts if part.kind == INDICATOR]
    units = dataset.codebook.units
    listed = [_listed_indicator(one, units) for one in indicators]
    used = sum(part.count > 0 for part in indicators)
    index = {
        **_about(whole, address),
        "counts": {"areas": len(reported), "indicators": used, "rows": whole.count},
        "links": {
            "areas": "areas.json",
            "indicators": "indicators.json",
            "openapi": "openapi.json",
            "catalogue": "../../catalog.jsonld",
            "everything": "../../data/khuyencong.zip",
        },
    }
    areas = [_listed_area(one, reported.get(one.id)) for one in dataset.codebook.areas.values()]
    return {
        f"{FOLDER}/index.json": _json(index),
        f"{FOLDER}/areas.json": _json({"areas": areas}),
        f"{FOLDER}/indicators.json": _json({"indicators": listed}),
        f"{FOLDER}/openapi.json": _json(description(whole, REPEATED)),
    }


def part_answer(part: Part, published: Columns, address: Address) -> dict[str, bytes]:
    """The answer about one area or one indicator.

    Args:
        part: The area or the indicator.
        published: Its published observations.
        address: Where the site is published.
    """
    folder = "areas" if part.kind == AREA else "indicators"
    answer = {
        **_about(part, address),
        "areas": [_area(one) for one in part.areas],
        "indicators": [_indicator(one) for one in part.indicators],
        "units": [
            {"id": one.id, "name_vi": one.name_vi, "name_en": one.name_en}
            for one in part.units.values()
        ],
        "observations": _observations(published),
        "narratives": [dict(one) for one in part.narratives],
        "sources": [dict(one) for one in part.sources],
    }
    return {f"{FOLDER}/{folder}/{part.id}.json": _json(answer)}


def _about(part: Part, address: Address) -> dict[str, Any]:
    """What every answer says of itself."""
    return {
        "id": part.id,
        **{f"title_{code}": part.title[code] for code in LANGUAGES},
        **{f"description_{code}": part.description[code] for code in LANGUAGES},
        "version": part.version,
        "created": part.created,
        "publisher": SITE_NAME["vi"],
        "license": LICENCE["name"],
        "license_url": LICENCE["path"],
        **{f"citation_{code}": sentence(part, address, language(code)) for code in LANGUAGES},
    }


def _listed_area(area: Area, part: Part | None) -> dict[str, Any]:
    return {
        **_area(area),
        "rows": part.count if part else 0,
        "narratives": len(part.narratives) if part else 0,
        "link": f"areas/{area.id}.json" if part else None,
    }


def _area(area: Area) -> dict[str, Any]:
    return {
        "id": area.id,
        "code": area.code,
        "level": area.level,
        "name_vi": area.name_vi,
        "name_en": area.name_en,
        "valid_from": area.valid_from or None,
        "valid_to": area.valid_to or None,
        "successor": area.successor or None,
        "iso_3166_2": area.iso_3166_2 or None,
    }


def _listed_indicator(part: Part, units: Mapping[str, Unit]) -> dict[str, Any]:
    (indicator,) = part.indicators
    unit = units[indicator.unit]
    return {
        **_indicator(indicator),
        "unit_name_vi": unit.name_vi,
        "unit_name_en": unit.name_en,
        "rows": part.count,
        "link": f"indicators/{part.id}.json",
    }


def _indicator(one: Indicator) -> dict[str, Any]:
    return {
        "id": one.id,
        "topic": one.topic,
        "name_vi": one.name_vi,
        "name_en": one.name_en,
        "unit": one.unit,
        "kind": one.kind,
        "additive_over_areas": one.additive_over_areas,
        "additive_over_time": one.additive_over_time,
        "definition_vi": one.definition_vi,
        "definition_en": one.definition_en,
    }


def _observations(published: Columns) -> list[dict[str, Any]]:
    """Figures: what is empty is null, and what stands beside the list is left out."""
    kept: dict[str, list[Any]] = {
        name: [cell or None for cell in cells]
        for name, cells in published.items()
        if name not in REPEATED
    }
    kept["value"] = [number(value) for value in published["value"]]
    return [dict(zip(kept, row, strict=True)) for row in zip(*kept.values(), strict=True)]


def _json(content: object) -> bytes:
    return encoded(content) + b"\n"
