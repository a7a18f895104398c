"""Periods as the contract writes them: ``YYYY`` or ``YYYY-MM``, both ends included."""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

_PERIOD = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]))?")
_MONTH_FIRST = re.compile(r"(?:tháng |t)?(\d{1,2})(?:[/.-]| năm )(\d{4})", re.ASCII | re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(\d{4})[/-](\d{1,2})", re.ASCII)
"""A dot is left out: 2018.1 may be what a spreadsheet left of 2018.10."""
_MONTH = r"(?:thg ?(?P<number>\d{1,2})|(?P<name>[a-z]{3}))"
"""A month as Excel abbreviates it."""
_OF_EXCEL = re.compile(rf"{_MONTH}-(?P<year>\d{{2}})", re.ASCII | re.IGNORECASE)
"""What Excel makes of 2018-06 where it takes it for a date: Jun-18, in Vietnamese Thg6-18."""
_DAY_OF_EXCEL = re.compile(rf"(?P<day>\d{{1,2}})[-/]{_MONTH}", re.ASCII | re.IGNORECASE)
"""What it makes of 6.7 where it takes it for a day: 06-Thg7, 6-Jul."""
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
PIVOT = 30
"""Excel takes 29 for 2029 and 30 for 1930 (Microsoft, two-digit year numbers)."""
DECEMBER = 12


@dataclass(frozen=True)
class Period:
    """A span of whole months; either end may be unknown."""

    start: str
    end: str

    @property
    def is_known(self) -> bool:
        """Whether the source, or the editor's stated reason, gives both ends."""
        return bool(self.start and self.end)

    @property
    def years(self) -> Fraction | None:
        """Length in years, None where an end is unknown."""
        if not self.is_known:
            return None
        return Fraction(last_month(self.end) - first_month(self.start) + 1, 12)


def is_period(text: str) -> bool:
    """Whether a text is a year or a month of a year."""
    return _PERIOD.fullmatch(text) is not None


def month_of(text: str) -> str | None:
    """A month as people and Excel write it (06/2018, tháng 6/2018, Jun-18) as the contract does.

    Args:
        text: What stands in a cell; only what can be read in one way is read.
    """
    if match := _MONTH_FIRST.fullmatch(text.strip()):
        month, year = match.groups()
    elif match := _YEAR_FIRST.fullmatch(text.strip()):
        year, month = match.groups()
    elif match := _OF_EXCEL.fullmatch(text.strip()):
        year, month = f"{_full_year(int(match['year']))}", match["number"] or _number(match["name"])
    else:
        return None
    return f"{year}-{int(month):02}" if 1 <= int(month) <= DECEMBER else None


def day_of_excel(text: str) -> tuple[int, int] | None:
    """Number and month of a day as Excel shows it without its year, None of all else.

    Args:
        text: What stands in a cell.
    """
    match = _DAY_OF_EXCEL.fullmatch(text)
    month = int(match["number"] or _number(match["name"])) if match else 0
    return (int(match["day"]), month) if match and month else None


def _full_year(year: int) -> int:
    return year + (2000 if year < PIVOT else 1900)


def _number(name: str) -> str:
    """Number of a month by its English abbreviation, 0 where it is none."""
    return f"{MONTHS.index(name.lower()) + 1}" if name.lower() in MONTHS else "0"


def first_month(text: str) -> int:
    """First month of a period, counted from the year 0."""
    year, month = _parts(text)
    return year * 12 + (month or 1) - 1


def last_month(text: str) -> int:
    """Last month of a period, counted from the year 0."""
    year, month = _parts(text)
    return year * 12 + (month or 12) - 1


@lru_cache(maxsize=10_000)
def _parts(text: str) -> tuple[int, int | None]:
    match = _PERIOD.fullmatch(text)
    if match is None:
        msg = f"not a period of the form YYYY or YYYY-MM: {text!r}"
        raise ValueError(msg)
    return int(match[1]), int(match[2]) if match[2] else None
