"""What a picture says of the notes of its figures, which may limit or contradict them.

A downloaded picture has no table below it, so that who sees it alone must learn that there is more
to know of a bar.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from khuyencong.charts.picture import Caption
from khuyencong.language import Language

STAR = "\u00a0*"
MOST_SHARED = 260
"""Letters of what all notes say, in the drawing itself: five lines on a phone."""
_SENTENCE_END = re.compile(r"(?<=[.!?]) ")


def shared_sentences(notes: Sequence[str]) -> str:
    """The sentences that stand in all notes, empty where there are none or too many for a picture.

    Args:
        notes: That of each figure, empty where it has none.
    """
    told = [_SENTENCE_END.split(note) for note in notes]
    shared = [one for one in dict.fromkeys(told[0] if told else ()) if all(one in t for t in told)]
    text = " ".join(shared)
    return text if len(text) <= MOST_SHARED else ""


def starred(names: Sequence[str], notes: Sequence[str]) -> list[str]:
    """Names with a star where the note of a figure says more than those of all the others do.

    Args:
        names: What the figures are called.
        notes: That of each figure, empty where it has none.
    """
    shared = shared_sentences(notes)
    return [name + STAR * _says_more(note, shared) for name, note in zip(names, notes, strict=True)]


def with_notes(caption: Caption, notes: Sequence[str], language: Language) -> Caption:
    """A caption that has what all notes say, and explains the stars where there are any.

    Args:
        caption: Of the picture.
        notes: That of each figure, empty where it has none.
        language: Of the picture.
    """
    shared = shared_sentences(notes)
    more = language.gettext("* There is a note: see the table of the chart.")
    has_stars = any(_says_more(note, shared) for note in notes)
    told = [caption.subtitle, shared, more if has_stars else ""]
    return replace(caption, subtitle=" ".join(filter(None, told)))


def _says_more(note: str, shared: str) -> bool:
    return bool(note) and len(note) > len(shared)
