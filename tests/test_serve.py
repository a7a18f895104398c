"""Serving: whatever is saved from the first moment on is seen."""

import threading
from pathlib import Path

from khuyencong.serve import serve_site
from khuyencong.settings import Settings
from khuyencong.stopping import StoppedError

PATIENCE = 20
"""Seconds after which a change that was not seen is made again, so that the test ends."""


def test_what_is_saved_during_the_first_build_is_built_too(tmp_path: Path) -> None:
    """It takes half a minute, in which people go on with their work."""
    (tmp_path / "site").mkdir()
    packages = tmp_path / "datapackages"
    packages.mkdir()
    builds, is_late = [], threading.Event()

    def save() -> None:
        (packages / "observations.csv").write_text("x", encoding="utf-8")

    def again() -> None:
        is_late.set()
        save()

    def build() -> str:
        builds.append(is_late.is_set())
        if len(builds) > 1:
            raise StoppedError(2)
        save()
        return ""

    timer = threading.Timer(PATIENCE, again)
    timer.start()
    serve_site(Settings(packages=packages, site=tmp_path / "site"), 0, build=build)
    timer.cancel()
    assert builds == [False, False]
