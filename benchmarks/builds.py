"""Measures builds: from nothing, with nothing, one figure, one area or a template changed.

Each build is the real command in a process of its own, on a copy of the project. It is made for its
time, short ones five times for the median, and once more, after another change of the same kind,
with all its processes watched for their memory, because watching takes time of its own. Beside them
stand what cannot be saved: plain frictionless on the same packages, a plain MkDocs of the same
pages as whole Markdown, and copying the finished site.
"""

import argparse
import csv
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

import psutil

from benchmarks.generate import Size, add_size, generate, sized
from benchmarks.results import tell
from benchmarks.surroundings import surroundings
from benchmarks.validation import FRICTIONLESS, measure
from khuyencong.cache import CONTENTS, ENTRIES
from khuyencong.finishing import filled
from khuyencong.pages.written import REST, WAITING, Written
from khuyencong.paths import ROOT

PARTS = ("build_site.py", "mkdocs.yml", "khuyencong", "site_src", "LICENSE-data")
LOOK_SECONDS = 0.05
LONG_RUNS, SHORT_RUNS = 1, 5
MEGA = 1_000_000
PERIOD = ("period_start", "period_end", "period_as_stated")


@dataclass(frozen=True)
class Build:
    """What one build took."""

    wall: float
    steps: str
    """Where the time went."""


@dataclass(frozen=True)
class Watched:
    """What all its processes took together."""

    cpu: float
    peak: float
    """Memory at the worst moment, in MB; a page of memory that several share counts once (PSS)."""


def copy_project(folder: Path) -> None:
    """A copy of the project without its data."""
    for name in PARTS:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
        copy(ROOT / name, folder / name)


def build(folder: Path) -> Build:
    """Run the command once, for its time."""
    start = time.perf_counter()
    run = _started(folder)
    told: list[tuple[float, str]] = []
    _listen(run.stderr, told)
    _end(run)
    end = time.perf_counter()
    return Build(end - start, _steps(told, end))


def watch(folder: Path) -> Watched:
    """Run it once more, for what its processes take."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = _started(folder)
    reader = threading.Thread(target=_listen, args=(run.stderr, []))
    reader.start()
    peak = 0.0
    cpu: dict[int, float] = {}
    watched = psutil.Process(run.pid)
    while run.poll() is None:
        total = 0
        for process in _tree(watched):
            try:
                total += process.memory_full_info().pss
                used = process.cpu_times()
                cpu[process.pid] = used.user + used.system
            except psutil.Error:  # it has just ended
                continue
        peak = max(peak, total / MEGA)
        time.sleep(LOOK_SECONDS)
    reader.join()
    _end(run)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    waited = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Watched(max(sum(cpu.values()), waited), peak)


def _started(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "build_site.py", "build", "--language", "en"],
        cwd=folder,
        env=surroundings(folder),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def _end(run: subprocess.Popen[str]) -> None:
    if run.wait():
        sys.exit(f"the build ended with {run.returncode}")


def _listen(stream: TextIO | None, told: list[tuple[float, str]]) -> None:
    told.extend((time.perf_counter(), line.strip()) for line in stream or ())


def _steps(told: list[tuple[float, str]], end: float) -> str:
    """How long each step took that the command told of."""
    begun = [(moment, line.removesuffix(" …")) for moment, line in told if line.endswith("…")]
    ends = [moment for moment, _line in begun[1:]] + [end] * bool(begun)
    return "; ".join(
        f"{line} {stop - moment:.1f}" for (moment, line), stop in zip(begun, ends, strict=True)
    )


def _tree(process: psutil.Process) -> list[psutil.Process]:
    try:
        return [process, *process.children(recursive=True)]
    except psutil.Error:
        return []


def forget_builds(folder: Path) -> None:
    """Let the next build begin from nothing."""
    for name in ("build", "site"):
        shutil.rmtree(folder / name, ignore_errors=True)


def change_figure(folder: Path) -> None:
    """Give one figure of the first area another place in its source."""
    _change_area(folder, 1)


def change_area(folder: Path) -> None:
    """Give every figure of the first area another place in its source."""
    _change_area(folder, None)


def add_figure(folder: Path) -> None:
    """Put a figure of the year before at the head of the first area's table: all others move."""
    with _rows_of_first_area(folder) as rows:
        year = rows[0]["period_start"]
        moved = {one: rows[0][one].replace(year, f"{int(year) - 1}") for one in PERIOD}
        rows.insert(0, {**rows[0], **moved})


def _change_area(folder: Path, count: int | None) -> None:
    with _rows_of_first_area(folder) as rows:
        for row in rows[:count]:
            row["locator"] += " (x)"


@contextmanager
def _rows_of_first_area(folder: Path) -> Iterator[list[dict[str, str]]]:
    """Rows to be changed, which are written back."""
    table = min(folder.glob("datapackages/*/observations.csv"))
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    yield rows
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def change_template(folder: Path) -> None:
    """Change what every page of an area is made from."""
    template = folder / "site_src/templates/province.md.jinja"
    template.write_text(template.read_text(encoding="utf-8") + "\n", encoding="utf-8")


