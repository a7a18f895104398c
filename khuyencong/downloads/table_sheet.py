"""A worksheet that writes the rows of its table as XML, in a tenth of the time.

XlsxWriter makes an object of each cell, checks its place in two decorators and asks for its type
when it writes it: 6 µs a cell, three quarters of the time of all data files. Here each different
cell of a table is put into XML once, and rows are put together of these pieces.

It leans on what XlsxWriter does not promise: ``_write_rows`` writes rows in their order to ``fh``,
``_check_dimensions`` widens the range of a sheet, ``_get_xf_index`` numbers a format, ``str_table``
numbers the texts of a workbook, and ``tables`` holds the ranges of tables. ``tests/test_workbook``
compares what readers find in its sheets with what they find in those of XlsxWriter itself.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.sharedstrings import SharedStringTable
from xlsxwriter.utility import xl_col_to_name, xl_range
from xlsxwriter.worksheet import Worksheet

from khuyencong.downloads.sheets import Cell, Number

LINE_HEIGHT = 15
"""Height of a row that says nothing of it, in points."""
TEXT_TYPE = ' t="s"'
"""Of a cell that holds the number of a text."""
MOST_SIGNS = 32_767
"""Of a cell, in units of UTF-16; XlsxWriter leaves out what comes after them as well."""


class TableSheet(Worksheet):  # type: ignore[misc]
    """A worksheet whose last rows may be a table."""

    def __init__(self) -> None:
        super().__init__()
        self._table_rows = ""

    def add_long_table(
        self, first: int, rows: int, columns: int, options: Mapping[str, Any]
    ) -> None:
        """What ``add_table`` does, without looking whether each cell is in another table.

        Args:
            first: Number of the row of its header, from 0.
            rows: How many there are below it, at least one.
            columns: How many there are.
            options: Those of ``add_table``.
        """
        self.add_table(first, 0, first + 1, columns - 1, options)
        whole = xl_range(first, 0, first + rows, columns - 1)
        self.tables[-1].update(range=whole, a_range=whole, autofilter=whole)

    def write_table_rows(
        self,
        first: int,
        rows: Sequence[Sequence[Cell]],
        format_of: Callable[[Cell], Format | None],
        heights: Sequence[float],
    ) -> None:
        """Write rows below all that this sheet has otherwise; an empty text makes no cell.

        Args:
            first: Number of the first row, from 0.
            rows: Their cells, of each as many.
            format_of: How a cell looks.
            heights: Of the rows, in points.
        """
        if not rows:
            return
        starts = [f'<c r="{xl_col_to_name(place)}' for place in range(len(rows[0]))]
        ends = _CellEnds(self.str_table, format_of)
        lines = []
        for number, (cells, height) in enumerate(zip(rows, heights, strict=True), first + 1):
            high = "" if height == LINE_HEIGHT else f' ht="{height:g}" customHeight="1"'
            line = "".join(
                [
                    f'{start}{number}"{ends[cell]}'
                    for start, cell in zip(starts, cells, strict=True)
                    if cell
                ]
            )
            lines.append(f'<row r="{number}"{high}>{line}</row>')
        self._table_rows = "".join(lines)
        self.str_table.count += self._table_rows.count(TEXT_TYPE) - ends.texts
        self._check_dimensions(first + len(rows) - 1, len(starts) - 1)

    def _write_rows(self) -> None:
        super()._write_rows()
        self.fh.write(self._table_rows)


class _CellEnds(dict[Cell, str]):
    """The XML of each different cell after its address: format, type, and what is in it."""

    def __init__(
        self, table: SharedStringTable, format_of: Callable[[Cell], Format | None]
    ) -> None:
        super().__init__()
        self.texts = 0
        """How many of the cells are texts, each of which XlsxWriter has counted once."""
        self._table = table
        self._format_of = format_of

    def __missing__(self, cell: Cell) -> str:
        form = self._format_of(cell)
        style = f' s="{form._get_xf_index()}"' if form else ""  # noqa: SLF001 - see above
        if isinstance(cell, Number):
            end = f"{style}><v>{float(cell.text):.16G}</v></c>"
        else:
            number = self._table._get_shared_string_index(_cut(cell))  # noqa: SLF001
            end = f"{style}{TEXT_TYPE}><v>{number}</v></c>"
            self.texts += 1
        self[cell] = end
        return end


def _cut(text: str) -> str:
    """A text that a cell can hold."""
    if len(text) <= MOST_SIGNS // 2:
        return text
    return text.encode("utf-16-le")[: 2 * MOST_SIGNS].decode("utf-16-le", "ignore")
