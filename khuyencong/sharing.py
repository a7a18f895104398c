"""Pictures of shared links: the first chart of each page beside its title.

They are made only where the public address is known, for a picture is named by its whole address
(https://ogp.me/), and nobody could ask for one otherwise.
"""

from khuyencong.address import Address
from khuyencong.charts.card import card_files
from khuyencong.codebook import Codebook
from khuyencong.fingerprint import key_of
from khuyencong.language import Language
from khuyencong.pages import Page, renderer
from khuyencong.pages.written import waiting_files
from khuyencong.paths import DOWNLOAD_TEMPLATES
from khuyencong.workshop import Task

OF_THE_SITE = "coverage"
"""The chart of pages that have none: what is reported at all."""


def share_path(page: str, code: str) -> str:
    """Where the picture of a page lies.

    Args:
        page: The page's path under its language's root.
        code: Its language.
    """
    name = page.strip("/").replace("/", "-") or "home"
    return f"share/{name}.{code}.png"


def share_address(page: str, code: str, address: Address) -> str:
    """Whole address of the picture of a page, empty where the site's address is not known."""
    return address.file(share_path(page, code)) if address.is_known else ""


def page_files(
    page: Page, painting: bytes | None, address: Address, codebook: Codebook, language: Language
) -> dict[str, bytes]:
    """A page without its shell, and the picture of links to it.

    Args:
        page: The page.
        painting: Its chart as PNG; without one it has no picture of its own yet.
        address: Where the site is published.
        codebook: For the terms that are explained.
        language: The page's language.
    """
    share = share_address(page.path, language.code, address)
    made = waiting_files(renderer(language, codebook.glossary)(page, share))
    if painting is not None and share:
        made |= card_files(*_given(page.path, page.title, painting, language))
    return made


def card_task(page: str, title: str, painting: bytes, language: Language) -> Task:
    """What makes the picture of links to a page.

    Args:
        page: The page's path under its language's root.
        title: Its title.
        painting: A chart as PNG.
        language: Its language.
    """
    *words, chart = given = _given(page, title, painting, language)
    return Task(card_files, given, key_of("card", words, chart, DOWNLOAD_TEMPLATES))


def _given(
    page: str, title: str, painting: bytes, language: Language
) -> tuple[str, str, str, bytes]:
    site_name = language.gettext("Khuyến công Open Data")
    return share_path(page, language.code), title, site_name, painting
