"""The code on the pages is run as it stands there, against the site on a local server.

Power Query is not run: it has no home but Windows.
"""

import html
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest
from programs import ensure_program

PAGES = ("data/", "en/data/", "provinces/binh-thuan/", "en/indicators/training_workers/")
SNIPPET = re.compile(r"<strong>([^<]+)</strong>.*?<pre[^>]*><code>(.*?)</code></pre>", re.DOTALL)
SAID = {"Python, pandas": "person|người|Người|Person", "Python, frictionless": "binh-thuan|7000"}


def snippets(site: Path, page: str) -> dict[str, str]:
    """Code by its tool, as a reader would copy it."""
    text = (site / page / "index.html").read_text(encoding="utf-8")
    panel = text[text.index("kc-takeaway") :]
    return {tool: html.unescape(code) for tool, code in SNIPPET.findall(panel)}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("tool", ["Python, pandas", "Python, frictionless", "Python, DuckDB"])
def test_python_runs_as_it_stands(site: Path, page: str, tool: str, tmp_path: Path) -> None:
    """Three lines, and the figures are on the screen."""
    code = snippets(site, page)[tool]
    assert len(code.splitlines()) == 3
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip()
    assert re.search(SAID.get(tool, "value"), run.stdout), run.stdout


@pytest.mark.parametrize("page", PAGES)
def test_r_runs_as_it_stands(site: Path, page: str, tmp_path: Path) -> None:
    """Three lines of R, with Vietnamese names and codes that keep their zeros."""
    code = snippets(site, page)["R"]
    assert len(code.splitlines()) == 3
    more = 'cat(class(figures$area_code), sum(is.na(figures$area_name_vi)), "\\n")'
    run = subprocess.run(
        [ensure_program("Rscript"), "-e", f"{code}\n{more}"],
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.splitlines()[-1].split() == ["character", "0"]


@pytest.mark.parametrize("page", PAGES)
def test_every_address_in_the_code_answers(site: Path, page: str) -> None:
    """R and Power Query read addresses that are there, with the columns they name."""
    for tool, code in snippets(site, page).items():
        (address,) = re.findall(r'"(http://[^"]+)"', code)
        with urlopen(address) as answer:  # noqa: S310 - the test's own server
            content = answer.read().decode("utf-8", errors="replace")
        for name in re.findall(r'"((?:indicator|unit)_name_\w+)"', code):
            assert name in content, tool


@pytest.mark.parametrize("page", PAGES)
def test_what_is_copied_is_what_is_shown(reader, site: Path, page: str) -> None:
    """The buttons give code and citation letter by letter."""
    shown = snippets(site, page)
    with reader(1440, clipboard=True) as one:
        opened = one.open(page)
        opened.locator(".kc-takeaway summary").nth(1).click()
        for place, code in enumerate(shown.values()):
            opened.locator(".kc-takeaway").nth(1).locator(".kc-copy").nth(place).click()
            assert opened.evaluate("navigator.clipboard.readText()") == code
        assert one.trouble == []
