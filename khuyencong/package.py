"""A data package as it was read: its descriptor and its tables, cell by cell with their places.

Cells stay text, so that ``1.620`` can still be told from ``1.62``.
"""

import hashlib
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any, overload

from khuyencong.columns import Columns
from khuyencong.problems import Problem
from khuyencong.schemas import CODEBOOK, kind_of


@dataclass(frozen=True, slots=True)
class Row:
    """One data row of a table."""

    number: int
    """Row of the table counted from 1, the header included, blank rows too."""
    line: int
    """Line of the file on which the row begins."""
    cells: tuple[str, ...]


class LaterRows(Sequence[Row]):
    """Rows that are read when somebody asks for one, from a file that is known to be sound."""

    def __init__(self, read: Callable[[bytes], Sequence[Row]], content: bytes) -> None:
        """Read later.

        Args:
            read: Makes rows of a file.
            content: The file.
        """
        self._read = read
        self._content = content

    @cached_property
    def _rows(self) -> Sequence[Row]:
        return self._read(self._content)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        return self._rows[place]

    def __len__(self) -> int:
        return len(self._rows)


@dataclass(frozen=True)
class Table:
    """One table of a package as text."""

    name: str
    file: str
    """Path as the user would type it."""
    header: tuple[str, ...]
    rows: Sequence[Row] = field(repr=False)
    raw: bytes = field(repr=False, default=b"")
    coded: Columns | None = field(repr=False, compare=False, default=None)
    """The same cells by columns, where the table could be read so."""

    def column(self, name: str) -> int | None:
        """Column number of a field counted from 1, None where the table lacks it."""
        return self.header.index(name) + 1 if name in self.header else None

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Place of each field's cell in a row, counted from 0."""
        return {name: place for place, name in enumerate(self.header)}

    @cached_property
    def filled(self) -> tuple["Record", ...]:
        """The rows that are not blank; every check goes through them, so they are made once."""
        return tuple(Record(self, row) for row in self.rows if any(row.cells))

    def records(self) -> Iterator["Record"]:
        """The rows that are not blank, with their cells by name."""
        return iter(self.filled)

    @cached_property
    def columns(self) -> Mapping[str, tuple[str, ...]]:
        """The cells of each field, one for each row that is not blank."""
        if self.coded is not None:
            return {name: self.coded[name].in_rows for name in self.header}
        rows = [record.row.cells for record in self.filled]
        columns = zip_longest(self.header, *rows, fillvalue="")
        return {name: tuple(cells) for (name, *cells) in islice(columns, len(self.header))}

    @cached_property
    def lines(self) -> Sequence[int]:
        """Line of the file on which each row begins that is not blank."""
        if self.coded is not None and not self.coded.has_line_breaks:
            return range(2, self.coded.count + 2)
        return [record.row.line for record in self.filled]

    def distinct(self, name: str) -> Iterable[str]:
        """The different cells of a column in their order, far fewer than there are rows."""
        if self.coded is not None:
            return self.coded[name].cells
        return dict.fromkeys(self.columns[name])

    @property
    def count(self) -> int:
        """Number of rows that are not blank."""
        return len(self.filled) if self.coded is None else self.coded.count

    def having(self, name: str, cells: Container[str]) -> Iterator["Record"]:
        """The rows whose cell in a column is one of some."""
        pairs = zip(self.filled, self.columns[name], strict=False)
        return (record for record, cell in pairs if cell in cells)


@dataclass(frozen=True, slots=True)
class Record:
    """One row with its cells by name; a cell that the row lacks reads as empty."""

    table: Table
    row: Row

    def __getitem__(self, name: str) -> str:
        try:
            return self.row.cells[self.table.places[name]]
        except (IndexError, KeyError):
            return ""


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
    entry_lines: Mapping[str, int] = field(default_factory=dict, repr=False)
    """Lines of the descriptor on which its own entries stand."""
    others: tuple[str, ...] = ()
    """Names of spreadsheets in its folder that are none of its tables."""

    @property
    def kind(self) -> str:
        """``codebook`` or ``area``."""
        return kind_of(self.name)

    @cached_property
    def digest(self) -> bytes:
        """Digest of its name, its descriptor, its tables as they were read, and other files."""
        tables = sorted((name, table.raw) for name, table in self.tables.items())
        sizes = [(name, len(raw)) for name, raw in tables]
        digest = hashlib.sha256(repr((self.name, self.descriptor, sizes, self.others)).encode())
        for _, raw in tables:
            digest.update(raw)
        return digest.digest()

    @property
    def rows(self) -> int:
        """Number of data rows in all tables."""
        return sum(table.count for table in self.tables.values())

    def records(self, table: str) -> Iterator[Record]:
        """Rows of a table; none where the package lacks it."""
        return self.tables[table].records() if table in self.tables else iter(())

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

    def entry_problem(self, name: str, code: str, **words: Any) -> Problem:
        """A problem of one entry of the descriptor.

        Args:
            name: The entry.
            code: The problem's code.
            **words: Further attributes of the problem.
        """
        line = self.entry_lines.get(name)
        return Problem(code=code, package=self.name, file=self.file, line=line, field=name, **words)


def package_directories(packages: Path) -> list[Path]:
    """Folders of the packages, the codebook first, then by name."""
    folders = [path for path in packages.iterdir() if path.is_dir() and path.name[0] != "."]
    return sorted(folders, key=lambda path: (path.name != CODEBOOK, path.name))
