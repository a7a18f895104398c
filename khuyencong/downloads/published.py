"""The published form of observations: wide enough to stand alone, without the codebook."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from khuyencong.load import Dataset
from khuyencong.schemas import published_schema

AREA_KEY = "area"


def published_observations(dataset: Dataset) -> pd.DataFrame:
    """Observations with the names of everything their ids mean, as text, in published order."""
    codebook = dataset.codebook
    frame = dataset.observations.assign(value=dataset.observations["value_text"])
    for prefix, known in (
        ("area", codebook.areas),
        ("indicator", codebook.indicators),
        ("unit", codebook.units),
        ("breakdown", codebook.breakdowns),
    ):
        for language in ("vi", "en"):
            frame[f"{prefix}_name_{language}"] = [
                known[one].name(language) if one else "" for one in frame[prefix]
            ]
    frame["area_code"] = [codebook.areas[one].code for one in frame["area"]]
    sources = dataset.sources.set_index(["area", "id"])[
        ["title", "publisher", "published_on", "url", "accessed_on"]
    ].add_prefix("source_")
    frame = frame.join(sources, on=["area", "source"])
    return frame[list(published_columns())]


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
