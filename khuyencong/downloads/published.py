"""The published form of observations: wide enough to stand alone, without the codebook."""

from collections.abc import Mapping
from typing import Any

from khuyencong.column_words import Columns
from khuyencong.language import LANGUAGES
from khuyencong.load import Dataset
from khuyencong.schemas import published_schema

AREA_KEY = "area"
SOURCE_COLUMNS = (
    "title",
    "publisher",
    "published_on",
    "url",
    "accessed_on",
    "area_evidence_vi",
    "area_evidence_en",
)
"""What is published of the source beside each figure, each as ``source_…``."""


def published_observations(dataset: Dataset) -> Columns:
    """Observations with the names of everything their ids mean, as text, in published order."""
    codebook, rows = dataset.codebook, dataset.observations
    known = {str(name): rows[name].tolist() for name in rows.columns}
    known["value"] = known["value_text"]
    for name in ("code", "valid_from", "valid_to"):
        of_areas = {one: getattr(codebook.areas[one], name) for one in set(known["area"])}
        known[f"area_{name}"] = [of_areas[one] for one in known["area"]]
    places_on_site = zip(known["area"], known["figure"], strict=True)
    known["page"] = [f"provinces/{area}/#{figure}" for area, figure in places_on_site]
    for prefix, named in (
        ("area", codebook.areas),
        ("indicator", codebook.indicators),
        ("unit", codebook.units),
        ("breakdown", codebook.breakdowns),
    ):
        for code in LANGUAGES:
            names = {one: named[one].name(code) if one else "" for one in set(known[prefix])}
            known[f"{prefix}_name_{code}"] = [names[one] for one in known[prefix]]
    sources = dataset.sources
    places = {
        key: place for place, key in enumerate(zip(sources["area"], sources["id"], strict=True))
    }
    cited = [places[key] for key in zip(known["area"], known["source"], strict=True)]
    for name in SOURCE_COLUMNS:
        cells = sources[name].tolist()
        known[f"source_{name}"] = [cells[place] for place in cited]
    return {name: known[name] for name in published_columns()}


def published_columns() -> tuple[str, ...]:
    """Names of the published columns in their order."""
    return tuple(field["name"] for field in published_schema()["fields"])


def with_area_key(schema: Mapping[str, Any]) -> dict[str, Any]:
    """A Table Schema where rows of several areas stand together: the area is part of every key."""
    widened = dict(schema)
    if "primaryKey" in schema:
        widened["primaryKey"] = [AREA_KEY, *schema["primaryKey"]]
    if "foreignKeys" in schema:
        widened["foreignKeys"] = [
            {
                "fields": [AREA_KEY, *key["fields"]],
                "reference": {
                    **key["reference"],
                    "fields": [AREA_KEY, *key["reference"]["fields"]],
                },
            }
            for key in schema["foreignKeys"]
        ]
    return widened
