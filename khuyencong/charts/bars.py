"""Rows of name, figure and bar, laid out for a phone: the shared drawing of most kinds of chart.

The name stands above its bar and the figure at the right of the name, so that nothing overlaps at
340 pixels however long a Vietnamese name is. Positions are computed here in pixels; the data of the
chart carry them together with the values they show.
"""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from khuyencong.charts.picture import Caption, Chart
from khuyencong.precision import EXACT
from khuyencong.rows import Record

CHARACTERS_PER_LINE = 56
"""How much 12.5 pixel text fits into the whole width (6.1 pixels a letter, measured)."""
LINE_HEIGHT = 17
BAR_HEIGHT = 12
ROW_GAP = 13
COLUMN_HEIGHT = 44
SPAN_STOP = 0.008
"""Width of the stop at the end of a stretch of time."""
SOURCE_CHARACTERS = 57
"""How much 11 pixel text fits into the width."""
HEADING_HEIGHT = 25
HEADING_LINE = 15
HEADING_CHARACTERS = 42
"""How much of a heading in capitals fits into the width."""


@dataclass(frozen=True)
class Column:
    """One of many upright bars beside each other on a scale of years."""

    name: str
    figure: str
    origin: str
    place: tuple[float, float]
    """From and to, 0 to 1."""
    height: float
    """Share of the full height, 0 to 1."""
    style: str


@dataclass(frozen=True)
class Bar:
    """One row of the drawing."""

    name: str
    figure: str
    """The figure in words, with its precision."""
    origin: str
    """Its period and source, for who asks."""
    length: float | None
    """Share of the full width, 0 to 1; None for a row without bar."""
    style: str = "first"
    """A style of the theme."""
    heading: str = ""
    """A heading before the row, where it differs from the row before."""
    wanted: float | None = None
    """A dashed frame for what was aimed at, 0 to 1."""
    span: tuple[float, float] | None = None
    """A thin line for a stretch of time, from and to, 0 to 1; never an amount."""
    ticks: tuple[tuple[float, str], ...] = ()
    """Words of a scale at their places instead of name and figure."""
    columns: tuple[Column, ...] = ()
    """Upright bars below name and figure, instead of one that lies."""


def style_of(colour: str, qualifier: str) -> str:
    """The theme's style of a value: its colour, paler and dashed where it is only approximate."""
    return colour if qualifier == EXACT else f"{colour}-approximate"


def bars_on_one_scale(rows: Sequence[Record]) -> list[Bar]:
    """One bar a row, all on the scale of the largest.

    Args:
        rows: Each with ``name``, ``words``, ``origin``, ``value`` and ``qualifier``.
    """
    longest = max(row["value"] for row in rows)
    return [
        Bar(
            name=row["name"],
            figure=row["words"],
            origin=row["origin"],
            length=row["value"] / longest if longest else None,
            style=style_of("first", row["qualifier"]),
        )
        for row in rows
    ]


def bar_chart(bars: Sequence[Bar], *, caption: Caption) -> Chart:
    """Draw rows of bars.

    Args:
        bars: The rows from top to bottom.
        caption: Title, subtitle and source.
    """
    from khuyencong.charts.layers import layered  # noqa: PLC0415 - Altair is large, as said there

    texts, boxes, height = _layout(bars, caption.source)
    return layered(boxes, texts) | {
        "height": height,
        "title": titled(caption),
    }


def titled(caption: Caption) -> dict[str, list[str]]:
    """Title and subtitle, wrapped to the width of a chart."""
    return {
        "text": textwrap.wrap(caption.title, 42),
        "subtitle": textwrap.wrap(caption.subtitle, CHARACTERS_PER_LINE),
    }


