"""Abbreviations explained where they stand, from the glossary.

The words of a source stay as they are: the meaning is an attribute, which the style sheet shows at
the touch of a finger or a key, browsers show under a pointer, and print adds in brackets.
"""

import re
from collections.abc import Callable, Iterable

from markupsafe import Markup, escape

from khuyencong.codebook import Term


def explainer(terms: Iterable[Term], language: str) -> Callable[[str], Markup]:
    """A function that escapes a text and explains each abbreviation at its first place in it.

    Args:
        terms: The glossary.
        language: Language of the text and of the explanation.
    """
    meanings = {one.abbreviation: one.term(language) for one in terms if one.abbreviation}
    if not meanings:
        return escape
    longest_first = sorted(meanings, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})(?!\w)")

    def explained(text: str) -> Markup:
        if not pattern.search(text):  # as most texts
            return escape(text)
        seen: set[str] = set()
        parts = [_part(part, meanings, seen) for part in pattern.split(text)]
        return Markup("").join(parts)

    return explained


def _part(part: str, meanings: dict[str, str], seen: set[str]) -> Markup:
    if part not in meanings or part in seen:
        return escape(part)
    seen.add(part)
    return Markup('<abbr tabindex="0" title="{}">{}</abbr>').format(meanings[part], part)
