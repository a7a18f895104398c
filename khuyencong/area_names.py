"""Which areas a text names, by all that they are called."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

Span = tuple[int, int]
"""Where a name begins and ends in a text."""


class AreaNames:
    """The names of all areas, to be looked for in texts."""

    def __init__(self, names: Mapping[str, Sequence[str]]) -> None:
        """Learn the names.

        Args:
            names: All that each area is called, by its id; several areas may have one name.
        """
        self._names = names

    def named_in(self, text: str) -> frozenset[str]:
        """Ids of the areas that a text names; areas of one name are named together.

        Capitals count, for "hòa bình" is peace and Hòa Bình a province; a name may be in capitals
        throughout. Within a longer name a shorter one does not count (Huế in Thừa Thiên Huế), and
        names that share a word are none: Thái Bình Dương is an ocean.
        """
        spans = _spans(self._any_name, text)
        return frozenset(
            area
            for span in spans
            if not any(_is_hidden(span, other) for other in spans)
            for area in self._bearers[text[slice(*span)]]
        )

    def is_named(self, area: str, text: str) -> bool:
        """Whether a text names one area, in small letters or capitals."""
        spans = _spans(self._any_name, text)
        return any(
            not any(_is_hidden(own, other) for other in spans)
            for own in _spans(_finder(self._names[area], re.IGNORECASE), text)
        )

    @cached_property
    def _bearers(self) -> Mapping[str, set[str]]:
        bearers = defaultdict(set)
        for area, names in self._names.items():
            for name in names:
                bearers[name].add(area)
                bearers[name.upper()].add(area)
        return bearers

    @cached_property
    def _any_name(self) -> re.Pattern[str]:
        return _finder(sorted(self._bearers, key=len, reverse=True))


def _finder(names: Iterable[str], flags: int = 0) -> re.Pattern[str]:
    """What finds every name that stands as a word, also where another has begun before its end."""
    choice = "|".join(re.escape(name) for name in names)
    return re.compile(rf"(?<!\w)(?=({choice})(?!\w))", flags)


def _spans(finder: re.Pattern[str], text: str) -> list[Span]:
    return [(one.start(), one.end(1)) for one in finder.finditer(text)]


def _is_hidden(span: Span, other: Span) -> bool:
    """Whether a name overlaps another one that does not lie within it."""
    (start, end), (begin, last) = span, other
    return begin < end and start < last and not (start <= begin and last <= end)
