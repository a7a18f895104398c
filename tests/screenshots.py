"""Screenshots of every page type: phone and desktop, light and dark, both languages.

Run as a program: ``python tests/screenshots.py SITE [PART …]`` takes those of the built site whose
name contains one of the parts, or all, and lays them under ``build/screenshots``.
"""

import sys
from pathlib import Path

from addresses import LANGUAGES, PAGES
from browser import opened
from host import served
from playwright.sync_api import Browser

WIDTHS = {"phone": 360, "desktop": 1440}
SCHEMES = ("light", "dark")
FOLDER = Path("build/screenshots")


def take(browser: Browser, address: str, name: str, parts: list[str]) -> None:
    """Take the screenshots of one kind of screen."""
    size, scheme, language = name.split("-")
    context = browser.new_context(
        viewport={"width": WIDTHS[size], "height": 800}, color_scheme=scheme
    )
    page = context.new_page()
    for kind, path in PAGES.items():
        file = FOLDER / f"{kind}.{name}.png"
        if not parts or any(part in file.name for part in parts):
            page.goto(address + LANGUAGES[language] + path)
            for _ in range(12):  # pictures further down load when they come near
                page.mouse.wheel(0, 2000)
                page.wait_for_timeout(30)
            page.evaluate("scrollTo(0, 0)")
            page.wait_for_timeout(150)
            page.screenshot(path=file, full_page=True)
            sys.stdout.write(f"{file}\n")
    context.close()


def main(site: str, *parts: str) -> None:
    """Take all screenshots of a site whose name contains one of the parts, or all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with served(Path(site)) as address, opened() as browser:
        for size in WIDTHS:
            for scheme in SCHEMES:
                for language in LANGUAGES:
                    take(browser, address, f"{size}-{scheme}-{language}", list(parts))


if __name__ == "__main__":
    main(*sys.argv[1:])
