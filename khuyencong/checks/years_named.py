"""The years that a source's words name, against the years of the period.

Only what is certain is found, for nobody may be told to change a source's own words. So these count
for nothing: years before, after or with which something is compared, and words that name a document
or a programme, which bears years of its own.
"""

import re

from khuyencong.periods import first_month, last_month

_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?!\d|[.,]\d|/[^\W\d])")
"""A year that stands alone: no part of a number, nor of that of a document (45/2012/NĐ-CP)."""
_RANGE = re.compile(
    r"((?:19|20)\d\d)(?: ?[-–—] ?| đến (?:hết )?(?:năm )?| to | and )((?:19|20)\d\d)"
)
_BESIDE = re.compile(
    r"\b(?:trước|sau|kể từ|so với(?: cùng kỳ)?|before|after|since|compared (?:to|with)|avant|après"
    r"|depuis)(?: năm| tháng \d+[/.-])? ?(?:19|20)\d\d",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    r"\b(?:nghị định|quyết định|nghị quyết|chỉ thị|thông tư|luật|đề án|kế hoạch số|chương trình"
    r"|theo|decree|decision|resolution|directive|circular|law|programme|program)\b",
    re.IGNORECASE,
)
_PRESENT = re.compile(r"\b(?:nay|hiện|so far|to date|until now|present)\b", re.IGNORECASE)
"""Words of a time that goes on to a day which they do not tell: "từ năm 2005 đến nay"."""
_PART = re.compile(
    r"\b(?:đầu|cuối|giữa|nửa|first|last|early|late|half"
    r"|(?:\d+|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?:năm|tháng|quý|years?|months?|ans))\b",
    re.IGNORECASE,
)
"""Words of what may be a part of the time between the years: "ba năm đầu giai đoạn 2016-2020"."""
FIRST, LAST = 0, 9999
"""Stand for ends that are not known."""


def other_years(start: str, end: str, words: str) -> str | None:
    """The years that words name, where the period surely has others; None where it may be right.

    Args:
        start: First year or month, empty where unknown.
        end: Last year or month, empty where unknown.
        words: The source's own words for the period.
    """
    named = _named(words)
    if not named:
        return None
    first = first_month(start) // 12 if start else FIRST
    last = last_month(end) // 12 if end else LAST
    return _told(named) if _are_others(named, first, last, words) else None


def years_left_out(start: str, end: str, words: str) -> str | None:
    """The years that words surely give for an end of the period that is empty, None otherwise.

    Args:
        start: First year or month, empty where unknown.
        end: Last year or month, empty where unknown.
        words: The source's own words for the period.
    """
    named = _named(words)
    if not named or (start and end) or _PRESENT.search(words) or _PART.search(words):
        return None
    return _told(named) if not (start or end) or _names_range_alone(named, words) else None


def _named(words: str) -> list[int]:
    """The years that words name for the time of a figure; none where they name a document."""
    if _DOCUMENT.search(words):
        return []
    return [int(year) for year in _YEAR.findall(_BESIDE.sub(" ", words))]


def _told(named: list[int]) -> str:
    return ", ".join(map(str, sorted({*named})))


def _are_others(named: list[int], first: int, last: int, words: str) -> bool:
    if _PRESENT.search(words):
        return min(named) > last
    is_part = _PART.search(words) is not None
    if not any(first <= year <= last for year in named):
        return not (is_part and min(named) < first and last < max(named))
    ends = {first, last} - {FIRST, LAST}
    if is_part or ends <= {*named}:
        return False
    return not all(first <= year <= last for year in named) or (
        first > FIRST and last < LAST and _names_range_alone(named, words)
    )


def _names_range_alone(named: list[int], words: str) -> bool:
    """Whether two years are all that words name, and are the ends of a time."""
    found = _RANGE.search(words)
    return found is not None and {*named} == {int(year) for year in found.groups()}