def plain_mkdocs(folder: Path) -> float:
    """Seconds of MkDocs for the same pages as whole Markdown, one language after the other."""
    cache = folder / "build/cache"
    seconds = 0.0
    for code, settings in (("vi", "mkdocs.yml"), ("en", "site_src/mkdocs.en.yml")):
        pages = folder / "plain" / code
        shutil.copytree(folder / "site_src/pages" / code, pages)
        shutil.copytree(folder / "site_src/assets", pages / "assets")
        for listed in (cache / ENTRIES).iterdir():
            files = json.loads(listed.read_bytes().partition(b"\n")[2])
            for name in files:
                if name.startswith(f"{WAITING}{code}/") and name.endswith(REST):
                    page = Written.unpacked((cache / CONTENTS / files[name][0]).read_bytes())
                    text = filled(page.skeleton, page)
                    place = pages / page.path / "index.md"
                    place.parent.mkdir(parents=True, exist_ok=True)
                    place.write_text(text, encoding="utf-8")
        own = {
            "INHERIT": str(folder / settings),
            "docs_dir": str(pages),
            "site_dir": str(folder / "plain-site" / code),
            "theme": {"custom_dir": str(folder / "site_src/overrides")},
        }
        (folder / f"plain.{code}.yml").write_text(json.dumps(own), encoding="utf-8")
        start = time.perf_counter()
        words = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", f"plain.{code}.yml"]
        subprocess.run(words, cwd=folder, check=True, stderr=subprocess.DEVNULL)
        seconds += time.perf_counter() - start
    return seconds


def _median(folder: Path, change: Callable[[Path], None], runs: int) -> Build:
    """The build in the middle of several, each after a change: short ones differ by a fifth."""
    builds = []
    for _ in range(runs):
        change(folder)
        builds.append(build(folder))
    return sorted(builds, key=lambda one: one.wall)[runs // 2]


def size_of(site: Path) -> tuple[int, float]:
    """Files of a site, and their megabytes."""
    sizes = [path.stat().st_size for path in site.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes) / MEGA


def table(folder: Path, size: Size, seed: int) -> str:
    """Generate packages, build after each change, and say what each build took, as Markdown."""
    copy_project(folder)
    generate(folder / "datapackages", size, seed)
    plain = measure(FRICTIONLESS, folder / "datapackages")
    steps: dict[str, tuple[Callable[[Path], None], int]] = {
        "cold": (forget_builds, LONG_RUNS),
        "unchanged": (lambda _: None, SHORT_RUNS),
        "one figure changed": (change_figure, SHORT_RUNS),
        "one figure more": (add_figure, SHORT_RUNS),
        "all figures of one area changed": (change_area, SHORT_RUNS),
        "a template changed": (change_template, LONG_RUNS),
    }
    lines = [
        "| | wall, s | CPU, s | peak, MB | wall ÷ cold |",
        "|---|---|---|---|---|",
        f"| plain frictionless | {plain.wall:.1f} | {plain.cpu:.1f} | {plain.megabytes:.0f} | |",
    ]
    cold = 0.0
    where = []
    for name, (change, runs) in steps.items():
        one = _median(folder, change, runs)
        change(folder)
        took = watch(folder)
        cold = cold or one.wall
        where.append(f"- {name}: {one.steps}" if one.steps else f"- {name}: no step")
        lines.append(
            f"| {name} | {one.wall:.1f} | {took.cpu:.1f} | {took.peak:.0f}"
            f" | {one.wall / cold:.2f} |"
        )
    plain_pages = plain_mkdocs(folder)
    lines.append(f"| plain MkDocs | {plain_pages:.1f} | | | {plain_pages / cold:.2f} |")
    start = time.perf_counter()
    shutil.copytree(folder / "site", folder / "copy")
    copied = time.perf_counter() - start
    lines.append(f"| copying the site | {copied:.1f} | | | {copied / cold:.2f} |")
    files, megabytes = size_of(folder / "site")
    return "\n".join(
        [
            *lines,
            "",
            f"The site: {files} files, {megabytes:.0f} MB. Seconds by step:",
            "",
            *where,
            "",
        ]
    )


def main() -> None:
    """Generate, measure, print; keep the table only when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_size(parser)
    parser.add_argument("--write", action="store_true", help="write it into RESULTS.md")
    arguments = parser.parse_args()
    size = sized(arguments)
    about = (
        f"{size.areas} areas × {size.indicators} indicators × {size.years} years, both languages,"
        " all charts and downloads"
    )
    with tempfile.TemporaryDirectory() as name:
        told = f"{about}. `python -m benchmarks.builds --size {arguments.size}`\n\n"
        told += table(Path(name), size, arguments.seed)
    tell(f"Builds, size {arguments.size}", told, keep=arguments.write)


if __name__ == "__main__":
    main()
