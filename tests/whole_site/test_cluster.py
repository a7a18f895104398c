"""The same build on a real Dask cluster: two workers that share nothing but the inputs."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from test_building import content_of
from test_incremental import Project

from khuyencong.paths import ROOT

SCHEDULER = ("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-show")
PATIENCE = 60
"""Seconds."""
WORKER = ("--nthreads", "1", "--no-dashboard", "--no-nanny", "--host", "127.0.0.1")


def begin(stack: ExitStack, folder: Path, *words: str) -> None:
    """A Dask program at work in a folder of its own, ended with the test."""
    folder.mkdir()
    process = subprocess.Popen(
        [sys.executable, "-m", "dask", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    stack.callback(process.wait)
    stack.callback(process.kill)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[str]:
    """Address of a scheduler with two workers."""
    about = tmp_path / "scheduler.json"
    with ExitStack() as stack:
        begin(stack, tmp_path / "scheduler", *SCHEDULER, "--scheduler-file", str(about))
        for number in range(2):
            worker = ("worker", "--scheduler-file", str(about), *WORKER)
            begin(stack, tmp_path / f"worker{number}", *worker)
        end = time.monotonic() + PATIENCE
        while not about.is_file():
            assert time.monotonic() < end, "no scheduler"
            time.sleep(0.1)
        yield json.loads(about.read_text(encoding="utf-8"))["address"]


def test_a_cluster_makes_the_same_site(cluster: str, tmp_path: Path) -> None:
    """Every chart and every file for readers is made by workers, and no byte is another."""
    folder = tmp_path / "project"
    folder.mkdir()
    project = Project(folder)
    project.build("--scheduler", cluster, "--no-cache")
    assert content_of(project.site) == project.clean()


def test_who_names_no_scheduler_is_told(tmp_path: Path) -> None:
    """Wrong use: status 2, the address, and what to do; nothing is published."""
    folder = tmp_path / "project"
    folder.mkdir()
    project = Project(folder)
    done = subprocess.run(
        [
            sys.executable,
            "build_site.py",
            "build",
            "--language",
            "en",
            "--scheduler",
            "tcp://[::]:1",
        ],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "tcp://[::]:1" in done.stderr
    assert "dask" in done.stderr
    assert "Traceback" not in done.stderr
    assert not project.site.exists()
