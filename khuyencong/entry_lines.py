"""On which lines of a descriptor its own entries stand, for messages about them."""

import re

_SIGNS = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"(?P<names>\s*:)?|[{}\[\]]')
"""Texts as a whole, so that no bracket within one counts."""
_STEPS = {"{": 1, "[": 1, "}": -1, "]": -1}


def entry_lines(text: str) -> dict[str, int]:
    """Lines of the names of an object's own entries; those of what lies within them do not count.

    So the title of the whole package is not taken for that of its licence.

    Args:
        text: A JSON object that could be read.
    """
    lines: dict[str, int] = {}
    depth = 0
    for sign in _SIGNS.finditer(text):
        if depth == 1 and sign["names"]:
            name = sign[0].removesuffix(sign["names"])[1:-1]
            lines.setdefault(name, text.count("\n", 0, sign.start()) + 1)
        else:
            depth += _STEPS.get(sign[0], 0)
    return lines
