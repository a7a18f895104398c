"""The Table Schemas that every package must carry, word for word.

A package that describes its tables otherwise than the contract does could switch the reader
(another delimiter, another file, a remote schema), so drift is refused before any file is read.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from khuyencong.paths import SCHEMAS

CODEBOOK = "codebook"
AREA = "area"
ACCEPTANCES = "acceptances"
"""The table of accepted warnings, which stands beside a package's own tables."""
EXCLUSIONS = "exclusions"
"""The table of figures that were left out, which stands beside the packages."""
OBSERVATIONS = "observations"
"""The table of figures."""
OPTIONAL_TABLES = frozenset({"narratives"})


@dataclass(frozen=True)
class Field:
    """One column of a table, as its Table Schema describes it."""

    name: str
    type: str
    constraints: Mapping[str, Any]

    @property
    def allowed(self) -> tuple[str, ...]:
        """The values of a closed list, or nothing."""
        return tuple(self.constraints.get("enum", ()))


@cache
def table_schemas(kind: str) -> Mapping[str, dict[str, Any]]:
    """Table Schemas by table name.

    Args:
        kind: ``codebook`` or ``area``.
    """
    return {
        path.stem: json.loads(path.read_text(encoding="utf-8"))
        for path in sorted((SCHEMAS / kind).glob("*.json"))
    }


@cache
def fields(kind: str, table: str) -> tuple[Field, ...]:
    """The columns of a table in their order."""
    return tuple(
        Field(content["name"], content["type"], content.get("constraints", {}))
        for content in table_schemas(kind)[table]["fields"]
    )


def column_words(package: str, table: str, column: str, language: str) -> str:
    """What a column holds, as its Table Schema says it; nothing of what is no column.

    Args:
        package: Name of the package's folder.
        table: Name of the table.
        column: Name of the column.
        language: ``vi`` or ``en``.
    """
    suffix = "" if language == "vi" else f"_{language}"
    for kind in (kind_of(package), ACCEPTANCES, EXCLUSIONS):
        for field in table_schemas(kind).get(table, {"fields": ()})["fields"]:
            if field["name"] == column:
                title: str = field[f"title{suffix}"]
                described = field.get(f"description{suffix}", "").rstrip(".")
                return f"{title} ({described})" if described else title
    return ""


def kind_of(package: str) -> str:
    """Which set of schemas a package follows, by the name of its folder."""
    return CODEBOOK if package == CODEBOOK else AREA


def joined_key(cells: Iterable[str]) -> str:
    """One name for a row, made of the cells of its key, so that it is the same next year."""
    return ".".join(cell or "-" for cell in cells)


@cache
def published_schema() -> dict[str, Any]:
    """The Table Schema of published observations, which stand alone without the codebook.

    Columns of ``observations.csv`` keep their description; names of area, indicator, unit,
    breakdown and source stand beside their ids.
    """
    added = json.loads((SCHEMAS / "published.json").read_text(encoding="utf-8"))["fields"]
    stated = table_schemas(AREA)[OBSERVATIONS]
    known = {content["name"]: content for content in stated["fields"]}
    return stated | {"fields": [known.get(content["name"], content) for content in added]}


@cache
def spoken_fields() -> Sequence[dict[str, str]]:
    """The columns that tell figure and period in words, which only the CSV for Excel adds."""
    told: list[dict[str, str]] = json.loads((SCHEMAS / "spoken.json").read_text(encoding="utf-8"))[
        "fields"
    ]
    return told
