"""Figures against each other: two sources for one fact, and one fact from period to period."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from khuyencong.checks.limit import bounded
from khuyencong.checks.stated import is_misread, with_qualifier
from khuyencong.codebook import FLOW, STOCK, Codebook, Unit
from khuyencong.numbers import parse_number
from khuyencong.package import Package, Record
from khuyencong.periods import first_month, is_period, last_month
from khuyencong.precision import Bounds, bounds
from khuyencong.problems import Problem

JUMP = 300
"""A factor between neighbouring periods that marks a mixed-up unit.

A unit mixed up (triệu for tỷ, or a dot between thousands read as a decimal point) multiplies by
1000, and the figure itself may fall to a third at the same time. Among 250 published figures of
the field, the largest true step between neighbouring periods is a factor of 8.
"""
MOST_NESTED = 64
"""Periods of one figure that are compared with the longer ones around them; every pair counts."""
MOST_PERIODS = 1024
"""Periods remembered; an area has a few dozen."""


Span = tuple[int, int]
"""Length of a period and its first month, both in months."""


@dataclass(frozen=True, slots=True)
class Stated:
    """One figure that can be compared: a number in its unit, of a known period."""

    record: Record
    value: Decimal
    unit: Unit
    can_jump: bool
    """Whether it counts or measures an amount: rates near zero jump without any mistake."""
    adds_up: bool
    """Whether a longer period holds all that its parts hold."""

    @property
    def allowed(self) -> Bounds:
        """What its qualifier and its rounding let it be."""
        return bounds(self.value, self.record["qualifier"], whole=self.unit.whole)


Ranked = tuple[Decimal, Stated]
"""A row with that by which it is compared; the least stands first."""


@bounded
def check_consistency(package: Package, codebook: Codebook) -> Iterator[Problem]:
    """Sources that contradict each other, and steps that no year can bring."""
    for series in _series(package, codebook):
        spans = sorted(series)
        for span in spans:
            yield from _conflicts(package, series[span])
        for before, after in pairwise(spans):
            if before[0] == after[0]:
                yield from _jumps(package, series[before], series[after])
        yield from _overflows(package, series, spans)


def _series(package: Package, codebook: Codebook) -> Iterator[dict[Span, list[Stated]]]:
    """The comparable figures of each indicator, breakdown and status, by their periods."""
    series: dict[tuple[str, str, str], dict[Span, list[Stated]]] = {}
    for record in package.records("observations"):
        span = span_of(record["period_start"], record["period_end"])
        stated = None if span is None else _stated(record, codebook)
        if span is not None and stated is not None:
            key = (record["indicator"], record["breakdown"], record["status"])
            series.setdefault(key, {}).setdefault(span, []).append(stated)
    yield from series.values()


@lru_cache(maxsize=MOST_PERIODS)
def span_of(start: str, end: str) -> Span | None:
    """A period as a span, None where an end is unknown or other checks refuse it."""
    if not (is_period(start) and is_period(end)):
        return None
    length = last_month(end) - first_month(start) + 1
    return (length, first_month(start)) if length > 0 else None


def _stated(record: Record, codebook: Codebook) -> Stated | None:
    """A row as a comparable figure, None where it is none or where other checks refuse it."""
    value = parse_number(record["value"])
    unit = codebook.units.get(record["unit"])
    indicator = codebook.indicators.get(record["indicator"])
    if value is None or unit is None or indicator is None or unit.id != indicator.unit:
        return None
    if is_misread(record, unit, codebook):
        return None
    adds_up = indicator.kind == FLOW and indicator.additive_over_time
    return Stated(record, value, unit, value > 0 and indicator.kind in {FLOW, STOCK}, adds_up)


def _conflicts(package: Package, rows: Sequence[Stated]) -> Iterator[Problem]:
    """Figures of one period that cannot be true beside an earlier row's of another source.

    Only the lowest and the highest of the earlier rows of other sources are looked at: whoever
    conflicts with any of these conflicts with one of them.
    """
    if len(rows) == 1:
        return
    lowest: list[Ranked] = []
    highest: list[Ranked] = []
    for row in rows:
        allowed = row.allowed
        rivals = (_of_another(row, ranked) for ranked in (lowest, highest))
        for rival in rivals:
            if rival is not None and not _overlap(allowed, rival.allowed):
                yield _problem(
                    package,
                    row,
                    rival,
                    "conflicting-sources",
                    found=f"{_source(row)} {_cell(row)} ≠ {_source(rival)} {_cell(rival)}",
                )
                break
        lowest = _first_two(lowest, (allowed.high, row))
        highest = _first_two(highest, (-allowed.low, row))


def _of_another(row: Stated, ranked: Sequence[Ranked]) -> Stated | None:
    """The first of some rows that is of another source than a row."""
    return next((one for _, one in ranked if _source(one) != _source(row)), None)


def _first_two(ranked: Sequence[Ranked], added: Ranked) -> list[Ranked]:
    """The first of each source, of two sources: one of them is another than that of any row."""
    firsts: dict[str, Ranked] = {}
    for one in sorted([*ranked, added], key=lambda one: one[0]):
        firsts.setdefault(_source(one[1]), one)
    return list(firsts.values())[:2]


def _overflows(
    package: Package, series: Mapping[Span, Sequence[Stated]], spans: Sequence[Span]
) -> Iterator[Problem]:
    """Figures larger than another source's for a longer period that contains theirs."""
    if not 1 < len(spans) <= MOST_NESTED or not series[spans[0]][0].adds_up:
        return
    for place, span in enumerate(spans):
        around = (longer for longer in spans[place + 1 :] if _contains(longer, span))
        holders = [row for longer in around for row in series[longer]]
        for part in series[span] if holders else ():
            rivals = (one for one in holders if _source(one) != _source(part))
            rival = min(rivals, key=lambda one: one.allowed.high, default=None)
            if rival is not None and part.allowed.low > rival.allowed.high:
                yield _problem(
                    package,
                    part,
                    rival,
                    "conflicting-sources",
                    found=f"{_source(part)} {_cell(part)} > {_source(rival)} {_cell(rival)}",
                )


