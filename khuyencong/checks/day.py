"""Days of sources and of packages that never were, are still to come, or contradict each other."""

import re
from collections.abc import Iterator

from khuyencong.checks.limit import bounded
from khuyencong.clock import today
from khuyencong.dates import is_no_day, iso_date
from khuyencong.package import Package, Table
from khuyencong.periods import is_period, month_of
from khuyencong.problems import Problem

PUBLISHED = "published_on"
ACCESSED = "accessed_on"
COLUMNS = (PUBLISHED, ACCESSED)
"""Columns of sources that hold a day which has come, or its month or year alone."""
CREATED = "created"
_IS_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


@bounded
def check_days(package: Package) -> Iterator[Problem]:
    """Days that never were, are still to come, or cannot follow one another.

    What is written otherwise than the contract wants is found by the columns' types and patterns,
    and that an accessed_on is no day by its type. What is still to come is a warning like that of a
    period: the clock of the computer may be the one that is wrong.
    """
    yield from _created(package)
    if "sources" not in package.tables:
        return
    table = package.tables["sources"]
    latest = today()
    for name in COLUMNS:
        dates = [cell for cell in table.distinct(name) if _is_written_rightly(cell)]
        unreal = {cell for cell in dates if name == PUBLISHED and is_no_day(cell)}
        to_come = {cell for cell in dates if cell > latest[: len(cell)] and not is_no_day(cell)}
        for record in table.having(name, unreal | to_come) if unreal or to_come else ():
            if record[name] in to_come:
                yield package.problem(record, name, "period-in-future", case="source")
            else:
                words = {"case": "no-such-day", "details": {"wanted": "2018-10-23"}}
                yield package.problem(record, name, "not-allowed", **words)
    yield from _read_too_early(package, table)


def _created(package: Package) -> Iterator[Problem]:
    """A package that was made on a day to come; one in another form is told where it is read."""
    created = package.descriptor.get(CREATED)
    if isinstance(created, str) and _IS_DAY.match(created) and created[:10] > today():
        yield package.entry_problem(CREATED, "period-in-future", case="created", found=created)


def _read_too_early(package: Package, table: Table) -> Iterator[Problem]:
    """Sources read before the day, the month or the year in which they were published."""
    days = zip(table.columns[PUBLISHED], table.columns[ACCESSED], strict=True)
    early = {accessed for published, accessed in days if _is_early(published, accessed)}
    for record in table.having(ACCESSED, early) if early else ():
        if _is_early(record[PUBLISHED], record[ACCESSED]):
            details = {"published": record[PUBLISHED]}
            yield package.problem(
                record, ACCESSED, "not-allowed", case="read-too-early", details=details
            )


def _is_early(published: str, accessed: str) -> bool:
    return (
        _is_written_rightly(published)
        and _is_written_rightly(accessed)
        and accessed[: len(published)] < published[: len(accessed)]
    )


def _is_written_rightly(cell: str) -> bool:
    """Whether a date has the form of the tables, in which the earlier one sorts first."""
    return is_period(cell) or _IS_DAY.fullmatch(cell) is not None


def iso_moment(cell: str) -> str | None:
    """A day or a month in the form of the tables, None where it is neither."""
    return iso_date(cell) or month_of(cell)
