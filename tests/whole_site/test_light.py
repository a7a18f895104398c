"""A page costs a reader on a phone little, does not jump, and does not wait for a script."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from addresses import ADDRESSES, LANGUAGES
from host import Host, served
from playwright.sync_api import Browser, Page, Route

FIRST_VISIT = 250_000
NEXT_PAGE = 40_000
"""Bytes of a province page, compressed, theme included, before any chart comes alive."""

HAIR = 0.001
"""A line whose last word arrives in the next piece moves by less, wherever the pieces of a page
happen to end; a table whose columns find their width late moves by a hundred times as much."""

PATIENCE = 100
"""Tenths of a second."""
LARGEST_PAINT = """() => new Promise((done) => {
  new PerformanceObserver((list) => done(list.getEntries().at(-1).element?.outerHTML ?? ""))
    .observe({ type: "largest-contentful-paint", buffered: true });
})"""
SHIFTS = """() => new Promise((done) => {
  const shifts = [];
  new PerformanceObserver((list) => shifts.push(...list.getEntries()))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(shifts.reduce((sum, one) => sum + one.value, 0)), 300);
})"""


def received(page: Page) -> list[int]:
    """Bytes that the browser receives from now on, headers included."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[int] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    return sizes


@pytest.mark.parametrize("prefix", LANGUAGES.values())
def test_a_province_page_is_light(chromium: Browser, site: Path, prefix: str) -> None:
    """Rich pages too; the second page costs only what is its own."""
    with served(site) as address:
        context = chromium.new_context(viewport={"width": 360, "height": 740})
        page = context.new_page()
        sizes = received(page)
        page.goto(f"{address}{prefix}provinces/binh-thuan/", wait_until="networkidle")
        first = sum(sizes)
        page.goto(f"{address}{prefix}provinces/bac-ninh/", wait_until="networkidle")
        following = sum(sizes) - first
        context.close()
    assert first <= FIRST_VISIT
    assert following <= NEXT_PAGE


class Slow(Host):
    """A server behind a slow line: pages arrive piece by piece and are drawn as they come."""

    PIECES, PAUSE_SECONDS = 8, 0.05

    def do_GET(self) -> None:  # noqa: N802 - the name that the server calls
        """A page in pieces; all else at once."""
        path = Path(self.translate_path(self.path))
        if not path.is_dir():
            super().do_GET()
            return
        content = (path / "index.html").read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        step = len(content) // self.PIECES + 1
        for start in range(0, len(content), step):
            self.wfile.write(content[start : start + step])
            time.sleep(self.PAUSE_SECONDS)


@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_jumps_while_a_page_arrives(chromium: Browser, site: Path, width: int) -> None:
    """No layout shift on any page type, though rows of tables come late."""
    shifts = {}
    with served(site, Slow) as address:
        context = chromium.new_context(viewport={"width": width, "height": 800})
        page = context.new_page()
        for path in ADDRESSES:
            page.goto(address + path, wait_until="networkidle")
            shifts[path] = page.evaluate(SHIFTS)
        context.close()
    assert {path: shift for path, shift in shifts.items() if shift > HAIR} == {}


def test_the_largest_paint_waits_for_no_script(reader: Callable[..., object]) -> None:
    """It is there while every script is still held back."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    with reader(360) as one:
        one.page.route("**/*.js", hold)
        one.page.goto(one.address + "provinces/binh-thuan/", wait_until="commit")
        assert one.page.evaluate(LARGEST_PAINT)
        for _ in range(PATIENCE):  # the paint may even come before the first script is asked for
            if held:
                break
            one.page.wait_for_timeout(100)
        assert held
        for route in held:
            route.continue_()
