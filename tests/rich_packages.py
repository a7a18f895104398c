"""Synthetic packages of many areas, richer than the real ones: for tests and screenshots only.

Every number is made from a place in a list, none is published. Areas differ in periods, status,
precision and in what they report, so that a page meets everything that it must tell apart.
Run as a program, ``python tests/rich_packages.py FOLDER [AREAS]`` writes them beside the codebook.
"""

import csv
import shutil
import sys
from pathlib import Path

from builders import REAL_PACKAGES, write_package

SOURCES = [
    {
        "id": id_,
        "title": f"[Nguồn mẫu để kiểm thử {id_}]",
        "document": "mau.txt",
        "kind": kind,
        "published_on": day,
    }
    for id_, kind, day in (
        ("nguon-1", "press", "2019-03-01"),
        ("nguon-2", "report", "2021-02-15"),
    )
]
PERIODS = (("2016", "2020"), ("2014", "2018"), ("2019", "2019"), ("2020", "2020"), ("2011", "2020"))
WORDS = {"nearly": "gần ", "more_than": "trên ", "approx": "khoảng ", "at_least": "ít nhất "}
QUALIFIERS = ("exact", "exact", "nearly", "more_than", "approx", "exact", "at_least")
FLOWS = {
    "training_classes": ("class", 3),
    "training_workers": ("person", 90),
    "management_classes": ("class", 2),
    "management_trainees": ("person", 41),
    "demo_models": ("model", 4),
    "projects_local": ("project", 11),
    "funding_local": ("billion_vnd", 2),
    "featured_products_provincial": ("product", 7),
    "websites_supported": ("website", 1),
}
"""Unit, and what a number grows by from area to area."""
MISSING = {"value": "", "qualifier": "", "missing_reason": "not_reported", "stated_as": ""}
PLAN = {"status": "plan", "qualifier": "exact", "value": "500", "stated_as": "500 lao động"}
THEMES = {
    "difficulty": ("funding_limited", "coordination_weak", "small_scale", "low_demand"),
    "solution": ("state_management", "staff_capacity", "mobilise_funding"),
}


def write_rich(folder: Path, areas: int = 27) -> Path:
    """Packages of some areas beside the real codebook, with the country as one of them.

    Args:
        folder: Where to write; it must not exist yet.
        areas: How many provinces.
    """
    shutil.copytree(REAL_PACKAGES / "codebook", folder / "codebook")
    with (folder / "codebook/areas.csv").open(encoding="utf-8", newline="") as file:
        listed = [row["id"] for row in csv.DictReader(file) if not row["valid_from"]]
    step = (len(listed) - 1) / areas
    chosen = [listed[1 + int(number * step)] for number in range(areas)]
    for number, area in enumerate(chosen):
        write_package(folder / area, list(_figures(number)), _statements(number), SOURCES)
    country = {"qualifier": "exact", "value": "99999", "stated_as": "99.999", "source": "nguon-1"}
    write_package(folder / "viet-nam", [_figure("training_workers", 3, 0) | country])
    return folder


def _figures(number: int) -> list[dict[str, str]]:
    """The figures of one area: fewer, the higher its number is in a round of nine."""
    figures = []
    for place, indicator in enumerate(FLOWS):
        if (number + place) % 9 < 6:
            figures.append(_figure(indicator, number, place))
    if number % 4 == 0:
        figures.append(_figure("training_workers", number, 0) | PLAN)
    if number % 5 == 1:
        figures.append(_figure("demo_models", number + 1, 2) | MISSING)
    if number % 3 == 0:
        year = str(2005 + number % 11)
        first = {"indicator": "local_funding_first_year", "unit": "year", "qualifier": "exact"}
        times = {"period_start": year, "period_end": year, "value": year, "stated_as": year}
        origin = {"status": "actual", "source": "nguon-1", "locator": "tr. 2"}
        figures.append(first | times | origin)
    return figures


def _figure(indicator: str, number: int, place: int) -> dict[str, str]:
    start, end = PERIODS[(number + place) % len(PERIODS)]
    unit, step = FLOWS[indicator]
    qualifier = QUALIFIERS[(number * 3 + place) % len(QUALIFIERS)]
    value = step * (1 + (number * 7 + place) % 23)
    symbol = " tỷ đồng" if unit == "billion_vnd" else ""
    return {
        "indicator": indicator,
        "period_start": start,
        "period_end": end,
        "status": "actual",
        "qualifier": qualifier,
        "value": str(value),
        "stated_as": f"{WORDS.get(qualifier, '')}{value:,}{symbol}".replace(",", "."),
        "unit": unit,
        "source": "nguon-1" if number % 2 else "nguon-2",
        "locator": "tr. 1",
    }


def _statements(number: int) -> list[dict[str, str]]:
    return [
        {
            "id": f"{category}-{place + 1:02}",
            "category": category,
            "theme": theme,
            "text_vi": "Nhận định mẫu để kiểm thử.",
            "text_en": "A synthetic statement for tests.",
            "source": "nguon-1" if number % 2 else "nguon-2",
        }
        for category, themes in THEMES.items()
        for place, theme in enumerate(themes)
        if (number + place) % 3 == 0
    ]


if __name__ == "__main__":
    write_rich(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 27)
