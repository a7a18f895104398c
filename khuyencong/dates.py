"""Days as people and spreadsheets write them, in the form of the contract."""

import re
from datetime import date

_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})", re.ASCII)


def iso_date(cell: str) -> str | None:
    """A day in the form of the tables, None where there is no such day.

    The day stands first, as Vietnamese writes it (23/10/2018); where that gives no day, the month
    may, as American spreadsheets write it (10/23/2018).
    """
    return next(iter(_readings(cell)), None)


def other_date(cell: str) -> str | None:
    """The other day that a cell may mean (4 March, where 03/04 is read as 3 April), if it may."""
    days = dict.fromkeys(_readings(cell))
    return list(days)[1] if len(days) > 1 else None


def is_no_day(cell: str) -> bool:
    """Whether a cell is written like a day and there is no such day, as 31/02/2019."""
    looks = _DAY_FIRST.fullmatch(cell.strip()) or _YEAR_FIRST.fullmatch(cell.strip())
    return looks is not None and iso_date(cell) is None


def _readings(cell: str) -> list[str]:
    """The days that a cell may mean, the likeliest first."""
    if match := _YEAR_FIRST.fullmatch(cell.strip()):
        numbers = [tuple(int(part) for part in match.groups())]
    elif match := _DAY_FIRST.fullmatch(cell.strip()):
        one, other, year = (int(part) for part in match.groups())
        numbers = [(year, other, one), (year, one, other)]
    else:
        numbers = []
    days = []
    for year, month, day in numbers:
        try:
            days.append(date(year, month, day).isoformat())
        except ValueError:
            continue
    return days
