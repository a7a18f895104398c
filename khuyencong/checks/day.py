"""Dates in the ways in which people and spreadsheets write them, and days that never were."""

import re
from collections.abc import Iterator
from datetime import date

from khuyencong.checks.clock import today
from khuyencong.checks.limit import bounded
from khuyencong.package import Package
from khuyencong.periods import is_period, month_of
from khuyencong.problems import Problem

PUBLISHED = "published_on"
COLUMNS = (PUBLISHED, "accessed_on")
"""Columns of sources that hold a day which has come, or its month or year alone."""
_IS_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})", re.ASCII)


@bounded
def check_days(package: Package) -> Iterator[Problem]:
    """Days of sources that never were, or are still to come.

    What is written otherwise than the contract wants is found by the columns' types and patterns,
    and that an accessed_on is no day by its type. What is still to come is a warning like that of a
    period: the clock of the computer may be the one that is wrong.
    """
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


def _is_written_rightly(cell: str) -> bool:
    """Whether a date has the form of the tables, in which the earlier one sorts first."""
    return is_period(cell) or _IS_DAY.fullmatch(cell) is not None


def iso_date(cell: str) -> str | None:
    """A day in the form of the tables, None where there is no such day.

    The day stands first, as Vietnamese writes it (23/10/2018); where that gives no day, the month
    may, as American spreadsheets write it (10/23/2018).
    """
    return next((day.isoformat() for day in _readings(cell)), None)


def iso_moment(cell: str) -> str | None:
    """A day or a month in the form of the tables, None where it is neither."""
    return iso_date(cell) or month_of(cell)


def is_no_day(cell: str) -> bool:
    """Whether a cell is written like a day and there is no such day, as 31/02/2019."""
    looks = _DAY_FIRST.fullmatch(cell.strip()) or _YEAR_FIRST.fullmatch(cell.strip())
    return looks is not None and iso_date(cell) is None


def _readings(cell: str) -> Iterator[date]:
    """The days that a cell may mean, the likeliest first."""
    if match := _YEAR_FIRST.fullmatch(cell.strip()):
        numbers = [tuple(int(part) for part in match.groups())]
    elif match := _DAY_FIRST.fullmatch(cell.strip()):
        one, other, year = (int(part) for part in match.groups())
        numbers = [(year, other, one), (year, one, other)]
    else:
        numbers = []
    for year, month, day in numbers:
        try:
            yield date(year, month, day)
        except ValueError:
            continue
