"""Which periods no source gives: the editors inferred them, and the note of the row says how.

Editors write it in a few fixed forms (CONTRIBUTING), so that tables, pages and charts can mark such
a period where the note itself does not stand.
"""

import re
from collections.abc import Iterable

INFERRED = "inferred"
"""How published observations mark such a period; nothing stands with the others."""
_SAYS_SO = {
    "vi": re.compile(
        r"(?:\bkỳ|\bnăm|\d{4}) (?:được suy ra|là suy luận)"
        r"|\bkỳ lấy từ quyết định"
        r"|được hiểu là (?:năm \d|trước ngày|sau ngày)",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"(?:\bperiod|\byears?|\d{4}) (?:is|are) inferred"
        r"|\bfrom which the period is taken"
        r"|\btaken (?:as \d{4}|to be before|to be after)",
        re.IGNORECASE,
    ),
}


def says_inferred(note: str, code: str) -> bool:
    """Whether a note says that the period of its row was inferred.

    Args:
        note: The note.
        code: Its language.
    """
    return bool(note) and _SAYS_SO[code].search(note) is not None


def bases_of_periods(rows: Iterable[tuple[str, str, str, str]]) -> list[str]:
    """``INFERRED`` for each row whose period was inferred, else nothing.

    Args:
        rows: Start and end of each period, and its row's notes in Vietnamese and English.
    """
    known: dict[tuple[str, str], str] = {("", ""): ""}
    bases = []
    for start, end, *notes in rows:
        told = (notes[0], notes[1])
        if told not in known:
            is_inferred = says_inferred(told[0], "vi") or says_inferred(told[1], "en")
            known[told] = INFERRED if is_inferred else ""
        bases.append(known[told] if start or end else "")
    return bases
