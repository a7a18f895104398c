"""The shapes of a chart: what its Vega-Lite specification says, with places in pixels.

Bars and matrices lay their rows out themselves, so that every text and every box of the
specification has its place already, and Vega, which would measure each text several times, has
nothing to find out. The drawing is that of vl-convert (a test compares both); it takes a hundredth
of the time.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

MARGIN = 6
"""Around the whole picture."""
BELOW_TITLE = 10
TEXT = "text"
UPWARDS = 270
"""Degrees by which a line of text is turned that is read from below."""
ANCHORS = {"left": "start", "center": "middle", "right": "end"}
ASCENT = 0.9
"""How far letters rise above their line, as a share of their size."""


@dataclass(frozen=True)
class Box:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Word:
    """A line of text; ``y`` is the line that letters stand on."""

    x: float
    y: float
    text: str


@dataclass(frozen=True)
class Look:
    """How shapes look: colours and sizes as the theme names them."""

    fill: str
    """Empty where only the edge is drawn."""
    opacity: float = 1
    """Of the fill."""
    stroke: str = ""
    stroke_width: float = 0
    dash: tuple[float, ...] = ()
    radius: float = 0
    size: float = 0
    """Of letters."""
    is_bold: bool = False
    anchor: str = "start"
    is_upward: bool = False
    """Of a line of text that is read from below."""


@dataclass(frozen=True)
class Layer:
    """Shapes of one look."""

    look: Look
    boxes: tuple[Box, ...] = ()
    words: tuple[Word, ...] = ()


@dataclass(frozen=True)
class Drawing:
    """A whole picture."""

    width: float
    height: float
    background: str
    title: str
    description: str
    layers: tuple[Layer, ...]
    """In the order in which they are drawn."""

    @property
    def texts(self) -> Iterator[str]:
        """All that is written in it."""
        return (word.text for layer in self.layers for word in layer.words)


def shapes_of(specification: Mapping[str, Any]) -> Drawing:
    """The shapes of a specification.

    Args:
        specification: In the light scheme or in the dark, as ``specify`` gives it.
    """
    config, data = specification["config"], specification["datasets"]
    titled, top = _titled(specification["title"], config["title"])
    plot = [
        _layer(one["mark"], data[one["data"]["name"]], specification["width"], top, config["style"])
        for one in specification["layer"]
    ]
    return Drawing(
        width=specification["width"] + 2 * MARGIN,
        height=round(top + specification["height"] + MARGIN),
        background=config["background"],
        title=" ".join(specification["title"]["text"]),
        description=specification["description"],
        layers=(*titled, *plot),
    )


def _titled(title: Mapping[str, Any], style: Mapping[str, Any]) -> tuple[list[Layer], float]:
    """Title and subtitle, and where the plot below them begins."""
    y = MARGIN + style["fontSize"] * ASCENT
    lines = [
        Word(MARGIN, y + style["lineHeight"] * n, text) for n, text in enumerate(title["text"])
    ]
    y += style["lineHeight"] * (len(title["text"]) - 1) + style["subtitlePadding"]
    below = style["subtitleLineHeight"]
    small = [Word(MARGIN, y + below * (n + 1), text) for n, text in enumerate(title["subtitle"])]
    y += below * len(small)
    return [
        Layer(Look(style["color"], size=style["fontSize"], is_bold=True), words=tuple(lines)),
        Layer(Look(style["subtitleColor"], size=style["subtitleFontSize"]), words=tuple(small)),
    ], round(y + BELOW_TITLE)


def _layer(
    mark: Mapping[str, Any],
    rows: list[dict[str, Any]],
    width: float,
    top: float,
    styles: Mapping[str, Any],
) -> Layer:
    style = styles[mark["style"]]
    if mark["type"] == TEXT:
        look = Look(
            style["color"],
            size=style["fontSize"],
            is_bold=style.get("fontWeight") == "bold",
            anchor=ANCHORS[mark["align"]],
            is_upward=mark.get("angle") == UPWARDS,
        )
        words = (Word(MARGIN + width * row["x"], top + row["y"], row["text"]) for row in rows)
        return Layer(look, words=tuple(words))
    look = Look(
        style.get("color", "") if mark["filled"] else "",
        opacity=style.get("fillOpacity", 1),
        stroke=style.get("stroke", ""),
        stroke_width=style.get("strokeWidth", 0),
        dash=tuple(style.get("strokeDash", ())),
        radius=mark["cornerRadius"],
    )
    boxes = (
        Box(
            MARGIN + width * row["x"],
            top + row["y"],
            width * (row["x2"] - row["x"]),
            row["y2"] - row["y"],
        )
        for row in rows
    )
    return Layer(look, boxes=tuple(boxes))
