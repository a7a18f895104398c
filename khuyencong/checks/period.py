"""Periods: written rightly, in order, stated, and within the life of the area."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from khuyencong.checks.limit import bounded
from khuyencong.checks.years_named import other_years, years_left_out
from khuyencong.clock import this_month
from khuyencong.codebook import Area, Codebook
from khuyencong.dates import iso_date, other_date
from khuyencong.package import Package, Record
from khuyencong.periods import first_month, is_period, last_month, month_of
from khuyencong.problems import Problem
from khuyencong.spans import MONTH, Span, part_of_year, span_of

Flaw = tuple[str, str, dict[str, Any]]
"""Field, code, and further words of the problem."""

ENDS = ("period_start", "period_end")
FIELDS = (*ENDS, "period_as_stated", "status", "source")
"""All that a period is judged by, besides its area and what is known of the source."""
YEAR = len("2018")
"""How much of a day is its year."""
FIRST_YEAR = "1945"
"""No period is earlier: industrial extension began with Decree 134/2004, and what a source compares
it with is hardly older than the state; 1014 and 0018 are slips of the keyboard."""
HAPPENED = frozenset({"actual", "estimate"})
"""A plan or a target may reach beyond the life of the area that made it."""


class _Told(NamedTuple):
    """What the period of a figure is judged by of its source."""

    is_area_shown: bool
    """Whether the editor has said how one knows that it speaks of this area."""
    published: str
    """Its year or month, empty where that is not known."""


NOTHING_TOLD = _Told(is_area_shown=False, published="")


@bounded
def check_period(package: Package, codebook: Codebook) -> Iterator[Problem]:
    """Both ends of every figure's period; equal periods are judged once."""
    area = codebook.areas.get(package.name)
    sources = {row["id"]: row for row in package.records("sources")}
    told = {name: _told_of(row) for name, row in sources.items()}
    judged: dict[tuple[_Told, *tuple[str, ...]], tuple[Flaw, ...]] = {}
    for record in package.records("observations"):
        *cells, source = (record[name] for name in FIELDS)
        of_source = told.get(source, NOTHING_TOLD)
        if (of_source, *cells) not in judged:
            judged[of_source, *cells] = tuple(_flaws(*cells, area=area, told=of_source))
        for name, code, words in judged[of_source, *cells]:
            yield package.problem(record, name, code, **words)


def _flaws(
    start: str, end: str, stated: str, status: str, *, area: Area | None, told: _Told
) -> Iterator[Flaw]:
    """What is wrong with a period: field, code and further words.

    Args:
        start: First year or month, empty where unknown.
        end: Last year or month, empty where unknown.
        stated: The source's own words for the period.
        status: Whether the figure is a result, a plan, a target or an estimate.
        area: The area of the figure, None where it is unknown.
        told: What is known of its source.
    """
    ends = [(name, cell) for name, cell in zip(ENDS, (start, end), strict=True) if cell]
    invalid = {name: words for name, cell in ends if (words := misspelt(name, cell)) is not None}
    for name, words in invalid.items():
        yield name, "period-invalid", words
    if len(ends) < len(ENDS) and not stated:
        yield "period_as_stated", "period-unstated", {}
    left_out = None if invalid else years_left_out(start, end, stated)
    if left_out is not None:
        details = {"words": stated, "wanted": left_out}
        empty = ENDS[1] if start else ENDS[0]
        yield empty, "period-disagrees", {"case": "empty", "details": details}
    elif ends and not invalid:
        # a year that was mistyped says nothing of territories or of what is still to come
        disagreeing = [*_in_words(start, end, stated)]
        yield from disagreeing or _in_time(start, end, status, area, told)


def _told_of(source: Record) -> _Told:
    month = source["published_on"][:MONTH]
    return _Told(bool(source["area_evidence_vi"]), month if is_period(month) else "")


