"""A page costs a reader on a phone little, does not jump, and does not wait for a script."""

from collections.abc import Callable
from pathlib import Path

import pytest
from addresses import ADDRESSES, LANGUAGES
from host import served
from playwright.sync_api import Browser, Page, Route

FIRST_VISIT = 250_000
NEXT_PAGE = 40_000
"""Bytes of a province page, compressed, theme included, before any chart comes alive."""

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


@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_jumps_while_a_page_loads(reader: Callable[..., object], width: int) -> None:
    """No layout shift on any page type."""
    with reader(width) as one:
        shifts = {}
        for path in ADDRESSES:
            page = one.open(path)
            page.wait_for_load_state("networkidle")
            shifts[path] = page.evaluate(SHIFTS)
    assert {path: shift for path, shift in shifts.items() if shift > 0} == {}


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
