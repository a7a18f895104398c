"""Links of hand-written pages to places on pages, looked for when all pages are finished.

MkDocs cannot: figures and tables come into its pages afterwards.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from urllib.parse import unquote

from khuyencong.cache import Cache, Stored
from khuyencong.finishing import PAGE
from khuyencong.language import LANGUAGES, root_of
from khuyencong.paths import WRITTEN_PAGES
from khuyencong.writing_errors import BrokenLink, BrokenLinksError
from khuyencong.written_pages import pages_of

_LINK = re.compile(r"\]\(<?([^()<>\s]*#[^()<>\s]+)")
"""A link of Markdown with an anchor."""
_OF_OTHERS = re.compile(r"\w+:|//|/")
"""What begins a link to another site, or one that MkDocs refuses."""


def ensure_anchors(products: Mapping[str, Stored], cache: Cache) -> None:
    """Refuse links of hand-written pages to places that no page has.

    Args:
        products: All finished pages, by path under the site's root.
        cache: Where they are read.

    Raises:
        BrokenLinksError: If there are such links, in any language.
    """
    broken = [link for code in LANGUAGES for link in _broken_links(code, products, cache)]
    if broken:
        raise BrokenLinksError(broken)


def _broken_links(code: str, products: Mapping[str, Stored], cache: Cache) -> Iterator[BrokenLink]:
    texts: dict[Stored, str] = {}
    for file in pages_of(code):
        own = file.relative_to(WRITTEN_PAGES / code).as_posix()
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            for link in _LINK.findall(line):
                target, _, anchor = link.partition("#")
                page = products.get(f"{root_of(code)}{_address(own, unquote(target))}")
                if _OF_OTHERS.match(link) or page is None:  # which MkDocs has looked for
                    continue
                if page not in texts:
                    texts[page] = cache.read(page).decode()
                if f'id="{unquote(anchor)}"' not in texts[page]:
                    yield BrokenLink(file, link, "anchor", number)


def _address(page: str, target: str) -> str:
    """The finished file of a page that another links to.

    Args:
        page: The page with the link, as ``about.md``.
        target: The link without its anchor; empty for the page itself.
    """
    found = posixpath.normpath(PurePosixPath(page).parent / target) if target else page
    path = PurePosixPath(found)
    folder = path.parent if path.stem == "index" else path.with_suffix("")
    return (folder / PAGE).as_posix()
