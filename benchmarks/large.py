"""Measures size L: five million figures checked, loaded and counted, in one process.

They are checked again with what a build remembers: nothing changed, and all figures of one area.

Pages are not made of them: one area has 150,000 rows. What pages say over all areas, which area
reports which indicator and how exactly, is.
"""

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from benchmarks.builds import change_area
from benchmarks.generate import add_size, generate, sized
from benchmarks.results import tell
from khuyencong.cache import Cache
from khuyencong.checks import Verdict, check_all
from khuyencong.derive import coverage
from khuyencong.judged import Judge
from khuyencong.load import load_dataset
from khuyencong.package import package_directories
from khuyencong.reading import read_package
from khuyencong.remembered import RememberedColumns

MOST_MEGABYTES = 16_000
"""What size L may need (issue 7)."""
Made = TypeVar("Made")


def check_again(folder: Path) -> Verdict:
    """Check as a build does that finds what earlier ones have kept."""
    cache = Cache(folder / "cache")
    read = partial(read_package, columns=RememberedColumns(cache))
    verdict = check_all(package_directories(folder / "datapackages"), judge=Judge(cache), read=read)
    cache.sweep()
    return verdict


class Steps:
    """What each step took, as lines of a table."""

    def __init__(self) -> None:
        self.lines = ["| | wall, s | peak so far, MB | |", "|---|---|---|---|"]

    def take(self, name: str, make: Callable[[], Made], told: Callable[[Made], str]) -> Made:
        """Do something, and note how long it took, the memory so far, and what came of it."""
        start = time.perf_counter()
        made = make()
        seconds = time.perf_counter() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        self.lines.append(f"| {name} | {seconds:.1f} | {peak:.0f} | {told(made)} |")
        return made


def from_nothing(packages: Path, steps: Steps) -> None:
    """Check, load and count."""
    verdict = steps.take(
        "check",
        lambda: check_all(package_directories(packages)),
        lambda one: f"{one.rows} rows, {len(one.problems)} problems",
    )
    codebook = verdict.codebook
    if codebook is None:
        sys.exit("the packages have no sound codebook")
    dataset = steps.take(
        "load",
        lambda: load_dataset(verdict.packages, codebook),
        lambda one: f"{len(one.observations)} figures",
    )
    steps.take("coverage", lambda: coverage(dataset), lambda one: f"{len(one)} areas × indicators")


def again(folder: Path, steps: Steps) -> None:
    """Check with what a build remembers, after no change and after one."""
    changes: dict[str, Callable[[Path], None]] = {
        "check and remember": lambda _: None,
        "check again, nothing changed": lambda _: None,
        "check again, all figures of one area changed": change_area,
    }
    for name, change in changes.items():
        change(folder)
        steps.take(name, lambda: check_again(folder), lambda one: f"{one.rows} rows")


def table(folder: Path) -> str:
    """What everything took, as Markdown."""
    steps = Steps()
    from_nothing(folder / "datapackages", steps)
    again(folder, steps)
    return "\n".join([*steps.lines, "", f"At most {MOST_MEGABYTES} MB.", ""])


def main() -> None:
    """Generate, measure, print; keep the table only when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_size(parser)
    parser.add_argument("--write", action="store_true", help="write it into RESULTS.md")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        generate(Path(name) / "datapackages", sized(arguments), arguments.seed)
        told = (
            f"One process, one run. `python -m benchmarks.large --size {arguments.size} --write`"
            f"\n\n{table(Path(name))}"
        )
    tell(f"Five million figures, size {arguments.size}", told, keep=arguments.write)


if __name__ == "__main__":
    main()
