"""Measures size L: five million figures checked, loaded and counted, in one process.

Pages are not made of them: one area has 150,000 rows. What pages say over all areas, which area
reports which indicator and how exactly, is.
"""

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from benchmarks.generate import add_size, generate, sized
from benchmarks.results import tell
from khuyencong.checks import check_all
from khuyencong.derive import coverage
from khuyencong.load import load_dataset
from khuyencong.package import package_directories

MOST_MEGABYTES = 16_000
"""What size L may need (issue 7)."""
Made = TypeVar("Made")


def table(packages: Path) -> str:
    """Check, load and count; what each took, as Markdown."""
    lines = ["| | wall, s | peak so far, MB | |", "|---|---|---|---|"]

    def step(name: str, make: Callable[[], Made], told: Callable[[Made], str]) -> Made:
        start = time.perf_counter()
        made = make()
        seconds = time.perf_counter() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        lines.append(f"| {name} | {seconds:.1f} | {peak:.0f} | {told(made)} |")
        return made

    verdict = step(
        "check",
        lambda: check_all(package_directories(packages)),
        lambda one: f"{one.rows} rows, {len(one.problems)} problems",
    )
    codebook = verdict.codebook
    if codebook is None:
        sys.exit("the packages have no sound codebook")
    dataset = step(
        "load",
        lambda: load_dataset(verdict.packages, codebook),
        lambda one: f"{len(one.observations)} figures",
    )
    step("coverage", lambda: coverage(dataset), lambda one: f"{len(one)} areas × indicators")
    return "\n".join([*lines, "", f"At most {MOST_MEGABYTES} MB.", ""])


def main() -> None:
    """Generate, measure, print; keep the table only when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_size(parser)
    parser.add_argument("--write", action="store_true", help="write it into RESULTS.md")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        generate(Path(name), sized(arguments), arguments.seed)
        told = (
            f"One process, one run. `python -m benchmarks.large --size {arguments.size} --write`"
            f"\n\n{table(Path(name))}"
        )
    tell(f"Five million figures, size {arguments.size}", told, keep=arguments.write)


if __name__ == "__main__":
    main()
