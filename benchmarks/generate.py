"""Writes synthetic packages that follow the contract, for measuring: never for publishing.

Every number is invented from a seed. Sums, shares and upper limits of the codebook hold, words
state their figures, and no check finds a problem, so that what is measured is the common case.
"""

import argparse
import random
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from pathlib import Path

from benchmarks.communes import generate_communes
from benchmarks.invented import (
    CODEBOOK_FOLDER,
    LAST_YEAR,
    MISSING_SHARE,
    NOTED_SHARE,
    NOTES,
    QUALIFIERS,
    SHARE_IN_MILLIONS,
    Row,
    chance_of,
    codebook,
    figures_of_codebook,
    invented_sources,
    stated,
    write_descriptor,
    write_table,
)

SIZES = {"S": (5, 12, 5, 0), "M": (63, 40, 20, 0), "L": (34, 40, 19, 3_300)}
"""Areas, indicators, years and communes; M is what the project must hold comfortably, and L, five
million figures, what it must survive."""


@dataclass(frozen=True)
class Size:
    """How much is written."""

    areas: int
    indicators: int
    years: int
    communes: int = 0
    """Where there are any, each has all figures of its own, beside plans for them."""


def generate(folder: Path, size: Size, seed: int = 1) -> None:
    """Write the codebook and the packages of some areas into a new folder.

    Args:
        folder: Where to write; it must not exist yet, or be empty.
        size: Numbers of areas, indicators and years.
        seed: What the invented numbers come from.
    """
    if folder.exists() and any(folder.iterdir()):
        sys.exit(f"{folder} is not empty")
    if size.communes:
        generate_communes(folder, size.areas, size.indicators, size.years, size.communes, seed)
        return
    shutil.copytree(CODEBOOK_FOLDER, folder / CODEBOOK_FOLDER.name)
    areas = [row for row in codebook("areas") if row["level"] == "province" and _is_old(row)]
    for area in areas[: size.areas]:
        _write_area(folder / area["id"], area, size, seed)


def _is_old(area: Row) -> bool:
    return not area["valid_from"]


def _write_area(folder: Path, area: Row, size: Size, seed: int) -> None:
    rng = chance_of(seed, area["id"])
    sources = invented_sources(area, rng)
    folder.mkdir()
    write_table(folder, "sources", sources)
    write_table(folder, "observations", list(_observations(sources, size, rng)))
    write_descriptor(folder, area, sources)


def _observations(sources: list[Row], size: Size, rng: random.Random) -> Iterator[Row]:
    units = {unit["id"]: unit for unit in codebook("units")}
    indicators = figures_of_codebook()
    trend = {one["id"]: rng.uniform(2, 6) for one in indicators}
    for year in range(LAST_YEAR - size.years + 1, LAST_YEAR + 1):
        figures = _Year(indicators, units, trend, rng)
        source = sources[year % len(sources)]["id"]
        for indicator in indicators[: size.indicators]:
            figure = _figure(figures.value(indicator["id"]), units[indicator["unit"]], rng)
            yield {
                "indicator": indicator["id"],
                "period_start": f"{year}",
                "period_end": f"{year}",
                "period_as_stated": f"năm {year}",
                "status": "actual",
                "unit": indicator["unit"],
                "source": source,
                "locator": f"Bảng {rng.randrange(1, 9)}, trang {rng.randrange(1, 60)}",
                **figure,
            }


class _Year:
    """The figures of one area and year, with the codebook's identities kept."""

    def __init__(
        self,
        indicators: list[Row],
        units: dict[str, Row],
        trend: dict[str, float],
        rng: random.Random,
    ) -> None:
        self.indicators = {one["id"]: one for one in indicators}
        self.units = units
        self.trend = trend
        self.rng = rng
        self.rules = {rule["result"]: rule for rule in codebook("identities")}
        self.values: dict[str, Decimal] = {}

    def value(self, indicator: str) -> Decimal:
        """The figure of an indicator, computed from its parts where it has some."""
        if indicator not in self.values:
            self.values[indicator] = self._computed(indicator)
        return self.values[indicator]

    def _computed(self, indicator: str) -> Decimal:
        rule = self.rules.get(indicator)
        if rule is None:
            return self._invented(indicator)
        parts = [self.value(operand) for operand in rule["operands"].split("|")]
        match rule["kind"]:
            case "sum":
                return sum(parts, Decimal(0))
            case "share":
                share = 100 * parts[0] / parts[1]
                return share.quantize(Decimal("0.1"), ROUND_HALF_EVEN)
            case _:
                return parts[0] // Decimal(self.rng.choice((2, 3, 4)))

    def _invented(self, indicator: str) -> Decimal:
        size = self.trend[indicator]
        if self.indicators[indicator]["kind"] == "ratio":
            return Decimal(f"{size * self.rng.uniform(1, 2):.1f}")
        number = 10 ** (size / 1.5) * self.rng.uniform(1, 1.3)
        whole = self.units[self.indicators[indicator]["unit"]]["whole"] == "true"
        return Decimal(f"{number:.0f}") if whole else Decimal(f"{number:.2f}")


def _figure(value: Decimal, unit: Row, rng: random.Random) -> Row:
    """Value, qualifier and words of one figure, or the reason why there is none."""
    if rng.random() < MISSING_SHARE:
        return {"missing_reason": "not_reported"}
    qualifier = rng.choice(QUALIFIERS)
    note_vi, note_en = rng.choice(NOTES) if rng.random() < NOTED_SHARE else ("", "")
    in_millions = rng.random() < SHARE_IN_MILLIONS
    return {
        "qualifier": qualifier,
        "value": f"{value}",
        "stated_as": stated(f"{value}", unit, qualifier, in_millions=in_millions),
        "note_vi": note_vi,
        "note_en": note_en,
    }


def sized(arguments: argparse.Namespace) -> Size:
    """The size that the options ask for."""
    areas, indicators, years, communes = SIZES[arguments.size]
    return Size(
        arguments.areas or areas,
        arguments.indicators or indicators,
        arguments.years or years,
        arguments.communes or communes,
    )


def add_size(parser: argparse.ArgumentParser) -> None:
    """Add the options that say how much to generate."""
    parser.add_argument("--size", choices=sorted(SIZES), default="M")
    for name in ("areas", "indicators", "years", "communes"):
        parser.add_argument(f"--{name}", type=int, help="instead of the size's own")
    parser.add_argument("--seed", type=int, default=1)


def main() -> None:
    """Generate into a folder given on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    add_size(parser)
    arguments = parser.parse_args()
    generate(arguments.folder, sized(arguments), arguments.seed)


if __name__ == "__main__":
    main()
