"""A data package as it lies on disk: its descriptor and its tables, cell by cell with their places.

Nothing is trusted here. The descriptor is judged before any other program reads it, because
frictionless follows every address a descriptor names: a path that leaves the folder, a URL, a
remote schema or another dialect are refused first. Cells stay text, so that ``1.620`` can still be
told from ``1.62``.
"""

import csv
import io
import json
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from khuyencong.problems import Problem
from khuyencong.schemas import OPTIONAL_TABLES, kind_of, table_schemas

DESCRIPTOR_NAME = "datapackage.json"
MAX_DESCRIPTOR_BYTES = 2_000_000
"""The descriptors of the contract take 15 KB; two megabytes is a mistake or an attack."""
MAX_TABLE_BYTES = 100_000_000
"""A table of a million figures takes about 90 MB."""
MAX_CELL_CHARACTERS = 10_000
"""The longest text the contract knows has 400 characters."""

REQUIRED_PROPERTIES = ("name", "title", "version", "licenses", "resources")
RESOURCE_PROPERTIES = frozenset(
    {"name", "type", "title", "description", "path", "format", "mediatype", "encoding", "schema"}
    | {"bytes", "hash", "sources", "licenses"}
)
"""What a resource may say; anything else could switch the reader (dialect, compression)."""


@dataclass(frozen=True)
class Row:
    """One data row of a table."""

    number: int
    """Row of the table counted from 1, the header included, blank rows too."""
    line: int
    """Line of the file on which the row begins."""
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """One table of a package as text."""

    name: str
    file: str
    """Path as the user would type it."""
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    raw: bytes = field(repr=False, default=b"")

    def column(self, name: str) -> int | None:
        """Column number of a field counted from 1, None where the table lacks it."""
        return self.header.index(name) + 1 if name in self.header else None

    def records(self) -> Iterator["Record"]:
        """The rows that are not blank, with their cells by name."""
        for row in self.rows:
            if any(row.cells):
                yield Record(self, row, dict(zip(self.header, row.cells, strict=False)))


@dataclass(frozen=True)
class Record:
    """One row with its cells by name; a cell that the row lacks reads as empty."""

    table: Table
    row: Row
    cells: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "")


@dataclass(frozen=True)
class Package:
    """A folder with a descriptor and its tables, as far as they could be read."""

    name: str
    """Name of the folder."""
    directory: Path
    file: str
    """Path of the descriptor as the user would type it."""
    descriptor: Mapping[str, Any]
    tables: Mapping[str, Table]
    faults: tuple[Problem, ...]
    """What was found wrong while reading."""

    @property
    def kind(self) -> str:
        """``codebook`` or ``area``."""
        return kind_of(self.name)

    @property
    def rows(self) -> int:
        """Number of data rows in all tables."""
        return sum(1 for table in self.tables.values() for _ in table.records())

    def records(self, table: str) -> Iterator[Record]:
        """Rows of a table; none where the package lacks it."""
        if table in self.tables:
            yield from self.tables[table].records()

    def problem(self, record: Record, name: str, code: str, **words: Any) -> Problem:
        """A problem of one cell of this package.

        Args:
            record: The row.
            name: The field.
            code: The problem's code.
            **words: Further attributes of the problem (``found`` is the cell unless given).
        """
        return Problem(
            code=code,
            package=self.name,
            file=record.table.file,
            line=record.row.line,
            column=record.table.column(name),
            field=name,
            **{"found": record[name], **words},
        )


def package_directories(packages: Path) -> list[Path]:
    """Folders of the packages, the codebook first, then by name."""
    folders = [path for path in packages.iterdir() if path.is_dir() and path.name[0] != "."]
    return sorted(folders, key=lambda path: (path.name != "codebook", path.name))


def read_package(directory: Path) -> Package:
    """Read a package as far as it may be read.

    Args:
        directory: The package's folder, as the user gave it.

    Returns:
        The package; its ``faults`` say what could not be read and why.
    """
    reader = _Reader(directory)
    descriptor = reader.descriptor()
    tables = reader.tables(descriptor) if descriptor is not None else {}
    return Package(
        name=directory.name,
        directory=directory,
        file=reader.file,
        descriptor=descriptor or {},
        tables=tables,
        faults=tuple(reader.faults),
    )