def _contains(longer: Span, shorter: Span) -> bool:
    """Whether a period lies wholly within another that is longer."""
    if longer[0] <= shorter[0] or longer[1] > shorter[1]:
        return False
    return shorter[1] + shorter[0] <= longer[1] + longer[0]


def _jumps(
    package: Package, before: Sequence[Stated], after: Sequence[Stated]
) -> Iterator[Problem]:
    """Figures that lie a unit away from every figure of the period before."""
    earlier = sorted((one for one in before if one.can_jump), key=lambda one: one.value)
    for row in after if earlier else ():
        if not row.can_jump:
            continue
        nearest, factor = _nearest(earlier, row)
        if factor >= JUMP:
            yield _problem(
                package,
                row,
                nearest,
                "sudden-jump",
                found=f"{_cell(nearest)} → {_cell(row)}",
                factor=f"{factor:.0f}",
            )


def _nearest(earlier: Sequence[Stated], row: Stated) -> tuple[Stated, Decimal]:
    """The figure, of some in the order of their values, that lies nearest, and the factor."""
    place = bisect_left(earlier, row.value, key=lambda one: one.value) if len(earlier) > 1 else 0
    beside = earlier[max(0, place - 1) : place + 1]
    return min(((one, _factor(one, row)) for one in beside), key=lambda pair: pair[1])


def _problem(
    package: Package, row: Stated, other: Stated, code: str, found: str, **details: str
) -> Problem:
    """A problem of a row beside another; both figures are found, so that either can change it."""
    named = {
        "value": _cell(row),
        "other": _cell(other),
        "source": _source(other),
        "line": f"{other.record.row.line}",
        "period": _period(other),
        "indicator": row.record["indicator"],
    }
    return package.problem(row.record, "value", code, found=found, details={**named, **details})


def _overlap(one: Bounds, other: Bounds) -> bool:
    return one.low <= other.high and other.low <= one.high


def _factor(one: Stated, other: Stated) -> Decimal:
    return max(one.value, other.value) / min(one.value, other.value)


def _source(row: Stated) -> str:
    return row.record["source"]


def _cell(row: Stated) -> str:
    return with_qualifier(row.record)


def _period(row: Stated) -> str:
    ends = (row.record["period_start"], row.record["period_end"])
    return ends[0] if ends[0] == ends[1] else "–".join(ends)
