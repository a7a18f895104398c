"""The form of the tables, judged by frictionless against the contract's Table Schemas.

frictionless sees only a descriptor that this project built itself from the contract's schemas, so
nothing a package says can send it to another file or to the network.
"""

import json
from collections.abc import Iterator
from typing import Any

from frictionless import Package as FrictionlessPackage
from frictionless import errors

from khuyencong.package import Package, Record, Row, Table
from khuyencong.problems import Problem
from khuyencong.schemas import table_schemas

MOST_ERRORS = 1_000_000
"""All of them: frictionless would stop after a thousand, and the rest come up only later."""
COMMA = {"csv": {"delimiter": ",", "quoteChar": '"', "skipInitialSpace": False}}
"""The contract's CSV; without it frictionless guesses from the text, as from its semicolons."""


def check_table(package: Package) -> Iterator[Problem]:
    """Types, required cells, closed lists, keys and references of every table."""
    if not package.tables:
        return
    report = FrictionlessPackage.from_descriptor(
        _trusted_descriptor(package), basepath=str(package.directory)
    ).validate(limit_errors=MOST_ERRORS)
    for task in report.tasks:
        table = package.tables[task.name]
        short_rows: set[int] = set()
        for error in task.errors:
            yield from _problems(package, table, error, short_rows)


def check_blank_rows(package: Package) -> Iterator[Problem]:
    """Rows without any content, as spreadsheets leave them at the end."""
    for table in package.tables.values():
        for row in table.rows:
            if not any(row.cells):
                yield Problem(
                    code="blank-row", package=package.name, file=table.file, line=row.line
                )


def check_unused_sources(package: Package) -> Iterator[Problem]:
    """Sources that no figure and no statement names, where all of these could be read."""
    if package.faults:
        return
    tables = ("observations", "narratives")
    used = {record["source"] for table in tables for record in package.records(table)}
    for record in package.records("sources"):
        if record["id"] and record["id"] not in used:
            yield package.problem(record, "id", "unused-source")


def _trusted_descriptor(package: Package) -> dict[str, Any]:
    """A descriptor of the tables that were read, with nothing of the package's own in it."""
    schemas = table_schemas(package.kind)
    return {
        "name": package.name,
        "resources": [
            {
                "name": name,
                "type": "table",
                "path": f"{name}.csv",
                "format": "csv",
                "encoding": "utf-8",
                "dialect": COMMA,
                "schema": _without_absent_references(schemas[name], package),
            }
            for name in package.tables
        ],
    }


def _without_absent_references(schema: dict[str, Any], package: Package) -> dict[str, Any]:
    """The schema less its references to tables that could not be read (reported by then)."""
    keys = [
        key
        for key in schema.get("foreignKeys", ())
        if key["reference"]["resource"] in {"", *package.tables}
    ]
    copy: dict[str, Any] = json.loads(json.dumps(schema))
    copy["foreignKeys"] = keys
    return copy


def _problems(
    package: Package, table: Table, error: Any, short_rows: set[int]
) -> Iterator[Problem]:
    """What an error of frictionless means in the contract's codes."""
    match error:
        case errors.BlankRowError():
            return
        case errors.MissingCellError():
            if error.row_number not in short_rows:
                short_rows.add(error.row_number)
                yield _cell(package, table, error, "missing-value", wanted=str(len(table.header)))
        case errors.ExtraCellError():
            yield _cell(package, table, error, "extra-cell", wanted=str(len(table.header)))
        case errors.TypeError():
            yield _cell(package, table, error, "wrong-type", wanted=_type(package, table, error))
        case errors.UniqueError():
            yield _cell(package, table, error, "duplicate-row", wanted="", first="")
        case errors.ConstraintError():
            yield from _constraint(package, table, error)
        case errors.PrimaryKeyError():
            yield from _duplicate(package, table, error)
        case errors.ForeignKeyError():
            yield from _reference(package, table, error)
        case _:
            yield Problem(
                code="wrong-type",
                package=package.name,
                file=table.file,
                found=error.note,
                details={"wanted": error.type},
            )


def _row(table: Table, number: int) -> Row:
    return table.rows[number - 2]


def _record(table: Table, number: int) -> Record:
    row = _row(table, number)
    return Record(table, row, dict(zip(table.header, row.cells, strict=False)))


def _cell(package: Package, table: Table, error: Any, code: str, **details: str) -> Problem:
    row = _row(table, error.row_number)
    return Problem(
        code=code,
        package=package.name,
        file=table.file,
        line=row.line,
        column=error.field_number,
        field=error.field_name or None,
        found=str(error.cell or ""),
        details=details,
    )


def _type(package: Package, table: Table, error: Any) -> str:
    schema = table_schemas(package.kind)[table.name]
    return str(next(one["type"] for one in schema["fields"] if one["name"] == error.field_name))


def _constraint(package: Package, table: Table, error: Any) -> Iterator[Problem]:
    """A cell that breaks a rule of its column; the rule's name stands in frictionless' note."""
    schema = table_schemas(package.kind)[table.name]
    field = next(one for one in schema["fields"] if one["name"] == error.field_name)
    rule = error.note.split('"')[1]
    if rule == "required":
        row = _row(table, error.row_number)
        if len(row.cells) >= error.field_number:
            yield _cell(package, table, error, "missing-value", wanted="1")
        return
    wanted = field["constraints"].get(rule)
    text = " | ".join(wanted) if isinstance(wanted, list) else f"{rule} {wanted}"
    yield _cell(package, table, error, "not-allowed", wanted=text)


def _duplicate(package: Package, table: Table, error: Any) -> Iterator[Problem]:
    """A second row with the same key; a key of empty cells is reported as missing values."""
    record = _record(table, error.row_number)
    key = table_schemas(package.kind)[table.name]["primaryKey"]
    cells = tuple(record[name] for name in key)
    if not any(cells):
        return
    first = next(one for one in table.records() if tuple(one[name] for name in key) == cells)
    yield package.problem(
        record,
        key[0],
        "duplicate-row",
        found=" · ".join(cell for cell in cells if cell),
        details={"first": str(first.row.line), "wanted": ", ".join(key)},
    )


def _reference(package: Package, table: Table, error: Any) -> Iterator[Problem]:
    """A cell that names something another table lacks."""
    record = _record(table, error.row_number)
    name = error.field_names[0]
    if not record[name]:
        return
    target = error.reference_name or table.name
    known = [one[error.reference_field_names[0]] for one in package.records(target)]
    code = "unknown-source" if name == "source" else "not-allowed"
    yield package.problem(record, name, code, details={"wanted": ", ".join(sorted(known))[:300]})
