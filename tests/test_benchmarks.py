"""The benchmark measures two validators on the same sound packages."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.generate import Size, generate
from benchmarks.surroundings import surroundings
from khuyencong.checks import check_all
from khuyencong.package import package_directories
from khuyencong.paths import ROOT


def test_both_validators_judge_the_same_rows_and_find_nothing() -> None:
    """Otherwise the ratio would compare the finding of problems, or other work."""
    run = subprocess.run(
        [sys.executable, "-m", "benchmarks.validation", "--size", "S", "--runs", "1"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    rows = re.findall(r"\| (\d+) (\d+) \|$", run.stdout, re.MULTILINE)
    assert len(rows) == 2
    assert rows[0] == rows[1]
    assert rows[0][1] == "0"


def test_communes_are_invented_soundly_and_always_the_same(tmp_path: Path) -> None:
    """A small piece of size L: no problem in its figures, and the same bytes twice."""
    size = Size(areas=2, indicators=40, years=3, communes=7)
    for name in ("one", "other"):
        generate(tmp_path / name, size, seed=3)
    verdict = check_all(package_directories(tmp_path / "one"))
    assert verdict.problems == ()
    assert sum(package.tables["observations"].count for package in verdict.packages) == 1680
    files = [path for path in sorted((tmp_path / "one").rglob("*")) if path.is_file()]
    for file in files:
        twin = tmp_path / "other" / file.relative_to(tmp_path / "one")
        assert twin.read_bytes() == file.read_bytes()


def test_the_large_benchmark_checks_loads_and_counts_all_rows() -> None:
    """At a small size as at five million: no row is lost on the way."""
    run = subprocess.run(
        [sys.executable, "-m", "benchmarks.large", "--size", "S"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    rows = int(re.findall(r"(\d+) rows, 0 problems", run.stdout)[0])
    figures = int(re.findall(r"(\d+) figures", run.stdout)[0])
    assert rows > figures > 0
    assert re.search(r"^\| coverage \|.*areas × indicators", run.stdout, re.MULTILINE)


def test_growth_counts_the_figures_that_changed() -> None:
    """Two small sets: a figure is a row, and what it costs is told for each."""
    sizes = ("--size", "S", "--areas", "1", "--communes", "1")
    run = subprocess.run(
        [sys.executable, "-m", "benchmarks.growth", *sizes],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    small = re.search(r"^\| many areas \| 300 \|.*\| 60 \|", run.stdout, re.MULTILINE)
    large = re.search(r"^\| many figures \| 1520 \|.*\| 1520 \|", run.stdout, re.MULTILINE)
    assert small
    assert large


def test_the_same_work_as_peers_makes_a_page_of_each_area_and_indicator(tmp_path: Path) -> None:
    """With one chart, one table and the shell of the site."""
    generate(tmp_path / "datapackages", Size(areas=2, indicators=3, years=2), seed=1)
    subprocess.run(
        [sys.executable, "-m", "benchmarks.same_work", tmp_path / "datapackages", tmp_path],
        cwd=ROOT,
        check=True,
    )
    site = tmp_path / "site"
    assert len(list(site.glob("provinces/*/index.html"))) == 2
    assert len(list(site.glob("indicators/*/index.html"))) == 3
    assert len(list(site.glob("charts/*.svg"))) == len(list(site.glob("data/*.csv"))) == 5


def test_a_measured_program_keeps_what_it_compiled(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Whatever the image says in which it is measured: those who build a site keep it."""
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    (tmp_path / "once.py").write_text("", encoding="utf-8")
    words = [sys.executable, "-c", "import once"]
    subprocess.run(words, check=True, cwd=tmp_path, env=surroundings(tmp_path))
    assert list(tmp_path.glob("__pycache__/once.*.pyc"))
