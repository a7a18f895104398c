"""The Vega-Lite of a chart of bars: a layer for each style, whose rows are looked up by name.

Altair takes 29 MB and a fifth of a second to import. It is needed only where charts are made, so
what makes them imports this module when it does.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any, Literal

import altair as alt

from khuyencong.charts.picture import Chart
from khuyencong.charts.theme import WIDTH

BARS, TEXTS = "bars", "texts"
BAR_STYLES = (
    "track",
    "first",
    "second",
    "first-approximate",
    "second-approximate",
    "wanted",
    "span",
)
TEXT_STYLES = ("heading", "name", "figure", "tick", "remark")
"""Styles of the theme in the order in which their layers are drawn."""
ALIGNMENT: dict[str, Literal["left", "center", "right"]] = {"figure": "right", "tick": "center"}

Row = dict[str, Any]


def layered(boxes: Sequence[Row], texts: Sequence[Row]) -> Chart:
    """A drawing of boxes and texts, without its height and its title.

    Args:
        boxes: Rows with two corners, ``style``, and what the tooltip says.
        texts: Rows with a place, ``style`` and ``text``.
    """
    rows = {**_named(BARS, boxes, BAR_STYLES), **_named(TEXTS, texts, TEXT_STYLES)}
    drawing = _every_layer()
    layers = [one for one in drawing["layer"] if one["data"]["name"] in rows]
    return drawing | {"layer": layers, "datasets": rows}


def _named(kind: str, marks: Sequence[Row], styles: Sequence[str]) -> dict[str, list[Row]]:
    """The rows of each style that is there, by the name of their layer and their data."""
    found = {f"{kind}_{style}": [one for one in marks if one["style"] == style] for style in styles}
    return {name: rows for name, rows in found.items() if rows}


@cache
def _every_layer() -> Chart:
    """A drawing of all layers; places from top to bottom are pixels, whatever its height.

    Altair makes and validates it once, which takes as long as drawing forty charts.
    """
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, 1], range=[0, WIDTH], nice=False))
    y = alt.Y("y:Q", axis=None, scale=None)
    names = [f"{BARS}_{style}" for style in BAR_STYLES]
    names += [f"{TEXTS}_{style}" for style in TEXT_STYLES]
    layers = [_layer(name).encode(x=x, y=y, **_channels(name)) for name in names]
    specification: Chart = alt.layer(*layers).properties(width=WIDTH).to_dict()
    return specification


def _layer(name: str) -> alt.Chart:
    """The marks of one style, whose rows are looked up by name."""
    kind, _, style = name.partition("_")
    mark: alt.MarkDef = alt.MarkDef("rect", style=style, cornerRadius=2, filled=style != "wanted")
    if kind == TEXTS:
        align = ALIGNMENT.get(style, "left")
        mark = alt.MarkDef("text", style=style, align=align, baseline="alphabetic")
    return alt.Chart(alt.NamedData(name=name), mark=mark, name=name.replace("-", "_"))


def _channels(name: str) -> dict[str, Any]:
    """What else is encoded of a kind of mark."""
    if name.startswith(TEXTS):
        return {"text": "text:N"}
    return {"x2": "x2:Q", "y2": "y2:Q", "tooltip": ["name:N", "figure:N", "origin:N"]}
