"""The real site, built once, served on this computer and opened in a real Chromium."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from browser import opened
from builders import Silent
from host import served
from playwright.sync_api import Browser, BrowserContext, Page
from rich_packages import write_rich

from khuyencong.building import build
from khuyencong.paths import ROOT
from khuyencong.settings import Settings

SITES_OF_THEIR_OWN = frozenset({"test_incremental", "test_cluster"})
"""Modules that build small sites and leave the real one alone."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests of this folder in one process, so that the real site is built once.

    Those that build sites of their own run beside them, in another.
    """
    for item in items:
        if Path(__file__).parent in item.path.parents:
            own = item.path.stem in SITES_OF_THEIR_OWN
            item.add_marker(pytest.mark.xdist_group("own_sites" if own else "whole_site"))


@pytest.fixture(scope="session")
def build_site(address: str) -> Callable[[Path, Path], None]:
    """Builds a site from packages for the address of the real one, and insists on publishing."""

    def run(packages: Path, site: Path) -> None:
        settings = Settings(packages=packages, site=site, jobs=2, site_url=address)
        verdict = build(settings, Silent())
        assert not verdict.errors

    return run


@pytest.fixture(scope="session")
def site(served_folder: Path, build_site: Callable[..., None]) -> Path:
    """Folder of the real site."""
    build_site(ROOT / "datapackages", served_folder / "site")
    return served_folder / "site"


@pytest.fixture(scope="session")
def served_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the server shows; the site lies in it, as project pages often do."""
    return tmp_path_factory.mktemp("real")


@pytest.fixture(scope="session")
def address(served_folder: Path) -> Iterator[str]:
    """Address under which the real site is served, known before it is built."""
    with served(served_folder) as root:
        yield f"{root}site/"


@pytest.fixture(scope="session")
def rich_site(tmp_path_factory: pytest.TempPathFactory, build_site: Callable[..., None]) -> Path:
    """Folder of a site made of synthetic packages of 27 provinces and the country."""
    folder = tmp_path_factory.mktemp("rich")
    build_site(write_rich(folder / "packages"), folder / "site")
    return folder / "site"


@pytest.fixture(scope="session")
def rich_address(rich_site: Path) -> Iterator[str]:
    """Address of the synthetic site."""
    with served(rich_site.parent) as root:
        yield f"{root}{rich_site.name}/"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A real Chromium."""
    with opened() as browser:
        yield browser


class Reader:
    """A page opened by a reader, with everything that went wrong or left the site."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.address = address
        self.page: Page = context.new_page()
        self.trouble: list[str] = []
        self.page.on("console", lambda message: self._note(message.type, message.text))
        self.page.on("pageerror", lambda error: self._note("error", str(error)))
        self.page.on("response", lambda answer: self._answered(answer.status, answer.url))
        self.page.on("request", lambda request: self._asked(request.url))

    def _note(self, kind: str, text: str) -> None:
        if kind == "error":
            self.trouble.append(text)

    def _answered(self, status: int, url: str) -> None:
        if status >= 400:
            self.trouble.append(f"{status} {url}")

    def _asked(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.trouble.append(f"request to {url}")

    def open(self, path: str) -> Page:
        self.page.goto(self.address + path)
        return self.page

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.address).partition("#")[0]


Opener = Callable[..., AbstractContextManager[Reader]]
"""Opens a site as a reader would, on a screen of some width, with or without scripts."""


@pytest.fixture
def reader(chromium: Browser, site: Path, address: str) -> Opener:
    """Opens the real site."""
    return opener(chromium, address)


@pytest.fixture
def rich_reader(chromium: Browser, rich_address: str) -> Opener:
    """Opens the synthetic site."""
    return opener(chromium, rich_address)


def opener(chromium: Browser, address: str) -> Opener:
    """Opens the site of an address."""

    @contextmanager
    def opened(
        width: int = 1440,
        *,
        javascript: bool = True,
        dark: bool = False,
        touch: bool = False,
        clipboard: bool = False,
    ) -> Iterator[Reader]:
        context = chromium.new_context(
            viewport={"width": width, "height": 800},
            java_script_enabled=javascript,
            color_scheme="dark" if dark else "light",
            has_touch=touch,
            permissions=["clipboard-read", "clipboard-write"] if clipboard else [],
        )
        try:
            yield Reader(context, address)
        finally:
            context.close()

    return opened
