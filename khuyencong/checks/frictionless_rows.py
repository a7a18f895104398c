"""The rows of tables, judged by frictionless against the contract's Table Schemas.

frictionless gets the cells that this project has read, and schemas of the contract: it opens no
file, so nothing that a package says, and no file that changes meanwhile, can lead it elsewhere.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache, partial
from typing import Any

from frictionless import Dialect, Schema, errors
from frictionless import Package as FrictionlessPackage
from frictionless.resources import TableResource

from khuyencong.checks.allowed import EXAMPLES, IDS, as_id, forbidden
from khuyencong.checks.day import iso_moment
from khuyencong.checks.limit import bounded
from khuyencong.checks.nearest import SIMILARITY, SIMILARITY_OF_SOURCES, nearest
from khuyencong.dates import is_no_day, iso_date, other_date
from khuyencong.fitting import fit, parted
from khuyencong.header import is_header
from khuyencong.package import Package, Record, Table
from khuyencong.problems import Problem
from khuyencong.quotes import quoted
from khuyencong.schemas import fields, table_schemas
from khuyencong.separators import OTHER_SEPARATORS, in_commas, rows_parted_by

_CONFLICT = re.compile("(<{7}|={7}|>{7})( .*)?")
"""A line that git writes where two people changed the same rows."""
FIRST_ROW_IS_HEADER = Dialect(header=True, header_rows=[1])
"""Without it frictionless takes for the header the first row that is as wide as most rows."""
MOST_NAMES_SHOWN = 300
"""Characters of the list of ids that a reference might have meant."""
MOST_IDS = 200
"""Ids that a reference is compared with, to find the one it most likely means."""
LINE_ENDS = (b"\n", b"\r")
NO_IDS = "–"
"""What a message shows where the table of the ids has none."""
READINGS = {"published_on": iso_moment, "valid_from": iso_date, "valid_to": iso_date}
"""How columns are read that hold dates and are given as patterns, so no dates to frictionless."""


def judge_rows(package: Package) -> Iterator[Problem]:
    """What frictionless finds in every table of a package."""
    resources = FrictionlessPackage(
        name=package.name,
        resources=[
            TableResource(
                name=name,
                data=_Cells(table),
                format="inline",
                dialect=FIRST_ROW_IS_HEADER,
                schema=_schema(package.kind, name, frozenset(package.tables)),
            )
            for name, table in package.tables.items()
        ],
    ).resources
    for resource in resources:
        yield from _judged(package, package.tables[resource.name], resource)


@bounded
def _judged(package: Package, table: Table, resource: Any) -> Iterator[Problem]:
    """The problems of one table, row by row as frictionless finds them."""
    told = _Told(package, table)
    with resource:
        for row in resource.row_stream:
            if row.valid:
                continue
            record = told.record(row.row_number)
            if is_header(record.row.cells, table.header):
                yield package.problem(record, table.header[0], "wrong-header", case="repeated")
            else:
                extra = [one for one in row.errors if isinstance(one, errors.ExtraCellError)]
                for error in extra[:1] or row.errors:  # with one cell too many all have slipped
                    yield from _problems(told, error)


class _Cells:
    """Rows of a table as frictionless reads inline data: as often as it likes, not copied.

    Blank rows are left out: it would make an error of every cell that they lack, a millisecond for
    each row, and ``check_blank_rows`` has reported them.
    """

    def __init__(self, table: Table) -> None:
        self.table = table

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        yield self.table.header
        for record in self.table.filled:
            yield record.row.cells


@cache
def _schema(kind: str, name: str, tables: frozenset[str]) -> Schema:
    """A schema less its references to tables that could not be read (reported by then).

    It is built once for all packages, and its fields are shared: frictionless would copy each of
    them twice whenever it opens a table, in case somebody changed them, which takes a third of its
    time for tables of 800 rows.
    """
    schema = table_schemas(kind)[name]
    keys = [
        key
        for key in schema.get("foreignKeys", ())
        if key["reference"]["resource"] in {"", *tables}
    ]
    built = Schema.from_descriptor({**schema, "foreignKeys": keys})
    for field in built.fields:
        vars(field)["to_copy"] = partial(_itself, field)
    return built


def _itself(field: Any) -> Any:
    """What a shared field gives for its copy."""
    return field


class _Told:
    """What the messages about one table need to know, found out once and only when needed."""

    def __init__(self, package: Package, table: Table) -> None:
        self.package = package
        self.table = table
        self.schema = table_schemas(package.kind)[table.name]
        self.short_rows: set[int] = set()
        self.known: dict[tuple[str, str], list[str]] = {}
        self.mended: dict[tuple[str, str], set[str | None]] = {}
        self.first_lines: dict[tuple[str, ...], int] = {}

    def record(self, number: int) -> Record:
        """A row by its number, which counts the header and no blank rows."""
        return self.table.filled[number - 2]

    def field(self, name: str) -> Mapping[str, Any]:
        """A field's description in the schema."""
        return next(one for one in self.schema["fields"] if one["name"] == name)

    def first_line(self, key: tuple[str, ...]) -> int:
        """The line on which a primary key stands first."""
        if not self.first_lines:
            for record in self.table.records():
                cells = tuple(record[name] for name in self.schema["primaryKey"])
                self.first_lines.setdefault(cells, record.row.line)
        return self.first_lines[key]

    def ids(self, table: str, name: str) -> list[str]:
        """The first ids that a table has, in order; a message shows and compares no more."""
        if (table, name) not in self.known:
            cells = {one[name] for one in self.package.records(table)}
            self.known[table, name] = sorted(cells)[:MOST_IDS]
        return self.known[table, name]

    def meant(self, table: str, name: str) -> set[str | None]:
        """What ids that are written wrongly should be: who names that has named them rightly."""
        if (table, name) not in self.mended:
            described = fields(self.package.kind, table)
            rules = next(one.constraints for one in described if one.name == name)
            pattern = rules.get("pattern")
            self.mended[table, name] = {
                as_id(one, pattern)
                for one in self.ids(table, name)
                if pattern in IDS and not re.fullmatch(pattern, one)
            }
        return self.mended[table, name]


