"""Workbooks as official statistics publishes them: cover, notes, one marked-up table a sheet.

After the UK Government Analysis Function's guidance on spreadsheets: no merged cells, no empty rows
or columns, a title in A1, tables with filters and a frozen header, real numbers. All texts are
written as texts, so that none that begins with =, +, - or @ is ever run.
"""

import io
import math
from collections.abc import Iterable, Sequence

import xlsxwriter
from xlsxwriter.format import Format

from khuyencong.address import Address
from khuyencong.column_words import Columns
from khuyencong.downloads.citation import sentence
from khuyencong.downloads.front_matter import TextPage, cover_page, notes_page
from khuyencong.downloads.part import SITE_NAME, Part
from khuyencong.downloads.sheets import (
    Cell,
    Number,
    Sheet,
    data_sheet,
    dictionary_sheet,
    indicator_sheet,
    narrative_sheet,
    source_sheet,
)
from khuyencong.downloads.table_sheet import LINE_HEIGHT, TableSheet
from khuyencong.language import LANGUAGES, language

TABLE_STYLE = "Table Style Light 1"
HEADER_ROW = 2
"""Below the title and the line that says what the table is."""
TEXT_WIDTH, LABEL_WIDTH = 100, 30
WIDEST = 1.1
"""Vietnamese letters need a little more room than the figures that widths are counted in."""
FILTER = 3
"""Room that a header leaves to the button of its filter."""
A4 = 9
"""Its number in the file format."""
HEADER_COLOUR = "#D7ECEB"


def workbook(part: Part, told: Columns, address: Address) -> bytes:
    """A workbook of one area, one indicator or everything.

    Args:
        part: What it is about.
        told: Its published observations with their words.
        address: Where the site is published.
    """
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.set_properties(
            {
                "title": part.title["vi"],
                "subject": part.title["en"],
                "author": SITE_NAME["vi"],
                "comments": sentence(part, address, language("vi")),
                "created": part.moment,
            }
        )
        writer = _Writer(book)
        tables = _tables(part, told)
        writer.texts(cover_page(part, address), tables)
        writer.texts(notes_page())
        for sheet in tables:
            writer.table(sheet)
    return content.getvalue()


def _tables(part: Part, told: Columns) -> list[Sheet]:
    sheets = [data_sheet(part, told, language(code)) for code in LANGUAGES]
    if part.narratives:
        sheets.append(narrative_sheet(part))
    return [*sheets, source_sheet(part), indicator_sheet(part), dictionary_sheet()]


class _Writer:
    """Writes sheets into one workbook, with the few formats that all of them share."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._title = book.add_format({"bold": True, "font_size": 15})
        self._label = book.add_format({"bold": True, "valign": "top", "text_wrap": True})
        self._text = book.add_format({"valign": "top", "text_wrap": True})
        self._header = book.add_format(
            {"bold": True, "valign": "top", "text_wrap": True, "bg_color": HEADER_COLOUR}
        )
        self._link = book.add_format({"underline": True, "font_color": "#075F66"})
        self._numbers: dict[str, Format] = {}

    def texts(self, page: TextPage, contents: Sequence[Sheet] = ()) -> None:
        """A sheet of labelled texts, with links to other sheets below."""
        sheet = self._sheet(page.name, page.title)
        sheet.set_column(0, 0, LABEL_WIDTH)
        sheet.set_column(1, 1, TEXT_WIDTH)
        for row, (label, text) in enumerate(page.lines, start=1):
            sheet.write_string(row, 0, label, self._label)
            sheet.write_string(row, 1, text, self._text)
            sheet.set_row(row, _height([(text, TEXT_WIDTH), (label, LABEL_WIDTH)]))
        for row, one in enumerate(contents, start=len(page.lines) + 1):
            target = f"internal:'{one.name}'!A1"
            sheet.write_url(row, 0, target, self._link, string=one.name)
            sheet.write_string(row, 1, one.about, self._text)
            sheet.set_row(row, _height([(one.about, TEXT_WIDTH)]))
        sheet.fit_to_pages(1, 0)

    def table(self, table: Sheet) -> None:
        """A sheet with one table, its header frozen."""
        sheet = self._sheet(table.name, table.title)
        sheet.write_string(1, 0, table.about)
        sheet.freeze_panes(HEADER_ROW + 1, 0)
        sheet.repeat_rows(HEADER_ROW)
        headers = [column.header for column in table.columns]
        widths = [column.width for column in table.columns]
        sheet.set_row(
            HEADER_ROW, _height(zip(headers, (one - FILTER for one in widths), strict=True))
        )
        for place, column in enumerate(table.columns):
            sheet.set_column(place, place, column.width)
        if table.rows:  # Excel knows no table without a row
            sheet.add_long_table(
                HEADER_ROW,
                len(table.rows),
                len(headers),
                {
                    "name": table.mark,
                    "style": TABLE_STYLE,
                    "columns": [{"header": one, "header_format": self._header} for one in headers],
                },
            )
        else:
            sheet.write_row(HEADER_ROW, 0, headers, self._header)
        sheet.write_table_rows(
            HEADER_ROW + 1,
            table.rows,
            self._wrapped_cell if table.wraps else self._cell,
            [_row_height(cells, widths) if table.wraps else LINE_HEIGHT for cells in table.rows],
        )

    def _cell(self, cell: Cell) -> Format | None:
        return self._number(cell) if isinstance(cell, Number) else None

    def _wrapped_cell(self, cell: Cell) -> Format:
        return self._number(cell) if isinstance(cell, Number) else self._text

    def _sheet(self, name: str, title: str) -> TableSheet:
        sheet: TableSheet = self._book.add_worksheet(name, TableSheet)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.write_string(0, 0, title, self._title)
        return sheet

    def _number(self, cell: Number) -> Format:
        """The decimals that the source gave, with the separators of the reader's own Excel."""
        decimals = len(cell.text.partition(".")[2])
        pattern = "0" if cell.is_year else "#,##0" + ("." + "0" * decimals if decimals else "")
        if pattern not in self._numbers:
            self._numbers[pattern] = self._book.add_format(
                {"num_format": pattern, "align": "right", "indent": 1}
            )
        return self._numbers[pattern]


def _row_height(cells: Sequence[Cell], widths: Iterable[int]) -> float:
    texts = [cell.text if isinstance(cell, Number) else cell for cell in cells]
    return _height(zip(texts, widths, strict=True))


def _height(texts: Iterable[tuple[str, int]]) -> float:
    """Height of a row in which each text finds room in its column's width.

    Excel finds it by itself and LibreOffice does not.
    """
    lines = max(math.ceil(len(text) * WIDEST / width) for text, width in texts)
    return LINE_HEIGHT * max(1, lines)
