"""What is said to people who enter figures and know neither ids nor types of programs."""

from collections.abc import Callable
from pathlib import Path

import pytest
from builders import FIGURE, edit_cells, write_package

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


def test_two_things_of_the_codebook_do_not_share_a_name(
    packages: Path, problems_of: Callable[[Path], list[Problem]]
) -> None:
    """A name that nobody found was added once more, and figures are parted between the two."""
    table = packages / "codebook/themes.csv"
    last = len(table.read_text("utf-8").splitlines())
    edit_cells(table, last, {"name_vi": "ĐÀO TẠO NGHỀ"})
    found = [one for one in problems_of(packages / "codebook") if one.file.endswith(".csv")]
    assert [(one.code, one.line, one.field) for one in found] == [
        ("duplicate-row", last, "name_vi")
    ]


def test_a_least_value_above_the_greatest_is_told_in_the_codebook(
    packages: Path, problems_of: Callable[[Path], list[Problem]]
) -> None:
    """And not at every figure of a province."""
    edit_cells(packages / "codebook/indicators.csv", 8, {"minimum": "100", "maximum": "0"})
    found = problems_of(packages / "codebook")
    (problem,) = (one for one in found if one.file.endswith(".csv"))
    assert (problem.code, problem.field, problem.line) == ("not-allowed", "maximum", 8)


def test_a_header_among_the_rows_is_told_alone(
    tmp_path: Path, problems_of: Callable[[Path], list[Problem]]
) -> None:
    """Two tables were put together: its names are no wrong cells."""
    folder = write_package(tmp_path / "ben-tre")
    table = folder / "observations.csv"
    text = table.read_text("utf-8")
    table.write_text(text + text.partition("\n")[0] + "\n", "utf-8")
    (problem,) = problems_of(folder)
    assert (problem.code, problem.case, problem.line) == ("wrong-header", "repeated", 3)


@pytest.mark.parametrize("kept", [0.5, 0.8])
def test_a_file_that_breaks_off_is_not_to_be_filled_up(
    tmp_path: Path, problems_of: Callable[[Path], list[Problem]], kept: float
) -> None:
    """The rows after it are lost, and a pasted end would hide that; no source is unused by it."""
    rows = [FIGURE | {"period_end": f"{2014 + number}"} for number in range(3)]
    folder = write_package(tmp_path / "ben-tre", [*rows, FIGURE | {"source": "nguon-2"}])
    sources = folder / "sources.csv"
    sources.write_text(
        sources.read_text("utf-8")
        + sources.read_text("utf-8").splitlines()[1].replace("-1", "-2", 1)
        + "\n",
        "utf-8",
    )
    table = folder / "observations.csv"
    header, *lines = table.read_text("utf-8").splitlines(keepends=True)
    table.write_text(header + "".join(lines[:2]) + lines[2][: int(len(lines[2]) * kept)], "utf-8")
    (problem,) = problems_of(folder)
    assert (problem.code, problem.case, problem.line) == ("missing-value", "cut", 4)
    assert problem.fix is None


def test_a_file_that_breaks_off_within_a_letter_is_told_as_that(
    tmp_path: Path, problems_of: Callable[[Path], list[Problem]]
) -> None:
    """It is no file of an old encoding."""
    folder = write_package(tmp_path / "ben-tre")
    table = folder / "observations.csv"
    table.write_bytes(table.read_bytes().rpartition("ớ".encode())[0] + "ớ".encode()[:2])
    (problem,) = problems_of(folder)
    assert (problem.code, problem.case) == ("not-utf8", "cut")


@pytest.mark.parametrize(
    ("value", "stated", "fix"),
    [
        ("06-Thg7", "gần 6,7 tỷ đồng", "6.7"),
        ("6-Jul", "6,7 tỷ đồng", "6.7"),
        ("3-Sep", "9,3 tỷ đồng", "9.3"),
        ("06-Thg7", "", None),
    ],
)
def test_a_decimal_that_became_a_day_is_told_as_that(
    judge: Judge, value: str, stated: str, fix: str | None
) -> None:
    """The words of the source tell which number it was; else nobody knows."""
    money = {"indicator": "funding_total", "unit": "billion_vnd", "qualifier": "nearly"}
    found = judge(**money, value=value, stated_as=stated)
    problem = next(one for one in found if one.field == "value")
    assert (problem.code, problem.case, problem.fix) == ("wrong-type", "decimal-as-day", fix)


def test_dots_between_thousands_are_mended_into_the_unit_of_the_row(judge: Judge) -> None:
    """To paste 29290000000 billion would be the next mistake."""
    money = {"indicator": "funding_total", "unit": "billion_vnd"}
    found = judge(**money, value="29.290.000.000", stated_as="29.290.000.000 đồng")
    assert [(one.code, one.fix) for one in found] == [("thousands-dot", "29.29")]


@pytest.mark.parametrize(
    ("cells", "code", "fix"),
    [
        ({"value": "1\u00a0620", "stated_as": "1.620 lớp"}, "thousands-dot", "1620"),
        ({"indicator": "Training_classes "}, "unknown-indicator", "training_classes"),
    ],
)
def test_one_cell_gets_one_text_to_paste(
    judge: Judge, cells: dict[str, str], code: str, fix: str
) -> None:
    """A space that another mend takes away is not mended by itself."""
    found = [one for one in judge(**cells) if one.fix]
    assert [(one.code, one.fix) for one in found] == [(code, fix)]


def test_rows_whose_key_was_merged_away_are_no_duplicates(
    tmp_path: Path, problems_of: Callable[[Path], list[Problem]]
) -> None:
    """To delete one of them would delete a figure."""
    rows = [FIGURE, *([FIGURE | {"indicator": ""}] * 2)]
    found = problems_of(write_package(tmp_path / "ben-tre", rows))
    assert [(one.code, one.line) for one in found] == [("missing-value", 3), ("missing-value", 4)]
