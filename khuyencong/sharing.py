"""Pictures of shared links: the first chart of each page beside its title.

They are made only where the public address is known, for a picture is named by its whole address
(https://ogp.me/), and nobody could ask for one otherwise.
"""

from collections.abc import Iterable

from khuyencong.address import Address
from khuyencong.charts.card import card_files, share_card
from khuyencong.charts.drawn import Drawn
from khuyencong.edition import Edition
from khuyencong.fingerprint import of_charts
from khuyencong.pages import Page
from khuyencong.settings import Progress
from khuyencong.workshop import Task, Workshop

OF_THE_SITE = "coverage"
"""The chart of pages that have none: what is reported at all."""


def share_files(
    editions: Iterable[Edition], address: Address, workshop: Workshop, progress: Progress
) -> dict[str, bytes]:
    """Pictures by path under the site's root, none where the site's address is not known."""
    if not address.is_known:
        return {}
    tasks = [
        _task(share_path(page, edition), share_card(page.title, _site_name(edition), drawn))
        for edition in editions
        for page in edition.pages
        if (drawn := _chart(page, edition)) is not None
    ]
    progress.step("cards", len(tasks))
    made = workshop.make(tasks, progress.advance)
    return {path: content for files in made for path, content in files.items()}


def _task(path: str, card: bytes) -> Task:
    return Task(card_files, (path, card), b"\n".join([b"card", of_charts(), path.encode(), card]))


def share_address(page: Page, edition: Edition, address: Address) -> str:
    """Whole address of the picture of a page, empty where it has none."""
    if _chart(page, edition) is None:
        return ""
    return address.file(share_path(page, edition))


def share_path(page: Page, edition: Edition) -> str:
    """Where the picture of a page lies."""
    name = page.path.strip("/").replace("/", "-") or "home"
    return f"share/{name}.{edition.language.code}.png"


def _chart(page: Page, edition: Edition) -> Drawn | None:
    """The first chart of a page; pages without one share that of the whole site."""
    own = [id_ for id_, home in edition.homes.items() if home == page.path]
    return edition.drawn.get(own[0] if own else OF_THE_SITE)


def _site_name(edition: Edition) -> str:
    return edition.language.gettext("Khuyến công Open Data")
