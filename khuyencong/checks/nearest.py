"""The known id that a mistyped one most likely means."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

NOTHING_NEAR = "nothing-near"
"""The case of a code in which no known id is alike, so that none can be named."""
SIMILARITY = 0.6
"""Least similarity of a suggestion; difflib's own default, tried on misspelt indicator ids."""


def nearest(found: str, known: Iterable[str]) -> str | None:
    """The known id most like the one found, None where nothing is alike."""
    matches = get_close_matches(found.lower(), sorted(known), n=1, cutoff=SIMILARITY)
    return matches[0] if matches else None


def id_like(name: str, sign: str = "-") -> str:
    """A name in the form of ids: small letters without accents, and a sign for all that is none.

    Args:
        name: A name as people write it, such as Cà Mau.
        sign: What joins the parts.
    """
    plain = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    letters = re.sub(r"[\u0300-\u036f]", "", plain)
    return re.sub("[^a-z0-9]+", sign, letters).strip(sign)


def suggesting(known_id: str | None) -> dict[str, Any]:
    """What a problem of an unknown id says besides its place.

    Args:
        known_id: The id that is most likely meant, None where nothing is alike.
    """
    case = "" if known_id else NOTHING_NEAR
    return {"fix": known_id, "case": case, "details": {"wanted": known_id or ""}}
