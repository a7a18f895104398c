"""Long tables: a template writes one row of each shape, and all rows of that shape follow it.

Filling a template takes 25 µs a row, following a written row a fifth of it (measured); both
languages of size M have 200,000 rows.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import Any

from markupsafe import Markup, escape

from khuyencong.pages.figures import FigureRow
from khuyencong.rows import each

PLAIN = ("id", "area", "indicator", "name", "words", "average", "locator")
"""Texts that a row holds just as they are."""
EXPLAINED = ("period", "stated_as", "note")
"""Texts that it holds with their abbreviations explained."""

BETWEEN = "\x04"
"""Stands between texts that are escaped at once; no text of the data can hold such a sign."""
SHAPE = tuple(name for name in FigureRow._fields if name not in {*PLAIN, *EXPLAINED, "source"})
"""All else that a row says: rows in which that is the same, and the same texts are there, are
alike."""

Texts = tuple[str, ...]
Write = Callable[[FigureRow], str]
_SLOT = re.compile("\x03([0-9]+)\x03")
"""Stands for a text; no text of the data can hold such a sign."""


def follower(explained: Callable[[str], Markup]) -> Callable[..., Markup]:
    """A function that writes the rows of a table of figures.

    It takes the rows; whether they differ in more than texts, as they do where each holds all that
    is known of its source; and what writes one of them. That may do nothing with a text but ask
    whether there is one, explain it where its name is in ``EXPLAINED``, and put it down; of a
    source it may put down the id and the words.

    Args:
        explained: Escapes a text and explains its abbreviations.
    """

    def written(rows: Sequence[FigureRow], *, differ: bool, caller: Write) -> Markup:
        if differ or not rows:
            return Markup("".join(map(caller, rows)))  # noqa: S704 - the template escapes
        columns = dict(zip(FigureRow._fields, zip(*rows, strict=True), strict=True))
        texts: list[Sequence[str]] = [
            _escaped([source.id for source in columns["source"]]),
            _escaped([source.words for source in columns["source"]]),
            *(_escaped(columns[name]) for name in PLAIN),
            *(each(columns[name], explained) for name in EXPLAINED),
        ]
        which = [[bool(text) for text in column] for column in texts]
        shapes = zip(*(columns[name] for name in SHAPE), *which, strict=True)
        follow_by_shape: dict[Any, Callable[[Texts], str]] = {}
        lines = []
        for row, shape, said in zip(rows, shapes, zip(*texts, strict=True), strict=True):
            if shape not in follow_by_shape:
                follow_by_shape[shape] = _following(caller(_with_slots(row)))
            lines.append(follow_by_shape[shape](said))
        return Markup("".join(lines))  # noqa: S704 - all texts are escaped above

    return written


def _escaped(texts: Sequence[str]) -> list[str]:
    """Texts with their signs escaped, in a tenth of the time of one after the other (measured)."""
    return str(escape(BETWEEN.join(texts))).split(BETWEEN)


def _with_slots(row: FigureRow) -> FigureRow:
    """A row with a slot for each text that it has."""
    texts: dict[str, Any] = {
        name: _slot(number)
        for number, name in enumerate((*PLAIN, *EXPLAINED), 2)
        if getattr(row, name)
    }
    return row._replace(source=replace(row.source, id=_slot(0), words=_slot(1)), **texts)


def _slot(number: int) -> str:
    """What stands for the text of a number; the first two are of the source."""
    return f"\x03{number}\x03"


def _following(written: str) -> Callable[[Texts], str]:
    """A function that gives a written row other texts."""
    words = _SLOT.split(written)
    chosen = itemgetter(*map(int, words[1::2]))

    def follow(texts: Texts) -> str:
        words[1::2] = chosen(texts)
        return "".join(words)

    return follow
