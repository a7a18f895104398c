"""The beginning of a note, where a page has room for no more than a line or two."""

import re
from typing import NamedTuple

ROOM = 130
"""Letters of a note in a summary: two lines on a phone, and most notes as a whole."""
_SENTENCE_END = re.compile(r"(?<=[.;]) ")


class Brief(NamedTuple):
    """As much of a note as there is room for."""

    text: str
    is_cut: bool


def brief(note: str) -> Brief:
    """A note, or the sentences with which it begins, or the words where the first is too long."""
    if len(note) <= ROOM:
        return Brief(note, is_cut=False)
    ends = [found.start() for found in _SENTENCE_END.finditer(note) if found.start() <= ROOM]
    end = ends[-1] if ends else max(note.rfind(" ", 0, ROOM), 0) or ROOM
    return Brief(note[:end].rstrip(" .,;"), is_cut=True)
