"""The readable text of a finished page, as the search indexes and shows it."""

import re
from html.parser import HTMLParser

SKIPPED_TAGS = {"figcaption", "script", "style", "svg", "thead"}
SKIPPED_CLASSES = {"headerlink", "kc-downloads", "kc-hidden", "kc-map", "kc-source-link"}
SKIPPED_MARK = "data-search-exclude"
"""What every page repeats, and what stands on it twice, is not searched."""
VOID_TAGS = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
BETWEEN = {"dd": ": ", "td": " · ", "dt": "\n", "br": " ", "span": " ", "q": " ", "summary": "\n"}
BLOCKS = {"caption", "div", "figure", "h2", "h3", "h4", "li", "ol", "p", "section", "tr", "ul"}

_SPACES = re.compile(r"[ \t\u00a0]+")
_BEFORE_SIGN = re.compile(r" +(?=[:.,;)])")
_LINES = re.compile(r"([.!?:;…]?)[ ·]*\n[\s·]*")


class Article(HTMLParser):
    """What stands in the article of a page.

    Attributes:
        language: The page's language.
        title: Its first heading.
    """

    def __init__(self, page: str) -> None:
        super().__init__()
        self.language = ""
        self.title = ""
        self._parts: list[str] = []
        self._open: list[str] = []
        self._skipping = 0
        """How many elements were open where skipping began; 0 while nothing is skipped."""
        self.feed(page)

    @property
    def text(self) -> str:
        """The text after the heading, one sentence or cell after the other."""
        spaced = _BEFORE_SIGN.sub("", _SPACES.sub(" ", "".join(self._parts))).strip()
        return _LINES.sub(lambda found: f"{found[1] or '.'} ", spaced).strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Go into an element, or begin to skip."""
        given = dict(attrs)
        if tag == "html":
            self.language = given.get("lang") or ""
        if "article" in self._open and not self._skipping:
            self._parts.append("\n" if tag in BLOCKS else BETWEEN.get(tag, ""))
            if self._is_skipped(tag, given):
                self._skipping = len(self._open) + 1
        if tag not in VOID_TAGS:
            self._open.append(tag)
        elif len(self._open) < self._skipping:
            self._skipping = 0

    def handle_endtag(self, tag: str) -> None:
        """Leave an element, with those in it that HTML need not close."""
        if tag not in self._open:
            return
        while self._open.pop() != tag:
            pass
        if len(self._open) < self._skipping:
            self._skipping = 0
        if tag in BLOCKS and not self._skipping:
            self._parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep a piece of text."""
        if "article" not in self._open or self._skipping:
            return
        if "h1" in self._open:
            self.title = (self.title + data).strip()
        else:
            self._parts.append(data.replace("\n", " "))

    @staticmethod
    def _is_skipped(tag: str, given: dict[str, str | None]) -> bool:
        classes = set((given.get("class") or "").split())
        return tag in SKIPPED_TAGS or SKIPPED_MARK in given or bool(classes & SKIPPED_CLASSES)
