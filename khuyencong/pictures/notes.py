"""What a picture says of the notes of its figures, which may limit or contradict them.

A downloaded picture has no table below it, so that who sees it alone must learn that there is more
to know of a bar.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from khuyencong.charts.picture import Caption
from khuyencong.language import Language
from khuyencong.wording import Row

STAR = "\u00a0*"
MOST_SHARED = 260
"""Letters of what all notes say, in the drawing itself: five lines on a phone."""
_SENTENCE_END = re.compile(r"(?<=[.!?]) ")


def note_of(rows: Iterable[Row], language: Language) -> str:
    """What the notes of figures say, each once; often that a figure is only of a part.

    Args:
        rows: The figures.
        language: Of the notes.
    """
    notes = dict.fromkeys(row[f"note_{language.code}"] for row in rows)
    return " ".join(filter(None, notes))


def with_notes(
    caption: Caption, names: Sequence[str], notes: Sequence[str], language: Language
) -> tuple[Caption, list[str]]:
    """Caption and names of figures in a picture that tells of their notes.

    The caption has the sentences that stand in all notes, unless they are too many for a picture,
    and explains the star that a name has where the note of its figure says more.

    Args:
        caption: Of the picture.
        names: What the figures are called.
        notes: That of each figure, empty where it has none.
        language: Of the picture.
    """
    shared = _shared_sentences(notes)
    says_more = [len(note) > len(shared) for note in notes]
    stars = language.gettext("* There is a note: see the table of the chart.")
    told = [caption.subtitle, shared, stars if any(says_more) else ""]
    return (
        replace(caption, subtitle=" ".join(filter(None, told))),
        [name + STAR * more for name, more in zip(names, says_more, strict=True)],
    )


def _shared_sentences(notes: Sequence[str]) -> str:
    """The sentences that stand in all notes, empty where there are none or too many."""
    told = [_SENTENCE_END.split(note) for note in notes]
    shared = [one for one in dict.fromkeys(told[0] if told else ()) if all(one in t for t in told)]
    text = " ".join(shared)
    return text if len(text) <= MOST_SHARED else ""
