"""A data package as it was read: its descriptor and its tables, cell by cell with their places.

Cells stay text, so that ``1.620`` can still be told from ``1.62``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from khuyencong.problems import Problem
from khuyencong.schemas import CODEBOOK, kind_of


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
    return sorted(folders, key=lambda path: (path.name != CODEBOOK, path.name))
