"""Serving: whatever is saved from the first moment on is seen."""

import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from khuyencong import serve
from khuyencong.lock import BusyError
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


def builds_of(folder: Path, *steps: Callable[[], None]) -> int:
    """How many builds there are where each of them is followed by a step, and the last by an end.

    A step may raise what a build raises.
    """
    done, is_late = [], threading.Event()
    packages = folder / "datapackages"
    packages.mkdir()
    (folder / "site").mkdir()

    def build() -> str:
        done.append(None)
        if len(done) > len(steps) or is_late.is_set():
            raise StoppedError(2)
        steps[len(done) - 1]()
        return ""

    def end() -> None:
        is_late.set()
        packages.mkdir(exist_ok=True)
        (packages / "late").touch()

    timer = threading.Timer(PATIENCE, end)
    timer.start()
    serve_site(Settings(packages=packages, site=folder / "site"), 0, build=build)
    timer.cancel()
    assert not is_late.is_set()
    return len(done)


def test_a_folder_that_was_replaced_is_watched_still(tmp_path: Path) -> None:
    """As by git, or by a backup that is put back: another folder bears the name."""
    packages = tmp_path / "datapackages"

    def replace() -> None:
        shutil.rmtree(packages)
        packages.mkdir()

    def save() -> None:
        (packages / "observations.csv").write_text("x", encoding="utf-8")

    assert builds_of(tmp_path, replace, save) == 3


def test_what_was_saved_during_another_build_is_built_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing else would ever begin that build."""
    monkeypatch.setattr(serve, "BUSY_SECONDS", 0.1)

    def save() -> None:
        (tmp_path / "datapackages/observations.csv").write_text("x", encoding="utf-8")

    def wait() -> None:
        raise BusyError(tmp_path, "1", "now")

    assert builds_of(tmp_path, save, wait, wait) == 4


def test_nothing_is_built_with_templates_of_two_times(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Workers would read those of now for a program that began with others."""
    looks = iter([False, True])
    monkeypatch.setattr(serve, "look_again", lambda: next(looks))

    def save() -> None:
        (tmp_path / "datapackages/observations.csv").write_text("x", encoding="utf-8")
        threading.Timer(2, (tmp_path / "datapackages/sources.csv").touch).start()

    assert builds_of(tmp_path, save) == 2
    assert next(looks, None) is None
    assert "Ctrl+C" in capsys.readouterr().err
