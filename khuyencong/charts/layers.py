"""The Vega-Lite of boxes and texts: a layer for each style, whose rows are looked up by name.

Altair takes 29 MB and a fifth of a second to import. It is needed only where charts are made, so
what makes them imports this module when it does.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import altair as alt

from khuyencong.charts.picture import Chart
from khuyencong.charts.shapes import UPWARDS
from khuyencong.charts.theme import WIDTH

LAID_OUT = {"places": "pixels"}
"""What a specification tells who reads it."""
BARS, TEXTS = "bars", "texts"
BAR_STYLES = (
    "track",
    "cell-empty",
    "first",
    "second",
    "first-approximate",
    "second-approximate",
    "wanted",
    "span",
)
"""Styles of the theme in the order in which their layers are drawn."""
TEXTS_LIKE: dict[str, dict[str, Any]] = {
    "heading": {},
    "name": {},
    "figure": {"align": "right"},
    "tick": {"align": "center"},
    "remark": {},
    "row": {"style": "name", "align": "right"},
    "column": {"style": "name", "angle": UPWARDS},
    "cell-text": {"align": "center"},
}
"""How texts differ from those at the left of a place that look as the theme says of their name."""

CHANNELS: dict[str, dict[str, Any]] = {
    BARS: {"x2": "x2:Q", "y2": "y2:Q", "tooltip": ["name:N", "figure:N", "origin:N"]},
    TEXTS: {"text": "text:N"},
}
"""What is encoded of a kind of mark besides its place."""

Row = dict[str, Any]


def layered(boxes: Sequence[Row], texts: Sequence[Row], width: int = WIDTH) -> Chart:
    """A drawing of boxes and texts, without its height and its title.

    Args:
        boxes: Rows with two corners, ``style``, and what the tooltip says.
        texts: Rows with a place, ``style`` and ``text``.
        width: In pixels; places from left to right are shares of it.
    """
    rows = {**_named(BARS, boxes, BAR_STYLES), **_named(TEXTS, texts, TEXTS_LIKE)}
    drawing = _every_layer(width)
    layers = [one for one in drawing["layer"] if one["data"]["name"] in rows]
    return drawing | {"layer": layers, "datasets": rows, "usermeta": LAID_OUT}


def _named(kind: str, marks: Sequence[Row], styles: Iterable[str]) -> dict[str, list[Row]]:
    """The rows of each style that is there, by the name of their layer and their data."""
    found = {f"{kind}_{style}": [one for one in marks if one["style"] == style] for style in styles}
    return {name: rows for name, rows in found.items() if rows}


@lru_cache(4)
def _every_layer(width: int) -> Chart:
    """A drawing of all layers; places from top to bottom are pixels, whatever its height.

    Altair makes and validates it once, which takes as long as drawing twenty charts; twice as long
    where each layer has an encoding of its own.
    """
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, 1], range=[0, width], nice=False))
    y = alt.Y("y:Q", axis=None, scale=None)
    of_both = {kind: alt.Chart().encode(x=x, y=y, **CHANNELS[kind]).encoding for kind in CHANNELS}
    layers = [_layer(BARS, style, of_both[BARS]) for style in BAR_STYLES]
    layers += [_layer(TEXTS, style, of_both[TEXTS]) for style in TEXTS_LIKE]
    specification: Chart = alt.layer(*layers).properties(width=width).to_dict()
    return specification


def _layer(kind: str, style: str, encoding: alt.FacetedEncoding) -> alt.Chart:
    """The marks of one style, whose rows are looked up by name."""
    mark: alt.MarkDef = alt.MarkDef("rect", style=style, cornerRadius=2, filled=style != "wanted")
    if kind == TEXTS:
        look = {"style": style, "align": "left", "baseline": "alphabetic"} | TEXTS_LIKE[style]
        mark = alt.MarkDef("text", **look)
    data = alt.NamedData(name=f"{kind}_{style}")
    name = f"{kind}_{style}".replace("-", "_")
    return alt.Chart(data, encoding=encoding, mark=mark, name=name)
