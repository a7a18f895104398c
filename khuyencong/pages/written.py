"""A page on its way: what MkDocs makes a shell of, and what is put into the shell afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from khuyencong.cache import Stored
from khuyencong.json_text import decoded, encoded
from khuyencong.pages.page import Place

WAITING = ".pages/"
"""Where pages that wait for their shell stand among the products; no file of the site."""
SKELETON, REST = "index.md", "page.json"
DESCRIPTION = "kc-description"
"""Stands for the page's description in a shell, so that a new figure in it makes no new shell."""


@dataclass(frozen=True)
class Written:
    """A page in one language, filled but not yet in its shell."""

    path: str
    language: str
    skeleton: str
    """Front matter and headings as Markdown, with a placeholder for each block."""
    blocks: tuple[str, ...]
    """HTML."""
    title: str
    description: str
    kind: str
    """What kind of thing it is about, as the search shows it."""
    words: tuple[str, ...]
    """Other names under which readers look for it."""
    weight: float
    """How much a hit on it counts in the search."""
    places: tuple[Place, ...]
    """Parts of it that the search leads to."""

    def packed(self) -> bytes:
        """The page as bytes, the same for equal pages."""
        return encoded(self)

    @classmethod
    def unpacked(cls, content: bytes) -> Self:
        """The page of some bytes."""
        known = decoded(content)
        places = tuple(
            Place(**{**one, "words": tuple(one["words"])}) for one in known.pop("places")
        )
        known |= {"blocks": tuple(known["blocks"]), "words": tuple(known["words"])}
        return cls(**known, places=places)


def placeholder(number: int) -> str:
    """What stands in a shell for a block of the page."""
    return f"<!--kc-block-{number}-->"


def waiting_files(page: Written) -> dict[str, bytes]:
    """A page as two files among the products: of one MkDocs makes the shell for the other."""
    folder = f"{WAITING}{page.language}/{page.path}"
    return {f"{folder}{SKELETON}": page.skeleton.encode(), f"{folder}{REST}": page.packed()}


def waiting(products: Mapping[str, Stored], code: str, name: str) -> dict[str, Stored]:
    """The files of one of these two kinds, by the path of their page under the language's root.

    Args:
        products: All products, among others.
        code: The language.
        name: ``SKELETON`` or ``REST``.
    """
    root = f"{WAITING}{code}/"
    return {
        path.removeprefix(root).removesuffix(name): stored
        for path, stored in products.items()
        if path.startswith(root) and path.endswith(f"/{name}")
    }
