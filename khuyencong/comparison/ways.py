"""The ways to compare areas on one indicator: what fits together is found, the rest is refused.

Results, plans, targets and estimates never stand in one comparison, nor do a total and a part.
Periods are the same, or every figure is an average per year; a stock or a ratio has no average, so
its periods are always the same. The country is never compared with its provinces.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product
from weakref import WeakKeyDictionary

from khuyencong import derive
from khuyencong.codebook import DATE, FLOW, Codebook, Indicator
from khuyencong.comparison.settled import MONTHS, NO_SPAN, Settled, Span, span_of, tiled
from khuyencong.comparison.way import AVERAGE, DATES, LATEST_YEAR, PERIOD, Compared, Refusal, Way
from khuyencong.load import Dataset
from khuyencong.precision import combined
from khuyencong.rows import Record, grouped
from khuyencong.wording import Row

STATUSES = ("actual", "estimate", "plan", "target")
"""What was done comes first; the others are compared only among themselves."""
_FOUND: WeakKeyDictionary[Dataset, dict[str, list[list[Way]]]] = WeakKeyDictionary()
LEAST_AREAS = 2
"""A comparison needs two."""


def ways_to_compare(dataset: Dataset, indicator: str) -> tuple[Way, ...]:
    """All ways to compare at least two areas, results and totals first, then the latest period.

    Args:
        dataset: The loaded data.
        indicator: An indicator of the codebook.
    """
    found = [
        way
        for block in _blocks(dataset, indicator)
        for way in block
        if len(way.rows) >= LEAST_AREAS
    ]
    return tuple(found)


def fallback_way(dataset: Dataset, indicator: str) -> Way | None:
    """What a comparison would have looked like, for its refusals; None without any figure."""
    for block in _blocks(dataset, indicator):
        whole = [way for way in block if way.basis != PERIOD] or block
        return max(whole, key=lambda way: len(way.rows))
    return None


def best_way(ways: Iterable[Way]) -> Way | None:
    """The way with most areas among those of the first status and breakdown, None without any."""
    listed = list(ways)
    same = [way for way in listed if way.block == listed[0].block]
    return max(same, key=lambda way: len(way.rows), default=None)


def _blocks(dataset: Dataset, indicator: str) -> list[list[Way]]:
    """The ways of each status and breakdown that has a figure, found once for all pages."""
    found = _FOUND.setdefault(dataset, {})
    if indicator not in found:
        found[indicator] = _find_blocks(dataset, indicator)
    return found[indicator]


def _find_blocks(dataset: Dataset, indicator: str) -> list[list[Way]]:
    codebook = dataset.codebook
    listed = dataset.rows_by_indicator.get(indicator, ())
    country = {area.id for area in codebook.areas.values() if area.is_country}
    given = [row for row in listed if row["value_text"] and row["area"] not in country]
    every = {area: same for (area,), same in grouped(listed, "area").items()}
    alike = grouped(given, "breakdown", "status")
    blocks = []
    for key in product(("", *codebook.breakdowns), STATUSES):
        if key in alike:
            found = _ways(alike[key], codebook.indicators[indicator], codebook)
            blocks.append([_refusing(way, every, codebook) for way in found])
    return blocks


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
    averages = _averages(given, settled, codebook)
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


def _averages(
    given: Sequence[Record], settled: Mapping[str, Settled], codebook: Codebook
) -> list[Compared]:
    """The average per year of each area's latest period, of at least a year, the longer first.

    A figure of a part of a year is not scaled up: what is done by June is no half of the year.
    """
    latest: dict[str, tuple[tuple[int, float], Record]] = {}
    for row in given:
        span, area = span_of(row, FLOW), row["area"]
        years = derive.years_to_average(row, codebook)
        if span is None or years is None or span in settled[area].disputed:
            continue
        rank = (span[1], years)
        if area not in latest or rank > latest[area][0]:
            latest[area] = (rank, row)
    rows = [derive.averaged(row, years) for (_, years), row in latest.values()]
    return [
        Compared(row["area"], (row,), row["per_year"], row["qualifier"], row["years"])
        for row in rows
    ]


def _refusing(way: Way, every: Mapping[str, Sequence[Row]], codebook: Codebook) -> Way:
    """A way with the reason for every area that is not in it."""
    inside = {one.area for one in way.rows}
    kind = codebook.indicators[next(iter(every.values()))[0]["indicator"]].kind
    refused = {
        area: Refusal("country", rows[-1])
        if codebook.areas[area].is_country
        else _refusal(way, rows, kind)
        for area, rows in every.items()
        if area not in inside
    }
    return replace(way, refused=refused)


def _refusal(way: Way, rows: Sequence[Row], kind: str) -> Refusal:
    given = sorted((row for row in rows if row["value_text"]), key=lambda row: row["period_end"])
    same_part = [row for row in given if row["breakdown"] == way.breakdown]
    same = [row for row in same_part if row["status"] == way.status]
    if same:
        return _refusal_of_period(way, same, kind)
    if same_part:
        return Refusal("status", same_part[-1])
    if given:
        return Refusal("breakdown", given[-1])
    return Refusal("missing", rows[-1])


def _refusal_of_period(way: Way, rows: Sequence[Row], kind: str) -> Refusal:
    """Why figures of the right kind do not fit all the same: something is wrong with their time."""
    settled = Settled.of(rows, kind)
    if way.basis == PERIOD:
        if way.span is not None and way.span in settled.disputed:
            return Refusal("sources_differ", settled.disputed[way.span])
        if settled:
            return Refusal("other_period", settled.latest)
    if not settled:
        disputed = list(settled.disputed.values())
        return Refusal("sources_differ" if disputed else "period_unknown", [*rows, *disputed][-1])
    if all(end - start + 1 < MONTHS for start, end in settled.rows):
        return Refusal("short_period", settled.latest)
    return Refusal("not_averaged", settled.latest)
