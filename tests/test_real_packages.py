"""The packages that are shipped: sound for this project and for any other tool."""

import csv
import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from builders import REAL_PACKAGES

from khuyencong.checks import Verdict
from khuyencong.checks.stated import stated_rows
from khuyencong.codebook import Codebook
from khuyencong.package import package_directories
from khuyencong.paths import ROOT

FOLDERS = package_directories(REAL_PACKAGES)
AREAS = [folder for folder in FOLDERS if folder.name != "codebook"]
FILES = sorted(REAL_PACKAGES.rglob("*.*"))


LEAST_FIGURES = {
    "viet-nam": 37,
    "bac-ninh": 26,
    "ben-tre": 19,
    "binh-thuan": 39,
    "hau-giang": 4,
    "quang-binh": 4,
    "quang-tri": 2,
    "vinh-long": 2,
    "vinh-long-2025": 6,
}
"""Figures of the areas whose published figures were brought in first."""
EXCLUDED = REAL_PACKAGES / "EXCLUDED.csv"
LEAST_READABLE = 0.95


def rows_of(folder: Path, table: str = "observations") -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_shipped_packages_have_no_problem(real_verdict: Verdict) -> None:
    """Not even a warning that no editor has accepted, with a reason."""
    assert real_verdict.problems == ()
    assert real_verdict.is_publishable(strict=True)
    assert all(one.acceptance.accepted_by == "ban biên tập" for one in real_verdict.accepted)


def test_every_area_has_its_published_figures() -> None:
    """The figures that were published of it, or more."""
    counts = {folder.name: sum(bool(row["value"]) for row in rows_of(folder)) for folder in AREAS}
    assert {area: n for area, n in LEAST_FIGURES.items() if counts.get(area, 0) < n} == {}


def test_what_was_left_out_is_told_with_its_reason(codebook: Codebook) -> None:
    """In both languages, and in order."""
    with EXCLUDED.open(encoding="utf-8", newline="") as file:
        excluded = list(csv.DictReader(file))
    names = ("area", "indicator", "period_start", "period_end")
    assert excluded == sorted(excluded, key=lambda row: [row[name] for name in names])
    for row in excluded:
        assert row["area"] in codebook.areas
        assert row["reason_vi"]
        assert row["reason_en"]


def test_nearly_every_figure_is_read_from_the_words_of_its_source(
    real_verdict: Verdict, codebook: Codebook
) -> None:
    """What the words say is the value; the few that cannot be read were checked by hand."""
    given = [row for folder in AREAS for row in rows_of(folder) if row["value"]]
    matched = [
        row
        for package in real_verdict.packages
        for row in stated_rows(package, codebook)
        if row.match is not None
    ]
    assert len(matched) >= LEAST_READABLE * len(given)
    unread = [
        one.problem for one in real_verdict.accepted if one.problem.code == "stated-as-unreadable"
    ]
    assert len(given) == len(matched) + len(unread)


def test_sources_that_contradict_each_other_both_stand(real_verdict: Verdict) -> None:
    """One cluster in fourteen years, or two in the last five of them: the notes say so."""
    conflicts = {
        one.problem.package
        for one in real_verdict.accepted
        if one.problem.code == "conflicting-sources"
    }
    assert "binh-thuan" in conflicts
    rows = [
        row
        for row in rows_of(REAL_PACKAGES / "binh-thuan")
        if row["indicator"] == "cluster_infrastructure_supported"
    ]
    assert [row["value"] for row in rows] == ["1", "2"]
    assert all("mâu thuẫn" in row["note_vi"] for row in rows)
    assert all("contradict" in row["note_en"] for row in rows)


def test_different_counts_of_the_country_explain_each_other() -> None:
    """Demonstration models: 786 in five unknown years, 261 by the national programme alone."""
    rows = {
        row["value"]: row
        for row in rows_of(REAL_PACKAGES / "viet-nam")
        if row["indicator"] == "demo_models" and row["status"] == "actual"
    }
    assert "261" in rows["786"]["note_vi"]
    assert "261" in rows["786"]["note_en"]
    assert "786" in rows["261"]["note_vi"]
    assert "786" in rows["261"]["note_en"]


def test_the_five_first_areas_are_there(real_verdict: Verdict) -> None:
    """From whose press articles the project began."""
    names = {package.name for package in real_verdict.packages}
    assert {"bac-ninh", "ben-tre", "binh-thuan", "hau-giang", "quang-ngai"} <= names


def test_plain_frictionless_accepts_every_package() -> None:
    """Without this project's code, as any user of the data would validate them."""
    runs = [
        subprocess.Popen(
            [sys.executable, "-m", "frictionless", "validate", str(folder / "datapackage.json")],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for folder in FOLDERS
    ]
    outputs = [(run.communicate(timeout=60)[0], run.returncode) for run in runs]
    assert [output for output, status in outputs if status != 0] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(REAL_PACKAGES).as_posix())
def test_a_shipped_file_is_plain_text_in_composed_unicode(file: Path) -> None:
    """UTF-8 without a byte order mark, NFC, line feeds only, and an end to the last line."""
    content = file.read_bytes()
    text = content.decode("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    assert text.endswith("\n")


@pytest.mark.parametrize("folder", AREAS, ids=lambda folder: folder.name)
def test_words_of_a_source_are_few(folder: Path) -> None:
    """At most 120 characters are quoted of a source for one figure."""
    with (folder / "observations.csv").open(encoding="utf-8", newline="") as file:
        longest = max((len(row["stated_as"]) for row in csv.DictReader(file)), default=0)
    assert longest <= 120


def test_industrial_promotion_is_only_said_in_the_glossary() -> None:
    """The English of khuyến công is industrial extension, save where a source is quoted."""
    quoted = ("title", "url", "path", "stated_as", "locator", "period_as_stated")
    saying = set()
    for file in FILES:
        if file.suffix == ".json":
            descriptor = json.loads(file.read_text(encoding="utf-8"))
            texts = [json.dumps({**descriptor, "sources": []})]
        else:
            with file.open(encoding="utf-8", newline="") as table:
                rows = list(csv.DictReader(table))
            texts = [
                text
                for row in rows
                for name, text in row.items()
                if name not in quoted and not name.startswith("source_") and text
            ]
        if any(re.search(r"industrial\s+promotion", text, re.IGNORECASE) for text in texts):
            saying.add(file.relative_to(REAL_PACKAGES).as_posix())
    assert saying == {"codebook/glossary.csv"}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_descriptor_has_what_the_contract_lists(folder: Path) -> None:
    """So that catalogues and readers find licence, publisher and version."""
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    wanted = (
        *("$schema", "name", "title", "description", "version", "created", "licenses"),
        *("contributors", "sources", "keywords", "resources"),
    )
    assert [name for name in wanted if not descriptor.get(name)] == []
    assert descriptor["licenses"][0]["name"] == "CC-BY-4.0"
