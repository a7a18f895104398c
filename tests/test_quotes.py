"""Double quotes that do not close are told where they open."""

import csv
import io
from pathlib import Path

import pytest
from builders import FIGURE, write_package
from hypothesis import given
from hypothesis import strategies as st

from khuyencong.problems import explain
from khuyencong.quotes import open_quote
from khuyencong.reading import MAX_CELL_CHARACTERS, read_package


@pytest.mark.parametrize(
    ("row", "lines_before", "column", "start"),
    [
        ('a,"b\nc,d\n', 0, 2, '"b'),
        ('a,"b","c d\ne,"f,g"\n', 0, 3, '"c d'),
        ('a,"b"c,d\n', 0, 2, '"b"c,d'),
        ('"a\n""b""",c,"d', 1, 3, '"d'),
    ],
)
def test_the_quote_that_opens_is_found(
    row: str, lines_before: int, column: int, start: str
) -> None:
    """Whether none follows it, or the next one that opens is taken for its end."""
    found = open_quote(row)
    assert found is not None
    assert (found.lines_before, found.column, found.start) == (lines_before, column, start)


@given(cells=st.lists(st.text(alphabet='ab",\n\r ', max_size=6), min_size=1, max_size=4))
def test_no_quote_is_missed_in_what_a_program_wrote(cells: list[str]) -> None:
    """Whatever stands in the cells."""
    row = io.StringIO(newline="")
    csv.writer(row).writerow(cells)
    assert open_quote(row.getvalue()) is None


def test_an_unclosed_quote_is_told_with_its_line_and_cell(tmp_path: Path) -> None:
    """Two lines below, the next quote of the file is taken for its end."""
    rows = [
        FIGURE | {"period_start": f"{2014 + n}", "note_vi": "Quế Võ, Yên Phong"} for n in (0, 1)
    ]
    folder = write_package(tmp_path / "ben-tre", rows)
    file = folder / "observations.csv"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('Yên Phong"', "Yên Phong", 1), encoding="utf-8")
    (fault,) = read_package(folder).faults
    assert (fault.code, fault.case, fault.line, fault.column) == ("wrong-type", "quote", 2, 14)
    assert fault.found.startswith('"Quế Võ, Yên Phong')
    assert "nháy kép" in explain(fault, "vi").message


@pytest.mark.parametrize(
    ("cell", "fix"),
    [
        ('"760 người" lớp', '"""760 người"" lớp"'),
        ('"760, người" lớp', '"""760, người"" lớp"'),
        ('"760 người" lớp "mở"', None),
        ('"760 người" lớp, mở"', None),
    ],
)
def test_a_cell_with_quoted_words_is_given_as_it_should_be(
    tmp_path: Path, cell: str, fix: str | None
) -> None:
    """A quote at its end would change nothing; nothing is given where it may end elsewhere."""
    folder = write_package(tmp_path / "ben-tre", [FIGURE | {"stated_as": "@"}])
    file = folder / "observations.csv"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("@", cell), encoding="utf-8")
    (fault,) = read_package(folder).faults
    assert (fault.case, fault.fix) == ("quote-within" if fix else "quote", fix)
    if fix:
        file.write_text(text.replace("@", fix), encoding="utf-8")
        (row,) = read_package(folder).tables["observations"].rows
        assert cell in row.cells


def test_a_quote_that_swallows_the_table_is_told(tmp_path: Path) -> None:
    """The cell that grows beyond the limit is no long text but many lines."""
    folder = write_package(tmp_path / "ben-tre")
    swallowed = "x,y\n" * MAX_CELL_CHARACTERS
    with (folder / "observations.csv").open("a", encoding="utf-8") as file:
        file.write(f'"{swallowed}",z\n')
    (fault,) = read_package(folder).faults
    assert (fault.code, fault.case, fault.line) == ("file-too-large", "quote", 3)
