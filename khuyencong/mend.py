"""Mends that cannot change the meaning of a table: Unicode form, Đ, odd spaces, line ends, BOM.

Only columns of text are touched, never a number, a date or a code list; and only the rows that
need it, so that the rest of a file stays as its editor wrote it. A table with semicolons or tabs
between its cells is written anew with commas, each cell as it was.
"""

import csv
import difflib
import io
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from khuyencong.checks.legacy import has_lost_letters, repaired
from khuyencong.checks.text import ETHS, with_plain_spaces
from khuyencong.descriptor import DESCRIPTOR_NAME
from khuyencong.faults import Faults
from khuyencong.header import plain_names, separator_of
from khuyencong.reading import MAX_TABLE_BYTES
from khuyencong.schemas import ACCEPTANCES, fields, kind_of, table_schemas
from khuyencong.separators import OTHER_SEPARATORS, in_commas, rows_parted_by

BOM = "\ufeff"


@dataclass(frozen=True)
class Mend:
    """One file as it is and as it should be."""

    path: Path
    before: str
    in_commas: str
    """The file as it was read: with plain line ends, and with commas between its cells."""
    after: str

    @property
    def has_bom(self) -> bool:
        """Whether the file begins with a byte order mark, which the contract does not want."""
        return self.before.startswith(BOM)

    @property
    def has_other_line_ends(self) -> bool:
        """Whether lines end otherwise than with a line feed."""
        return "\r" in self.before

    @property
    def has_other_separators(self) -> bool:
        """Whether cells are parted otherwise than by commas."""
        return self.in_commas != _plain(self.before)

    def difference(self) -> list[str]:
        """The changed lines, as ``diff -u`` shows them without context."""
        before, after = self.in_commas.split("\n"), self.after.split("\n")
        name = self.path.as_posix()
        return list(difflib.unified_diff(before, after, name, name, n=0, lineterm=""))

    def apply(self) -> None:
        """Write the file, whole or not at all."""
        draft = self.path.with_name(f".{self.path.name}.draft")
        draft.write_text(self.after, encoding="utf-8", newline="")
        draft.replace(self.path)


def find_mends(directory: Path) -> Iterator[Mend]:
    """What can be mended of a package: the mark before its descriptor, tables and acceptances.

    Args:
        directory: The package's folder.
    """
    path = directory / DESCRIPTOR_NAME
    before = _text(Faults(directory), path)
    if before is not None and before.startswith(BOM):
        yield Mend(path, before, _plain(before), _plain(before))
    for kind in (kind_of(directory.name), ACCEPTANCES):
        yield from find_mends_of(Faults(directory), kind)


def find_mends_of(faults: Faults, kind: str) -> Iterator[Mend]:
    """What can be mended in the tables of a folder.

    Args:
        faults: Of the folder. Files that cannot be read are left to the report.
        kind: The set of schemas that has the tables.
    """
    for table in table_schemas(kind):
        path = faults.directory / f"{table}.csv"
        before = _text(faults, path)
        if before is not None:
            columns = fields(kind, table)
            names = [field.name for field in columns]
            in_commas = _with_commas(_plain(before), names)
            after = _mended(
                _with_right_header(in_commas, names), [field.type == "string" for field in columns]
            )
            if after is not None and after != before:
                yield Mend(path, before, in_commas, after)


def _text(faults: Faults, path: Path) -> str | None:
    """The text of a file; None where there is none that can be read."""
    content = faults.content(path, MAX_TABLE_BYTES) if path.exists() else None
    try:
        return None if content is None else content.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _plain(text: str) -> str:
    """The text without byte order mark and with line feeds only."""
    return text.removeprefix(BOM).replace("\r\n", "\n").replace("\r", "\n")


def _with_commas(text: str, names: list[str]) -> str:
    """The file with the right header and commas between its cells, where that is certain.

    That is where its header is the right one but for the sign, capitals and spaces, and where one
    sign alone parts each row into as many cells as the header has. Header and rows may have
    different signs, as where one of them was pasted; rows with several signs stay as they are.
    """
    line, _, below = text.partition("\n")
    separator = separator_of(line, names)
    header = line.split(separator)
    if plain_names(header) != names:
        return text
    if separator == "," and rows_parted_by(separator, below, len(names)) is not None:
        return text
    read = {sign: rows_parted_by(sign, below, len(names)) for sign in (",", *OTHER_SEPARATORS)}
    certain = [sign for sign, rows in read.items() if rows is not None]
    if certain == [","] or not below.strip():
        return f"{','.join(header)}\n{below}"
    if len(certain) != 1:
        return text
    return in_commas([header, *(read[certain[0]] or [])])


def _with_right_header(text: str, names: list[str]) -> str:
    """The file with its columns named as they should be, where only capitals or spaces differ."""
    line, _, below = text.partition("\n")
    is_right = plain_names(line.split(",")) == names
    return f"{','.join(names)}\n{below}" if is_right else text


def _mended(text: str, texts: list[bool]) -> str | None:
    """The file with its cells of text mended; None where it is no CSV."""
    lines = io.StringIO(text, newline="").readlines()
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    pieces: list[str] = []
    begins = 0
    try:
        for cells in reader:
            as_written = "".join(lines[begins : reader.line_num])
            begins = reader.line_num
            pieces.append(_row(cells, texts, as_written))
    except csv.Error:
        return None
    return "".join(pieces)


def _row(cells: list[str], texts: list[bool], as_written: str) -> str:
    """A row as it was written, or written anew where a cell of text needs mending."""
    mended = [
        _cell(cell) if is_text else cell for cell, is_text in zip(cells, texts, strict=False)
    ] + cells[len(texts) :]
    return as_written if mended == cells else in_commas([mended])


def _cell(cell: str) -> str:
    if repaired(cell) is not None or has_lost_letters(cell):
        return cell  # a space in it may be a part of a letter: the report tells what it said
    return with_plain_spaces(unicodedata.normalize("NFC", cell)).translate(ETHS)
