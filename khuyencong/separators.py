"""Rows whose cells another sign than a comma parts."""

import csv
import io
from collections.abc import Iterable, Sequence

OTHER_SEPARATORS = {";": ";", "\t": "Tab"}
"""What else may part cells, and its name: Excel on a computer with Vietnamese settings writes
semicolons, and cells that are pasted into an editor are parted by tabs."""


def rows_parted_by(separator: str, text: str, width: int) -> list[list[str]] | None:
    """The rows of a text whose cells a sign parts; None where one has another width.

    Args:
        separator: The sign.
        text: One line or more.
        width: Cells of each row that is not empty.
    """
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error:
        return None
    return None if any(len(row) not in {0, width} for row in rows) else rows


def in_commas(rows: Iterable[Sequence[str]]) -> str:
    """Rows as lines of a file, with commas between their cells.

    Args:
        rows: Their cells.
    """
    lines = io.StringIO(newline="")
    csv.writer(lines, lineterminator="\n").writerows(rows)
    return lines.getvalue()