class _Reader:
    """Reads one folder and notes every fault on the way."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.path = directory / DESCRIPTOR_NAME
        self.file = self.path.as_posix()
        self.kind = kind_of(directory.name)
        self.text = ""
        self.faults: list[Problem] = []

    def fault(self, code: str, *, file: str | None = None, **words: Any) -> None:
        """Note a problem of the descriptor, or of another file of the package."""
        self.faults.append(
            Problem(code=code, package=self.directory.name, file=file or self.file, **words)
        )

    def descriptor(self) -> Mapping[str, Any] | None:
        """The descriptor, or None where it cannot be used at all."""
        content = self.content(self.path, MAX_DESCRIPTOR_BYTES, self.file)
        if content is None:
            return None
        try:
            self.text = content.decode("utf-8")
            descriptor = json.loads(self.text)
        except UnicodeDecodeError:
            self.fault("not-utf8", found="")
            return None
        except json.JSONDecodeError as error:
            self.fault(
                "descriptor-invalid",
                line=error.lineno,
                column=error.colno,
                found=error.msg,
                details={"wanted": "JSON"},
            )
            return None
        except RecursionError:
            self.fault("descriptor-invalid", found="[[[[…", details={"wanted": "JSON"})
            return None
        if not isinstance(descriptor, dict):
            self.fault(
                "descriptor-invalid", line=1, found=_short(descriptor), details={"wanted": "{…}"}
            )
            return None
        self.judge(descriptor)
        return descriptor

    def judge(self, descriptor: Mapping[str, Any]) -> None:
        """Check the descriptor's own properties."""
        for name in REQUIRED_PROPERTIES:
            if not descriptor.get(name):
                self.fault("descriptor-invalid", field=name, found="", details={"wanted": name})
        if descriptor.get("name") and descriptor["name"] != self.directory.name:
            self.fault(
                "name-mismatch",
                field="name",
                found=_short(descriptor["name"]),
                line=self.line_of('"name"'),
                fix=self.directory.name,
            )

    def tables(self, descriptor: Mapping[str, Any]) -> dict[str, Table]:
        """Tables of the resources that may be read."""
        expected = table_schemas(self.kind)
        resources = descriptor.get("resources")
        if not isinstance(resources, list):
            if resources:
                self.fault(
                    "descriptor-invalid",
                    field="resources",
                    found=_short(resources),
                    details={"wanted": "[…]"},
                )
            return {}
        tables = {}
        for resource in resources[: len(expected) + 1]:
            name = self.safe_resource(resource, expected)
            if name is not None:
                table = self.table(name)
                if table is not None:
                    tables[name] = table
        named = {resource.get("name") for resource in resources if isinstance(resource, dict)}
        for name in expected:
            if name not in named and name not in OPTIONAL_TABLES:
                self.fault(
                    "descriptor-invalid", field="resources", found="", details={"wanted": name}
                )
        return tables

    def safe_resource(self, resource: Any, expected: Mapping[str, Any]) -> str | None:
        """Name of a resource whose file may be opened, None where it may not."""
        if not isinstance(resource, dict) or resource.get("name") not in expected:
            found = resource.get("name") if isinstance(resource, dict) else resource
            self.fault(
                "descriptor-invalid",
                field="resources",
                found=_short(found),
                line=self.line_of(json.dumps(found, ensure_ascii=False)),
                details={"wanted": ", ".join(expected)},
            )
            return None
        name = str(resource["name"])
        unknown = sorted(set(resource) - RESOURCE_PROPERTIES)
        for key in unknown:
            self.fault(
                "descriptor-invalid",
                field=key,
                found=_short(resource[key]),
                line=self.line_of(f'"{key}"'),
                details={"wanted": ", ".join(sorted(RESOURCE_PROPERTIES))},
            )
        safe = self.safe_path(resource.get("path"), f"{name}.csv")
        plain = self.plain_file(resource)
        same = self.same_schema(resource.get("schema"), name, expected[name])
        return name if safe and plain and same and not unknown else None

    def safe_path(self, path: Any, wanted: str) -> bool:
        """Whether a resource's path is the one file it may name, inside the folder."""
        if path == wanted:
            file = self.directory / wanted
            if not file.is_symlink() and (not file.exists() or stat.S_ISREG(file.stat().st_mode)):
                return True
        code = "unsafe-path" if path == wanted or _leaves_folder(path) else "descriptor-invalid"
        self.fault(
            code,
            field="path",
            found=_short(path),
            fix=wanted,
            details={"wanted": wanted},
            line=self.line_of(json.dumps(path, ensure_ascii=False)),
        )
        return False

    def plain_file(self, resource: Mapping[str, Any]) -> bool:
        """Whether a resource says it is UTF-8 CSV, or does not say."""
        plain = True
        for key, wanted in (("format", "csv"), ("encoding", "utf-8"), ("type", "table")):
            if resource.get(key, wanted) != wanted:
                plain = False
                self.fault(
                    "descriptor-invalid",
                    field=key,
                    found=_short(resource[key]),
                    fix=wanted,
                    line=self.line_of(json.dumps(resource[key], ensure_ascii=False)),
                    details={"wanted": wanted},
                )
        return plain

    def same_schema(self, schema: Any, name: str, expected: Mapping[str, Any]) -> bool:
        """Whether a resource describes its table as the contract does."""
        difference = _first_difference(schema, expected, name)
        if difference is None:
            return True
        place, found, wanted = difference
        self.fault("schema-drift", field=place, found=found, details={"wanted": wanted})
        return False

    def table(self, name: str) -> Table | None:
        """Read one table's text into cells."""
        path = self.directory / f"{name}.csv"
        file = path.as_posix()
        content = self.content(path, MAX_TABLE_BYTES, file)
        if content is None:
            return None
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            self.fault("not-utf8", file=file, line=line, found=f"0x{content[error.start]:02X}")
            return None
        rows = self.rows(text, file)
        if rows is None:
            return None
        header = rows[0].cells if rows else ()
        wanted = tuple(field["name"] for field in table_schemas(self.kind)[name]["fields"])
        if header != wanted:
            self.fault(
                "wrong-header",
                file=file,
                line=1,
                column=_first_unequal(header, wanted),
                found=",".join(header)[:200],
                fix=",".join(wanted),
                details={"wanted": ",".join(wanted)},
            )
            return None
        return Table(name, file, header, tuple(rows[1:]), content)

    def rows(self, text: str, file: str) -> list[Row] | None:
        """All rows with the line on which each begins; None where the file is no CSV."""
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        rows: list[Row] = []
        begins = 1
        try:
            for number, cells in enumerate(reader, start=1):
                if any(len(cell) > MAX_CELL_CHARACTERS for cell in cells):
                    self.fault(
                        "file-too-large",
                        file=file,
                        line=begins,
                        found=_short(max(cells, key=len)),
                        details={"limit": f"{MAX_CELL_CHARACTERS}"},
                    )
                    return None
                rows.append(Row(number, begins, tuple(cells)))
                begins = reader.line_num + 1
        except csv.Error as error:
            self.fault(
                "wrong-type", file=file, line=begins, found=str(error), details={"wanted": "CSV"}
            )
            return None
        return rows

    def content(self, path: Path, limit: int, file: str) -> bytes | None:
        """Bytes of a file that is there, is a plain file and is not too large."""
        if not path.exists():
            self.fault("file-missing", file=file, found=path.name)
            return None
        status = path.stat()
        if path.is_symlink() or not stat.S_ISREG(status.st_mode):
            self.fault("unsafe-path", file=file, found=path.name, details={"wanted": path.name})
            return None
        if status.st_size > limit:
            self.fault(
                "file-too-large",
                file=file,
                found=f"{status.st_size}",
                details={"limit": f"{limit}"},
            )
            return None
        return path.read_bytes()

    def line_of(self, text: str) -> int | None:
        """Line of the descriptor on which a text first stands."""
        position = self.text.find(text)
        return None if position < 0 else self.text.count("\n", 0, position) + 1


