"""Which cell a comma has parted: told where it is certain, and never another one."""

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest
from builders import REAL_PACKAGES

from khuyencong.fitting import fit, parted
from khuyencong.schemas import AREA, EXCLUSIONS, Field, fields

EXCLUDED = fields(EXCLUSIONS, "EXCLUDED")
SOURCES = fields(AREA, "sources")
LEFT_OUT = [
    "binh-thuan",
    "projects_national",
    "exact",
    "5",
    "2023",
    "2024",
    "https://a.vn/b",
    "Tựa",
    "a",
    "b",
]
SOURCE = ["nguon-1", "Tựa", "Báo", "2018-10", "https://a.vn", "", "2026-11-22", "press", "", ""]


of_every_table = pytest.mark.parametrize(
    "path",
    [
        path
        for path in sorted(REAL_PACKAGES.rglob("*.csv"))
        if path.parent.name != "codebook" and path.stem != "accepted"
    ],
    ids=lambda path: f"{path.parent.name}-{path.stem}",
)


def columns_of(path: Path) -> Sequence[Field]:
    return EXCLUDED if path.stem == "EXCLUDED" else fields(AREA, path.stem)


def rows_of(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


@of_every_table
def test_in_the_real_tables_no_other_cell_is_ever_told(path: Path) -> None:
    """Each row that has one cell with a comma, written without its quotes."""
    columns = columns_of(path)
    for row in rows_of(path):
        assert fit(row, columns)
        for place, cell in enumerate(row):
            if "," in cell:
                told = parted([*row[:place], *cell.split(","), *row[place + 1 :]], columns)
                assert [one.text for one in told] in ([], [cell])
                assert all(one.field == columns[place] for one in told)
                if ", " in cell and cell.count(",") == cell.count(", "):
                    assert told


@of_every_table
def test_in_the_real_tables_several_cells_are_told_rightly(path: Path) -> None:
    """Each row, all of its cells written without their quotes."""
    columns = columns_of(path)
    for row in rows_of(path):
        meant = [(place, cell) for place, cell in enumerate(row) if "," in cell]
        told = parted(",".join(row).split(","), columns)
        assert [(columns.index(one.field), one.text) for one in told] in ([], meant)


def slipped(row: list[str], place: int, *cells: str) -> list[str]:
    return [*row[:place], *cells, *row[place + 1 :]]


def test_a_number_is_put_together_only_where_the_rest_then_fits() -> None:
    """5 and 2023 are digits side by side, and no number of a row whose reason has the comma."""
    (told,) = parted(slipped(LEFT_OUT, 8, "một", " hai"), EXCLUDED)
    assert (told.column, told.text, told.count, told.is_number) == (8, "một, hai", 2, False)
    (told,) = parted(slipped(LEFT_OUT, 3, "1", "620"), EXCLUDED)
    assert (told.column, told.text, told.count, told.is_number) == (3, "1,620", 2, True)


def test_a_comma_without_a_space_is_told_where_one_reading_is_left() -> None:
    """Days and addresses are no texts; two texts side by side leave two readings."""
    (told,) = parted(slipped(SOURCE, 4, "https://a.vn/1", "2"), SOURCES)
    assert (told.column, told.text) == (4, "https://a.vn/1,2")
    assert parted(slipped(SOURCE, 1, "một", "hai"), SOURCES) == []
    assert parted(slipped(SOURCE, 1, "một", "hai", "ba"), SOURCES) == []


def test_a_number_and_its_words_are_told_both() -> None:
    """Whoever types a row in an editor writes 7,5 twice."""
    row = "funding_local,2018,2018,năm 2018,,actual,nearly,7,5,billion_vnd,,gần 7,5 tỷ đồng,a,b,,"
    number, text = parted(row.split(","), fields(AREA, "observations"))
    assert (number.column, number.field.name, number.text) == (7, "value", "7,5")
    assert (text.column, text.field.name, text.text) == (11, "stated_as", "gần 7,5 tỷ đồng")
