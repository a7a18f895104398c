"""Periods as the contract writes them: ``YYYY`` or ``YYYY-MM``, both ends included."""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

_PERIOD = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]))?")
_MONTH_FIRST = re.compile(r"(?:tháng )?(\d{1,2})(?:[/.-]| năm )(\d{4})", re.ASCII | re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(\d{4})[/-](\d{1,2})", re.ASCII)
"""A dot is left out: 2018.1 may be what a spreadsheet left of 2018.10."""
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
    """A month as people write it (06/2018, 2018-6, tháng 6/2018) in the form of the contract.

    Args:
        text: What stands in a cell; only what can be read in one way is read.
    """
    if match := _MONTH_FIRST.fullmatch(text.strip()):
        month, year = match.groups()
    elif match := _YEAR_FIRST.fullmatch(text.strip()):
        year, month = match.groups()
    else:
        return None
    return f"{year}-{int(month):02}" if 1 <= int(month) <= DECEMBER else None


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
