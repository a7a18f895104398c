"""Double quotes of a CSV file: cells that need them, and those that do not close.

A parser notices one that does not close lines later, if at all.
"""

import re
from dataclasses import dataclass

LONGEST_ROW = 200_000
"""Characters of a row that are looked at; no sound row has nearly as many."""
LONGEST_SHOWN = 60
"""Characters of the cell that are shown."""
_PLAIN = re.compile(r"[^,\r\n]*")
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class OpenQuote:
    """A cell whose double quote does not close where the cell ends."""

    lines_before: int
    """Lines of its row that stand before the one on which it opens."""
    column: int
    start: str
    """How the cell begins."""
    cell: str | None = None
    """The whole cell, where it surely ends at the next comma: only a word of it was quoted."""


def quoted(cell: str) -> str:
    """A cell as it stands in a file between double quotes, one within it written twice.

    Args:
        cell: Its text.
    """
    doubled = cell.replace('"', '""')
    return f'"{doubled}"'


def open_quote(row: str) -> OpenQuote | None:
    """The first cell of a row whose double quote is not closed before a comma or a line's end.

    Args:
        row: A file from the beginning of the row on.
    """
    row = row[:LONGEST_ROW]
    place, column = 0, 1
    while True:
        begins = place
        if row.startswith('"', place):
            place = _after_quote(row, place + 1)
            if place < 0 or row[place : place + 1] not in ",\r\n":
                lines = len(_LINE_END.findall(row, 0, begins))
                start = _LINE_END.split(row[begins : begins + LONGEST_SHOWN], maxsplit=1)[0]
                return OpenQuote(lines, column, start, _with_quoted_word(row, begins, place))
        elif plain := _PLAIN.match(row, place):
            place = plain.end()
        if not row.startswith(",", place):
            return None
        place, column = place + 1, column + 1


def _with_quoted_word(row: str, begins: int, place: int) -> str | None:
    """The cell that goes on after a quote that closes within it; None where it may end elsewhere.

    Args:
        row: A file from the beginning of the row on.
        begins: Where the cell begins.
        place: The place after the quote that closes, -1 where none does.
    """
    rest = _LINE_END.split(row[place:], maxsplit=1)[0]
    if place < 0 or '"' in rest or _LINE_END.search(row, begins, place):
        return None
    return row[begins:place] + rest.partition(",")[0]


def _after_quote(row: str, place: int) -> int:
    """The place after the quote that closes a cell, -1 where none does; two in a row mean one."""
    while (place := row.find('"', place)) >= 0:
        if not row.startswith('"', place + 1):
            return place + 1
        place += 2
    return -1
