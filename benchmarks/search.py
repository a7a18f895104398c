"""Measures what the first search costs a reader: bytes in Chromium, now and at 500 pages.

The larger site is the real one with invented pages beside it, each made of sentences of the real
ones with other names and numbers. Files are served as most hosts do, text compressed.
"""

import argparse
import html
import random
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from khuyencong.article import Article
from khuyencong.language import LANGUAGES
from khuyencong.paths import ROOT
from khuyencong.search import FOLDER, files_of
from khuyencong.search_entry import Entry, entries_of
from tests.browser import FLAGS, ensure_browser
from tests.host import served

MOST_BYTES = 300_000
"""What the first result may cost at 500 pages (issue 4)."""
QUERIES = {"vi": "dao tao nghe", "en": "vocational training"}
SENTENCES = 60
SHORTEST = 40
"""Letters of what counts as a sentence."""


def enlarge(site: Path, pages: int, seed: int = 1) -> None:
    """Add invented pages to a site, and index it again.

    Args:
        site: A copy of the real site; changed.
        pages: How many pages there shall be in each language.
        seed: What the invented names and numbers come from.
    """
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    files: dict[str, bytes] = {}
    for code in LANGUAGES:
        home = site if code == "vi" else site / code
        real = [one for one in home.rglob("index.html") if code == "en" or "en" not in one.parts]
        texts = [re.sub(r"<[^>]+>", "\n", _article(one)) for one in real]
        lines = (one.strip() for text in texts for one in text.splitlines())
        sentences = [one for one in lines if len(one) > SHORTEST]
        syllables = sorted({word for one in sentences for word in re.findall(r"\w{3,6}", one)})
        for number in range(pages - len(real)):
            title = " ".join(chance.sample(syllables, 2)).title()
            _invent(home / f"p{number}", title, chance.sample(sentences, SENTENCES), chance, code)
        files |= files_of(code, list(_entries(home, code)))
    shutil.rmtree(site / FOLDER)
    for name, content in files.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _entries(home: Path, code: str) -> Iterator[Entry]:
    """All pages of a language as the search lists them."""
    for file in sorted(home.rglob("index.html")):
        if code == "en" or "en" not in file.parts:
            path = f"{file.parent.relative_to(home).as_posix()}/".removeprefix("./")
            html_of_page = file.read_text(encoding="utf-8")
            yield from entries_of(path, None, Article(html_of_page), html_of_page)


def _article(page: Path) -> str:
    return page.read_text(encoding="utf-8").partition("<article")[2].partition("</article>")[0]


def _invent(
    folder: Path, title: str, sentences: list[str], chance: random.Random, code: str
) -> None:
    """One page of sentences with numbers of its own."""
    body = "".join(
        f"<p>{re.sub(r'[0-9]+', lambda _: str(chance.randint(2, 9999)), one)}</p>"
        for one in sentences
    )
    folder.mkdir()
    article = f"<article><h1>{html.escape(title)}</h1>{body}</article>"
    page = f'<html lang="{code}"><body>{article}</body></html>'
    (folder / "index.html").write_text(page, encoding="utf-8")


def measure(browser: Browser, address: str, code: str) -> dict[str, int]:
    """Bytes of the page, and of its search until the first result and until all texts."""
    page = browser.new_page(bypass_csp=True)  # waiting for a condition is an eval
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    total = _counted(session)
    page.goto(address + ("" if code == "vi" else "en/"), wait_until="networkidle")
    before = total[0]
    page.keyboard.press("/")
    page.get_by_role("combobox").fill(QUERIES[code])
    first = _when(page, "document.querySelector('#kc-hits a')") and total[0] - before
    _when(page, "document.querySelector('#kc-hits').ariaBusy === 'false'")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)
    cost = {"page": before, "first": first, "all": total[0] - before}
    page.close()
    return cost


def _counted(session: CDPSession) -> list[int]:
    """Bytes received so far, headers included, as the browser counts them."""
    total = [0]

    def add(event: dict[str, float]) -> None:
        total[0] += int(event["encodedDataLength"])

    session.on("Network.loadingFinished", add)
    return total


def _when(page: Page, condition: str) -> bool:
    page.wait_for_function(condition, timeout=60_000)
    return True


def main() -> None:
    """Measure a built site and a larger copy of it; exit with 1 beyond the budget."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", nargs="?", type=Path, default=ROOT / "site", help="a built site")
    parser.add_argument("--pages", type=int, default=500, help="pages of the larger copy")
    arguments = parser.parse_args()
    worst = 0
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        large = Path(shutil.copytree(arguments.site, Path(name) / "site"))
        enlarge(large, arguments.pages)
        browser = playwright.chromium.launch(executable_path=ensure_browser(), args=list(FLAGS))
        for what, site in (("real site", arguments.site), (f"{arguments.pages} pages", large)):
            with served(site) as address:
                for code in LANGUAGES:
                    cost = measure(browser, address, code)
                    worst = max(worst, cost["all"])
                    sys.stdout.write(
                        f"{what}, {code}, “{QUERIES[code]}”: first result after"
                        f" {cost['first']:,} bytes, all texts after {cost['all']:,}\n"
                    )
        browser.close()
    sys.stdout.write(f"budget {MOST_BYTES:,}: {'kept' if worst <= MOST_BYTES else 'broken'}\n")
    sys.exit(worst > MOST_BYTES)


if __name__ == "__main__":
    main()
