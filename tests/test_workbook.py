"""The rows of a workbook's tables are what XlsxWriter itself would have written."""

import csv
import io
import re
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from programs import ensure_program
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from khuyencong.downloads.sheets import Cell, Number
from khuyencong.downloads.table_sheet import LINE_HEIGHT, MOST_SIGNS, TableSheet

FIRST = 3
ODD_TEXTS = (
    "=1+1",
    "+84",
    "@SUM(A1)",
    "<b>&amp;\"'</b>",
    " leading",
    "trailing\t",
    "two\nlines",
    "_x0041_",
    "bell\x07",
    "\ufffe",
    "<r>no rich text</r>",
    "2014",
    "TRUE",
    "#N/A",
    "https://example.org/a b",
    "Đắk Nông 🌾",
    "x" * (MOST_SIGNS + 5),
    "🌾" * (MOST_SIGNS // 2 + 5),
)
NUMBERS = ("0", "-0.5", "1620", "11.8", "2.170", "123456789012.25", "0.000001", "1e30")
ROWS: list[list[Cell]] = [
    *([text, Number("2014", is_year=True), text, ""] for text in ODD_TEXTS),
    *(["", Number(text), "same", Number(text)] for text in NUMBERS),
]
Write = Callable[[Worksheet, Format, dict[str, Format], list[list[Cell]]], None]


def book_with(rows: list[list[Cell]], sheet: type[Worksheet], write: Write) -> bytes:
    """A workbook of two sheets, the second with a table."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        text = book.add_format({"text_wrap": True, "valign": "top"})
        numbers = {form: book.add_format({"num_format": form}) for form in ("0", "#,##0.0")}
        book.add_worksheet("First").write_string(0, 0, "same")
        made = book.add_worksheet("Table", sheet)
        made.write_string(0, 0, "A title")
        write(made, text, numbers, rows)
    return content.getvalue()


def options(rows: list[list[Cell]]) -> dict[str, Any]:
    return {"name": "table", "columns": [{"header": f"h{place}"} for place in range(len(rows[0]))]}


def number_format(cell: Number, numbers: dict[str, Format]) -> Format:
    return numbers["0" if cell.is_year else "#,##0.0"]


def height(row: int) -> int:
    return LINE_HEIGHT * (1 + row % 3)


def by_xlsxwriter(
    sheet: Worksheet, text: Format, numbers: dict[str, Format], rows: list[list[Cell]]
) -> None:
    """Cell by cell, as its documentation says."""
    sheet.add_table(FIRST - 1, 0, FIRST + len(rows) - 1, len(rows[0]) - 1, options(rows))
    for row, cells in enumerate(rows):
        sheet.set_row(FIRST + row, height(row))
        for place, cell in enumerate(cells):
            if isinstance(cell, Number):
                form = number_format(cell, numbers)
                sheet.write_number(FIRST + row, place, float(cell.text), form)
            elif cell:
                sheet.write_string(FIRST + row, place, cell, text)


def by_rows(
    sheet: TableSheet, text: Format, numbers: dict[str, Format], rows: list[list[Cell]]
) -> None:
    """As this project writes them."""
    sheet.add_long_table(FIRST - 1, len(rows), len(rows[0]), options(rows))
    sheet.write_table_rows(
        FIRST,
        rows,
        lambda cell: number_format(cell, numbers) if isinstance(cell, Number) else text,
        [height(row) for row in range(len(rows))],
    )


def both_ways(rows: list[list[Cell]]) -> tuple[bytes, bytes]:
    return book_with(rows, Worksheet, by_xlsxwriter), book_with(rows, TableSheet, by_rows)


def found(book: bytes) -> list[Any]:
    """All that openpyxl finds in the second sheet."""
    sheet = openpyxl.load_workbook(io.BytesIO(book))["Table"]
    cells = [
        (cell.coordinate, cell.data_type, cell.value, cell.number_format, cell.alignment.wrap_text)
        for row in sheet.iter_rows()
        for cell in row
    ]
    tables = [
        (one.name, one.ref, one.autoFilter.ref, one.column_names) for one in sheet.tables.values()
    ]
    heights = [(row, about.height) for row, about in sheet.row_dimensions.items()]
    return [cells, tables, heights]


def stated(book: bytes) -> list[str | bytes]:
    """What the files say of themselves: the texts with their number, the range of the sheet."""
    with zipfile.ZipFile(io.BytesIO(book)) as zipped:
        sheet = zipped.read("xl/worksheets/sheet2.xml").decode()
        return [zipped.read("xl/sharedStrings.xml"), *re.findall("<dimension [^>]*>", sheet)]


def test_openpyxl_and_pandas_find_the_same() -> None:
    """Values, types, formats, heights and the range of the table, for odd cells too."""
    plain, ours = both_ways(ROWS)
    assert found(ours) == found(plain)
    assert stated(ours) == stated(plain)
    read = [pd.read_excel(io.BytesIO(one), sheet_name="Table", header=2) for one in (plain, ours)]
    pd.testing.assert_frame_equal(*read)


cells = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=8),
    st.decimals(-(10**9), 10**9, places=3).map(lambda number: Number(str(number))),
    st.integers(1900, 2100).map(lambda year: Number(str(year), is_year=True)),
)


@given(st.lists(st.lists(cells, min_size=2, max_size=2), min_size=1, max_size=4))
def test_any_cells_are_found_the_same(rows: list[list[Cell]]) -> None:
    """Whatever texts and numbers stand in them."""
    plain, ours = both_ways(rows)
    assert found(ours) == found(plain)
    assert stated(ours) == stated(plain)


def test_libreoffice_shows_the_same(tmp_path: Path) -> None:
    """Every cell as it is shown."""
    shown = []
    for name, book in zip(("plain", "ours"), both_ways(ROWS), strict=True):
        file = tmp_path / f"{name}.xlsx"
        file.write_bytes(book)
        command = [
            ensure_program("soffice"),
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,2",
            "--outdir",
            str(tmp_path),
            str(file),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        (made,) = tmp_path.glob(f"{name}*.csv")
        shown.append(list(csv.reader(io.StringIO(made.read_text(encoding="utf-8"), newline=""))))
    plain, ours = shown
    assert len(ours) > len(ROWS)
    assert ours == plain
