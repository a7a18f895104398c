"""Where a text written by hand stops being JSON, and what is missing there.

A parser stops at the first sign that it cannot use, which is often on the next line, and says so in
English. People look for the comma that they forgot, on the line on which it should stand.
"""

import json
import re
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
_BEGINS_LIKE_NUMBER = re.compile(r"[:,\[]\s*(-?\d[\d.eE+-]*)\Z")
UNQUOTED = "unquoted"
COMMENTS = ("//", "/*", "#")
"""How comments begin in other languages; JSON has none."""
_VALUE = re.compile(r"[^,\]}\s]+")
LONGEST_NUMBER = 80
"""Signs before the parser's place among which the beginning of a value is looked for."""


@dataclass(frozen=True)
class Slip:
    """One slip in a text that should be JSON."""

    case: str
    """``comma``, ``comment``, ``double-comma``, ``trailing-comma``, ``colon``, ``quote``, ``end``,
    ``extra``, ``token``, or ``unquoted`` for a value without quotes."""
    line: int
    column: int
    text: str
    """The line as it stands there, without its indentation; a value without quotes alone."""


def slip_of(text: str, error: json.JSONDecodeError) -> Slip:
    """What was forgotten or is too much where a parser stopped.

    Args:
        text: The whole text.
        error: What the parser said of it.
    """
    case, place = _case(text, error)
    begins = text.rfind("\n", 0, place) + 1
    value = _VALUE.match(text, place) if case == UNQUOTED else None
    shown = value[0] if value else text[begins:].partition("\n")[0].strip()
    line, column = text.count("\n", 0, begins) + 1, place - begins + 1
    return Slip(case, line, column, shortened(shown, LONGEST_SHOWN))


def _case(text: str, error: json.JSONDecodeError) -> tuple[str, int]:
    """Kind and place of a slip; where something is missing, it is missing after that place."""
    before = max(len(text[: error.pos].rstrip()) - 1, 0)
    if error.msg.startswith("Invalid control character"):  # most often the end of the line
        return "quote", max(text.rfind('"', 0, error.pos), 0)
    if not text[error.pos :].strip():
        return "end", before
    if text[before] == "," and text[error.pos] in "]},":
        return ("double-comma", error.pos) if text[error.pos] == "," else ("trailing-comma", before)
    comment = error.pos if text.startswith(COMMENTS, error.pos) else None
    for case, begins in (("comment", comment), (UNQUOTED, _unquoted(text, error.pos))):
        if begins is not None:
            return case, begins
    for said, (case, is_before) in SAID.items():
        if error.msg.startswith(said):
            return case, before if is_before else error.pos
    return "token", error.pos


def _unquoted(text: str, stop: int) -> int | None:
    """Where a value begins that looks like a number and goes on like a text: 1.0.0, 22/11/2026.

    The parser reads the number and asks for a comma where the value goes on.
    """
    if text[stop].isspace() or text[stop] in '"{}[]:,':
        return None
    begins = max(stop - LONGEST_NUMBER, 0)
    match = _BEGINS_LIKE_NUMBER.search(text[begins:stop])
    return begins + match.start(1) if match else None
