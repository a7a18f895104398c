"""On which lines of a descriptor its own entries stand, for messages about them."""

import re

_SIGNS = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"(?P<names>\s*:)?|[{}\[\]]')
"""Texts as a whole, so that no bracket within one counts."""
_STEPS = {"{": 1, "[": 1, "}": -1, "]": -1}


def entry_lines(text: str) -> dict[str, list[int]]:
    """All lines of the names of an object's own entries; those of what lies within do not count.

    So the title of the whole package is not taken for that of its licence. A name that stands more
    than once is read where it stands last.

    Args:
        text: A JSON object that could be read.
    """
    lines: dict[str, list[int]] = {}
    depth = 0
    for sign in _SIGNS.finditer(text):
        if depth == 1 and sign["names"]:
            name = sign[0].removesuffix(sign["names"])[1:-1]
            lines.setdefault(name, []).append(text.count("\n", 0, sign.start()) + 1)
        else:
            depth += _STEPS.get(sign[0], 0)
    return lines