def _leaves_folder(path: Any) -> bool:
    """Whether a path is absolute, climbs, or is an address."""
    if not isinstance(path, str):
        return False
    return path.startswith(("/", "\\", "~")) or ".." in path or ":" in path


def _short(value: Any, limit: int = 120) -> str:
    """A value as text, cut for a message."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _first_unequal(found: tuple[str, ...], wanted: tuple[str, ...]) -> int:
    """Number of the first column that differs, counted from 1."""
    pairs = zip(found, wanted, strict=False)
    for number, (one, other) in enumerate(pairs, start=1):
        if one != other:
            return number
    return min(len(found), len(wanted)) + 1


def _first_difference(found: Any, wanted: Any, place: str) -> tuple[str, str, str] | None:
    """The first place at which two JSON values differ, with both values as text."""
    if isinstance(found, dict) and isinstance(wanted, dict):
        for key in [*wanted, *(key for key in found if key not in wanted)]:
            difference = _first_difference(found.get(key), wanted.get(key), f"{place}.{key}")
            if difference is not None:
                return difference
        return None
    if isinstance(found, list) and isinstance(wanted, list):
        for number in range(max(len(found), len(wanted))):
            one = found[number] if number < len(found) else None
            other = wanted[number] if number < len(wanted) else None
            difference = _first_difference(one, other, f"{place}[{number}]")
            if difference is not None:
                return difference
        return None
    if found == wanted and isinstance(found, bool) == isinstance(wanted, bool):
        return None
    return place, _short(found), _short(wanted)
