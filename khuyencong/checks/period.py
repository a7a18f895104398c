"""Periods: written rightly, in order, stated, and within the life of the area."""

import os
import time
from collections.abc import Iterator

from khuyencong.codebook import Area, Codebook
from khuyencong.package import Package, Record
from khuyencong.periods import first_month, is_period, last_month
from khuyencong.problems import Problem

ENDS = ("period_start", "period_end")
HAPPENED = frozenset({"actual", "estimate"})
"""A plan or a target may reach beyond the life of the area that made it."""


def check_period(package: Package, codebook: Codebook) -> Iterator[Problem]:
    """Both ends of every figure's period."""
    area = codebook.areas.get(package.name)
    for record in package.records("observations"):
        ends = [name for name in ENDS if record[name]]
        invalid = [name for name in ends if not is_period(record[name])]
        for name in invalid:
            yield package.problem(record, name, "period-invalid")
        if ends != list(ENDS) and not record["period_as_stated"]:
            yield package.problem(record, "period_as_stated", "period-unstated")
        if not invalid:
            yield from _in_time(package, record, area)


def _in_time(package: Package, record: Record, area: Area | None) -> Iterator[Problem]:
    start, end = record["period_start"], record["period_end"]
    if start and end and first_month(start) > last_month(end):
        yield package.problem(record, "period_end", "period-reversed", details={"start": start})
        return
    if record["status"] in HAPPENED and area is not None:
        yield from _in_life(package, record, area)
    known = end or start
    if record["status"] == "actual" and known and first_month(known) > _this_month():
        yield package.problem(record, "period_end" if end else "period_start", "period-in-future")


def _in_life(package: Package, record: Record, area: Area) -> Iterator[Problem]:
    start, end = record["period_start"], record["period_end"]
    if not (start or end):
        return
    earliest = first_month(start) if start else last_month(end)
    latest = last_month(end) if end else first_month(start)
    life = {"from": area.valid_from or "…", "to": area.valid_to or "…", "area": area.id}
    first, last = area.valid_from[:7], area.valid_to[:7]
    if last and latest > last_month(last):
        name = "period_end" if end else "period_start"
        yield package.problem(record, name, "period-outside-area", details=life)
    if first and earliest < first_month(first):
        name = "period_start" if start else "period_end"
        yield package.problem(record, name, "period-outside-area", details=life)


def _this_month() -> int:
    """The present month, or the one of ``SOURCE_DATE_EPOCH`` for repeatable builds."""
    now = time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH", time.time())))
    return now.tm_year * 12 + now.tm_mon - 1
