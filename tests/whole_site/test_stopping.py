"""A build that is stopped, killed or starved leaves the old site whole and nothing beside it.

The packages that are built differ from those of the old site, so that a half-made or mixed site
could not be taken for either.
"""

import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from test_building import content_of

from khuyencong.paths import ROOT

KILLS = 20
INTERRUPTIONS = 6
SEED = 7
LONGEST = 120
"""Seconds in which a build must have ended that was asked to; it hung when its workers ended."""
SMALLEST_DISK = 4_000_000
KEPT = {"cache", "former", "lock", "published"}
"""What builds keep in the folder of work."""
LARGEST_FILE = 100_000
"""Bytes, fewer than the largest files of a site have."""


class Place:
    """An old site, and how to build another in its place."""

    def __init__(self, folder: Path, packages: Path) -> None:
        self.site = folder / "site"
        self.packages = packages
        self.old = content_of(self.site)

    def start(self, **options: object) -> subprocess.Popen[str]:
        """Begin a build in a process group of its own, as a terminal does."""
        words = ["build", "--site", str(self.site), "--packages", str(self.packages)]
        return subprocess.Popen(
            [sys.executable, str(ROOT / "build_site.py"), *words, "--language", "en"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            **options,
        )

    def leftovers(self) -> set[str]:
        """What stands beside the site, or has been left in the folder of work."""
        beside = {path.name for path in self.site.parent.iterdir()} - {"site", "build"}
        work = {path.name for path in (self.site.parent / "build").glob("*")} - KEPT
        drafts = {path.name for path in self.site.parent.rglob("*.draft")}
        return beside | work | drafts


@pytest.fixture(scope="module")
def other_packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One area, with another title than the old site has."""
    folder = tmp_path_factory.mktemp("other") / "datapackages"
    for name in ("codebook", "bac-ninh"):
        shutil.copytree(ROOT / "datapackages" / name, folder / name)
    table = folder / "bac-ninh/narratives.csv"
    table.write_text(table.read_text("utf-8").splitlines()[0] + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def built(
    site: Path, other_packages: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[float, dict[str, str]]:
    """How long the other build takes here, its charts drawn already, and what it gives."""
    folder = tmp_path_factory.mktemp("measured")
    shutil.copytree(site.parent / "build", folder / "build")
    shutil.copytree(site, folder / "site")
    place = Place(folder, other_packages)
    begun = time.monotonic()
    process = place.start()
    _, said = process.communicate()
    assert process.returncode == 0, said
    return time.monotonic() - begun, content_of(place.site)


@pytest.fixture
def place(site: Path, other_packages: Path, tmp_path: Path) -> Place:
    """A copy of the real site with the charts that were drawn for it."""
    shutil.copytree(site.parent / "build", tmp_path / "build")
    shutil.copytree(site, tmp_path / "site")
    return Place(tmp_path, other_packages)


def test_twenty_killed_builds_leave_the_old_site_and_the_next_one_heals(
    place: Place, built: tuple[float, dict[str, str]]
) -> None:
    """Killed with -9, alone or with all of its children: every byte is old, or every byte new."""
    duration, new = built
    chance = random.Random(SEED)  # noqa: S311 - no secret
    former = place.site.with_name("former")
    shutil.copytree(place.site, former)
    for number in range(KILLS):
        process = place.start()
        time.sleep(duration * chance.random())
        os.kill(process.pid, signal.SIGKILL)
        if number % 2:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        found = content_of(place.site)
        assert found in (place.old, new)
        if found == new:  # it was done before it could be killed
            shutil.rmtree(place.site)
            shutil.copytree(former, place.site)
    shutil.rmtree(former)

    process = place.start()
    _, said = process.communicate()
    assert process.returncode == 0, said
    assert content_of(place.site) == new
    assert place.leftovers() == set()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_build_that_is_asked_to_end_says_so_and_clears_away(
    number: signal.Signals, place: Place, built: tuple[float, dict[str, str]]
) -> None:
    """Ctrl+C, or the system ends all of it, at any moment: a word, the old site, nothing else."""
    duration, new = built
    chance = random.Random(SEED)  # noqa: S311 - no secret
    for _ in range(INTERRUPTIONS):
        process = place.start()
        time.sleep(duration * chance.uniform(0.1, 0.9))
        os.killpg(process.pid, number)
        _, said = process.communicate(timeout=LONGEST)
        assert process.returncode in {128 + number, -number, 0}, said
        assert "Traceback" not in said
        assert "Stopped" in said or process.returncode != 128 + number
        assert content_of(place.site) == (new if process.returncode == 0 else place.old)
        assert place.leftovers() == set()
        if process.returncode == 0:
            break


def refused(place: Place, process: subprocess.Popen[str], *words: str) -> None:
    """Check that a build ended with status 2 and a clear message, and changed nothing."""
    _, said = process.communicate()
    assert process.returncode == 2, said
    assert "Traceback" not in said
    for word in words:
        assert word in said
    assert content_of(place.site) == place.old
    assert place.leftovers() == set()


def test_a_worker_that_was_killed_is_a_clear_message(place: Place) -> None:
    """As systems kill what takes most memory when there is none left."""
    process = place.start()
    build = psutil.Process(process.pid)
    workers: list[psutil.Process] = []
    while not workers:
        assert process.poll() is None
        workers = [one for child in build.children() for one in child.children()]
    workers[0].kill()
    refused(place, process, "--jobs 1")


def test_files_that_may_not_grow_are_a_clear_message(place: Place) -> None:
    """As on a disk with a quota."""
    limit = (LARGEST_FILE, LARGEST_FILE)
    process = place.start(preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit))
    refused(place, process, "no room left", "--site")


@pytest.fixture
def mounted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Path]]:
    """Mounts a file system of its own, where that is allowed."""
    point = tmp_path_factory.mktemp("disk")

    def mount(options: str) -> Path:
        command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(point)]
        try:
            subprocess.run(command, check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError):
            pytest.skip("only the superuser can mount a disk")
        return point

    yield mount
    subprocess.run(["umount", str(point)], check=False, capture_output=True)


@pytest.mark.parametrize("room", [0, 1_000_000, 3_000_000, 6_000_000])
def test_a_full_disk_is_a_clear_message(
    room: int, site: Path, other_packages: Path, mounted: Callable[[str], Path]
) -> None:
    """No room from the beginning, for the charts, for the pages, or for the last of them."""
    size = sum(path.stat().st_blocks * 512 for path in site.rglob("*"))
    disk = mounted(f"size={size + room + SMALLEST_DISK}")
    shutil.copytree(site, disk / "site")
    with (disk / "site" / "filler").open("wb") as file:
        free = shutil.disk_usage(disk).free
        file.write(bytes(max(0, free - room)))
    refused(Place(disk, other_packages), Place(disk, other_packages).start(), "no room left")


def test_a_disk_that_may_only_be_read_is_a_clear_message(
    site: Path, other_packages: Path, mounted: Callable[[str], Path]
) -> None:
    """As a share that was mounted for readers."""
    disk = mounted("size=200m")
    shutil.copytree(site, disk / "site")
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    place = Place(disk, other_packages)
    refused(place, place.start(), "cannot be used", "--site")


def test_a_second_build_of_the_site_is_refused_and_the_first_goes_on(
    place: Place, built: tuple[float, dict[str, str]]
) -> None:
    """The message names the process and when it began; a lock of the dead stops nobody."""
    lock = place.site.parent / "build/lock"
    lock.write_text(json.dumps({"process": os.getpid(), "since": "2026-01-01 00:00:00"}), "utf-8")
    first = place.start()
    while f"{first.pid}" not in lock.read_text("utf-8"):
        assert first.poll() is None
        time.sleep(0.05)
    second = place.start()
    _, said = second.communicate()
    assert second.returncode == 2
    assert f"process {first.pid}" in said
    assert "Traceback" not in said
    _, said = first.communicate()
    assert first.returncode == 0, said
    assert content_of(place.site) == built[1]
