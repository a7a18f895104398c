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
    return {name: first for name, (first, *_) in _places(text).items()}


def doubled_entries(text: str) -> dict[str, tuple[int, int]]:
    """Entries that stand more than once, of which programs read the last, with two of their lines.

    Args:
        text: A JSON object that could be read.
    """
    return {name: (lines[0], lines[-1]) for name, lines in _places(text).items() if lines[1:]}


def _places(text: str) -> dict[str, list[int]]:
    """All lines on which the name of each own entry stands."""
    lines: dict[str, list[int]] = {}
    depth = 0
    for sign in _SIGNS.finditer(text):
        if depth == 1 and sign["names"]:
            name = sign[0].removesuffix(sign["names"])[1:-1]
            lines.setdefault(name, []).append(text.count("\n", 0, sign.start()) + 1)
        else:
            depth += _STEPS.get(sign[0], 0)
    return lines
