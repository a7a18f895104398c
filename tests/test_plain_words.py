"""What is said to people who enter figures and know neither ids nor types of programs."""

from collections.abc import Callable
from pathlib import Path

import pytest
from builders import edit_cells

from khuyencong.checks.nearest import Names
from khuyencong.codebook import Named
from khuyencong.problems import Problem, explain

Judge = Callable[..., list[Problem]]


@pytest.mark.parametrize(
    ("column", "written", "meant"),
    [
        ("indicator", "Số lớp đào tạo nghề", "training_classes"),
        ("indicator", "so lop dao tao nghe", "training_classes"),
        ("indicator", "Số lớp dạy nghề", "training_classes"),
        ("indicator", "Vocational training classes", "training_classes"),
        ("indicator", "Số cơ sở được hỗ trợ", None),
        ("indicator", "Dân số", None),
        ("breakdown", "Lao động mới", "kind_new_workers"),
    ],
)
def test_a_name_in_place_of_an_id_is_understood(
    judge: Judge, column: str, written: str, meant: str | None
) -> None:
    """Who enters figures knows what things are called; one name of several is not guessed."""
    (problem,) = judge(**{column: written})
    assert (problem.code, problem.fix) == (f"unknown-{column}", meant)


def test_a_name_that_two_things_bear_means_neither() -> None:
    """Whichever came first would be a guess."""
    twins = {id_: Named(id_, "Lao động", f"Workers {id_}") for id_ in ("one", "two")}
    assert Names(twins).nearest("lao động") is None
    assert Names(twins).nearest("Workers two") == "two"


@pytest.mark.parametrize(
    ("column", "fix", "words"),
    [
        ("unit", "class", "Đơn vị của chỉ tiêu"),
        ("qualifier", "exact", "nearly: gần"),
        ("source", None, "Mã nguồn trong sources.csv"),
    ],
)
def test_an_empty_cell_is_told_with_what_its_column_holds(
    judge: Judge, column: str, fix: str | None, words: str
) -> None:
    """And with what to write, where the rest of the row leaves one answer."""
    problem = next(one for one in judge(**{column: ""}) if one.code == "missing-value")
    assert (problem.field, problem.fix) == (column, fix)
    assert words in explain(problem, "vi").expected


@pytest.mark.parametrize(
    ("table", "column", "cell", "case"),
    [
        ("indicators", "minimum", "không", "number"),
        ("indicators", "additive_over_areas", "có", "boolean"),
        ("topics", "position", "1,5", "integer"),
    ],
)
def test_a_cell_of_the_wrong_type_is_told_in_plain_words(
    packages: Path,
    problems_of: Callable[[Path], list[Problem]],
    table: str,
    column: str,
    cell: str,
    case: str,
) -> None:
    """No name of a type stands in what a clerk reads."""
    edit_cells(packages / f"codebook/{table}.csv", 2, {column: cell})
    found = problems_of(packages / "codebook")
    problem = next(one for one in found if one.code == "wrong-type")
    assert (problem.case, problem.field, problem.found) == (case, column, cell)
    for language in ("vi", "en"):
        assert case not in explain(problem, language).expected
