"""Reading a package: the descriptor first, then the tables that it may name, into cells of text."""

import csv
import io
from pathlib import Path

from khuyencong.descriptor import DescriptorReader
from khuyencong.faults import Faults, shortened
from khuyencong.package import Package, Row, Table
from khuyencong.schemas import fields, kind_of

MAX_TABLE_BYTES = 100_000_000
"""A table of a million figures takes about 90 MB."""
MAX_CELL_CHARACTERS = 10_000
"""The longest text the contract knows has 400 characters."""


def read_package(directory: Path) -> Package:
    """Read a package as far as it may be read.

    Args:
        directory: The package's folder, as the user gave it.

    Returns:
        The package; its ``faults`` say what could not be read and why.
    """
    faults = Faults(directory)
    reader = DescriptorReader(faults)
    descriptor = reader.descriptor()
    names = reader.tables(descriptor) if descriptor is not None else []
    tables = {name: _table(faults, name) for name in names}
    return Package(
        name=directory.name,
        directory=directory,
        file=reader.file,
        descriptor=descriptor or {},
        tables={name: table for name, table in tables.items() if table is not None},
        faults=tuple(faults.found),
    )


def _table(faults: Faults, name: str) -> Table | None:
    """Read one table's text into cells."""
    path = faults.directory / f"{name}.csv"
    file = path.as_posix()
    content = faults.content(path, MAX_TABLE_BYTES)
    if content is None:
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        faults.note_encoding(content, error, file)
        return None
    rows = _rows(faults, text, file)
    if rows is None:
        return None
    header = rows[0].cells if rows else ()
    wanted = tuple(field.name for field in fields(kind_of(faults.directory.name), name))
    if header != wanted:
        faults.note(
            "wrong-header",
            file,
            line=1,
            column=_first_unequal(header, wanted),
            found=",".join(header)[:200],
            fix=",".join(wanted),
            details={"wanted": ",".join(wanted)},
        )
        return None
    return Table(name, file, header, tuple(rows[1:]), content)


def _rows(faults: Faults, text: str, file: str) -> list[Row] | None:
    """All rows with the line on which each begins; None where the file is no CSV."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[Row] = []
    begins = 1
    try:
        for number, cells in enumerate(reader, start=1):
            if any(len(cell) > MAX_CELL_CHARACTERS for cell in cells):
                faults.note(
                    "file-too-large",
                    file,
                    line=begins,
                    found=shortened(max(cells, key=len)),
                    details={"limit": f"{MAX_CELL_CHARACTERS}"},
                )
                return None
            rows.append(Row(number, begins, tuple(cells)))
            begins = reader.line_num + 1
    except csv.Error as error:
        faults.note("wrong-type", file, line=begins, found=str(error), details={"wanted": "CSV"})
        return None
    return rows


def _first_unequal(found: tuple[str, ...], wanted: tuple[str, ...]) -> int:
    """Number of the first column that differs, counted from 1."""
    pairs = zip(found, wanted, strict=False)
    for number, (one, other) in enumerate(pairs, start=1):
        if one != other:
            return number
    return min(len(found), len(wanted)) + 1
