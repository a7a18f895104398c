"""Figures in the order of a reader: a total first, then the parts that its source gives of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from khuyencong.pages.figures import FigureRow
from khuyencong.wording import Row

STATUSES = ("actual", "estimate", "plan", "target")
"""What was done comes before what was meant."""


@dataclass(frozen=True)
class Ordered:
    """A row in its place."""

    row: Row
    is_under_total: bool
    """Whether its total stands right before it."""


def totals_first(rows: Sequence[Row]) -> list[Ordered]:
    """Rows of one indicator and area: each total with its parts, then parts without a total.

    Args:
        rows: Rows in the order of the table.
    """
    wholes = sorted((row for row in rows if not row["breakdown"]), key=_moment)
    known = {_whole_of(row) for row in wholes}
    ordered = []
    for whole in wholes:
        ordered.append(Ordered(whole, is_under_total=False))
        ordered += [
            Ordered(row, is_under_total=True)
            for row in rows
            if row["breakdown"] and _whole_of(row) == _whole_of(whole)
        ]
    orphans = [row for row in rows if row["breakdown"] and _whole_of(row) not in known]
    return ordered + [Ordered(row, is_under_total=False) for row in sorted(orphans, key=_moment)]


def _whole_of(row: Row) -> tuple[str, ...]:
    """What a part shares with its total."""
    names = ("period_start", "period_end", "period_as_stated", "status", "source")
    return tuple(row[name] for name in names)


def _moment(row: Row) -> tuple[str, str, int]:
    return row["period_end"], row["period_start"], STATUSES.index(row["status"])


def with_footnotes(rows: Sequence[FigureRow]) -> tuple[list[FigureRow], list[str]]:
    """Rows whose repeated notes give way to a mark, and the notes that stand once below them.

    Args:
        rows: Rows of one table.
    """
    notes = [row.note for row in rows if row.note]
    repeated = [note for note in dict.fromkeys(notes) if notes.count(note) > 1]
    marked = [
        replace(row, note="", footnote=repeated.index(row.note) + 1)
        if row.note in repeated
        else row
        for row in rows
    ]
    return marked, repeated
