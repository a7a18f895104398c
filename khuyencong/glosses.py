"""What short Vietnamese words say, in English: when something was, and where in a source it stands.

The words of a source stay as they are; on an English page their meaning stands beside them. Only
what is surely understood is put into English, and nothing is concluded from it.
"""

import re

PLACES = {
    "nhan đề": "title",
    "phụ lục": "annex",
    "điều": "article",
    "khoản": "clause",
    "đoạn": "paragraph",
    "dòng": "row",
    "bảng": "table",
    "hình": "figure",
    "trang": "page",
    "mục": "section",
}
"""The editors' own words for a place in a source."""
_QUOTED = re.compile(r"(“[^”]*”)")
_PLACE = re.compile(rf"\b(?:{'|'.join(PLACES)})\b", re.IGNORECASE)
_OTHER_WORDS = re.compile(r"[^\W\d_]{2,}")

_PERIODS = tuple(
    (re.compile(pattern, re.IGNORECASE), english)
    for pattern, english in (
        (r"(?:trong )?(\d+) năm qua", r"the past \1 years"),
        (r"trong (\d+) năm", r"\1 years"),
        (r"trong những năm qua|những năm qua", "the past years"),
        (r"từ đầu năm đến nay", "since the beginning of the year"),
        (r"từ (?:năm )?(\d{4}) đến nay", r"since \1"),
        (r"từ nay đến (?:hết )?năm (\d{4})", r"from then to the end of \1"),
        (r"(?:tính )?đến hết năm (\d{4})", r"to the end of \1"),
        (r"đến năm (\d{4})", r"by \1"),
        (r"(?:tính )?đến tháng (\d{1,2})/(\d{4})", r"as of month \1 of \2"),
        (r"hằng năm|hàng năm|mỗi năm", "each year"),
    )
)


def place_in_english(place: str) -> str:
    """A place in a source, quoted words as they are; the whole as it is where a word is not known.

    Args:
        place: As editors write it: ``đoạn 2``, ``bảng 1, dòng “Tổng”``.
    """
    own = _QUOTED.sub("", place)
    if _OTHER_WORDS.search(_PLACE.sub("", own)):
        return place
    return "".join(
        one if one.startswith("“") else _PLACE.sub(lambda found: PLACES[found[0].lower()], one)
        for one in _QUOTED.split(place)
    )


def period_in_english(stated: str) -> str:
    """A period in the words of a source; empty where they are not understood.

    Args:
        stated: As ``Trong 5 năm qua``.
    """
    for pattern, english in _PERIODS:
        found = pattern.fullmatch(stated.strip())
        if found:
            return found.expand(english)
    return ""
