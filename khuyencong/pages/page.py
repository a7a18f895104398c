"""A page as a value: it becomes text, and a file, only when the site is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self

WITHOUT_DATA_WEIGHT = 0.3
"""What a page without any figure weighs in the search, beside 1 of one that has some."""


@dataclass(frozen=True)
class Place:
    """A part of a page that readers look for by a name of its own."""

    anchor: str
    """Its address on the page, without ``#``."""
    title: str
    kind: str
    """What kind of thing it is, in a word or two."""
    words: tuple[str, ...] = ()
    """Its other names."""
    text: str = ""
    """What the search says of it."""


@dataclass(frozen=True)
class Page:
    """One page in one language, before it is written."""

    path: str
    """Address under the language's root, ending in a slash; empty for the home page."""
    title: str
    description: str
    """One sentence for search engines and shared links."""
    template: str
    """Name of the template under ``site_src/templates``."""
    context: Mapping[str, Any] = field(default_factory=dict)
    """What the template shows; it loops and formats, and computes nothing."""
    has_contents: bool = True
    """Whether the table of contents stands beside it."""
    search_weight: float = 1.0
    """How much a hit on this page counts in the search."""
    search_kind: str = ""
    """What kind of thing it is about, as the search shows it; empty for all other pages."""
    search_words: tuple[str, ...] = ()
    """Other names under which readers look for it: aliases, abbreviations, the other language."""
    search_places: tuple[Place, ...] = ()
    """Parts of the page that the search leads to."""

    def showing(self, **more: Any) -> Self:
        """The page with more to show."""
        return replace(self, context={**self.context, **more})
