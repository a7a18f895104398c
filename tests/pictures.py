"""Pictures of the built site for the README: ``make pictures``, then look at each one."""

import sys
from pathlib import Path

from browser import opened
from host import served
from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / ".github" / "pictures"
PHONE = {"width": 360, "height": 780}
DESKTOP = {"width": 1280, "height": 860}
PICTURES = {
    "home": ("", DESKTOP, "light"),
    "bac-ninh": ("provinces/bac-ninh/#charts", PHONE, "light"),
    "binh-thuan": ("en/provinces/binh-thuan/", PHONE, "light"),
    "quang-ngai": ("provinces/quang-ngai/", PHONE, "light"),
    "indicator": ("indicators/training_workers/", PHONE, "dark"),
}


def take(browser: Browser, address: str, name: str) -> None:
    """One picture, as a reader sees the page on opening it."""
    path, viewport, scheme = PICTURES[name]
    context = browser.new_context(
        viewport=viewport,
        color_scheme=scheme,
        device_scale_factor=2 if viewport is PHONE else 1.25,
    )
    page = context.new_page()
    page.goto(address + path, wait_until="networkidle")
    page.screenshot(path=FOLDER / f"{name}.png")
    context.close()


def main(site: Path) -> None:
    """Take every picture of a built site."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with served(site) as address, opened() as browser:
        for name in PICTURES:
            take(browser, address, name)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "site"))
