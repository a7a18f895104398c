"""Measures how the cost of a build grows: for each figure, and for each figure that has changed.

A set with few figures of many areas stands beside one with many figures of few: size M, and the
provinces of size L with a tenth of its communes. Of all figures of size L no pages are made here.
"""

import argparse
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.builds import (
    build,
    change_area,
    change_figure,
    copy_project,
    forget_builds,
    watch,
)
from benchmarks.generate import SIZES, Size, generate
from benchmarks.results import tell

MOST = 1.5
"""What a changed figure may cost where there are many, times what it costs at size M (issue 7)."""
FEWER_COMMUNES = 340
MILLISECONDS = 1000


@dataclass(frozen=True)
class Grown:
    """What builds of one set took, in seconds, and their worst moment in MB."""

    figures: int
    of_one_area: int
    cold: float
    one_figure: float
    one_area: float
    peak: float

    @property
    def changed(self) -> float:
        """Milliseconds for each figure that has changed, where all of one area have."""
        return MILLISECONDS * self.one_area / self.of_one_area

    def line(self, name: str) -> str:
        """As a line of the table."""
        each = MILLISECONDS * self.cold / self.figures
        return (
            f"| {name} | {self.figures} | {self.cold:.1f} | {each:.2f} | {self.one_figure:.1f}"
            f" | {self.of_one_area} | {self.one_area:.1f} | {self.changed:.1f} | {self.peak:.0f} |"
        )


def grown(size: Size, seed: int) -> Grown:
    """Builds of one set: from nothing, after a change of one figure, and of all of an area."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copy_project(folder)
        generate(folder / "datapackages", size, seed)
        counts = [_figures(one) for one in sorted(folder.glob("datapackages/*/observations.csv"))]
        forget_builds(folder)
        cold = build(folder).wall
        change_figure(folder)
        one_figure = build(folder).wall
        change_area(folder)
        one_area = build(folder).wall
        forget_builds(folder)
        return Grown(sum(counts), counts[0], cold, one_figure, one_area, watch(folder).peak)


def _figures(table: Path) -> int:
    with table.open("rb") as file:
        return sum(1 for _ in file) - 1


def table(small: Size, large: Size, seed: int) -> str:
    """Both sets, and what a changed figure costs in the large one, as Markdown."""
    few, many = grown(small, seed), grown(large, seed)
    return "\n".join(
        [
            "| | figures | cold, s | ms each | one figure changed, s | figures of one area"
            " | all of them changed, s | ms each | peak, MB |",
            "|---|---|---|---|---|---|---|---|---|",
            few.line("many areas"),
            many.line("many figures"),
            "",
            f"A changed figure costs **{many.changed / few.changed:.2f}** times as much where there"
            f" are many (at most {MOST}).",
            "",
        ]
    )


def main() -> None:
    """Generate, measure, print; keep the table only when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", choices=sorted(SIZES), default="M", help="the set of many areas")
    parser.add_argument(
        "--communes", type=int, default=FEWER_COMMUNES, help="of the set of many figures"
    )
    parser.add_argument("--areas", type=int, default=SIZES["L"][0], help="its provinces")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true", help="write it into RESULTS.md")
    arguments = parser.parse_args()
    _areas, indicators, years, _communes = SIZES["L"]
    large = Size(arguments.areas, indicators, years, arguments.communes)
    told = (
        f"Size {arguments.size}, and {large.areas} areas × {indicators} indicators × {years} years"
        f" × results and plans of {large.communes} communes. `python -m benchmarks.growth`\n\n"
    )
    told += table(Size(*SIZES[arguments.size]), large, arguments.seed)
    tell("Growth", told, keep=arguments.write)


if __name__ == "__main__":
    main()
