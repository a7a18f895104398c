"""The ways to compare areas on one indicator: what fits together is found, the rest is refused.

Results, plans, targets and estimates never stand in one comparison, nor do a total and a part.
Periods are the same, or every figure is an average per year; a stock or a ratio has no average, so
its periods are always the same. The country is never compared with its provinces.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from itertools import chain, product

from khuyencong import derive
from khuyencong.codebook import DATE, FLOW, Codebook, Indicator
from khuyencong.comparison.refusals import Refusals
from khuyencong.comparison.settled import MONTHS, NO_SPAN, Settled, Span, span_of, tiled
from khuyencong.comparison.way import AVERAGE, DATES, LATEST_YEAR, PERIOD, Compared, Way
from khuyencong.load import Dataset
from khuyencong.once import once
from khuyencong.precision import combined
from khuyencong.rows import Record, grouped
from khuyencong.wording import STATUSES, Row

LEAST_AREAS = 2
"""A comparison needs two."""


def ways_to_compare(dataset: Dataset, indicator: str) -> tuple[Way, ...]:
    """All ways to compare at least two areas, results and totals first, then the latest period.

    Args:
        dataset: The loaded data.
        indicator: An indicator of the codebook.
    """
    return _ways_of(dataset, indicator).listed


def fallback_way(dataset: Dataset, indicator: str) -> Way | None:
    """What a comparison would have looked like, for its refusals; None without any figure."""
    return _ways_of(dataset, indicator).fallback


def best_way(ways: Iterable[Way]) -> Way | None:
    """The way with most areas among those of the first status and breakdown, None without any."""
    listed = list(ways)
    same = [way for way in listed if way.block == listed[0].block]
    return max(same, key=lambda way: len(way.rows), default=None)


class _Ways:
    """The ways of one indicator, with their refusals where somebody sees them."""

    def __init__(self, dataset: Dataset, indicator: Indicator) -> None:
        rows = dataset.rows_by_indicator.get(indicator.id, ())
        self._refusals = Refusals(rows, indicator, dataset.codebook)
        blocks = _find_blocks(rows, indicator, dataset.codebook)
        self._first = next(blocks, [])
        self._found = [
            way
            for block in chain([self._first], blocks)
            for way in block
            if len(way.rows) >= LEAST_AREAS
        ]

    @cached_property
    def listed(self) -> tuple[Way, ...]:
        """Those that set areas side by side."""
        return tuple(map(self._refusing, self._found))

    @cached_property
    def fallback(self) -> Way | None:
        """The one that comes nearest to it."""
        whole = [way for way in self._first if way.basis != PERIOD] or self._first
        best = max(whole, key=lambda way: len(way.rows), default=None)
        return None if best is None else self._refusing(best)

    def _refusing(self, way: Way) -> Way:
        return replace(way, refused=self._refusals.of(way))


@once
def _found(_dataset: Dataset) -> dict[str, _Ways]:
    """The ways of the indicators that were asked for so far."""
    return {}


def _ways_of(dataset: Dataset, indicator: str) -> _Ways:
    """The ways of an indicator, found once for all pages."""
    found = _found(dataset)
    if indicator not in found:
        found[indicator] = _Ways(dataset, dataset.codebook.indicators[indicator])
    return found[indicator]


def _find_blocks(
    rows: Iterable[Record], indicator: Indicator, codebook: Codebook
) -> Iterator[list[Way]]:
    """The ways of each status and breakdown, without what they refuse.

    Of all but the first only those of several areas: every commune has figures of its own.
    """
    country = {area.id for area in codebook.areas.values() if area.is_country}
    given = [row for row in rows if row["value_text"] and row["area"] not in country]
    alike = grouped(given, "breakdown", "status")
    keys = [key for key in product(("", *codebook.breakdowns), STATUSES) if key in alike]
    for key in keys:
        if key == keys[0] or len({row["area"] for row in alike[key]}) >= LEAST_AREAS:
            yield _ways(alike[key], indicator, codebook)


def _ways(given: Sequence[Record], indicator: Indicator, codebook: Codebook) -> list[Way]:
    """The ways of one status and breakdown, without what they refuse."""
    settled: dict[str, Settled] = {
        area: Settled.of(same, indicator.kind) for (area,), same in grouped(given, "area").items()
    }
    status, breakdown = given[0]["status"], given[0]["breakdown"]
    places = {area: place for place, area in enumerate(codebook.areas)}

    def way(name: str, basis: str, rows: list[Compared], span: Span | None = None) -> Way:
        ordered = sorted(rows, key=lambda one: places[one.area])
        id_ = ".".join((name, status, breakdown or "-"))
        return Way(id_, basis, status, breakdown, span, tuple(ordered), {})

    if indicator.kind == DATE:
        dates = [_stated(area, one.latest) for area, one in settled.items() if one]
        return [way(DATES, DATES, dates)]
    periods = [
        way(_name(span), PERIOD, _of_period(settled, span, indicator), span)
        for span in _spans(settled)
    ]
    if indicator.kind != FLOW:
        return periods or [way("none", PERIOD, [])]
    averages = _averages(settled, codebook)
    if len({span_of(one.rows[0], FLOW) for one in averages}) == 1 and len(averages) > 1:
        return periods  # one of them holds the same figures
    of_single_years = bool(averages) and all(one.years == 1 for one in averages)
    basis = LATEST_YEAR if of_single_years else AVERAGE
    return [*periods, way(basis, basis, averages)]


def _spans(settled: Mapping[str, Settled]) -> list[Span]:
    """The periods that some area has, the latest first, of these the longest."""
    spans = {span for one in settled.values() for span in one.rows}
    return sorted(spans, key=lambda span: (-span[1], span[0]))


def _name(span: Span) -> str:
    """A period as a part of an address: 2014-2018, or with months where it is not of years."""
    start, end = span
    if start == NO_SPAN:
        return f"{end // MONTHS}m{end % MONTHS + 1:02}"
    if start % MONTHS == 0 and (end + 1) % MONTHS == 0:
        return f"{start // MONTHS}-{end // MONTHS}"
    return f"{start // MONTHS}m{start % MONTHS + 1:02}-{end // MONTHS}m{end % MONTHS + 1:02}"


def _stated(area: str, row: Row) -> Compared:
    return Compared(area, (row,), float(row["value"]), row["qualifier"])


def _of_period(settled: Mapping[str, Settled], span: Span, indicator: Indicator) -> list[Compared]:
    """Areas with a figure of just this period, stated or, of flows, added from shorter ones."""
    found = []
    for area, one in settled.items():
        if span in one.rows:
            found.append(_stated(area, one.rows[span]))
        elif indicator.kind == FLOW and indicator.additive_over_time and span not in one.disputed:
            parts = tiled(one.rows, span)
            if parts:
                total = sum((Decimal(row["value_text"]) for row in parts), Decimal(0))
                qualifier = combined(row["qualifier"] for row in parts)
                found.append(Compared(area, parts, float(total), qualifier))
    return found


def _averages(settled: Mapping[str, Settled], codebook: Codebook) -> list[Compared]:
    """The average per year of each area's latest period, of at least a year, the longer first.

    A figure of a part of a year is not scaled up: what is done by June is no half of the year.
    """
    averages = []
    for area, one in settled.items():
        told = (
            (span, row, derive.years_to_average(row, codebook)) for span, row in one.rows.items()
        )
        found = [(span[1], years, row) for span, row, years in told if years is not None]
        if not found:
            continue
        found.sort(key=lambda one: one[:2], reverse=True)
        (_, years, latest), *others = found
        row = derive.averaged(latest, years)
        earlier = tuple(other for *_, other in others)
        averages.append(Compared(area, (row,), row["per_year"], row["qualifier"], years, earlier))
    return averages
