"""Where a text written by hand stops being JSON, and what is missing there.

A parser stops at the first sign that it cannot use, which is often on the next line, and says so in
English. People look for the comma that they forgot, on the line on which it should stand.
"""

import json
from dataclasses import dataclass

from khuyencong.faults import shortened

LONGEST_SHOWN = 60
"""Characters of the line that are shown."""

SAID = {
    "Expecting ',' delimiter": ("comma", True),
    "Expecting ':' delimiter": ("colon", True),
    "Illegal trailing comma": ("trailing-comma", False),  # Python 3.13
    "Unterminated string": ("quote", False),
    "Extra data": ("extra", False),
}
"""How the parser's messages begin, what each means, and whether the place is before its own."""


@dataclass(frozen=True)
class Slip:
    """One slip in a text that should be JSON."""

    case: str
    """``comma``, ``trailing-comma``, ``colon``, ``quote``, ``end``, ``extra`` or ``token``."""
    line: int
    column: int
    text: str
    """The line as it stands there, without its indentation."""


def slip_of(text: str, error: json.JSONDecodeError) -> Slip:
    """What was forgotten or is too much where a parser stopped.

    Args:
        text: The whole text.
        error: What the parser said of it.
    """
    case, place = _case(text, error)
    begins = text.rfind("\n", 0, place) + 1
    line = text[begins:].partition("\n")[0].strip()
    shown = shortened(line, LONGEST_SHOWN)
    return Slip(case, text.count("\n", 0, begins) + 1, place - begins + 1, shown)


def _case(text: str, error: json.JSONDecodeError) -> tuple[str, int]:
    """Kind and place of a slip; where something is missing, it is missing after that place."""
    before = max(len(text[: error.pos].rstrip()) - 1, 0)
    if error.msg.startswith("Invalid control character"):  # most often the end of the line
        return "quote", max(text.rfind('"', 0, error.pos), 0)
    if not text[error.pos :].strip():
        return "end", before
    if text[before] == "," and text[error.pos] in "]}":
        return "trailing-comma", before
    for said, (case, is_before) in SAID.items():
        if error.msg.startswith(said):
            return case, before if is_before else error.pos
    return "token", error.pos
