"""What all invented packages share: the codebook they follow, their sources and descriptors."""

import csv
import json
import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from khuyencong.paths import ROOT
from khuyencong.schemas import AREA, CODEBOOK, fields, table_schemas

CODEBOOK_FOLDER = ROOT / "datapackages" / CODEBOOK
LAST_YEAR = 2024
"""The last whole year of the 63 provinces."""
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


def codebook(table: str) -> list[Row]:
    """The rows of a table of the real codebook."""
    with (CODEBOOK_FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def figures_of_codebook() -> list[Row]:
    """The indicators that can have a figure each year."""
    return [one for one in codebook("indicators") if one["kind"] != "date"]


def chance_of(seed: int, area: str) -> random.Random:
    """What the invented numbers of an area come from."""
    return random.Random(f"{seed} {area}")  # noqa: S311 - invented figures, no secrets


def stated(value: str, unit: Row, qualifier: str, *, in_millions: bool) -> str:
    """The words of a source for a value, as Vietnamese writes them."""
    whole, _, part = value.partition(".")
    symbol = unit["symbol_vi"].removesuffix("/năm")
    if in_millions and unit["id"] == "billion_vnd":
        whole, part = whole + part.ljust(3, "0")[:3], part[3:].rstrip("0")
        symbol = "triệu đồng"
    words = f"{int(whole):,}".replace(",", ".") + (f",{part}" if part else "")
    return f"{WORDS[qualifier]}{words}{'' if symbol == '%' else ' '}{symbol}"


def invented_sources(area: Row, rng: random.Random) -> list[Row]:
    """Two or three reports of an area."""
    return [
        {
            "id": f"bao-cao-{number}",
            "title": f"[Báo cáo giả số {number} của Sở Công Thương {area['name_vi']}]",
            "publisher": f"Sở Công Thương {area['name_vi']}",
            "published_on": f"{LAST_YEAR}-{9 + number}",
            "document": f"{number}/BC-SCT",
            "accessed_on": "2026-11-22",
            "kind": "press" if number == 1 else "report",
        }
        for number in range(1, rng.choice((2, 3)) + 1)
    ]


def write_descriptor(folder: Path, area: Row, sources: Iterable[Row]) -> None:
    """Write the descriptor of an area's package."""
    descriptor: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": area["id"],
        "title": f"[Dữ liệu giả để đo tốc độ] {area['name_vi']}",
        "title_en": f"[Invented for measuring] {area['name_en']}",
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


def write_table(folder: Path, table: str, rows: list[Row]) -> None:
    """Write a table of an area's package, with empty cells where a row says nothing."""
    names = [field.name for field in fields(AREA, table)]
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
