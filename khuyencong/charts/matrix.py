"""A grid with a mark where row and column meet: the shared drawing of the two matrices."""

import textwrap
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from khuyencong.charts.bars import placed, source_lines, titled
from khuyencong.charts.picture import Caption, Chart
from khuyencong.charts.theme import WIDTH
from khuyencong.rows import rows_of

CELL = 22
"""Height of a row in pixels whose name needs one line."""
GAP = 2
"""Between cells."""
LINE_HEIGHT = 15
LETTER = 6.4
"""Width of a letter of a name, a little more than the mean, as there are few in a line."""
PADDING = 8
"""Between names and cells."""
EMPTY, MARKED = "cell-empty", "cell-text"
RISE = 4
"""Half the height of letters: how far below a middle their line is."""

Row = dict[str, Any]


def matrix_chart(
    frame: pd.DataFrame,
    *,
    rows: list[str],
    columns: list[str],
    row_labels: int,
    caption: Caption,
    cell_width: int,
) -> Chart:
    """Draw a grid.

    Args:
        frame: Columns ``row``, ``column``, ``count`` (0 leaves the cell empty) and ``words``
            for it.
        rows: Row names from top to bottom.
        columns: Column names from left to right; they stand upright.
        row_labels: Most room for the names of rows, in pixels; longer ones are wrapped.
        caption: Title, subtitle and source.
        cell_width: Width of a column in pixels.
    """
    from khuyencong.charts.layers import layered  # noqa: PLC0415 - Altair is large, as said there

    names = {row: textwrap.wrap(row, int(row_labels / LETTER)) for row in rows}
    longest = max((len(line) for lines in names.values() for line in lines), default=0)
    left = PADDING + LETTER * longest
    width = max(WIDTH, round(left) + cell_width * len(columns))
    columns_at = {name: left + cell_width * place for place, name in enumerate(columns)}
    cells = {(cell["row"], cell["column"]): cell for cell in rows_of(frame)}
    y = PADDING + LETTER * max(map(len, columns), default=0)
    texts = [
        placed(name, (x + cell_width / 2 + RISE) / width, y - PADDING, "column")
        for name, x in columns_at.items()
    ]
    boxes: list[Row] = []
    for row, lines in names.items():
        height = max(CELL, LINE_HEIGHT * len(lines) + GAP)
        texts += _centred(lines, (left - PADDING) / width, y + (height - GAP) / 2)
        boxes += [
            _said(cells[row, column])
            | {"x": x / width, "x2": (x + cell_width - GAP) / width, "y": y, "y2": y + height - GAP}
            for column, x in columns_at.items()
        ]
        y += height
    foot, y = source_lines(caption.source, y)
    return layered(boxes, [*texts, *_counts(boxes), *foot], width) | {
        "height": y + 4,
        "title": titled(caption),
    }


def _centred(lines: Sequence[str], x: float, middle: float) -> list[Row]:
    """The lines of a row's name around its middle."""
    first = middle - LINE_HEIGHT * (len(lines) - 1) / 2 + RISE
    return [placed(line, x, first + LINE_HEIGHT * n, "row") for n, line in enumerate(lines)]


def _counts(boxes: Iterable[Row]) -> list[Row]:
    """What is written in the cells that are not empty."""
    return [
        placed(box["origin"], (box["x"] + box["x2"]) / 2, (box["y"] + box["y2"]) / 2 + RISE, MARKED)
        for box in boxes
        if box["style"] != EMPTY
    ]


def _said(cell: Row) -> Row:
    """How a cell looks, and what its tooltip says."""
    return {
        "style": "first" if cell["count"] else EMPTY,
        "name": cell["row"],
        "figure": cell["column"],
        "origin": cell["words"],
    }
