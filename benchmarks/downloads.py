"""Measures the data files: how large they are, and what part of a whole build they take.

A build of the same synthetic packages is watched step by step; the share of the step that makes
the data files is the result, the seconds are not. Charts are drawn anew, as in a first build.
"""

import argparse
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from time import perf_counter

from benchmarks.generate import add_size, generate, sized
from benchmarks.results import tell
from khuyencong.address import Address
from khuyencong.building import build
from khuyencong.checking import check
from khuyencong.downloads import part_files, parts_of, published_observations
from khuyencong.downloads.part import AREA, INDICATOR
from khuyencong.excerpt import Excerpts
from khuyencong.load import load_dataset
from khuyencong.settings import Settings

MOST_SHARE = 0.25
"""What the data files may take of a whole build (issue 5)."""
STEP = "downloads"
ADDRESS = "https://khuyencong.example.org/"
MEGA = 1_000_000


class Watch:
    """A progress that notes how long each step takes."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._now = "start"
        self._since = perf_counter()

    def step(self, name: str, total: int | None = None) -> None:  # noqa: ARG002
        """The step before ends, and another begins."""
        moment = perf_counter()
        self.seconds[self._now] += moment - self._since
        self._now, self._since = name, moment

    def advance(self) -> None:
        """Parts of steps are not measured."""

    def note(self, name: str, path: Path) -> None:
        """Nothing is damaged in a first build."""


def sizes(packages: Path) -> str:
    """Files by their form: how many, how large, how long they take; as a Markdown table."""
    verdict = check(Settings(packages=packages))
    if verdict.codebook is None:
        sys.exit("the packages have no sound codebook")
    dataset = load_dataset(verdict.packages, verdict.codebook)
    parts, cut = parts_of(dataset), Excerpts(dataset)
    forms: dict[str, list[int]] = defaultdict(list)
    seconds: dict[str, list[float]] = defaultdict(list)
    for part in parts:
        excerpt = dataset
        if part.kind == AREA:
            excerpt = cut.of_area(part.areas[0])
        elif part.kind == INDICATOR:
            excerpt = cut.of_indicator(part.indicators[0])
        start = perf_counter()
        published = published_observations(excerpt)
        for path, content in part_files(part, published, Address(ADDRESS)).items():
            forms[path.rpartition(".")[2]].append(len(content))
        seconds[part.kind].append(perf_counter() - start)
    lines = ["| form | files | largest, MB | all, MB |", "|---|---|---|---|"]
    for form, each in sorted(forms.items(), key=lambda one: -sum(one[1])):
        lines.append(f"| {form} | {len(each)} | {max(each) / MEGA:.2f} | {sum(each) / MEGA:.1f} |")
    rows = parts[0].count
    times = "; ".join(f"{kind}: {len(s)} parts, {sum(s):.1f} s" for kind, s in seconds.items())
    return f"{rows} rows. {times}\n\n" + "\n".join(lines) + "\n"


def share(packages: Path, folder: Path) -> str:
    """The steps of a whole build, as a Markdown table."""
    watch = Watch()
    settings = Settings(packages=packages, site=folder / "site", cache=False, site_url=ADDRESS)
    verdict = build(settings, watch)
    watch.step("end")
    if verdict.errors:
        sys.exit("the packages have errors")
    whole = sum(watch.seconds.values())
    lines = ["| step | s | share |", "|---|---|---|"]
    for step, seconds in watch.seconds.items():
        lines.append(f"| {step} | {seconds:.1f} | {seconds / whole:.0%} |")
    lines.append(
        f"| **{STEP}** (at most {MOST_SHARE:.0%}) | | **{watch.seconds[STEP] / whole:.0%}** |"
    )
    return "\n".join(lines) + "\n"


def main() -> None:
    """Generate, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_size(parser)
    parser.add_argument("--files-only", action="store_true", help="no whole build")
    parser.add_argument("--write", action="store_true", help="write it into RESULTS.md")
    arguments = parser.parse_args()
    size = sized(arguments)
    told = (
        f"{size.areas} areas × {size.indicators} indicators × {size.years} years."
        " `python -m benchmarks.downloads --write`\n\n"
    )
    with tempfile.TemporaryDirectory() as name:
        packages = Path(name) / "packages"
        generate(packages, size, arguments.seed)
        told += sizes(packages)
        if not arguments.files_only:
            told += "\n" + share(packages, Path(name))
    tell("Data files", told, keep=arguments.write)


if __name__ == "__main__":
    main()
