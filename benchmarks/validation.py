"""Measures this project's validation against plain frictionless on the same packages.

Each run is a process of its own that imports its validator and judges every package; the two
take turns, so that a busy machine slows both. The ratio is the result, the seconds are not.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.generate import add_size, generate, sized
from benchmarks.results import RESULTS, write_section
from benchmarks.surroundings import surroundings
from khuyencong.paths import ROOT

MOST_TIMES = 1.5
"""What validation may cost, in plain frictionless (issue 3)."""
FRICTIONLESS = """
import sys
from pathlib import Path
from frictionless import Package
folders = sorted(path.parent for path in Path(sys.argv[1]).glob("*/datapackage.json"))
reports = [Package(str(folder / "datapackage.json")).validate() for folder in folders]
rows = sum(task.stats["rows"] for report in reports for task in report.tasks)
print(rows, sum(report.stats["errors"] for report in reports))
"""
OURS = """
import sys
from pathlib import Path
from khuyencong.checks import check_all
from khuyencong.package import package_directories
verdict = check_all(package_directories(Path(sys.argv[1])))
print(verdict.rows + verdict.codebook.package.rows, len(verdict.problems))
"""


@dataclass(frozen=True)
class Cost:
    """What one process took."""

    wall: float
    cpu: float
    megabytes: float
    output: str
    """Rows and problems."""


def measure(program: str, packages: Path) -> Cost:
    """Run a validator once in a process of its own."""
    start = datetime.now(UTC)
    run = subprocess.Popen(
        [sys.executable, "-c", program, str(packages)],
        stdout=subprocess.PIPE,
        text=True,
        env=surroundings(ROOT),
    )
    output = run.stdout.read() if run.stdout else ""
    _, status, usage = os.wait4(run.pid, 0)
    run.returncode = os.waitstatus_to_exitcode(status)
    wall = (datetime.now(UTC) - start).total_seconds()
    if run.returncode:
        sys.exit(f"the validator ended with {run.returncode}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, output.strip())


def compare(packages: Path, runs: int) -> str:
    """Measure both in turns; the table of medians, as Markdown."""
    costs: dict[str, list[Cost]] = {"frictionless": [], "khuyencong": []}
    for _ in range(runs):
        costs["frictionless"].append(measure(FRICTIONLESS, packages))
        costs["khuyencong"].append(measure(OURS, packages))
    lines = ["| | wall, s | CPU, s | peak, MB | rows, problems |", "|---|---|---|---|---|"]
    for name, each in costs.items():
        wall, cpu, peak = (
            statistics.median(getattr(cost, value) for cost in each)
            for value in ("wall", "cpu", "megabytes")
        )
        lines.append(f"| {name} | {wall:.2f} | {cpu:.2f} | {peak:.0f} | {each[0].output} |")
    ratios = {
        value: statistics.median(
            getattr(ours, value) / getattr(plain, value)
            for plain, ours in zip(costs["frictionless"], costs["khuyencong"], strict=True)
        )
        for value in ("wall", "cpu", "megabytes")
    }
    lines.append(
        f"| **ratio** (at most {MOST_TIMES}) | **{ratios['wall']:.2f}** "
        f"| **{ratios['cpu']:.2f}** | {ratios['megabytes']:.2f} | |"
    )
    return "\n".join(lines) + "\n"


def main() -> None:
    """Generate, measure, print; keep the table only when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_size(parser)
    parser.add_argument("--runs", type=int, default=3, help="runs of each; the median is given")
    parser.add_argument("--write", action="store_true", help=f"write {RESULTS.name}")
    arguments = parser.parse_args()
    size = sized(arguments)
    with tempfile.TemporaryDirectory() as name:
        generate(Path(name) / "packages", size, arguments.seed)
        table = compare(Path(name) / "packages", arguments.runs)
    about = (
        f"{size.areas} areas × {size.indicators} indicators × {size.years} years, "
        f"median of {arguments.runs}, Python {sys.version.split()[0]}"
    )
    sys.stdout.write(f"{about}\n\n{table}")
    if arguments.write:
        made = "`python -m benchmarks.validation --write`"
        write_section("Validation against plain frictionless", f"{about}. {made}\n\n{table}")


if __name__ == "__main__":
    main()
