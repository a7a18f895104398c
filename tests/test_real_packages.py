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
from khuyencong.package import package_directories
from khuyencong.paths import ROOT

FOLDERS = package_directories(REAL_PACKAGES)
AREAS = [folder for folder in FOLDERS if folder.name != "codebook"]
FILES = sorted(REAL_PACKAGES.rglob("*.*"))


def test_the_shipped_packages_have_no_problem(real_verdict: Verdict) -> None:
    """Not even a warning."""
    assert real_verdict.problems == ()
    assert real_verdict.is_publishable(strict=True)


def test_the_five_first_areas_are_there(real_verdict: Verdict) -> None:
    """Each from one press article."""
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
    """The English of khuyến công is industrial extension."""
    saying = [
        file.relative_to(REAL_PACKAGES).as_posix()
        for file in FILES
        if re.search(r"industrial\s+promotion", file.read_text(encoding="utf-8"), re.IGNORECASE)
    ]
    assert saying == ["codebook/glossary.csv"]


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
