"""The same data give the same site, byte for byte, whoever builds it, where and when."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from test_building import content_of

from khuyencong.paths import ROOT

ELSEWHERE = {
    "PYTHONHASHSEED": "4711",
    "TZ": "America/New_York",
    "LC_ALL": "C",
    "LANG": "en_US.UTF-8",
    "COLUMNS": "40",
    "PYTHONPATH": str(ROOT),
}
COLD_BUILD = """
import sys
from pathlib import Path
from khuyencong.console import ConsoleProgress
from khuyencong.language import language
from khuyencong.settings import Settings
from khuyencong.building import build
from rich.console import Console

packages, site, address = sys.argv[1:]
settings = Settings(Path(packages), Path(site), jobs=1, cache=False, site_url=address)
with ConsoleProgress(Console(stderr=True), language("vi")) as progress:
    assert not build(settings, progress).errors
"""
"""The command has no option for the address, which the site of these tests needs."""


def test_another_machine_gives_the_same_bytes(site: Path, tmp_path: Path, address: str) -> None:
    """Other folders, other order of sets, other zone and locale, one process instead of two."""
    packages, other = tmp_path / "data" / "packages", tmp_path / "deeper" / "elsewhere"
    shutil.copytree(ROOT / "datapackages", packages)
    subprocess.run(
        [sys.executable, "-c", COLD_BUILD, packages, other, address],
        env={**os.environ, **ELSEWHERE},
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )
    assert content_of(other) == content_of(site)
