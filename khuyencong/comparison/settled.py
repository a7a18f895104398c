"""The figures of one area by their time: those that are settled, and those that are disputed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from khuyencong.codebook import DATE, STOCK
from khuyencong.periods import first_month, last_month
from khuyencong.rows import Record
from khuyencong.wording import Row

Span = tuple[int, int]
"""First and last month, counted from the year 0."""
MONTHS = 12
"""Of a year."""
NO_SPAN = -1
"""What stands for the first month where only the last one matters."""


def span_of(row: Row, kind: str) -> Span | None:
    """The months that a figure covers, None where its source does not say.

    Args:
        row: A stated figure.
        kind: The indicator's kind: a stock is counted at the end of its period, and a date is of
            no period at all.
    """
    return _span(row["period_start"], row["period_end"], kind)


@lru_cache(maxsize=10_000)
def _span(start: str, end: str, kind: str) -> Span | None:
    """The same of a period; a few hundred of them are asked for in every comparison."""
    if kind == DATE:
        return (NO_SPAN, NO_SPAN)
    if not (start and end):
        return None
    return (NO_SPAN if kind == STOCK else first_month(start), last_month(end))


@dataclass(frozen=True)
class Settled:
    """Figures of one area, indicator, status and breakdown."""

    rows: Mapping[Span, Record]
    """The figure of each period on which all sources agree."""
    disputed: Mapping[Span, Record]
    """One figure of each period for which sources differ: nobody knows which to compare."""

    @classmethod
    def of(cls, rows: Iterable[Record], kind: str) -> "Settled":
        """Sort figures by their period; figures without a known one are left out."""
        by_span: dict[Span, list[Record]] = {}
        for row in rows:
            span = span_of(row, kind)
            if span is not None:
                by_span.setdefault(span, []).append(row)
        agreed = {span for span, same in by_span.items() if _agree(same)}
        return cls(
            {span: same[0] for span, same in by_span.items() if span in agreed},
            {span: same[0] for span, same in by_span.items() if span not in agreed},
        )

    def __bool__(self) -> bool:
        return bool(self.rows)

    @property
    def latest(self) -> Record:
        """The figure that ends last."""
        return self.rows[max(self.rows, key=lambda span: span[1])]


def _agree(rows: list[Record]) -> bool:
    return len(rows) == 1 or len({(row["value"], row["qualifier"]) for row in rows}) == 1


def tiled(rows: Mapping[Span, Record], span: Span) -> tuple[Record, ...] | None:
    """The fewest figures of one source whose periods cover a longer one without gap or overlap.

    What different sources count need not be the same, even of one area and indicator.

    Args:
        rows: Settled figures by their period.
        span: The period to cover.

    Returns:
        The figures in the order of time, None where they leave a gap.
    """
    by_source: dict[str, dict[Span, Record]] = {}
    for one, row in rows.items():
        by_source.setdefault(row["source"], {})[one] = row
    covering = [tiles for same in by_source.values() if (tiles := _of_one_source(same, span))]
    return min(covering, key=len, default=None)


def _of_one_source(rows: Mapping[Span, Record], span: Span) -> tuple[Record, ...] | None:
    start, end = span
    reached: dict[int, tuple[Record, ...]] = {start: ()}
    for one in sorted(rows):
        before = reached.get(one[0])
        if before is None or one[1] > end:
            continue
        so_far = reached.get(one[1] + 1)
        if so_far is None or len(before) + 1 < len(so_far):
            reached[one[1] + 1] = (*before, rows[one])
    return reached.get(end + 1)
