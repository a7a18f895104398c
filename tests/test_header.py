"""The first line of a table: each way of being wrong has its own advice."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from builders import write_package

from khuyencong.problems import Problem, explain
from khuyencong.reading import read_package
from khuyencong.schemas import AREA, fields

NAMES = tuple(field.name for field in fields(AREA, "observations"))
SWAPPED = (*NAMES[:7], "unit", "value", *NAMES[9:])


def faults(tmp_path: Path, content: str) -> tuple[Problem, ...]:
    folder = write_package(tmp_path / "ben-tre")
    (folder / "observations.csv").write_text(content, encoding="utf-8")
    return read_package(folder).faults


@pytest.mark.parametrize(
    ("header", "case", "column"),
    [
        ((), "empty", 1),
        (("",) * 15, "empty", 1),
        (("training_classes", "2014", "2018"), "none", 1),
        ((*NAMES[:8], *NAMES[9:]), "missing", 9),
        (NAMES[:-1], "missing", 15),
        ((*NAMES, "ghi_chu"), "surplus", 16),
        ((*NAMES[:3], "value", *NAMES[3:]), "surplus", 9),
        ((*NAMES, "", ""), "nameless", 16),
        ((*NAMES[:3], "", *NAMES[3:]), "nameless", 4),
        (SWAPPED, "order", 8),
        ((*NAMES[:8], *NAMES[9:], "don_vi"), "other", 9),
        ((*NAMES[:7], "Giá trị", *NAMES[8:]), "renamed", 8),
        ((*NAMES[:7], "", *NAMES[8:]), "unnamed", 8),
    ],
)
def test_each_kind_of_wrong_header_has_its_case(
    tmp_path: Path, header: Sequence[str], case: str, column: int
) -> None:
    """The header is shown as it was found, and no text has a gap."""
    (fault,) = faults(tmp_path, ",".join(header) + "\n")
    assert (fault.code, fault.case, fault.line, fault.column) == ("wrong-header", case, 1, column)
    assert fault.found == ",".join(header)
    for language in ("vi", "en"):
        wording = explain(fault, language)
        assert "“”" not in wording.message + wording.mend
        assert ", ," not in wording.message


def test_the_right_header_is_pasted_only_where_that_mends(tmp_path: Path) -> None:
    """Over columns that are missing or moved it would give cells the names of others."""
    rows = "\n1\n"
    assert [one.fix for one in faults(tmp_path, rows)] == [",".join(NAMES)]
    assert [one.fix for one in faults(tmp_path, ",".join(NAMES[1:]) + rows)] == [None]
    assert [one.fix for one in faults(tmp_path, ",".join(SWAPPED) + rows)] == [None]
    assert [one.fix for one in faults(tmp_path, ";".join(NAMES) + rows)] == [None]


@pytest.mark.parametrize("titles", [1, 3])
def test_a_header_below_a_title_is_found(tmp_path: Path, titles: int) -> None:
    """To paste it over the title would leave it there twice."""
    lines = ["Bảng số liệu" + "," * (len(NAMES) - 1)] * titles
    (fault,) = faults(tmp_path, "\n".join([*lines, ",".join(NAMES), ",".join("x" * 15), ""]))
    assert (fault.code, fault.case, fault.fix) == ("wrong-header", "below", None)
    assert (fault.details["above"], fault.details["right"]) == (f"{titles}", f"{titles + 1}")


def test_each_renamed_column_is_told_in_its_cell(tmp_path: Path) -> None:
    """So that its name can be pasted there."""
    header = ["chi_tieu", *NAMES[1:7], "gia_tri", *NAMES[8:]]
    found = [(one.column, one.field, one.fix) for one in faults(tmp_path, ",".join(header))]
    assert found == [(1, "indicator", "indicator"), (8, "value", "value")]


@pytest.mark.parametrize(("separator", "name"), [(";", ";"), ("\t", "Tab")])
def test_another_separator_is_named(tmp_path: Path, separator: str, name: str) -> None:
    """Even where the rows below are no CSV with commas."""
    content = separator.join(NAMES) + '\r\nx,"y" z\r\n'
    (fault,) = faults(tmp_path, content)
    assert (fault.code, fault.case, fault.details["separator"]) == (
        "wrong-header",
        "separator",
        name,
    )
    assert fault.found == separator.join(NAMES)
    (fault,) = faults(tmp_path, separator.join(NAMES[1:]) + "\n")
    assert (fault.code, fault.case) == ("wrong-header", "separator-and-columns")
    assert "--fix" not in explain(fault, "vi").mend  # which mends sound columns only


ROW = "training_classes,2014,2018,,,actual,exact,3,class,,3 lớp,nguon-1,,,\n"


@pytest.mark.parametrize(
    ("header", "case"),
    [
        ([name.upper() for name in NAMES], "spelling"),
        ([f" {name.title()} " for name in NAMES], "spelling"),
        ([f'"{name}"' for name in NAMES], ""),
        ((*NAMES[:7], *NAMES[8:]), "alone"),
        ((*NAMES[:7], *NAMES[8:], ""), "alone"),
        ((*NAMES[:7], "", *NAMES[7:]), "alone"),
        ((*NAMES[:3], "giá trị", *NAMES[3:]), "alone"),
        ([f"Cột {number}" for number in range(15)], "alone"),
        (SWAPPED, "alone"),
        ((*NAMES[:13], "note_en", "note_vi"), "order"),
        ((*NAMES[:7], "Giá trị", *NAMES[8:]), "renamed"),
        (ROW.strip().split(","), "lost"),
    ],
)
def test_a_header_that_is_wrong_alone_is_given_whole(
    tmp_path: Path, header: Sequence[str], case: str
) -> None:
    """Below it every cell stands where it should: a column put in or taken out would spoil that.

    A mistake in one row does not hide it. Two columns of text may be swapped with their cells.
    """
    wrong = ROW.replace(",exact,3,", ",đúng,3,")
    found = faults(tmp_path, ",".join(header) + "\n" + ROW * 2 + wrong)
    assert [one.case for one in found] == ([case] if case else [])
    is_whole = case in {"spelling", "alone", "lost"}
    assert [one.fix == ",".join(NAMES) for one in found] == ([is_whole] if case else [])


def test_a_column_that_is_missing_with_its_cells_is_not_pasted(tmp_path: Path) -> None:
    """Nor a header over rows of different lengths."""
    shorter = ROW.replace(",exact,3,", ",exact,")
    header = ",".join((*NAMES[:7], *NAMES[8:])) + "\n"
    assert [one.case for one in faults(tmp_path, header + shorter * 3)] == ["missing"]
    assert [one.case for one in faults(tmp_path, header + ROW + shorter)] == ["missing"]
