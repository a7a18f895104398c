"""Reading a package: the descriptor first, then the tables that it may name, into cells of text."""

import csv
import io
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from khuyencong.columns import ReadColumns, read_columns
from khuyencong.descriptor import DescriptorReader
from khuyencong.faults import Faults, shortened
from khuyencong.header import first_line, other_separator, wrong_columns
from khuyencong.package import LaterRows, Package, Row, Table
from khuyencong.quotes import open_quote, quoted
from khuyencong.schemas import (
    ACCEPTANCES,
    AREA,
    CODEBOOK,
    EXCLUSIONS,
    Field,
    fields,
    table_schemas,
)

MAX_TABLE_BYTES = 25_000_000
"""A table of 250,000 figures takes about 25 MB, and a tenth of a gigabyte in memory for each of
its four forms on the way (bytes, text, the reader's copy, cells)."""
MAX_ROWS = {AREA: 250_000, CODEBOOK: 10_000, ACCEPTANCES: 10_000, EXCLUSIONS: 10_000}
"""Rows of a table, blank ones too: every one costs memory, and a megabyte holds a million blank
ones. An area with 40 indicators over 20 years has 800; the largest list of the codebook has 89."""
NAMED_BY_NOTEPAD = ".csv.txt"
"""How a table ends that Notepad saved as text; Windows shows it without its last part."""
SPREADSHEETS = frozenset({".csv", ".ods", ".tsv", ".xls", ".xlsm", ".xlsx"})
"""How names of files end in which people keep tables."""
MAX_CELLS = 100
"""Cells of a row; the widest table of the contract has 17 columns."""
MAX_CELL_CHARACTERS = 2_000
"""The longest text of the contract has 400 characters, the longest note so far 600. Composing
Unicode takes time by the square of a cell's length: 9 ms at worst here, 0.2 s for 10,000."""


class _TooLargeError(Exception):
    """A table breaks a limit: what was found, the limit, and the case if it has a name."""

    def __init__(self, found: str, limit: int, case: str = "") -> None:
        super().__init__(found)
        self.found = found
        self.limit = limit
        self.case = case


def read_package(directory: Path, *, columns: ReadColumns | None = read_columns) -> Package:
    """Read a package as far as it may be read.

    Args:
        directory: The package's folder, as the user gave it.
        columns: What reads sound tables by columns, so that their rows are made only when somebody
            asks for them; none to read every table row by row.

    Returns:
        The package; its ``faults`` say what could not be read and why.
    """
    faults = Faults(directory)
    reader = DescriptorReader(faults)
    descriptor = reader.descriptor()
    names = reader.present_tables() if descriptor is None else reader.tables(descriptor)
    read = partial(read_table, faults, kind=reader.kind, columns=columns)
    tables = {name: table for name in names if (table := read(name)) is not None}
    if descriptor is not None:
        reader.judge_marks(descriptor, {name: one.raw for name, one in tables.items()})
    return Package(
        name=directory.name,
        directory=directory,
        file=reader.file,
        descriptor=descriptor or {},
        tables=tables,
        faults=tuple(faults.found),
        entry_lines=reader.entry_lines,
        others=_other_spreadsheets(directory, reader.kind),
    )


def _other_spreadsheets(directory: Path, kind: str) -> tuple[str, ...]:
    """Spreadsheets in a package's folder of which nothing is read; not those of a folder elsewhere.

    What an open spreadsheet keeps beside itself begins with a dot or with ``~``.
    """
    if directory.is_symlink():
        return ()
    known = {f"{table}.csv" for one in (kind, ACCEPTANCES) for table in table_schemas(one)}
    names = {
        path.name
        for path in directory.iterdir()
        if path.suffix.lower() in SPREADSHEETS or path.name.lower().endswith(NAMED_BY_NOTEPAD)
    }
    return tuple(sorted(name for name in names - known if not name.startswith((".", "~"))))


