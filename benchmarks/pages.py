"""Measures what each page type costs a reader on a phone: bytes, largest paint, jumps.

The first visit begins with an empty cache; the next page is another one of the same type's
neighbours, with the theme kept as hosts allow. Charts stay pictures: nobody has asked for more.
"""

import argparse
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from khuyencong.paths import ROOT
from tests.addresses import LANGUAGES, LOST, PAGES
from tests.browser import FLAGS, ensure_browser
from tests.host import served

PHONE = {"width": 360, "height": 740}
NEXT = "provinces/ben-tre/"
SEEN = """() => new Promise((done) => {
  const seen = { paint: 0, shift: 0 };
  const watch = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note))
    .observe({ type, buffered: true });
  watch("largest-contentful-paint", (entry) => { seen.paint = entry.startTime; });
  watch("layout-shift", (entry) => { seen.shift += entry.value; });
  setTimeout(() => done(seen), 300);
})"""


def measure(browser: Browser, address: str, path: str, following: str) -> dict[str, float]:
    """Bytes of a first visit and of the page after it, largest paint in ms, sum of jumps."""
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(address + path, wait_until="networkidle")
    first = sum(sizes)
    seen: dict[str, float] = page.evaluate(SEEN)
    page.goto(address + following, wait_until="networkidle")
    cost = {"first": first, "next": sum(sizes) - first, **seen}
    context.close()
    return cost


def main() -> None:
    """Print a table of all page types in both languages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", nargs="?", type=Path, default=ROOT / "site", help="a built site")
    arguments = parser.parse_args()
    print_line = sys.stdout.write
    print_line("| page | language | first visit, KB | then a province, KB | paint, ms | jumps |\n")
    print_line("|---|---|---|---|---|---|\n")
    with served(arguments.site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=ensure_browser(), args=list(FLAGS))
        for code, prefix in LANGUAGES.items():
            for name, path in PAGES.items():
                if path == LOST:
                    continue
                cost = measure(browser, address, prefix + path, prefix + NEXT)
                print_line(
                    f"| {name} | {code} | {cost['first'] / 1000:.0f} | {cost['next'] / 1000:.0f}"
                    f" | {cost['paint']:.0f} | {cost['shift']:.4f} |\n"
                )
        browser.close()


if __name__ == "__main__":
    main()
