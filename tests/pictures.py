"""Pictures of the built site for the README: ``make pictures``, then look at each one."""

import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from browser import FLAGS, ensure_browser
from playwright.sync_api import Browser, sync_playwright

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


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None: ...


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
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}/"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=ensure_browser(), args=list(FLAGS))
        for name in PICTURES:
            take(browser, address, name)
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "site"))
