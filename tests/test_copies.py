"""Packages that repeat each other: a model that was copied, and not all of it changed."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from builders import FIGURE, SOURCE, write_descriptor, write_package

from khuyencong.checking import check
from khuyencong.checks import Verdict
from khuyencong.json_text import decoded
from khuyencong.problems import Problem
from khuyencong.settings import Settings

AREAS = {"ben-tre", "lang-son"}
CODE = "copied-rows"
KEY = "training_classes.2014.2018.-.actual.nguon-1"
"""Key of the first row that two provinces share."""
OTHERS = [
    FIGURE | {"indicator": one, "unit": unit, "value": "5", "stated_as": "5 cái"}
    for one, unit in (("demo_models", "model"), ("projects_local", "project"))
]
"""Figures that one of them has for itself."""


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


@pytest.fixture
def sharing(packages: Path) -> Path:
    """A package that has two of its four rows in common with another one."""
    rows = [FIGURE, FIGURE | {"period_end": "2019"}]
    shutil.rmtree(packages / "ben-tre")
    write_package(packages / "ben-tre", [OTHERS[0], *rows])
    own = [one | {"period_end": "2020"} for one in OTHERS]
    return write_package(packages / "lang-son", [*rows, *own])


def test_a_copied_package_is_not_published(copy: Path) -> None:
    """It is told where it stands, and its model is not: the words of the rows speak of Bến Tre."""
    problems = verdict_on(copy).problems
    assert {one.package for one in problems} == {"lang-son"}
    (title,) = (one for one in problems if one.code == "copied-title")
    assert (title.line, title.details["other"]) == (4, "ben-tre")
    (whole,) = (one for one in problems if one.code == "copied-package")
    assert (whole.severity, whole.found, whole.details["count"]) == ("error", "37", "37")
    assert whole.details["other"] == "ben-tre"
    assert not [one for one in problems if one.code == CODE]


def test_what_else_speaks_of_the_model_is_told(copy: Path) -> None:
    """Each entry once, with its line; a title of its own is not told."""
    name_it(copy, title="Khuyến công tỉnh Lạng Sơn")
    found = [one for one in verdict_on(copy).problems if one.code == "area-misnamed"]
    assert [(one.field, one.line) for one in found] == [
        ("title_en", 5),
        ("description", 6),
        ("description_en", 7),
        ("keywords", 54),
    ]
    assert {one.details["other"] for one in found} == {"Bến Tre", "Ben Tre"}


@pytest.mark.parametrize(
    ("area", "words", "told"),
    [
        ("lang-son", {"title": "Khuyến công tỉnh Cà Mau"}, ["title"]),
        ("lang-son", {"title": "Khuyến công tỉnh"}, []),
        ("lang-son", {"title": "Khuyến công tỉnh Lạng Sơn, giáp Cao Bằng"}, []),
        ("lang-son", {"title": "Khuyến công Việt Nam"}, ["title"]),
        ("lang-son", {"description": "Số liệu của tỉnh, theo Báo Công Thương Việt Nam."}, []),
        ("lang-son", {"description": "Lấy từ Báo Bình Định."}, ["description"]),
        ("lang-son", {"keywords": ["khuyến công", "Cao Bằng"]}, ["keywords"]),
        ("lang-son", {"keywords": ["khuyến công", "lạng sơn", "Cao Bằng"]}, []),
        ("bac-ninh", {"title": "Khuyến công tỉnh Bắc Ninh (từ 1/7/2025)"}, []),
        ("vinh-long-2025", {"description": "Gồm Bến Tre và Trà Vinh cũ."}, []),
        ("vinh-long-2025", {"title": "Khuyến công tỉnh Bến Tre"}, ["title"]),
        ("hue", {"title": "Khuyến công tỉnh Thừa Thiên Huế"}, ["title"]),
        ("viet-nam", {"title": "Khuyến công cả nước"}, []),
        ("viet-nam", {"title": "Khuyến công tỉnh Bến Tre"}, ["title"]),
        ("viet-nam", {"description": "Nhiều nhất ở Hà Nội."}, []),
    ],
)
def test_an_entry_speaks_of_its_own_area(
    tmp_path: Path,
    problems_of: Callable[[Path], list[Problem]],
    area: str,
    words: dict[str, Any],
    told: list[str],
) -> None:
    """It may name others beside it, or none; the country may name any in its description."""
    folder = write_package(tmp_path / area, [])
    name_it(folder, **words)
    found = [one for one in problems_of(folder) if one.code == "area-misnamed"]
    assert [one.field for one in found] == told


def test_a_title_that_fits_none_of_its_bearers_is_told_of_each(copy: Path) -> None:
    """Nobody knows then which is the copy."""
    for folder in (copy, copy.with_name("ben-tre")):
        name_it(folder, title="Khuyến công")
    titles = [one for one in verdict_on(copy).problems if one.code == "copied-title"]
    assert {(one.package, one.details["other"]) for one in titles} == {
        ("ben-tre", "lang-son"),
        ("lang-son", "ben-tre"),
    }


def test_equal_rows_of_which_nothing_tells_the_model_are_warnings(
    tmp_path: Path, problems_of: Callable[..., list[Problem]]
) -> None:
    """An article may well say the same of two provinces, and an error cannot be accepted."""
    classes = [FIGURE | {"period_end": str(year)} for year in (2018, 2019, 2020)]
    folders = [write_package(tmp_path / area, classes) for area in sorted(AREAS)]
    for folder, other in (folders, folders[::-1]):
        (problem,) = problems_of(folder, [other])
        assert (problem.code, problem.found) == (CODE, "3")
        assert problem.severity == "warning"


@pytest.mark.parametrize(
    ("description", "code"),
    [("Số liệu về Bến Tre.", "copied-package"), ("Số liệu về Lạng Sơn, như Bến Tre.", CODE)],
)
def test_a_descriptor_that_still_speaks_of_the_model_tells_the_copy(
    tmp_path: Path, problems_of: Callable[..., list[Problem]], description: str, code: str
) -> None:
    """Where the rows name nobody; a word on a neighbour, beside the own name, tells nothing."""
    model, copy = (write_package(tmp_path / name) for name in ("ben-tre", "lang-son"))
    name_it(copy, description=description)
    told = {one.code for one in problems_of(copy, [model])}
    assert told - {"area-misnamed"} == {code}


def test_a_source_that_speaks_of_the_other_area_is_told(
    tmp_path: Path, problems_of: Callable[..., list[Problem]]
) -> None:
    """By its title, or by evidence that was copied; an article about both is no fault."""
    evidence = {
        "area_evidence_vi": "Bài nêu tên huyện.",
        "area_evidence_en": "It names a district.",
    }
    of_model = {"title": "Khuyến công Bến Tre"}
    for ours, theirs, told in (
        (of_model, of_model, True),
        (evidence, evidence, True),
        (of_model | evidence, of_model, False),
        (
            {"title": "Khuyến công Bến Tre, Lạng Sơn"},
            {"title": "Khuyến công Bến Tre, Lạng Sơn"},
            False,
        ),
        ({}, {}, False),
    ):
        copy = write_package(
            tmp_path / "lang-son",
            [FIGURE | {"value": "4", "stated_as": "4 lớp"}],
            sources=[SOURCE | ours],
        )
        model = write_package(tmp_path / "ben-tre", sources=[SOURCE | theirs])
        found = problems_of(copy, [model])
        assert [(one.code, one.case) for one in found] == ([(CODE, "sources")] if told else [])


def test_rows_that_were_left_over_are_told(sharing: Path) -> None:
    """How many, and where the first of them stands in both packages."""
    (problem,) = verdict_on(sharing, "lang-son").problems
    assert (problem.code, problem.line, problem.found) == (CODE, 2, "2")
    assert problem.details["first"] == "3"
    assert problem.details["other"].endswith("ben-tre/observations.csv")


def test_a_copy_is_found_where_it_alone_is_checked(copy: Path) -> None:
    """And the rows of the others are not counted."""
    verdict = verdict_on(copy, "lang-son")
    assert {one.package for one in verdict.problems} == {"lang-son"}
    assert "copied-title" in {one.code for one in verdict.problems}
    (package,) = verdict.packages
    assert verdict.rows == package.rows


def test_rows_that_two_areas_share_may_be_accepted(sharing: Path) -> None:
    """By the key of the first of them, and their number; wherever the package is checked."""
    head = "code,file,line_key,expect,reason,accepted_by,accepted_on\n"
    row = f"{CODE},observations.csv,{KEY},2,Nguồn nói vậy.,b,2026-11-26\n"
    (sharing / "accepted.csv").write_text(head + row, encoding="utf-8")
    for areas in ((), ("lang-son",)):
        verdict = verdict_on(sharing, *areas)
        assert not [one for one in verdict.problems if one.package == "lang-son"]


def test_statements_of_another_area_are_told_whatever_source_is_named(copy: Path) -> None:
    """Nobody finds the same words twice: the folder was copied, and its source alone replaced."""
    table = copy / "sources.csv"
    with table.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    for number, row in enumerate(rows):
        row[header.index("title")] = f"Khuyến công Lạng Sơn {number}"
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])
    told = [one for one in verdict_on(copy).problems if one.code == CODE]
    assert {one.package for one in told} == AREAS
    assert {one.file.rpartition("/")[2] for one in told} == {"narratives.csv"}


def test_half_of_the_rows_is_no_copy(sharing: Path) -> None:
    """Though its description still speaks of the other province."""
    name_it(sharing, description="Số liệu về Bến Tre.")
    assert "copied-package" not in {one.code for one in verdict_on(sharing).problems}


def test_descriptors_that_speak_of_each_other_tell_no_model(
    tmp_path: Path, problems_of: Callable[..., list[Problem]]
) -> None:
    """Each may be the copy, and an error cannot be accepted."""
    one, other = (write_package(tmp_path / name, [FIGURE]) for name in ("ben-tre", "lang-son"))
    name_it(one, description="Số liệu về Lạng Sơn.")
    name_it(other, description="Số liệu về Bến Tre.")
    assert "copied-package" not in {found.code for found in problems_of(one, [other])}
