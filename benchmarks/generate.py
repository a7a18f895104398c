"""Writes synthetic packages that follow the contract, for measuring: never for publishing.

Every number is invented from a seed. Sums, shares and upper limits of the codebook hold, words
state their figures, and no check finds a problem, so that what is measured is the common case.
"""

import argparse
import csv
import json
import random
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from pathlib import Path

from khuyencong.paths import ROOT
from khuyencong.schemas import AREA, CODEBOOK, fields, table_schemas

CODEBOOK_FOLDER = ROOT / "datapackages" / CODEBOOK
LAST_YEAR = 2024
"""The last whole year of the 63 provinces."""
SIZES = {"S": (5, 12, 5), "M": (63, 40, 20)}
"""Areas, indicators and years; M is what the project must be able to hold."""
QUALIFIERS = ("exact",) * 12 + ("nearly", "approx", "more_than", "at_least")
WORDS = {"exact": "", "nearly": "gần ", "approx": "khoảng ", "more_than": "trên "}
WORDS["at_least"] = "ít nhất "
NOTES = (
    ("Số sơ bộ, chưa quyết toán.", "Preliminary, not yet settled."),
    ("Gồm cả kinh phí đối ứng của cơ sở; nguồn không tách.", "Includes counterpart funding."),
    ("Nguồn chỉ nêu số tròn.", "The source gives a round number only."),
)
MISSING_SHARE = 0.03
NOTED_SHARE = 0.1
SHARE_IN_MILLIONS = 0.2

Row = dict[str, str]


@dataclass(frozen=True)
class Size:
    """How much is written."""

    areas: int
    indicators: int
    years: int


def generate(folder: Path, size: Size, seed: int = 1) -> None:
    """Write the codebook and the packages of some areas into a new folder.

    Args:
        folder: Where to write; it must not exist yet, or be empty.
        size: Numbers of areas, indicators and years.
        seed: What the invented numbers come from.
    """
    if folder.exists() and any(folder.iterdir()):
        sys.exit(f"{folder} is not empty")
    shutil.copytree(CODEBOOK_FOLDER, folder / CODEBOOK)
    areas = [row for row in _codebook("areas") if row["level"] == "province" and _is_old(row)]
    for area in areas[: size.areas]:
        _write_area(folder / area["id"], area, size, seed)


def _is_old(area: Row) -> bool:
    return not area["valid_from"]


def _codebook(table: str) -> list[Row]:
    with (CODEBOOK_FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write_area(folder: Path, area: Row, size: Size, seed: int) -> None:
    rng = random.Random(f"{seed} {area['id']}")  # noqa: S311 - invented figures, no secrets
    sources = _sources(area, rng)
    folder.mkdir()
    _write_table(folder, "sources", sources)
    _write_table(folder, "observations", list(_observations(sources, size, rng)))
    descriptor = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": area["id"],
        "title": f"[Dữ liệu giả để đo tốc độ] {area['name_vi']}",
        "description": "Mọi con số đều do máy bịa ra.",
        "version": "1.0.0",
        "created": "2026-11-22T00:00:00Z",
        "licenses": [{"name": "CC-BY-4.0"}],
        "contributors": [{"title": "Khuyến công mở"}],
        "sources": [{"title": source["title"]} for source in sources],
        "keywords": ["khuyến công"],
        "resources": [
            {"name": name, "type": "table", "path": f"{name}.csv", "format": "csv"}
            | {"mediatype": "text/csv", "encoding": "utf-8", "schema": table_schemas(AREA)[name]}
            for name in ("observations", "sources")
        ],
    }
    text = json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"
    (folder / "datapackage.json").write_text(text, encoding="utf-8")


def _sources(area: Row, rng: random.Random) -> list[Row]:
    """Two or three reports of an area."""
    return [
        {
            "id": f"bao-cao-{number}",
            "title": f"[Báo cáo giả số {number} của Sở Công Thương {area['name_vi']}]",
            "publisher": f"Sở Công Thương {area['name_vi']}",
            "published_on": f"{LAST_YEAR - number}",
            "document": f"{number}/BC-SCT",
            "accessed_on": "2026-11-22",
            "kind": "press" if number == 1 else "report",
        }
        for number in range(1, rng.choice((2, 3)) + 1)
    ]


def _observations(sources: list[Row], size: Size, rng: random.Random) -> Iterator[Row]:
    units = {unit["id"]: unit for unit in _codebook("units")}
    indicators = [one for one in _codebook("indicators") if one["kind"] != "date"]
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
        self.rules = {rule["result"]: rule for rule in _codebook("identities")}
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
    stated, symbol = value, unit["symbol_vi"].removesuffix("/năm")
    if unit["id"] == "billion_vnd" and rng.random() < SHARE_IN_MILLIONS:
        stated, symbol = value * 1000, "triệu đồng"
    words = f"{stated:,}".translate(str.maketrans(",.", ".,"))
    if stated != value and "," in words:
        words = words.rstrip("0").rstrip(",")
    gap = "" if symbol == "%" else " "
    return {
        "qualifier": qualifier,
        "value": f"{value}",
        "stated_as": f"{WORDS[qualifier]}{words}{gap}{symbol}",
        "note_vi": note_vi,
        "note_en": note_en,
    }


def _write_table(folder: Path, table: str, rows: list[Row]) -> None:
    names = [field.name for field in fields(AREA, table)]
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def sized(arguments: argparse.Namespace) -> Size:
    """The size that the options ask for."""
    areas, indicators, years = SIZES[arguments.size]
    return Size(
        arguments.areas or areas, arguments.indicators or indicators, arguments.years or years
    )


def add_size(parser: argparse.ArgumentParser) -> None:
    """Add the options that say how much to generate."""
    parser.add_argument("--size", choices=sorted(SIZES), default="M")
    for name in ("areas", "indicators", "years"):
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
