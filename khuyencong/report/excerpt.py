"""A row of a table as it looks in a spreadsheet, cut around one cell that is marked."""

from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size

from khuyencong.package import Row, Table
from khuyencong.report.visible import shortened, visible

WIDEST_NEIGHBOUR = 20
"""Cells of the terminal that a neighbour of the marked cell may take."""
BETWEEN = "  "
GAP = "…"


@dataclass(frozen=True)
class Excerpt:
    """Two lines of text: names of columns above the cells of the row."""

    header: str
    before: str
    marked: str
    """The cell in question; empty where the whole row is meant."""
    after: str

    @property
    def indent(self) -> int:
        """Terminal cells left of the marked cell: wide letters take two, accents none."""
        return cell_len(self.before)

    @property
    def caret(self) -> str:
        """A mark as wide as the marked cell, and at least one wide."""
        return "^" * max(1, cell_len(self.marked))


def excerpt(table: Table, row: Row, column: int | None, width: int) -> Excerpt:
    """The row around a cell, as many neighbours as fit, with the first column as its name.

    Args:
        table: The table, for the names of its columns.
        row: The row to show.
        column: Number of the cell to mark, counted from 1; None for the whole row.
        width: Terminal cells that may be taken.
    """
    room = width - 2 * (len(GAP) + len(BETWEEN))
    drawn = _Cells(table, row, marked=(column or 1) - 1, widest=room)
    before, after = drawn.chosen(room)
    marked = drawn.text(drawn.marked)
    size = drawn.size(drawn.marked)
    head = [*map(drawn.header, before), _fitted(drawn.name(drawn.marked), size)]
    left = "".join(drawn.padded(place) + BETWEEN for place in before)
    right = " " * (size - cell_len(marked)) + "".join(BETWEEN + drawn.padded(one) for one in after)
    header = BETWEEN.join([*head, *map(drawn.header, after)])
    if column is None:
        return Excerpt(header.rstrip(), f"{left}{marked}{right}".rstrip(), "", "")
    return Excerpt(header.rstrip(), left, marked, right.rstrip())


class _Cells:
    """The cells of one row, each measured when it is asked for: a row may have thousands."""

    def __init__(self, table: Table, row: Row, *, marked: int, widest: int) -> None:
        self.marked = marked
        self._names = table.header
        self._cells = row.cells
        self._widest = widest
        self._count = max(len(table.header), len(row.cells))

    def chosen(self, room: int) -> tuple[list[int | None], list[int | None]]:
        """Places shown left and right of the marked cell; None is a gap."""
        free = room - self.size(self.marked)
        first = self._cost(0) if self.marked else 0
        named = first <= free
        free -= first if named else 0
        low = high = self.marked
        grown = True
        while grown:
            grown = False
            for place in (low - 1, high + 1):
                cost = 0 if named and place == 0 else self._cost(place)
                if 0 <= place < self._count and cost <= free:
                    free -= cost
                    low, high = min(low, place), max(high, place)
                    grown = True
        before: list[int | None] = [0] if named and low > 0 else []
        if low > len(before):
            before.append(None)
        after: list[int | None] = [None] if high < self._count - 1 else []
        return [*before, *range(low, self.marked)], [*range(self.marked + 1, high + 1), *after]

    def name(self, place: int) -> str:
        """Name of a column; empty beyond the header."""
        return visible(shortened(self._names[place])) if place < len(self._names) else ""

    def text(self, place: int) -> str:
        """A cell's text; empty where the row lacks it."""
        return _cut(self._whole(place), self.size(place))

    def size(self, place: int) -> int:
        """Terminal cells that a column takes."""
        widest = self._widest if place == self.marked else WIDEST_NEIGHBOUR
        return min(widest, max(1, cell_len(self.name(place)), cell_len(self._whole(place))))

    def header(self, place: int | None) -> str:
        """Name of a column in the column's width."""
        return GAP if place is None else _fitted(self.name(place), self.size(place))

    def padded(self, place: int | None) -> str:
        """A cell's text in the column's width."""
        return GAP if place is None else _fitted(self.text(place), self.size(place))

    def _whole(self, place: int) -> str:
        return visible(shortened(self._cells[place])) if place < len(self._cells) else ""

    def _cost(self, place: int) -> int:
        return self.size(place) + len(BETWEEN) if 0 <= place < self._count else 0


def _fitted(text: str, size: int) -> str:
    """A text in exactly so many terminal cells."""
    return set_cell_size(_cut(text, size), size)


def _cut(text: str, size: int) -> str:
    """The beginning of a text that fits, with an ellipsis where something is left out."""
    if cell_len(text) <= size:
        return text
    return set_cell_size(text, size - len(GAP)) + GAP
