"""Writers of small synthetic packages, and an editor of single cells."""

import copy
import csv
import io
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from khuyencong.checks import Verdict
from khuyencong.checks.all import judge_package
from khuyencong.codebook import Codebook
from khuyencong.load import Dataset, load_dataset
from khuyencong.package import Package
from khuyencong.paths import ROOT
from khuyencong.problems import Problem
from khuyencong.schemas import AREA, fields, table_schemas
from khuyencong.settings import Progress

REAL_PACKAGES = ROOT / "datapackages"
BROKEN = Path(__file__).with_name("broken")
CASES = sorted(path.name for path in BROKEN.iterdir())
"""Codes of the catalogue, each with a small package that has this one defect."""

FIGURE = {
    "indicator": "training_classes",
    "period_start": "2014",
    "period_end": "2018",
    "status": "actual",
    "qualifier": "exact",
    "value": "3",
    "unit": "class",
    "stated_as": "3 lớp đào tạo nghề",
    "source": "nguon-1",
    "locator": "đoạn 1",
}
"""A synthetic figure without any fault."""
SOURCE = {"id": "nguon-1", "title": "[Bài mẫu để kiểm thử]", "document": "mau.txt", "kind": "press"}
"""A synthetic source without any fault."""


class Silent(Progress):
    """Tells nothing of a build."""


def check_package(package: Package, codebook: Codebook | None) -> list[Problem]:
    """All problems of one package that are not accepted; None stands for no sound codebook."""
    return list(judge_package(package, codebook).problems)


def codes(problems: list[Problem]) -> list[str]:
    """The codes of problems in their order."""
    return [problem.code for problem in problems]


def descriptor_for(folder: Path) -> dict[str, Any]:
    """A sound descriptor for the tables in a folder."""
    descriptor = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": folder.name,
        "title": f"Gói mẫu để kiểm thử {folder.name}",
        "title_en": f"A sample for tests {folder.name}",
        "version": "1.0.0",
        "created": "2017-11-22T00:00:00Z",
        "licenses": [{"name": "CC-BY-4.0"}],
        "sources": [{"title": title} for title in _titles(folder / "sources.csv")],
        "resources": [
            {"name": name, "type": "table", "path": f"{name}.csv", "format": "csv"}
            | {"mediatype": "text/csv", "encoding": "utf-8", "schema": schema}
            for name, schema in table_schemas(AREA).items()
            if name != "narratives" or (folder / "narratives.csv").exists()
        ],
    }
    return copy.deepcopy(descriptor)


def _titles(file: Path) -> list[str]:
    """What the sources of a table are called, as far as they can be read."""
    text = file.read_text(encoding="utf-8-sig", errors="replace") if file.exists() else ""
    rows = csv.DictReader(io.StringIO(text, newline=""))
    named = (row.get("title") or row.get("document") for row in rows)
    return [name for name in named if name] or [SOURCE["title"]]


def write_descriptor(folder: Path, descriptor: object) -> None:
    """Write a descriptor as an editor would."""
    text = json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"
    (folder / "datapackage.json").write_text(text, encoding="utf-8")


def write_package(
    folder: Path,
    figures: list[dict[str, str]] | None = None,
    statements: list[dict[str, str]] | None = None,
    sources: list[dict[str, str]] | None = None,
) -> Path:
    """Write a small package, sound unless the cells given are not."""
    folder.mkdir(parents=True, exist_ok=True)
    write_table(folder, "observations", [FIGURE] if figures is None else figures)
    write_table(folder, "sources", [SOURCE] if sources is None else sources)
    if statements is not None:
        write_table(folder, "narratives", statements)
    write_descriptor(folder, descriptor_for(folder))
    return folder


def write_table(folder: Path, table: str, records: list[dict[str, str]]) -> None:
    """Write a table as the contract asks, with empty cells where a record says nothing."""
    names = [field.name for field in fields(AREA, table)]
    rows = [names, *([record.get(name, "") for name in names] for record in records)]
    (folder / f"{table}.csv").write_text(_csv(rows), encoding="utf-8")


def edit_cells(file: Path, line: int, cells: Mapping[str, str]) -> None:
    """Change cells of one line of a table, given by the names of their columns."""
    rows = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8"), newline="")))
    for name, text in cells.items():
        rows[line - 1][rows[0].index(name)] = text
    file.write_text(_csv(rows), encoding="utf-8")


def broken_package(code: str, tmp_path: Path) -> tuple[Path, dict[str, Any]]:
    """A copy of a case's package with a descriptor, and what is expected of it.

    Another package that it must be compared with is copied beside it.
    """
    expected = json.loads((BROKEN / code / "expected.json").read_text(encoding="utf-8"))
    shutil.copytree(BROKEN / code, tmp_path, dirs_exist_ok=True)
    (tmp_path / "expected.json").unlink()
    names = {path.name for path in (BROKEN / code).iterdir() if path.is_dir()}
    if (other := expected.pop("other", None)) is not None:
        write_descriptor(tmp_path / other, descriptor_for(tmp_path / other))
    (folder,) = (tmp_path / name for name in names - {other})
    descriptor: Any = descriptor_for(folder)
    if (edit := expected.pop("descriptor", None)) is not None:
        *way, last = edit["place"]
        part = descriptor
        for step in way:
            part = part[step]
        part[last] = edit["value"]
    write_descriptor(folder, descriptor)
    return folder, expected


def _csv(rows: list[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def loaded(verdict: Verdict) -> Dataset:
    """Checked packages, loaded as the build loads them."""
    assert verdict.codebook is not None
    return load_dataset(
        verdict.packages, verdict.codebook, verdict.problems, verdict.excluded, verdict.accepted
    )
