"""The same build on a real Dask cluster: two workers that share nothing but the inputs."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psutil
import pytest
from test_building import content_of
from test_incremental import Project

from khuyencong.paths import ROOT

SCHEDULER = ("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-show")
PATIENCE = 60
"""Seconds."""
WORKER = ("--nthreads", "1", "--no-dashboard", "--no-nanny", "--host", "127.0.0.1")


def begin(stack: ExitStack, folder: Path, *words: str, code: Path = ROOT) -> None:
    """A Dask program at work in a folder of its own, ended with the test."""
    folder.mkdir()
    process = subprocess.Popen(
        [sys.executable, "-m", "dask", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(code)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    stack.callback(process.wait)
    stack.callback(process.kill)


@contextmanager
def cluster_of(folder: Path, *codes: Path) -> Iterator[str]:
    """Address of a scheduler with a worker for each folder of code."""
    about = folder / "scheduler.json"
    with ExitStack() as stack:
        begin(stack, folder / "scheduler", *SCHEDULER, "--scheduler-file", str(about))
        for number, code in enumerate(codes):
            worker = ("worker", "--scheduler-file", str(about), *WORKER)
            begin(stack, folder / f"worker{number}", *worker, code=code)
        end = time.monotonic() + PATIENCE
        while not about.is_file():
            assert time.monotonic() < end, "no scheduler"
            time.sleep(0.1)
        yield json.loads(about.read_text(encoding="utf-8"))["address"]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[str]:
    """Address of a scheduler with two workers."""
    with cluster_of(tmp_path, ROOT, ROOT) as address:
        yield address


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A copy of the project that was never built."""
    folder = tmp_path / "project"
    folder.mkdir()
    return Project(folder)


def refused(project: Project, address: str) -> str:
    """What a build says that ends with status 2 and publishes nothing."""
    process = project.start("--scheduler", address)
    _, said = process.communicate()
    assert process.returncode == 2, said
    assert "Traceback" not in said
    assert not project.site.exists()
    return said


def test_a_cluster_makes_the_same_site(cluster: str, project: Project) -> None:
    """Every chart and every file for readers is made by workers, and no byte is another."""
    project.build("--scheduler", cluster, "--no-cache")
    assert content_of(project.site) == project.clean()


def test_who_names_no_scheduler_is_told(project: Project) -> None:
    """Wrong use: status 2, the address, and what to do; nothing is published."""
    said = refused(project, "tcp://[::]:1")
    assert "tcp://[::]:1" in said
    assert "dask" in said


def test_a_cluster_without_workers_is_not_waited_for(project: Project, tmp_path: Path) -> None:
    """A build would hang and say nothing."""
    with cluster_of(tmp_path) as address:
        assert f"dask worker {address}" in refused(project, address)


def test_a_cluster_that_lost_its_workers_is_not_waited_for(
    project: Project, tmp_path: Path
) -> None:
    """Who waits for an outcome asks whether anybody is there any more."""
    with cluster_of(tmp_path, ROOT) as address:
        process = project.start("--scheduler", address)
        assert process.stderr is not None
        while "data files" not in process.stderr.readline():
            assert process.poll() is None
        for child in psutil.Process().children():
            if "worker" in child.cmdline():
                child.kill()
        _, said = process.communicate()
    assert process.returncode == 2, said
    assert f"dask worker {address}" in said
    assert "Traceback" not in said


def test_a_worker_with_another_template_makes_nothing(project: Project, tmp_path: Path) -> None:
    """Its pages would lie in the cache under the keys of ours, and come back in later builds."""
    (tmp_path / "other").mkdir()
    other = Project(tmp_path / "other")
    template = other.folder / "site_src/templates/province.md.jinja"
    template.write_text("other", encoding="utf-8")
    with cluster_of(tmp_path, other.folder) as address:
        assert "another version" in refused(project, address)
    project.build()
    assert content_of(project.site) == project.clean()


def test_a_scheduler_that_goes_is_told(project: Project, tmp_path: Path) -> None:
    """Once the first files are made, so that others are on their way."""
    with ExitStack() as stack:
        address = stack.enter_context(cluster_of(tmp_path, ROOT))
        process = project.start("--scheduler", address)
        assert process.stderr is not None
        while "data files" not in process.stderr.readline():
            assert process.poll() is None
        stack.close()
        _, said = process.communicate()
    assert process.returncode == 2, said
    assert "Traceback" not in said
