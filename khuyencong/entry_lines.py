"""On which lines of a descriptor its own entries stand, for messages about them."""

import re

_SIGNS = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]\n]')
"""Texts as a whole, so that no bracket within one counts."""
_STEPS = {"{": 1, "[": 1, "}": -1, "]": -1}


def entry_lines(text: str) -> dict[str, int]:
    """Lines of the names of an object's own entries; those of what lies within them do not count.

    So the title of the whole package is not taken for that of its licence.

    Args:
        text: A JSON object that could be read.
    """
    lines: dict[str, int] = {}
    depth, line = 0, 1
    for sign in _SIGNS.finditer(text):
        word = sign[0]
        line += word == "\n"
        depth += _STEPS.get(word, 0)
        if (
            depth == 1
            and word[0] == '"'
            and text[sign.end() : sign.end() + 20].lstrip().startswith(":")
        ):
            lines.setdefault(word[1:-1], line)
    return lines