def read_table(
    faults: Faults, name: str, kind: str, *, columns: ReadColumns | None = read_columns
) -> Table | None:
    """Read one table's text into cells.

    Args:
        faults: Where to note what is wrong; its folder holds the table.
        name: Name of the table.
        kind: The set of schemas that has it.
        columns: What reads it by columns, if it may be read so.
    """
    path = faults.directory / f"{name}.csv"
    file = path.as_posix()
    content = faults.content(path, MAX_TABLE_BYTES)
    if content is None:
        return None
    described = fields(kind, name)
    wanted = tuple(field.name for field in described)
    coded = columns(content, wanted) if columns else None
    if coded and coded.count <= MAX_ROWS[kind] and coded.longest <= MAX_CELL_CHARACTERS:
        return Table(name, file, wanted, LaterRows(_sound_rows, content), content, coded)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        faults.note_encoding(content, error, file)
        return None
    rows = _rows_below_header(faults, text, file, described, MAX_ROWS[kind])
    return None if rows is None else Table(name, file, wanted, rows, content)


def _sound_rows(content: bytes) -> list[Row]:
    """The rows after the header of a file that was found sound when it was read by columns."""
    reader = csv.reader(io.StringIO(content.decode("utf-8"), newline=""), strict=True)
    shared: dict[str, str] = {}
    next(reader)
    begins = reader.line_num
    rows = []
    for number, row in enumerate(reader, start=2):
        rows.append(Row(number, begins + 1, tuple([shared.setdefault(one, one) for one in row])))
        begins = reader.line_num
    return rows


def _rows_below_header(
    faults: Faults, text: str, file: str, columns: Sequence[Field], most: int
) -> tuple[Row, ...] | None:
    """The rows after the header; None where the header or the file is not what it should be."""
    wanted = tuple(column.name for column in columns)
    if (separated := other_separator(first_line(text), wanted)) is not None:
        faults.note("wrong-header", file, **separated)
        return None
    rows = _rows(faults, text, file, most)
    if rows is None:
        return None
    header = rows[0].cells if rows else ()
    if header == wanted:
        return tuple(rows[1:])
    for words in wrong_columns(header, columns, [row.cells for row in rows[1:]]):
        faults.note("wrong-header", file, **words)
    return None


def _rows(faults: Faults, text: str, file: str, most: int) -> list[Row] | None:
    """All rows with the line on which each begins; None where the file is no CSV of its size."""
    rows: list[Row] = []
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    begins = 1
    try:
        for number, cells in enumerate(_within_limits(reader, most), start=1):
            rows.append(Row(number, begins, cells))
            begins = reader.line_num + 1
    except _TooLargeError as error:
        words = {"found": error.found, "case": error.case, "details": {"limit": f"{error.limit}"}}
        faults.note("file-too-large", file, line=begins, **words)
        return None
    except csv.Error as error:
        _note_broken_row(faults, text, file, begins, error)
        return None
    return rows


def _note_broken_row(faults: Faults, text: str, file: str, begins: int, error: csv.Error) -> None:
    """Note that no rows can be made of a file from a line on: most often a quote is not closed."""
    lines = io.StringIO(text, newline="").readlines()[begins - 1 :]
    quote = open_quote("".join(lines))
    if quote is None:
        faults.note("wrong-type", file, line=begins, case="csv", found=f"{error}")
        return
    line = begins + quote.lines_before
    place = {"line": line, "column": quote.column}
    if quote.cell is None:
        faults.note("wrong-type", file, case="quote", found=quote.start, **place)
    else:
        words = {"found": quote.cell, "fix": quoted(quote.cell)}
        faults.note("wrong-type", file, case="quote-within", **words, **place)


def _within_limits(rows: Iterator[list[str]], most: int) -> Iterator[tuple[str, ...]]:
    """Rows whose number, width and cells are within the limits; equal cells share their memory."""
    shared: dict[str, str] = {}
    for number, row in enumerate(rows):
        if number > most:
            raise _TooLargeError(f"> {most}", most)
        if len(row) > MAX_CELLS:
            raise _TooLargeError(f"{len(row)}", MAX_CELLS)
        if sum(map(len, row)) > MAX_CELL_CHARACTERS:
            longest = max(row, key=len)
            if len(longest) > MAX_CELL_CHARACTERS:
                case = "quote" if "\n" in longest else ""
                raise _TooLargeError(shortened(longest), MAX_CELL_CHARACTERS, case)
        yield tuple([shared.setdefault(cell, cell) for cell in row])
