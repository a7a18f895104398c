"""A grid with a mark where row and column meet: the shared drawing of the two matrices."""

import textwrap

import altair as alt
import pandas as pd

from khuyencong.charts.bars import titled
from khuyencong.charts.picture import Caption, Chart

CELL = 22
"""Height of a row in pixels."""


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
        frame: Columns ``row``, ``column``, ``count`` (0 leaves the cell empty) and ``words``.
        rows: Row names from top to bottom.
        columns: Column names from left to right.
        row_labels: Room for the names of rows, in pixels.
        caption: Title, subtitle and source.
        cell_width: Width of a column in pixels.
    """
    x = alt.X(
        "column:N",
        sort=columns,
        axis=alt.Axis(orient="top", labelAngle=-90, title=None, labelLimit=220, labelPadding=6),
        scale=alt.Scale(domain=columns, padding=0.12),
    )
    y = alt.Y(
        "row:N",
        sort=rows,
        axis=alt.Axis(title=None, labelLimit=row_labels, labelPadding=8),
        scale=alt.Scale(domain=rows, padding=0.12),
    )
    foot = alt.Chart(pd.DataFrame([{"text": textwrap.wrap(caption.source, 62)}])).encode(
        x=alt.value(cell_width * len(columns)), y=alt.value(CELL * len(rows) + 16), text="text:N"
    )
    base = alt.Chart(frame)
    none, some = base.transform_filter("datum.count == 0"), base.transform_filter("datum.count > 0")
    tooltip = ["row:N", "column:N", "words:N"]
    layers = [
        none.mark_rect(style="cell-empty", cornerRadius=2).encode(x=x, y=y, tooltip=tooltip),
        some.mark_rect(style="first", cornerRadius=2).encode(x=x, y=y, tooltip=tooltip),
        some.mark_text(style="cell-text").encode(x=x, y=y, text="count:Q"),
        foot.mark_text(style="remark", align="right"),
    ]
    drawing = alt.layer(*layers).properties(
        width=cell_width * len(columns), height=CELL * len(rows)
    )
    specification: Chart = drawing.to_dict()
    return specification | {"title": titled(caption)}
