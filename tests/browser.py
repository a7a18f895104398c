"""A Chromium for the browser tests, found or installed; run as a program before the tests.

In this order: a Chromium on the path, a download of Playwright's own, Debian's package where it may
be installed, a fresh download by Playwright. Where none can be had it says so and fails: no browser
test is ever skipped silently.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = (
    "--no-sandbox",  # in containers the tests run as root, where Chromium's sandbox cannot start
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Chromium calls nobody by itself, so every request that a test sees is the site's own."""


class NoBrowserError(Exception):
    """No Chromium, and none can be installed."""


def find_browser() -> str | None:
    """Path of a Chromium that is there already, None where there is none."""
    for name in NAMES:
        found = shutil.which(name)
        if found:
            return found
    with sync_playwright() as playwright:
        download = Path(playwright.chromium.executable_path)
    return str(download) if download.exists() else None


def ensure_browser() -> str:
    """Path of a Chromium, installed first where there is none.

    Raises:
        NoBrowserError: If none is there and none can be installed.
    """
    found = find_browser()
    if found is None:
        _install()
        found = find_browser()
    if found is None:
        msg = (
            "The browser tests need Chromium and none could be installed. Install the package"
            " 'chromium' of your system, or run: python -m playwright install chromium"
        )
        raise NoBrowserError(msg)
    return found


@contextmanager
def opened() -> Iterator[Browser]:
    """A real Chromium, installed first where there is none.

    It is looked for before, as Playwright cannot run inside itself.
    """
    found = ensure_browser()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield browser
        browser.close()


def _install() -> None:
    """Install Debian's package where that is allowed, else let Playwright download its own."""
    apt = shutil.which("apt-get")
    if apt and os.geteuid() == 0:
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for arguments in (["update", "-qq"], ["install", "-y", "-qq", "chromium"]):
            subprocess.run([apt, *arguments], env=environment, check=False)
    if find_browser() is None:
        command = [sys.executable, "-m", "playwright", "install", "chromium"]
        subprocess.run(command, check=False, timeout=600)


if __name__ == "__main__":
    try:
        sys.stdout.write(f"Chromium: {ensure_browser()}\n")
    except NoBrowserError as error:
        sys.exit(str(error))
