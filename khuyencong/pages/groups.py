"""Figures in the order of a reader: a total first, then the parts that its source gives of it."""

from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from khuyencong.wording import STATUSES, Row

_whole_of = itemgetter("period_start", "period_end", "period_as_stated", "status", "source")
"""What a part shares with its total."""


class Placed(NamedTuple):
    """A row in its place."""

    row: Row
    is_under_total: bool
    """Whether its total stands right before it."""


def totals_first(rows: Sequence[Row]) -> list[Placed]:
    """Rows of one indicator and area: each total with its parts, then parts without a total.

    Args:
        rows: Rows in the order of the table.
    """
    wholes = sorted((row for row in rows if not row["breakdown"]), key=_moment)
    parts: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        if row["breakdown"]:
            parts.setdefault(_whole_of(row), []).append(row)
    placed = []
    for whole in wholes:
        placed.append(Placed(whole, is_under_total=False))
        placed += [Placed(row, is_under_total=True) for row in parts.pop(_whole_of(whole), ())]
    orphans = [row for row in rows if row["breakdown"] and _whole_of(row) in parts]
    return placed + [Placed(row, is_under_total=False) for row in sorted(orphans, key=_moment)]


def _moment(row: Row) -> tuple[str, str, int]:
    return row["period_end"], row["period_start"], STATUSES.index(row["status"])
