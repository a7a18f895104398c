"""The known id that a mistyped one, or a name written in its place, most likely means."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from khuyencong.codebook import Named

NOTHING_NEAR = "nothing-near"
"""The case of a code in which no known id is alike, so that none can be named."""
SIMILARITY = 0.6
"""Least similarity of a suggestion; difflib's own default, tried on misspelt indicator ids."""

SIMILARITY_OF_SOURCES = 0.8
"""The same for ids of sources, which share words ("arit-undated" is like "baonghean-undated" by
0.76): a wrong one would give a figure to who never stated it."""
SIMILARITY_OF_NAMES = 0.75
"""The same for names, which are long and share words: "Số lớp dạy nghề" is like "Số lớp đào tạo
nghề" by 0.82, and "Số cơ sở được hỗ trợ" like one of the four that it may mean by 0.74."""


def nearest(found: str, known: Iterable[str], least: float = SIMILARITY) -> str | None:
    """The known id most like the one found, None where nothing is so much alike."""
    matches = get_close_matches(found.lower(), sorted(known), n=1, cutoff=least)
    return matches[0] if matches else None


class Names:
    """Finds what is meant by an id or by a name, in either language, with or without accents."""

    def __init__(self, known: Mapping[str, Named]) -> None:
        """Know some things by their names.

        Args:
            known: By id; a name that two of them bear means neither.
        """
        bearers: dict[str, set[str]] = defaultdict(set)
        for id_, one in known.items():
            for name in (one.name_vi, one.name_en):
                bearers[id_like(name, " ")].add(id_)
        self._ids = sorted(known)
        self._id_of = {name: min(ids) for name, ids in bearers.items() if len(ids) == 1}

    def called(self, found: str) -> str | None:
        """The id of what bears a name, None where nothing does.

        Args:
            found: What stands where an id should.
        """
        return self._id_of.get(id_like(found, " "))

    def nearest(self, found: str) -> str | None:
        """The id that is most likely meant, None where nothing is alike.

        Args:
            found: What stands where an id should.
        """
        near = self.called(found) or nearest(found, self._ids)
        if near is not None:
            return near
        names = get_close_matches(id_like(found, " "), self._id_of, n=1, cutoff=SIMILARITY_OF_NAMES)
        return self._id_of[names[0]] if names else None


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
