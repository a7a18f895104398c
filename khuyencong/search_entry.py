"""What the search must know of a page: its names, its words and how much it has of each.

All words are folded, that is without accents and with đ as d, because that is how phones write
Vietnamese; a reader's script folds a query in the same way.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from khuyencong.article import Article
from khuyencong.pages.written import Written

WRITTEN_WEIGHT = 0.5
"""A page that explains counts less than the one with the figure that it gives as an example."""
PLACE_WEIGHT = 0.2
"""A line in a list counts less than a page of its own."""
IN_NAME = 3
"""How much a page has of a word: once, up to three times, more often, or in its name."""
OFTEN = 3

_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile("[\u0300-\u036f]")
"""Combining marks, as far as any text of Latin letters has them."""
_ADDRESS = re.compile(r"\bhttps?://\S+")
"""Nobody looks for one, and the words of which it is made are those of a title."""
_INSIDE_NUMBER = re.compile(r"(?<=\d)[.,](?=\d)")


@dataclass(frozen=True)
class Entry:
    """Something that can be found: a page, or a place on one."""

    url: str
    title: str
    kind: str
    words: tuple[str, ...]
    weight: float
    text: str
    is_page: bool
    levels: Mapping[str, int] = field(default_factory=dict)
    """How much a page has of each folded word."""

    def listed(self) -> dict[str, Any]:
        """As the list of names holds it, without what says nothing."""
        other = {fold(word): word for word in self.words if fold(word) != fold(self.title)}
        told = {
            "url": self.url,
            "title": self.title,
            "kind": self.kind,
            "words": list(other.values()),
            "weight": self.weight if self.is_page and self.weight != 1 else None,
            "text": None if self.is_page else self.text,
        }
        return {name: value for name, value in told.items() if value or name == "url"}


def entries_of(path: str, page: Written | None, article: Article, html: str) -> list[Entry]:
    """A page and the places on it.

    Args:
        path: The page's path under its language's root.
        page: What it says of itself; none of a page that was written by hand.
        article: Its finished text.
        html: The finished page.
    """
    if page is None:
        return [_of_page(path, article.title, "", (), WRITTEN_WEIGHT, article.text)]
    own = _of_page(path, page.title, page.kind, page.words, page.weight, article.text)
    return [own, *_places(page, html)]


def fold(text: str) -> str:
    """Text as a phone without a Vietnamese keyboard writes it: "Đắk Lắk" is "dak lak"."""
    bare = unicodedata.normalize("NFD", text.lower())
    return _MARKS.sub("", bare).replace("đ", "d")


def words_of(text: str) -> list[str]:
    """Folded words of a text; a number is one word without its separators, as 1620 for 1.620."""
    return _WORD.findall(_INSIDE_NUMBER.sub("", fold(text)))


def _counted(text: str) -> Counter[str]:
    """How often a text has each folded word; what stands between spaces is read once."""
    counts: Counter[str] = Counter()
    for piece, count in Counter(text.split()).items():
        for word in words_of(piece):
            counts[word] += count
    return counts


def _of_page(
    path: str, title: str, kind: str, words: tuple[str, ...], weight: float, text: str
) -> Entry:
    text = _ADDRESS.sub("", text)
    counts = _counted(text)
    levels = {word: 2 if n > OFTEN else min(n - 1, 1) for word, n in counts.items()}
    names = " ".join((title, kind, *words))
    levels |= dict.fromkeys(words_of(names), IN_NAME)
    return Entry(path, title, kind, words, weight, text, is_page=True, levels=levels)


def _places(page: Written, html: str) -> list[Entry]:
    """Places of a page; one whose anchor the finished page does not hold leads to the page."""
    entries = []
    for one in page.places:
        anchor = f"#{one.anchor}" if f'id="{one.anchor}"' in html else ""
        url = page.path + anchor
        entry = Entry(url, one.title, one.kind, one.words, PLACE_WEIGHT, one.text, is_page=False)
        entries.append(entry)
    return entries
