"""The readable text of a finished page, as the search indexes and shows it."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

SKIPPED = ", ".join(
    (
        *("figcaption", "script", "style", "svg", "template", "thead", "[data-search-exclude]"),
        *(".headerlink", ".kc-downloads", ".kc-hidden", ".kc-map", ".kc-source-link"),
    )
)
"""What every page repeats, and what stands on it twice, is not searched (a CSS selector)."""
TEXT, HEADING = "-text", "h1"
BETWEEN = {"dd": ": ", "td": " · ", "dt": "\n", "br": " ", "span": " ", "q": " ", "summary": "\n"}
BLOCKS = {"caption", "div", "figure", "h2", "h3", "h4", "li", "ol", "p", "section", "tr", "ul"}

ENDS = frozenset(".!?:;…")
"""Signs after which a sentence needs no full stop."""

_BEFORE_SIGN = re.compile(r" +(?=[:.,;)])")


class Article:
    """What stands in the article of a page.

    Attributes:
        language: The page's language.
        title: Its first heading.
    """

    def __init__(self, page: str) -> None:
        """Read a finished page.

        Args:
            page: HTML.
        """
        tree = LexborHTMLParser(page)
        root, article = tree.css_first("html"), tree.css_first("article")
        self.language = (root.attributes.get("lang") if root else "") or ""
        self.title = ""
        self._parts: list[str] = []
        if article is not None:
            self._skipped = {node.mem_id for node in article.css(SKIPPED)}
            self._read(article, self._parts)

    @property
    def text(self) -> str:
        """The text after the heading, one sentence or cell after the other."""
        lines = "".join(self._parts).split("\n")
        tidy = (_BEFORE_SIGN.sub("", " ".join(line.split())).strip(" ·") for line in lines)
        *most, last = [line for line in tidy if line] or [""]
        return " ".join([*(line if line[-1] in ENDS else f"{line}." for line in most), last])

    def _read(self, node: LexborNode, parts: list[str]) -> None:
        """Add the pieces of an element; a page is nested so little that recursion does no harm."""
        child = node.first_child
        while child is not None:
            tag = child.tag
            if tag == TEXT:
                parts.append((child.text_content or "").replace("\n", " "))
            elif tag == HEADING:
                words: list[str] = []
                self._read(child, words)
                self.title = "".join(words).strip()
            else:
                parts.append("\n" if tag in BLOCKS else BETWEEN.get(tag or "", ""))
                if child.mem_id not in self._skipped:
                    self._read(child, parts)
                    if tag in BLOCKS:
                        parts.append("\n")
            child = child.next
