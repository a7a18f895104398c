"""Long tables: a template writes one row of each shape, and all rows of that shape follow it.

Filling a template takes 25 µs a row, following a written row a fifth of it (measured); both
languages of size M have 200,000 rows.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache
from operator import itemgetter
from typing import Any

from markupsafe import Markup, escape

from khuyencong.pages.figures import FigureRow

PLAIN = ("id", "area", "indicator", "name", "words", "average", "locator")
"""Texts that a row holds just as they are."""
EXPLAINED = ("period", "stated_as", "note")
"""Texts that it holds with their abbreviations explained."""

Texts = tuple[Markup, ...]
Write = Callable[[FigureRow], str]
_SLOT = re.compile("\x03([0-9]+)\x03")
"""Stands for a text; no text of the data can hold such a sign."""
_place_of = FigureRow._fields.index
_plain = itemgetter(*map(_place_of, PLAIN))
_explained = itemgetter(*map(_place_of, EXPLAINED))
_rest = itemgetter(
    *(_place_of(name) for name in FigureRow._fields if name not in {*PLAIN, *EXPLAINED, "source"})
)


def follower(explained: Callable[[str], Markup]) -> Callable[..., Markup]:
    """A function that writes the rows of a table of figures.

    It takes the rows; whether they differ in more than texts, as they do where each holds all that
    is known of its source; and what writes one of them. That may do nothing with a text but ask
    whether there is one, explain it where its name is in ``EXPLAINED``, and put it down; of a
    source it may put down the id and the words.

    Args:
        explained: Escapes a text and explains its abbreviations.
    """
    as_it_is = lru_cache(maxsize=10_000)(escape)
    with_meanings = lru_cache(maxsize=10_000)(explained)

    def written(rows: Iterable[FigureRow], *, differ: bool, caller: Write) -> Markup:
        if differ:
            return Markup("".join(map(caller, rows)))  # noqa: S704 - the template escapes
        follow_by_shape: dict[Any, Callable[[Texts], str]] = {}
        lines = []
        for row in rows:
            source = row.source
            texts = (
                *map(as_it_is, (source.id, source.words, *_plain(row))),
                *map(with_meanings, _explained(row)),
            )
            shape = (_rest(row), tuple(map(bool, texts)))
            if shape not in follow_by_shape:
                follow_by_shape[shape] = _following(caller(_with_slots(row)))
            lines.append(follow_by_shape[shape](texts))
        return Markup("".join(lines))  # noqa: S704 - all texts are escaped above

    return written


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
    pattern = "%s".join(part.replace("%", "%%") for part in words[::2])
    chosen = itemgetter(*map(int, words[1::2]))
    return lambda texts: pattern % chosen(texts)
