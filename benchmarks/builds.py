"""Measures builds: from nothing, with nothing changed, with one figure and with a template changed.

Each build is the real command in a process of its own, on a copy of the project, and all processes
that it starts are watched for their memory. Beside them stand what cannot be saved: plain
frictionless on the same packages, and copying the finished site.
"""

import argparse
import csv
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import psutil

from benchmarks.generate import Size, add_size, generate, sized
from benchmarks.results import write_section
from benchmarks.validation import FRICTIONLESS, measure
from khuyencong.paths import ROOT

PARTS = ("build_site.py", "mkdocs.yml", "khuyencong", "site_src", "LICENSE-data")
LOOK_SECONDS = 0.05
MEGA = 1_000_000


@dataclass(frozen=True)
class Build:
    """What one build took."""

    wall: float
    cpu: float
    peak: float
    """Memory of all its processes together at the worst moment, in MB; shared pages count once
    for each."""


def copy_project(folder: Path) -> None:
    """A copy of the project without its data."""
    for name in PARTS:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
        copy(ROOT / name, folder / name)


def build(folder: Path) -> Build:
    """Run the command once."""
    start = time.perf_counter()
    run = subprocess.Popen(
        [sys.executable, "build_site.py", "build"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    peak, cpu = 0.0, {}
    watched = psutil.Process(run.pid)
    while run.poll() is None:
        total = 0
        for process in _tree(watched):
            try:
                total += process.memory_info().rss
                used = process.cpu_times()
                cpu[process.pid] = used.user + used.system
            except psutil.Error:  # it has just ended
                continue
        peak = max(peak, total / MEGA)
        time.sleep(LOOK_SECONDS)
    if run.returncode:
        sys.exit(f"the build ended with {run.returncode}")
    return Build(time.perf_counter() - start, sum(cpu.values()), peak)


def _tree(process: psutil.Process) -> list[psutil.Process]:
    try:
        return [process, *process.children(recursive=True)]
    except psutil.Error:
        return []


def change_figure(folder: Path) -> None:
    """Give one figure of the first area another place in its source."""
    table = min(folder.glob("datapackages/*/observations.csv"))
    rows = list(csv.DictReader(table.open(encoding="utf-8", newline="")))
    rows[0]["locator"] += " (x)"
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def change_template(folder: Path) -> None:
    """Change what every page of an area is made from."""
    template = folder / "site_src/templates/province.md.jinja"
    template.write_text(template.read_text(encoding="utf-8") + "\n", encoding="utf-8")


def size_of(site: Path) -> tuple[int, float]:
    """Files of a site, and their megabytes."""
    sizes = [path.stat().st_size for path in site.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes) / MEGA


def table(folder: Path, size: Size, seed: int) -> str:
    """Generate packages, build four times, and say what each build took, as Markdown."""
    copy_project(folder)
    generate(folder / "datapackages", size, seed)
    plain = measure(FRICTIONLESS, folder / "datapackages")
    steps: dict[str, Callable[[Path], None]] = {
        "cold": lambda _: None,
        "unchanged": lambda _: None,
        "one figure changed": change_figure,
        "a template changed": change_template,
    }
    lines = [
        "| | wall, s | CPU, s | peak, MB | wall ÷ cold |",
        "|---|---|---|---|---|",
        f"| plain frictionless | {plain.wall:.1f} | {plain.cpu:.1f} | {plain.megabytes:.0f} | |",
    ]
    cold = 0.0
    for name, change in steps.items():
        change(folder)
        one = build(folder)
        cold = cold or one.wall
        lines.append(
            f"| {name} | {one.wall:.1f} | {one.cpu:.1f} | {one.peak:.0f} | {one.wall / cold:.2f} |"
        )
    start = time.perf_counter()
    shutil.copytree(folder / "site", folder / "copy")
    copied = time.perf_counter() - start
    lines.append(f"| copying the site | {copied:.1f} | | | {copied / cold:.2f} |")
    files, megabytes = size_of(folder / "site")
    return "\n".join(lines) + f"\n\nThe site: {files} files, {megabytes:.0f} MB.\n"


def main() -> None:
    """Generate, measure, print; keep the table only when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_size(parser)
    parser.add_argument("--write", action="store_true", help="write it into RESULTS.md")
    arguments = parser.parse_args()
    size = sized(arguments)
    about = (
        f"{size.areas} areas × {size.indicators} indicators × {size.years} years, both languages,"
        " all charts and downloads, one run"
    )
    with tempfile.TemporaryDirectory() as name:
        told = f"{about}. `python -m benchmarks.builds --size {arguments.size}`\n\n"
        told += table(Path(name), size, arguments.seed)
    sys.stdout.write(told)
    if arguments.write:
        write_section(f"Builds, size {arguments.size}", told)


if __name__ == "__main__":
    main()