def _problems(told: _Told, error: Any) -> Iterator[Problem]:
    """What an error of frictionless means in the contract's codes."""
    width = str(len(told.table.header))
    match error:
        case errors.BlankRowError():
            return
        case errors.MissingCellError():
            if error.row_number not in told.short_rows:
                told.short_rows.add(error.row_number)
                yield _short(told, error, width)
        case errors.ExtraCellError():
            yield from _extra(told, error, width)
        case errors.TypeError():
            yield _typed(told, error)
        case errors.UniqueError():
            yield _repeated(told, error)
        case errors.ConstraintError():
            yield from _constraint(told, error)
        case errors.PrimaryKeyError():
            yield from _duplicate(told, error)
        case errors.ForeignKeyError():
            yield from _reference(told, error)
        case _:
            yield Problem(
                code="wrong-type",
                package=told.package.name,
                file=told.table.file,
                found=error.note,
            )


def _cell(told: _Told, error: Any, code: str, **details: str) -> Problem:
    return Problem(
        code=code,
        package=told.package.name,
        file=told.table.file,
        line=told.record(error.row_number).row.line,
        column=error.field_number,
        field=error.field_name or None,
        found=str(error.cell or ""),
        details=details,
    )


def _short(told: _Told, error: Any, width: str) -> Problem:
    """A row with too few cells, and the line as it should be where that is certain.

    So it is where another sign parts the cells, for a reader that looks for commas has left their
    quotes where they are, and where nothing but empty cells at the end are missing.
    """
    row = told.record(error.row_number).row
    cells = row.cells
    problem = _cell(told, error, "missing-value", wanted=width, count=f"{len(cells)}")
    if row is told.table.rows[-1] and not told.table.raw.endswith(LINE_ENDS):
        return replace(problem, column=None, field=None, found=cells[-1], case="cut")
    if _CONFLICT.fullmatch(cells[0]):
        return replace(problem, column=None, field=None, found=cells[0], case="conflict")
    for separator, name in OTHER_SEPARATORS.items():
        rows = rows_parted_by(separator, ",".join(cells), len(told.table.header))
        if rows is not None and len(rows) == 1:
            words = replace(problem, column=None, field=None, details={"separator": name})
            return replace(words, case="separator", fix=in_commas(rows).rstrip("\n"))
    blanks = ("",) * (len(told.table.header) - len(cells))
    if fit([*cells, *blanks], fields(told.package.kind, told.table.name)):
        line = in_commas([[*cells, *blanks]]).rstrip("\n")
        return replace(problem, column=None, field=None, case="end", fix=line)
    return replace(problem, case="short")


