"""The guide in CONTRIBUTING.md for adding a province, followed to the letter."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from khuyencong.paths import ROOT
from khuyencong.problems import Problem

MODEL = ROOT / "datapackages/ben-tre"
TABLES = ("observations", "sources", "narratives")
WRITTEN_ANEW = {
    "name": "ca-mau",
    "title": "Khuyến công tỉnh Cà Mau",
    "title_en": "Industrial extension in Ca Mau",
    "description": "Số liệu về khuyến công tỉnh Cà Mau.",
    "description_en": "Figures on industrial extension in Ca Mau.",
    "keywords": ["khuyến công", "Cà Mau"],
    "version": "1.0.0",
    "created": "2026-11-27T00:00:00Z",
    "sources": [],
}


def follow(folder: Path, written: dict[str, object]) -> Path:
    """Steps 2 to 4 of the guide, with some entries written anew."""
    folder.mkdir()
    for table in TABLES:
        header, _, _ = (MODEL / f"{table}.csv").read_text(encoding="utf-8").partition("\n")
        (folder / f"{table}.csv").write_text(f"{header}\n", encoding="utf-8")
    shutil.copy2(MODEL / "datapackage.json", folder)
    descriptor = folder / "datapackage.json"
    entries = json.loads(descriptor.read_text(encoding="utf-8")) | written
    descriptor.write_text(json.dumps(entries, ensure_ascii=False, indent=2), encoding="utf-8")
    return folder


def test_the_guide_leads_to_a_sound_package(
    tmp_path: Path, problems_of: Callable[[Path], list[Problem]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """All that is there are headers; that is enough for a page."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795737600")  # 27 November 2026
    assert problems_of(follow(tmp_path / "ca-mau", WRITTEN_ANEW)) == []


@pytest.mark.parametrize("entry", ["name", "title", "title_en", "description", "keywords"])
def test_an_entry_that_was_forgotten_is_told(
    tmp_path: Path,
    problems_of: Callable[[Path], list[Problem]],
    monkeypatch: pytest.MonkeyPatch,
    entry: str,
) -> None:
    """It still speaks of the province that was the model."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795737600")
    written = {name: said for name, said in WRITTEN_ANEW.items() if name != entry}
    assert problems_of(follow(tmp_path / "ca-mau", written))
