"""The known id that a mistyped one most likely means."""

from collections.abc import Iterable
from difflib import get_close_matches

NOTHING_NEAR = "–"
"""What a message shows where no known id is alike."""
SIMILARITY = 0.6
"""Least similarity of a suggestion; difflib's own default, tried on misspelt indicator ids."""


def nearest(found: str, known: Iterable[str]) -> str | None:
    """The known id most like the one found, None where nothing is alike."""
    matches = get_close_matches(found.lower(), sorted(known), n=1, cutoff=SIMILARITY)
    return matches[0] if matches else None
