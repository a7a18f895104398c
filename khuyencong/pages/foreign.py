"""Foreign words quoted in English text, marked so that a screen reader says them as they are read.

WCAG 2.2, 3.1.2: the language of each phrase can be determined; proper names need no mark.
"""

import re
from collections.abc import Mapping

from markupsafe import Markup, escape

from khuyencong.foreign_numbers import language_of

_QUOTED = re.compile(r"“([^”]*)”")
_ACCENTED = re.compile("[ăâđêôơưà-ãè-êìíò-õùúýạảấ-ỹ]", re.IGNORECASE)
"""Letters that English lacks; some of them are French as well."""


def mark_quotations(text: Markup) -> Markup:
    """Escaped text with the language of each quotation in it that is not English."""
    if "“" not in text:
        return text
    return Markup(_QUOTED.sub(_marked, str(text)))  # noqa: S704 - the text comes in escaped


def mark_phrases(text: Markup, languages: Mapping[str, str]) -> Markup:
    """Escaped text with the language of each of some phrases in it.

    Args:
        text: The text.
        languages: Language of each phrase, as HTML names it; the longest are looked for first.
    """
    if not languages:
        return text
    by_phrase = {str(escape(phrase)): code for phrase, code in languages.items()}
    longest = sorted(by_phrase, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest)))
    marked = pattern.sub(
        lambda found: f'<span lang="{by_phrase[found[0]]}">{found[0]}</span>', str(text)
    )
    return Markup(marked)  # noqa: S704 - the text comes in escaped


def _marked(found: re.Match[str]) -> str:
    words = found[1]
    if not _ACCENTED.search(words):
        return found[0]
    return f'“<span lang="{language_of(words)}">{words}</span>”'
