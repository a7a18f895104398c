"""Results whose own words call them a target, a plan or an estimate.

Readers take what is marked as a result for what was done, so the words of the source are asked.
They may still tell of a result ("đạt 62% kế hoạch"), so that this is a warning to look at.
"""

import re
from collections.abc import Iterator

from khuyencong.checks.limit import bounded
from khuyencong.package import Package
from khuyencong.problems import Problem

RESULT = "actual"
NOTES = ("note_vi", "note_en")
FIELDS = ("status", "stated_as", *NOTES)
"""All that is judged of a row."""
WORDS = {
    "target": ("mục tiêu", "phấn đấu", "target", "targets", "objectif"),
    "plan": ("dự kiến", "kế hoạch", "dự toán", "sẽ", "planned", "expected", "will", "prévu"),
    "estimate": ("ước tính", "ước đạt", "ước thực hiện", "ước khoảng", "estimated", "estimé"),
}
"""Words of what is none yet, by the status that they stand for."""
ANY = "|".join(word for words in WORDS.values() for word in words)
"""A pattern that finds all of them, and more."""
_BY_STATUS = {
    status: re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
    for status, words in WORDS.items()
}
DENIED = "(?:không|chưa) phải (?:là )?kết quả|not (?:yet )?a result"
"""Words of a note that the figure is none, whatever the source calls it. They have no word's end in
them, which the expressions of the gate do not find after ả."""
_DENIED = re.compile(DENIED, re.IGNORECASE)
_MEASURED = re.compile(
    r"(?:%|phần trăm|vượt|hoàn thành|so với|of (?:the|its|their)|exceed\w*|compared (?:to|with))"
    r"(?: [^\W\d]+){0,3} (?:mục tiêu|kế hoạch|dự toán|ước thực hiện|planned|target|estimated)\b",
    re.IGNORECASE,
)
"""A plan or a target by which a result is measured: "đạt 62% kế hoạch", "vượt mục tiêu"."""


@bounded
def check_status(package: Package) -> Iterator[Problem]:
    """A result is one by its source's words."""
    for record in package.records("observations"):
        status, stated, *notes = (record[name] for name in FIELDS)
        if status != RESULT:
            continue
        meant = other_status(stated)
        denied = next((note for note in notes if _DENIED.search(note)), None)
        words = stated if meant is not None else denied
        if words is not None:
            yield package.problem(
                record,
                "status",
                "status-disagrees",
                found=f"{status}: {words}",  # who accepts it has compared the two
                case="" if meant else "note",
                fix=meant,
                details={"words": words},
            )


def other_status(words: str) -> str | None:
    """What a figure is by its source's words, where that is no result.

    Args:
        words: Those with which the source states the figure.
    """
    told = _MEASURED.sub(" ", words)
    return next((status for status, named in _BY_STATUS.items() if named.search(told)), None)
