"""Pages put into their shells: the finished HTML, and what the search must know of each page."""

from collections.abc import Mapping

from markupsafe import escape

from khuyencong.article import Article
from khuyencong.cache import Stored
from khuyencong.content_policy import guarded
from khuyencong.fingerprint import key_of
from khuyencong.json_text import encoded
from khuyencong.language import LANGUAGES, root_of
from khuyencong.pages.written import (
    DESCRIPTION,
    REST,
    SKELETON,
    Written,
    placeholder,
    waiting,
)
from khuyencong.search_entry import entries_of
from khuyencong.settings import Progress
from khuyencong.shells import Shells
from khuyencong.workshop import Task, Workshop

ENTRIES = ".search/"
"""Where entries of the search stand among the products; no file of the site."""
ENTRY = "entries.json"
PAGE = "index.html"


def finished_pages(
    products: Mapping[str, Stored],
    shells: Shells,
    shop: Workshop,
    jobs: int,
    progress: Progress,
) -> dict[str, Stored]:
    """All pages with what belongs to them, by path under the site's root.

    Args:
        products: All products so far, the pages that wait for their shell among them.
        shells: Makes the shells.
        shop: Where pages are put into them, or found finished.
        jobs: How many languages may be made at once.
        progress: Told of each step.
    """
    skeletons = {code: waiting(products, code, SKELETON) for code in LANGUAGES}
    progress.step("mkdocs", len(LANGUAGES))
    made = shells.make(
        {
            code: {f"{path}{SKELETON}": one for path, one in pages.items()}
            for code, pages in skeletons.items()
        },
        jobs=jobs,
        advance=progress.advance,
    )
    finished: dict[str, Stored] = {}
    tasks = []
    for code, files in made.items():
        rest = waiting(products, code, REST)
        for name, shell in files.items():
            if name.endswith(".html"):
                path = path_of(name)
                tasks.append(_task(code, name, shell, None if path is None else rest.get(path)))
            else:
                finished[root_of(code) + name] = shell
    progress.step("write", len(tasks))
    for some in shop.make(tasks, progress.advance):
        finished |= some
    return finished


def path_of(name: str) -> str | None:
    """Path of the page that a file is, ending in a slash but for a home page; None for others."""
    return name.removesuffix(PAGE) if name.rpartition("/")[2] == PAGE else None


def _task(code: str, name: str, shell: Stored, rest: Stored | None) -> Task:
    """What makes a finished page of a shell and of what is put into it."""
    return Task(finish, (code, name, shell, rest), key_of("page", (code, name, shell, rest)))


def finish(code: str, name: str, shell: bytes, rest: bytes | None) -> dict[str, bytes]:
    """A finished page, and the entries by which the search finds it.

    Args:
        code: The page's language.
        name: Path of its file under the language's root.
        shell: What MkDocs made.
        rest: What is put into it; none for a page that was written by hand.
    """
    html = shell.decode()
    page = Written.unpacked(rest) if rest else None
    if page:
        html = filled(html, page)
    made = {f"{root_of(code)}{name}": guarded(html).encode()}
    path = path_of(name)
    if path is not None:  # the page of lost readers is not searched
        entries = entries_of(path, page, Article(html), html)
        made[f"{ENTRIES}{code}/{path}{ENTRY}"] = encoded(entries)
    return made


def filled(shell: str, page: Written) -> str:
    """A shell with all that belongs into it.

    Raises:
        ValueError: If the shell lacks a place for some of it, which is a defect.
    """
    parts = [shell.replace(DESCRIPTION, str(escape(page.description)))]
    for number, block in enumerate(page.blocks):
        before, mark, after = parts.pop().partition(placeholder(number))
        if not mark:
            msg = f"the shell of {page.language}/{page.path} has no place for block {number}"
            raise ValueError(msg)
        parts += [before, block, after]
    return "".join(parts)
