"""The description of the static API for programs (OpenAPI 3.1)."""

from collections.abc import Mapping
from typing import Any

from khuyencong.downloads import Part
from khuyencong.downloads.part import LICENCE
from khuyencong.language import LANGUAGES
from khuyencong.schemas import AREA, published_schema, table_schemas

TEXT = {"type": "string"}
MAYBE = {"type": ["string", "null"]}
COUNT = {"type": "integer", "minimum": 0}
ABOUT = dict.fromkeys(
    (
        "id",
        *(f"{name}_{code}" for name in ("title", "description", "citation") for code in LANGUAGES),
        "version",
        "created",
        "publisher",
        "license",
        "license_url",
    ),
    TEXT,
)


def description(whole: Part, left_out: frozenset[str] = frozenset()) -> dict[str, Any]:
    """The description of all addresses under ``/api/v1/``.

    Args:
        whole: Everything, for title and version.
        left_out: Published columns that the observations of an answer do not repeat.
    """
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Khuyến công mở API",
            "summary": "Static JSON files; read only, no key, no limit.",
            "description": whole.description["en"],
            "version": "1.0.0",
            "license": {"name": LICENCE["title"], "url": LICENCE["path"]},
        },
        "servers": [{"url": "./", "description": "Where this description lies"}],
        "paths": {
            "/index.json": _get("getIndex", "What there is, version and licence", "Index"),
            "/areas.json": _get("listAreas", "All areas of the codebook", "AreaList"),
            "/indicators.json": _get(
                "listIndicators", "All indicators of the codebook", "IndicatorList"
            ),
            "/areas/{area}.json": _get(
                "getArea", "Figures, statements and sources of one area", "Answer", "area"
            ),
            "/indicators/{indicator}.json": _get(
                "getIndicator", "Figures of one indicator over all areas", "Answer", "indicator"
            ),
        },
        "components": {"schemas": _schemas(left_out)},
    }


def _get(id_: str, summary: str, schema: str, parameter: str = "") -> dict[str, Any]:
    """One address that can be read."""
    operation: dict[str, Any] = {
        "operationId": id_,
        "summary": summary,
        "responses": {
            "200": {
                "description": summary,
                "content": {
                    "application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}
                },
            }
        },
    }
    if parameter:
        operation["responses"]["404"] = {"description": f"No {parameter} here has this id"}
        operation["parameters"] = [
            {
                "name": parameter,
                "in": "path",
                "required": True,
                "description": f"Id of the {parameter}, as {parameter}s.json lists it",
                "schema": {"type": "string", "pattern": "^[a-z][a-z0-9_-]*$"},
            }
        ]
    return {"get": operation}


def _schemas(left_out: frozenset[str]) -> dict[str, Any]:
    area = {
        **dict.fromkeys(("id", "code", "level", "name_vi", "name_en"), TEXT),
        **dict.fromkeys(("valid_from", "valid_to", "successor", "iso_3166_2"), MAYBE),
    }
    indicator = {
        **dict.fromkeys(("id", "topic", "name_vi", "name_en", "unit", "kind"), TEXT),
        **{name: {"type": "boolean"} for name in ("additive_over_areas", "additive_over_time")},
        **dict.fromkeys(("definition_vi", "definition_en"), TEXT),
    }
    unit = dict.fromkeys(("id", "name_vi", "name_en"), TEXT)
    listed = {"rows": COUNT, "link": MAYBE}
    names = {"unit_name_vi": TEXT, "unit_name_en": TEXT}
    return {
        "Index": _object({**ABOUT, "counts": _counts(), "links": _links()}),
        "AreaList": _object({"areas": _list(_object({**area, **listed, "narratives": COUNT}))}),
        "IndicatorList": _object({"indicators": _list(_object({**indicator, **names, **listed}))}),
        "Area": _object(area),
        "Indicator": _object(indicator),
        "Unit": _object(unit),
        "Observation": _observation(left_out),
        "Narrative": _table("narratives"),
        "Source": _table("sources"),
        "Answer": _object(
            {
                **ABOUT,
                **{
                    name: _list({"$ref": f"#/components/schemas/{schema}"})
                    for name, schema in (
                        ("areas", "Area"),
                        ("indicators", "Indicator"),
                        ("units", "Unit"),
                        ("observations", "Observation"),
                        ("narratives", "Narrative"),
                        ("sources", "Source"),
                    )
                },
            }
        ),
    }


def _observation(left_out: frozenset[str]) -> dict[str, Any]:
    """A published figure, described as its Table Schema describes it."""
    fields = [one for one in published_schema()["fields"] if one["name"] not in left_out]
    return _object(
        {
            one["name"]: {
                "type": ["number" if one["type"] == "number" else "string", "null"],
                "title": one["title_en"],
                **({"description": one["description_en"]} if "description_en" in one else {}),
            }
            for one in fields
        }
    )


def _table(name: str) -> dict[str, Any]:
    fields = table_schemas(AREA)[name]["fields"]
    return _object({"area": TEXT, **{one["name"]: TEXT for one in fields}})


def _counts() -> dict[str, Any]:
    return _object(dict.fromkeys(("areas", "indicators", "rows"), COUNT))


def _links() -> dict[str, Any]:
    return _object(
        dict.fromkeys(("areas", "indicators", "openapi", "catalogue", "everything"), TEXT)
    )


def _object(properties: Mapping[str, Any]) -> dict[str, Any]:
    """An object that always has all its properties, and no other."""
    return {
        "type": "object",
        "required": list(properties),
        "properties": dict(properties),
        "additionalProperties": False,
    }


def _list(items: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": dict(items)}
