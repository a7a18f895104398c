"""What readers search: a list of all names, an index of all words, and the texts of the pages.

Everything is made of finished HTML, so it does not care which program made that. All words are
folded, that is without accents and with đ as d, because that is how phones write Vietnamese; a
reader's script folds a query in the same way. Files are small and many, so that a query costs a
reader little: the names, one file for each of its words, and the texts of the pages shown.
"""

import hashlib
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from khuyencong.article import Article
from khuyencong.edition import Edition
from khuyencong.language import DEFAULT_LANGUAGE, LANGUAGES
from khuyencong.pages import Page

FOLDER = "search"
WRITTEN_WEIGHT = 0.5
"""A page that explains counts less than the one with the figure that it gives as an example."""
PLACE_WEIGHT = 0.2
"""A line in a list counts less than a page of its own."""
KEY = 2
"""Words that share their first signs lie in one file, so that a beginning finds them all."""
LEVELS = 4
IN_NAME = 3
"""How much a page has of a word: once, up to three times, more often, or in its name."""
OFTEN = 3

_WORD = re.compile(r"[^\W_]+")
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


def write_search(site: Path, editions: Iterable[Edition]) -> None:
    """Write the search's files into a finished site.

    Args:
        site: The site, not yet published.
        editions: What the pages say of themselves, by language.
    """
    for edition in editions:
        code = edition.language.code
        entries = _entries(site if code == DEFAULT_LANGUAGE else site / code, edition.pages)
        shards = _shards(entries)
        names = [entry.listed() for entry in entries]
        files = {f"words/{key}.json": _json(words) for key, words in shards.items()} | {
            f"texts/{place}.txt": entry.text for place, entry in enumerate(entries) if entry.is_page
        }
        version = hashlib.sha256(_json([names, files]).encode()).hexdigest()[:10]
        about = {"version": version, "keys": sorted(shards), "names": names}
        _write(site / FOLDER / f"{code}.json", _json(about))
        for name, content in files.items():
            _write(site / FOLDER / f"{code}-{version}" / name, content)


def fold(text: str) -> str:
    """Text as a phone without a Vietnamese keyboard writes it: "Đắk Lắk" is "dak lak"."""
    bare = unicodedata.normalize("NFD", text.lower())
    return "".join(sign for sign in bare if not unicodedata.combining(sign)).replace("đ", "d")


def words_of(text: str) -> list[str]:
    """Folded words of a text; a number is one word without its separators, as 1620 for 1.620."""
    return _WORD.findall(_INSIDE_NUMBER.sub("", fold(text)))


def _entries(home: Path, pages: Iterable[Page]) -> list[Entry]:
    """All pages and places of one language, the weightiest first: it wins among equal hits."""
    told = {page.path: page for page in pages}
    entries = []
    for path in _paths(home):
        html = (home / path / "index.html").read_text(encoding="utf-8")
        article = Article(html)
        page = told.get(path) or Page(path, article.title, "", "", search_weight=WRITTEN_WEIGHT)
        entries += [_page_entry(page, article), *_place_entries(page, html)]
    return sorted(entries, key=lambda entry: -entry.weight)


def _paths(home: Path) -> list[str]:
    """Addresses of all pages of one language, under its root."""
    folders = (file.parent.relative_to(home) for file in home.rglob("index.html"))
    own = (one for one in folders if one.parts[:1] not in {(code,) for code in LANGUAGES})
    return sorted("" if one == Path() else f"{one.as_posix()}/" for one in own)


def _page_entry(page: Page, article: Article) -> Entry:
    return Entry(
        page.path,
        page.title,
        page.search_kind,
        page.search_words,
        page.search_weight,
        article.text,
        is_page=True,
    )


def _place_entries(page: Page, html: str) -> list[Entry]:
    """Places of a page; one whose anchor the finished page does not hold leads to the page."""
    entries = []
    for one in page.search_places:
        anchor = f"#{one.anchor}" if f'id="{one.anchor}"' in html else ""
        url = page.path + anchor
        entry = Entry(url, one.title, one.kind, one.words, PLACE_WEIGHT, one.text, is_page=False)
        entries.append(entry)
    return entries


def _shards(entries: Sequence[Entry]) -> Mapping[str, Mapping[str, list[int]]]:
    """The words of all pages by their first signs, each with the pages that have it.

    A page is written as its distance from the one before, times ``LEVELS``, plus its level.
    """
    found: dict[str, list[int]] = defaultdict(list)
    last: dict[str, int] = defaultdict(int)
    for place, entry in enumerate(entries):
        if entry.is_page:
            for word, level in _levels(entry).items():
                found[word].append((place - last[word]) * LEVELS + level)
                last[word] = place
    shards: dict[str, dict[str, list[int]]] = defaultdict(dict)
    for word in sorted(found):
        shards[word[:KEY]][word] = found[word]
    return shards


def _levels(entry: Entry) -> dict[str, int]:
    """How much of each word a page has."""
    counts = Counter(words_of(entry.text))
    levels = {word: 2 if n > OFTEN else min(n - 1, 1) for word, n in counts.items()}
    names = " ".join((entry.title, entry.kind, *entry.words))
    return levels | dict.fromkeys(words_of(names), IN_NAME)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
