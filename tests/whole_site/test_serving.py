"""Serving on one's own computer: broken data leave the old site to be read, beside the report."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import create_connection
from socketserver import BaseRequestHandler
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest
from test_building import replace

from khuyencong.paths import ROOT
from khuyencong.serve import REPORT, LocalServer

PATIENCE = 120
"""Seconds after which a site that has not changed never will."""


def wait_for(address: str, wanted: str, *, there: bool = True) -> str:
    """The page once it has a text, or has it no longer."""
    end = time.monotonic() + PATIENCE
    text = ""
    while time.monotonic() < end:
        try:
            with urlopen(address) as answer:  # noqa: S310 - an address of this computer
                text = answer.read().decode()
        except URLError:
            text = ""
        if text and (wanted in text) is there:
            return text
        time.sleep(0.2)
    raise AssertionError(text[:2_000])


@contextmanager
def serving(*words: str, folder: Path) -> Iterator[subprocess.Popen[str]]:
    """The command serving on a free port, ended whatever happens."""
    with subprocess.Popen(
        [sys.executable, str(ROOT / "build_site.py"), "serve", *words, "--port", "0"],
        stderr=subprocess.PIPE,
        text=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "en_GB.UTF-8"},
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def test_broken_data_are_told_beside_the_old_site(
    site: Path, packages: Path, tmp_path: Path
) -> None:
    """Each page leads to the report until the data are mended; Ctrl+C ends it all in silence."""
    shutil.copytree(site.parent / "build", tmp_path / "build")
    with serving("--packages", str(packages), folder=tmp_path) as process:
        assert process.stderr is not None
        lines = iter(process.stderr.readline, "")
        address = next(found[0] for line in lines if (found := re.search(r"http://\S+/", line)))
        table = packages / "bac-ninh/observations.csv"
        former = wait_for(address, "</html>")

        replace(table, ",1620,", ",1.620,")
        page = wait_for(address, REPORT)
        assert re.sub(rf'<p role="status">.*?{REPORT}.*?</p>', "", page) == former
        assert REPORT in wait_for(f"{address}en/provinces/bac-ninh/", REPORT)
        assert "thousands-dot" in wait_for(address.rstrip("/") + REPORT, "1.620")
        assert "thousands-dot" in wait_for(f"{address.rstrip('/')}{REPORT}?again", "1.620")
        asked = Request(address.rstrip("/") + REPORT, method="HEAD")  # noqa: S310 - as above
        with urlopen(asked) as answer:  # noqa: S310
            assert (answer.status, answer.read()) == (200, b"")

        replace(table, ",1.620,", ",1620,")
        wait_for(address, REPORT, there=False)
        process.send_signal(signal.SIGINT)
        said = "".join(lines)
        assert process.wait() == 0
        assert "Traceback" not in said


@pytest.mark.parametrize(("error", "is_told"), [(BrokenPipeError, False), (ValueError, True)])
def test_a_reader_who_goes_on_is_no_error(
    error: type[Exception], *, is_told: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    """A browser stops what it no longer needs; whatever else goes wrong is told."""

    class Failing(BaseRequestHandler):
        def handle(self) -> None:
            raise error

    with LocalServer(("127.0.0.1", 0), Failing) as server:
        server.daemon_threads = False  # they are waited for
        with create_connection(server.server_address[:2]):
            server.handle_request()
    assert ("Traceback" in capsys.readouterr().err) is is_told
