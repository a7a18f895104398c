"""Packages that repeat each other: a model that was copied, and not all of it changed."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from builders import write_descriptor

from khuyencong.checking import check
from khuyencong.checks import Verdict
from khuyencong.json_text import decoded
from khuyencong.settings import Settings

AREAS = {"ben-tre", "lang-son"}
CODE = "copied-rows"
KEYS = {
    "observations.csv": "funding_state_budget.-.-.-.actual.press-undated",
    "narratives.csv": "activity-01",
}
"""Keys of the first rows of the province that is copied."""


@pytest.fixture
def copy(packages: Path) -> Path:
    """A real province's folder, copied for another province, with another name in it."""
    folder = Path(shutil.copytree(packages / "ben-tre", packages / "lang-son"))
    name_it(folder, name="lang-son")
    return folder


def name_it(folder: Path, **words: Any) -> None:
    descriptor = decoded((folder / "datapackage.json").read_bytes())
    write_descriptor(folder, descriptor | words)


def verdict_on(folder: Path, *areas: str) -> Verdict:
    return check(Settings(packages=folder.parent), areas)


def test_a_copied_package_is_not_published(copy: Path) -> None:
    """Each of the two is told of the other, for nobody knows which is the copy."""
    problems = verdict_on(copy).problems
    titles = [one for one in problems if one.code == "copied-title"]
    assert {(one.package, one.details["other"]) for one in titles} == {
        ("ben-tre", "lang-son"),
        ("lang-son", "ben-tre"),
    }
    rows = [one for one in problems if one.code == CODE]
    assert {one.package for one in rows} == AREAS


def test_rows_that_were_left_over_are_told(copy: Path) -> None:
    """With a title of its own the copy still has the other's rows: how many, and where."""
    name_it(copy, title="Khuyến công tỉnh Lạng Sơn")
    table = copy / "observations.csv"
    lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
    table.write_text("".join([lines[0], *lines[4:6]]), encoding="utf-8")
    (copy / "narratives.csv").unlink()
    descriptor = decoded((copy / "datapackage.json").read_bytes())
    kept = [one for one in descriptor["resources"] if one["name"] != "narratives"]
    name_it(copy, resources=kept)
    (problem,) = (one for one in verdict_on(copy, "lang-son").problems if one.code == CODE)
    assert (problem.line, problem.found, problem.details["first"]) == (2, "2", "5")
    assert problem.details["other"].endswith("ben-tre/observations.csv")


def test_a_copy_is_found_where_it_alone_is_checked(copy: Path) -> None:
    """And the rows of the others are not counted."""
    verdict = verdict_on(copy, "lang-son")
    assert {one.package for one in verdict.problems} == {"lang-son"}
    assert "copied-title" in {one.code for one in verdict.problems}
    (package,) = verdict.packages
    assert verdict.rows == package.rows


def test_rows_that_two_areas_share_may_be_accepted(copy: Path) -> None:
    """By the key of the first of them, and their number; wherever the package is checked."""
    name_it(copy, title="Khuyến công tỉnh Lạng Sơn")
    found = [one for one in verdict_on(copy, "lang-son").problems if one.code == CODE]
    files = [Path(one.file).name for one in found]
    assert set(files) == set(KEYS)
    with (copy / "accepted.csv").open("a", encoding="utf-8") as ledger:
        for one, file in zip(found, files, strict=True):
            ledger.write(f"{CODE},{file},{KEYS[file]},{one.found},Nguồn nói vậy.,b,2026-11-26\n")
    for areas in ((), ("lang-son",)):
        assert not [one for one in verdict_on(copy, *areas).problems if one.package == "lang-son"]
