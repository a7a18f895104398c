"""The real site, built once, served on this computer and opened in a real Chromium."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from browser import FLAGS, ensure_browser
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from khuyencong.paths import ROOT
from khuyencong.settings import Settings
from khuyencong.site import build


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep all tests of this folder in one process, so that the site is built once."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("whole_site"))


class Silent:
    """A progress that shows nothing."""

    def step(self, name: str, total: int | None = None) -> None: ...

    def advance(self) -> None: ...


@pytest.fixture(scope="session")
def build_site() -> Callable[[Path, Path], None]:
    """Builds a site from packages, and insists that it was published."""

    def run(packages: Path, site: Path) -> None:
        verdict = build(Settings(packages=packages, site=site, jobs=2), Silent())
        assert not verdict.errors

    return run


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, build_site: Callable[..., None]) -> Path:
    """Folder of the real site."""
    folder = tmp_path_factory.mktemp("real") / "site"
    build_site(ROOT / "datapackages", folder)
    return folder


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None: ...


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Address under which the real site is served, below a folder as project pages often are."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site.parent)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/site/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A real Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=ensure_browser(), args=list(FLAGS))
        yield browser
        browser.close()


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


@pytest.fixture
def reader(chromium: Browser, address: str) -> Callable[..., object]:
    """Opens the site as a reader would, on a screen of some width, with or without scripts."""

    @contextmanager
    def opened(
        width: int = 1440, *, javascript: bool = True, dark: bool = False
    ) -> Iterator[Reader]:
        context = chromium.new_context(
            viewport={"width": width, "height": 800},
            java_script_enabled=javascript,
            color_scheme="dark" if dark else "light",
        )
        try:
            yield Reader(context, address)
        finally:
            context.close()

    return opened
