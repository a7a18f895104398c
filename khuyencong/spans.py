"""Periods written in one cell, in words or as spreadsheets turn them, as their two ends.

"Quý I/2019" is January to March; the contract gives a period by its first and its last point.
"""

import re
from datetime import date, timedelta

from khuyencong.periods import DECEMBER, is_period, month_of

Span = tuple[str, str]
"""First and last year, or first and last month."""

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_OF_YEAR = rf"(?:\s*[/-]\s*|\s+(?:năm\s+)?){_YEAR}"
_WHOLE = re.compile(rf"(?:năm\s+)?{_YEAR}(?:[.,]0+)?", re.IGNORECASE)
"""A year with a word before it, or as a spreadsheet's number: 2019.0."""
_ENDS = re.compile(r"(\S+?)\s*(?:[-–—]|\sđến\s(?:năm\s)?)\s*(\S+)")
_QUARTER = re.compile(rf"(?:quý|quí|q)\.?\s*(?P<number>[1-4]|i{{1,3}}|iv){_OF_YEAR}", re.IGNORECASE)
_MONTHS = re.compile(
    rf"(?P<count>[369])\s+tháng(?:\s+(?P<which>đầu|cuối))?{_OF_YEAR}", re.IGNORECASE
)
_SERIAL = re.compile(r"[34]\d{4}|5[0-4]\d{3}")
"""Days since 30 December 1899, by which spreadsheets count: from 1982 to 2050."""
_FIRST_DAY = date(1899, 12, 30)
_OF_QUARTER = 3
MONTH = len("2018-06")
"""How much of a day is its month."""


def span_of(text: str) -> Span | None:
    """The ends of a period that was written in one cell, None where it cannot be read surely.

    Args:
        text: What stands in the cell.
    """
    words = " ".join(text.split())
    if match := _WHOLE.fullmatch(words):
        return match["year"], match["year"]
    if match := _QUARTER.fullmatch(words):
        number = _ROMAN.get(match["number"].lower()) or int(match["number"])
        return _months(match["year"], _OF_QUARTER * (number - 1) + 1, _OF_QUARTER)
    if match := _MONTHS.fullmatch(words):
        count = int(match["count"])
        is_last = (match["which"] or "").lower() == "cuối"
        return _months(match["year"], DECEMBER - count + 1 if is_last else 1, count)
    if _SERIAL.fullmatch(words):
        month = (_FIRST_DAY + timedelta(days=int(words))).strftime("%Y-%m")
        return month, month
    if match := _ENDS.fullmatch(words):
        start, end = (one if is_period(one) else month_of(one) for one in match.groups())
        return (start, end) if start and end and start < end else None
    return None


def part_of_year(words: str) -> Span | None:
    """The ends of a part of a year, where words say nothing else: "Trong 9 tháng đầu năm 2019".

    Args:
        words: A source's own words for a period.
    """
    told = re.sub(r"^(?:trong|tính)\s+", "", words.strip().rstrip("."), flags=re.IGNORECASE)
    span = span_of(told) if not told.isdigit() else None
    return span if span and all(len(end) == MONTH for end in span) else None


def _months(year: str, first: int, count: int) -> Span:
    return f"{year}-{first:02}", f"{year}-{first + count - 1:02}"