def _layout(
    bars: Sequence[Bar], source: str
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], float]:
    """Texts and boxes with their places, and the height of the drawing."""
    texts: list[dict[str, Any]] = []
    boxes: list[dict[str, Any]] = []
    y = 0.0
    heading = ""
    for bar in bars:
        if bar.heading and bar.heading != heading:
            heading = bar.heading
            y += HEADING_HEIGHT
            for line in textwrap.wrap(heading.upper(), HEADING_CHARACTERS):
                texts.append(placed(line, 0, y - 9, "heading"))
                y += HEADING_LINE
            y -= HEADING_LINE
        y = _row(bar, y, texts, boxes)
    foot, y = source_lines(source, y)
    return [*texts, *foot], boxes, y + 4


def source_lines(source: str, y: float) -> tuple[list[dict[str, Any]], float]:
    """The lines of a source below a drawing, and where the last of them stands.

    Args:
        source: Who says so.
        y: Where the drawing ends.
    """
    lines = textwrap.wrap(source, SOURCE_CHARACTERS)
    foot = [placed(line, 0, y + 15 * (place + 1), "remark") for place, line in enumerate(lines)]
    return foot, y + 15 * len(lines)


def _row(bar: Bar, y: float, texts: list[dict[str, Any]], boxes: list[dict[str, Any]]) -> float:
    """Lay out one row and return where the next one begins."""
    if bar.ticks:
        texts += [placed(words, x, y + 10, "tick") for x, words in bar.ticks]
        return y + 14
    room = max(18, CHARACTERS_PER_LINE - len(bar.figure) - 3)
    lines = textwrap.wrap(bar.name, room) or [""]
    for number, line in enumerate(lines):
        texts.append(placed(line, 0, y + 13 + number * LINE_HEIGHT, "name"))
    texts.append(placed(bar.figure, 1, y + 13 + (len(lines) - 1) * LINE_HEIGHT, "figure"))
    top = y + 13 + (len(lines) - 1) * LINE_HEIGHT + 5
    if bar.columns:
        boxes.extend(_column_boxes(bar.columns, top))
        return top + COLUMN_HEIGHT + 4
    if bar.length is None and bar.wanted is None and bar.span is None:
        return top + ROW_GAP - 3
    said = {"name": bar.name, "figure": bar.figure, "origin": bar.origin}
    if bar.span is not None:
        boxes.extend(said | box for box in _span_boxes(bar.span, top))
        return top + ROW_GAP + 4
    box = said | {"y": top, "y2": top + BAR_HEIGHT, "x": 0.0}
    boxes.append(box | {"x2": 1.0, "style": "track"})
    if bar.length is not None:
        boxes.append(box | {"x2": max(bar.length, 0.006), "style": bar.style})
    if bar.wanted is not None:
        boxes.append(box | {"x2": bar.wanted, "style": "wanted"})
    return top + BAR_HEIGHT + ROW_GAP


def _column_boxes(columns: Sequence[Column], top: float) -> list[dict[str, Any]]:
    """Upright bars on one line, none lower than can be seen."""
    foot = top + COLUMN_HEIGHT
    return [
        {
            "name": one.name,
            "figure": one.figure,
            "origin": one.origin,
            "x": one.place[0],
            "x2": one.place[1],
            "y": foot - max(1.0, COLUMN_HEIGHT * one.height),
            "y2": foot,
            "style": one.style,
        }
        for one in columns
    ]


def _span_boxes(span: tuple[float, float], top: float) -> list[dict[str, Any]]:
    """A thin line on a thinner one of the whole time, with a stop at each end."""
    start, end = span
    return [
        {"x": 0.0, "x2": 1.0, "y": top + 3, "y2": top + 4, "style": "track"},
        {"x": start, "x2": end, "y": top + 2, "y2": top + 5, "style": "span"},
        *(
            {"x": x, "x2": x + SPAN_STOP, "y": top, "y2": top + 7, "style": "span"}
            for x in (start, end - SPAN_STOP)
        ),
    ]


def placed(text: str, x: float, y: float, style: str) -> dict[str, Any]:
    """A line of text as a row of the specification.

    Args:
        text: What is written.
        x: Share of the full width.
        y: The line that letters stand on, in pixels.
        style: One that the layers know.
    """
    return {"text": text, "x": x, "y": y, "style": style}
