"""Plans and targets beside the results that may stand beside them.

A result answers an aim where it is of the same period, or of a part of it, which is then said. A
result of a longer or of another period answers nothing, and results are never added up.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from khuyencong.codebook import FLOW, Codebook
from khuyencong.periods import first_month, last_month
from khuyencong.rows import Record, grouped

AIMED_AT = ("target", "plan")


@dataclass(frozen=True)
class Aim:
    """A plan or a target."""

    row: Record
    reached: tuple[Record, ...]
    """Results of the same period; more than one where sources differ."""
    on_the_way: tuple[Record, ...]
    """Results of a part of its period, the longest and latest last."""

    @property
    def is_answered(self) -> bool:
        """Whether any result may stand beside it."""
        return bool(self.reached or self.on_the_way)


def aims(rows: Iterable[Record], codebook: Codebook) -> list[Aim]:
    """Every plan and target for a total, with its results.

    Args:
        rows: Figures of one area.
        codebook: For the kind of each indicator: only what is counted over a period can be on
            the way to an aim; a rate of nine months is no part of the rate of a year.
    """
    totals = [row for row in rows if row["value_text"] and not row["breakdown"]]
    actual = grouped((row for row in totals if row["status"] == "actual"), "indicator")
    return [
        _answered(
            row,
            actual.get((row["indicator"],), ()),
            is_flow=codebook.indicators[row["indicator"]].kind == FLOW,
        )
        for row in totals
        if row["status"] in AIMED_AT
    ]


def _answered(row: Record, results: Sequence[Record], *, is_flow: bool) -> Aim:
    span = _span(row)
    if span is None:
        return Aim(row, (), ())
    known = [(one, found) for one in results if (found := _span(one)) is not None]
    inside = [
        (one, found)
        for one, found in known
        if is_flow and found != span and span[0] <= found[0] and found[1] <= span[1]
    ]
    inside.sort(key=lambda pair: (pair[1][1] - pair[1][0], pair[1][1]))
    return Aim(
        row,
        tuple(one for one, found in known if found == span),
        tuple(one for one, _found in inside),
    )


def _span(row: Record) -> tuple[int, int] | None:
    if not (row["period_start"] and row["period_end"]):
        return None
    return first_month(row["period_start"]), last_month(row["period_end"])