def misspelt(name: str, cell: str) -> dict[str, Any] | None:
    """What is said of an end of a period that cannot be one, None of all others.

    Args:
        name: Which end it is.
        cell: The end, which is not empty.
    """
    day, other = iso_date(cell), other_date(cell)
    month = day[:MONTH] if day else month_of(cell)
    if (month or cell)[:4] < FIRST_YEAR and is_period(month or cell):
        return {"case": "early", "details": {"first": FIRST_YEAR}}
    if is_period(cell):
        return None
    if month and other:
        return {"case": "two-months", "details": {"month": month, "other": other[:MONTH]}}
    if month:
        return {"fix": month, "case": "day" if day else "month"}
    return _of_span(name, span_of(cell))


def _of_span(name: str, span: Span | None) -> dict[str, Any]:
    """What is said of a cell that holds a whole period, in words or as a spreadsheet's number."""
    if span is None:
        return {}
    start, end = span
    if start != end:
        details = {"start": start, "end": end}
        return {"fix": start if name == ENDS[0] else end, "case": "span", "details": details}
    return {"fix": start, "case": "month" if len(start) == MONTH else "year"}


def _in_time(start: str, end: str, status: str, area: Area | None, told: _Told) -> Iterator[Flaw]:
    if start and end and is_reversed(start, end):
        yield "period_end", "period-reversed", {"details": {"start": start}}
        return
    if status in HAPPENED and area is not None:
        yield from _in_life(start, end, area, is_shown=told.is_area_shown)
    if status != "actual":
        return
    name, begins = "period_end" if end else "period_start", first_month(end or start)
    if begins > this_month():
        yield name, "period-in-future", {}
    elif told.published and begins > last_month(told.published):
        yield name, "period-in-future", {"case": "untold", "details": {"day": told.published}}


def _in_words(start: str, end: str, stated: str) -> Iterator[Flaw]:
    """A period whose years are surely not those that the source's words name.

    An error, as a value is that its words do not state: one of the two is wrong, and readers would
    meet a figure under another year.
    """
    if start and end and is_reversed(start, end):
        return
    found = " – ".join(dict.fromkeys(one for one in (start, end) if one))
    years, part = other_years(start, end, stated), part_of_year(stated)
    if years is not None:
        words = {"words": stated, "wanted": years}
        wrong = ENDS[1] if end and start[:YEAR] in years else ENDS[0]
        yield wrong, "period-disagrees", {"found": found, "details": words}
    elif part is not None and start and end and not _is_same(part, (start, end)):
        words = {"words": stated, "wanted": " – ".join(part)}
        wrong = ENDS[0] if first_month(start) != first_month(part[0]) else ENDS[1]
        yield wrong, "period-disagrees", {"found": found, "details": words}


def _is_same(one: Span, other: Span) -> bool:
    """Whether two spans have the same months, however they are written."""
    ends = ((first_month(start), last_month(end)) for start, end in (one, other))
    return len({*ends}) == 1


def is_reversed(start: str, end: str) -> bool:
    """Whether a period ends before it begins.

    Args:
        start: First year or month.
        end: Last year or month.
    """
    return first_month(start) > last_month(end)


def _in_life(start: str, end: str, area: Area, *, is_shown: bool) -> Iterator[Flaw]:
    """A period that reaches beyond the life of its area.

    A merged province may report on its whole territory from before the merger ("2021-2025"): such
    a period may begin too early where the editor says how one knows that it is this area, and
    where the area existed at the period's end.
    """
    earliest = first_month(start) if start else last_month(end)
    latest = last_month(end) if end else first_month(start)
    valid = {"from": area.valid_from or "…", "to": area.valid_to or "…", "area": area.id}
    life = {"details": valid}
    first, last = area.valid_from[:7], area.valid_to[:7]
    if last and latest > last_month(last):
        words = {"case": "followed", "details": valid | {"successor": area.successor}}
        ended = words if area.successor else life
        yield "period_end" if end else "period_start", "period-outside-area", ended
    reaches = bool(end) and latest >= first_month(first) if first else False
    if first and earliest < first_month(first) and not (is_shown and reaches):
        yield "period_start" if start else "period_end", "period-outside-area", life
