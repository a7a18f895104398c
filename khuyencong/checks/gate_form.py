"""Whether tables surely keep their Table Schemas, judged by their different cells alone.

What is allowed here is less than frictionless allows: numbers and dates in one way of writing, and
rules of the kinds that the contract's schemas have. Whatever else stands there is judged by
frictionless.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from khuyencong.columns import Columns, first_of_each
from khuyencong.package import Package
from khuyencong.schemas import table_schemas

NUMBER = re.compile(r"-?(0|[1-9]\d{0,14})(\.\d{1,15})?", re.ASCII)
INTEGER = re.compile(r"0|[1-9]\d{0,14}", re.ASCII)
DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
TRUTHS = frozenset({"true", "false"})
KNOWN_PARTS = frozenset({"$schema", "fields", "missingValues", "primaryKey", "foreignKeys"})
WORDS_OF_FIELD = frozenset(
    {"name", "type", "title", "title_en", "description", "description_en", "constraints"}
)
COMMON_RULES = frozenset({"required", "unique"})
RULES_OF_TEXT = COMMON_RULES | {"pattern", "enum", "maxLength"}
RULES_OF_NUMBERS = COMMON_RULES | {"minimum", "maximum"}
"""Rules that are judged here; a schema with any other is judged by frictionless."""


def keeps_schemas(package: Package) -> bool:
    """Whether every table of a package surely keeps its schema.

    Args:
        package: A package of which every table has columns.
    """
    tables = {name: table.coded for name, table in package.tables.items()}
    known = {name: coded for name, coded in tables.items() if coded is not None}
    return len(known) == len(tables) and all(
        _keeps(coded, table_schemas(package.kind)[name], known) for name, coded in known.items()
    )


def _keeps(coded: Columns, schema: Mapping[str, Any], tables: Mapping[str, Columns]) -> bool:
    if not KNOWN_PARTS.issuperset(schema) or schema.get("missingValues", [""]) != [""]:
        return False
    return (
        all(_is_sound(field, coded) for field in schema["fields"])
        and _has_unique_keys(schema, coded)
        and all(_refers(key, coded, tables) for key in schema.get("foreignKeys", ()))
    )


def _is_sound(field: Mapping[str, Any], coded: Columns) -> bool:
    """Whether all cells of a field are of its type and keep its rules."""
    rules = field.get("constraints", {})
    column = coded[field["name"]]
    filled = [cell for cell in column.cells if cell]
    return (
        WORDS_OF_FIELD.issuperset(field)
        and not (rules.get("unique") and len(column.words) < coded.count)
        and not (rules.get("required") and len(filled) < len(column.cells))
        and _are_sound(filled, field["type"], rules)
    )


def _are_sound(cells: Sequence[str], kind: str, rules: Mapping[str, Any]) -> bool:
    """Whether cells are of a type and keep the rules that only it has."""
    match kind:
        case "string":
            return _are_texts(cells, rules)
        case "number":
            return all(map(NUMBER.fullmatch, cells)) and _are_within(cells, rules)
        case "integer":
            return all(map(INTEGER.fullmatch, cells)) and _are_within(cells, rules)
        case "boolean":
            return TRUTHS.issuperset(cells) and COMMON_RULES.issuperset(rules)
        case "date":
            return all(map(_is_date, cells)) and COMMON_RULES.issuperset(rules)
        case _:
            return False


def _are_texts(cells: Sequence[str], rules: Mapping[str, Any]) -> bool:
    if not RULES_OF_TEXT.issuperset(rules):
        return False
    if "enum" in rules and not frozenset(rules["enum"]).issuperset(cells):
        return False
    if "pattern" in rules and not all(map(re.compile(rules["pattern"]).fullmatch, cells)):
        return False
    return "maxLength" not in rules or max(map(len, cells), default=0) <= rules["maxLength"]


def _are_within(cells: Sequence[str], rules: Mapping[str, Any]) -> bool:
    if not RULES_OF_NUMBERS.issuperset(rules):
        return False
    if not rules.keys() & {"minimum", "maximum"}:
        return True
    low, high = rules.get("minimum", "-Infinity"), rules.get("maximum", "Infinity")
    return all(Decimal(low) <= Decimal(cell) <= Decimal(high) for cell in cells)


def _is_date(cell: str) -> bool:
    if not DATE.fullmatch(cell):
        return False
    try:
        date.fromisoformat(cell)
    except ValueError:
        return False
    return True


def _has_unique_keys(schema: Mapping[str, Any], coded: Columns) -> bool:
    """Whether no key stands twice and none is empty; only keys of text are equal as they look."""
    key = schema.get("primaryKey", [])
    kinds = {field["name"]: field["type"] for field in schema["fields"]}
    if not key or any(kinds[name] != "string" for name in key):
        return False
    filled = coded[key[0]].is_filled
    for name in key[1:]:
        filled = filled | coded[name].is_filled
    return bool(filled.all()) and len(first_of_each(coded.groups(key))) == coded.count


def _refers(key: Mapping[str, Any], coded: Columns, tables: Mapping[str, Columns]) -> bool:
    """Whether all that a field names stands in the other table, where that could be read."""
    target = key["reference"]["resource"]
    if target and target not in tables:
        return True
    names, others = key["fields"], key["reference"]["fields"]
    if len(names) != 1 or len(others) != 1:
        return False
    other = tables[target] if target else coded
    return {"", *other[others[0]].cells}.issuperset(coded[names[0]].cells)
