"""The one look of all charts, in a light and a dark scheme.

Charts name styles and never colours; the scheme is chosen when a chart is rendered. The colours are
told apart in the common forms of colour blindness (teal against amber, both far from each other in
lightness), and text keeps a contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3).
"""

from dataclasses import dataclass, fields
from typing import Any

FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
"""Liberation Sans is built into vl-convert, holds all Vietnamese letters, and is as wide
as Arial."""

WIDTH = 340
"""Pixels: the width of a phone of 360 less the page's edge, so that no text shrinks there."""


@dataclass(frozen=True)
class Scheme:
    """Colours of one scheme."""

    name: str
    background: str
    text: str
    muted: str
    line: str
    first: str
    second: str
    empty: str


LIGHT = Scheme("light", "#ffffff", "#16242b", "#4f5f68", "#d5dde1", "#0a6a70", "#b85c00", "#eef2f4")
DARK = Scheme("dark", "#141d22", "#e9eff1", "#a8b7bd", "#37464e", "#5fc4c0", "#f2a65a", "#212d33")


def configuration(scheme: Scheme) -> dict[str, Any]:
    """The Vega-Lite configuration of a scheme, with the styles that charts name."""
    return {
        "background": scheme.background,
        "padding": 4,
        "font": FONT,
        "view": {"stroke": None},
        "axis": {
            "labelColor": scheme.text,
            "titleColor": scheme.muted,
            "domain": False,
            "ticks": False,
            "gridColor": scheme.line,
            "labelFontSize": 12,
            "labelLimit": 200,
        },
        "title": {
            "color": scheme.text,
            "subtitleColor": scheme.muted,
            "fontSize": 15,
            "fontWeight": "bold",
            "subtitleFontSize": 12,
            "anchor": "start",
            "frame": "bounds",
            "offset": 12,
            "subtitlePadding": 5,
            "lineHeight": 19,
            "subtitleLineHeight": 16,
        },
        "style": {
            "name": {"color": scheme.text, "fontSize": 12.5},
            "figure": {"color": scheme.text, "fontSize": 12.5, "fontWeight": "bold"},
            "heading": {"color": scheme.muted, "fontSize": 12, "fontWeight": "bold"},
            "remark": {"color": scheme.muted, "fontSize": 11},
            "tick": {"color": scheme.muted, "fontSize": 11},
            "track": {"color": scheme.empty},
            "first": {"color": scheme.first},
            "second": {"color": scheme.second},
            "first-approximate": _approximate(scheme.first),
            "second-approximate": _approximate(scheme.second),
            "wanted": {"stroke": scheme.first, "strokeDash": [4, 3], "strokeWidth": 1.5},
            "span": {"color": scheme.second},
            "cell-empty": {"color": scheme.empty},
            "cell-text": {"color": scheme.background, "fontSize": 11, "fontWeight": "bold"},
        },
    }


def recolouring(old: Scheme, new: Scheme) -> dict[str, str]:
    """The colours of one scheme by those of another."""
    return {
        getattr(old, field.name): getattr(new, field.name)
        for field in fields(Scheme)
        if field.name != "name"
    }


def _approximate(colour: str) -> dict[str, Any]:
    """Approximate values: paler, with a dashed edge, so that the difference survives in print."""
    return {
        "color": colour,
        "fillOpacity": 0.35,
        "stroke": colour,
        "strokeDash": [3, 2],
        "strokeWidth": 1.2,
    }