def _extra(told: _Told, error: Any, width: str) -> Iterator[Problem]:
    """A row with cells too many, told at the cells that commas have parted, if that is certain."""
    problem = _cell(told, error, "extra-cell", wanted=width)
    record = told.record(error.row_number)
    cells, columns = record.row.cells, fields(told.package.kind, told.table.name)
    surplus = cells[len(columns) :]
    is_in_a_sentence = any(cell.startswith(" ") for cell in cells)
    if not any(surplus) and fit(cells[: len(columns)], columns) and not is_in_a_sentence:
        yield replace(problem, case="trailing", details={"count": f"{len(surplus)}"})
        return
    found = parted(cells, columns)
    if not found:
        yield problem
    for cell in found:
        words = {"found": cell.text, "details": {"wanted": width, "count": f"{cell.count}"}}
        if cell.is_number:
            words["case"] = "number"
        else:
            words |= {"case": "text", "fix": quoted(cell.text)}
        told_at = told.package.problem(record, cell.field.name, "extra-cell", **words)
        yield replace(told_at, column=cell.column + 1)


def _constraint(told: _Told, error: Any) -> Iterator[Problem]:
    """A cell that breaks a rule of its column; the rule's name stands in frictionless' note."""
    rule = error.note.split('"')[1]
    if rule == "required":
        if len(told.record(error.row_number).row.cells) >= error.field_number:
            yield _cell(told, error, "missing-value")
        return
    problem = _cell(told, error, "not-allowed")
    problem = replace(problem, **forbidden(told.field(error.field_name), rule, problem.found))
    read = READINGS.get(error.field_name) if rule == "pattern" else None
    yield problem if read is None else _dated(problem, read(problem.found))


def _typed(told: _Told, error: Any) -> Problem:
    """A cell of the wrong type; a date as Vietnamese writes it can be turned round."""
    kind = told.field(error.field_name)["type"]
    if kind == "date":
        problem = _cell(told, error, "wrong-type", wanted=EXAMPLES["accessed_on"])
        return _dated(problem, iso_date(problem.found))
    return replace(_cell(told, error, "wrong-type"), case=kind)


def _dated(problem: Problem, fix: str | None) -> Problem:
    """A problem of a cell that should be a date, with the date if it can be read as one."""
    if (other := other_date(problem.found)) is not None:
        return replace(problem, case="day-first", fix=fix, details={"other": other})
    if fix is not None:
        return replace(problem, case="date", fix=fix)
    return replace(problem, case="no-such-day" if is_no_day(problem.found) else "no-date")


def _repeated(told: _Told, error: Any) -> Problem:
    """A cell of a column in which every cell must differ."""
    same = (one for one in told.table.records() if one[error.field_name] == str(error.cell))
    first = next(same).row.line
    return _cell(told, error, "duplicate-row", wanted=error.field_name, first=str(first))


def _duplicate(told: _Told, error: Any) -> Iterator[Problem]:
    """A second row with the same key; one whose first cell is empty is told as a missing value."""
    record = told.record(error.row_number)
    key = told.schema["primaryKey"]
    cells = tuple(record[name] for name in key)
    if not cells[0]:
        return
    yield told.package.problem(
        record,
        key[0],
        "duplicate-row",
        found=" · ".join(cell for cell in cells if cell),
        details={"first": str(told.first_line(cells)), "wanted": ", ".join(key)},
    )


def _reference(told: _Told, error: Any) -> Iterator[Problem]:
    """A cell that names something another table lacks."""
    record = told.record(error.row_number)
    name = error.field_names[0]
    if not record[name]:
        return
    target = error.reference_name or told.table.name
    code = "unknown-source" if name == "source" else "not-allowed"
    least = SIMILARITY_OF_SOURCES if name == "source" else SIMILARITY
    known = told.ids(target, error.reference_field_names[0])
    if code == "unknown-source" and not known:
        yield told.package.problem(record, name, code, case="none-yet")
    elif record[name] not in told.meant(target, error.reference_field_names[0]):
        yield told.package.problem(
            record,
            name,
            code,
            fix=nearest(record[name], known, least),
            details={"wanted": ", ".join(known)[:MOST_NAMES_SHOWN] or NO_IDS},
        )
