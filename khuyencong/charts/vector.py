"""Shapes as SVG."""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from khuyencong.charts.shapes import UPWARDS, Box, Drawing, Layer, Look, Word
from khuyencong.charts.theme import FONT

Attributes = dict[str, str | float]


def as_svg(drawing: Drawing) -> bytes:
    """A drawing as SVG, with its title and its text alternative inside.

    Args:
        drawing: A whole picture.
    """
    width, height = _number(drawing.width), _number(drawing.height)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" role="img" font-family={quoteattr(FONT)}>',
        f"<title>{escape(drawing.title)}</title>",
        f"<desc>{escape(drawing.description)}</desc>",
        f'<rect width="{width}" height="{height}" fill="{drawing.background}"/>',
        *(line for layer in drawing.layers for line in _layer(layer)),
        "</svg>",
    ]
    return "\n".join(lines).encode()


def _layer(layer: Layer) -> Iterable[str]:
    yield f"<g{_written(_look(layer.look))}>"
    for box in layer.boxes:
        yield f"<rect{_written(_box(box, layer.look.radius))}/>"
    for word in layer.words:
        yield f"<text{_written(_place(word, layer.look))}>{escape(word.text)}</text>"
    yield "</g>"


def _look(look: Look) -> Attributes:
    found: Attributes = {"fill": look.fill or "none"}
    if look.opacity != 1:
        found["fill-opacity"] = look.opacity
    if look.stroke:
        found |= {"stroke": look.stroke, "stroke-width": look.stroke_width}
        found["stroke-dasharray"] = " ".join(map(_number, look.dash))
    if look.size:
        found["font-size"] = look.size
    if look.is_bold:
        found["font-weight"] = "bold"
    if look.anchor != "start":
        found["text-anchor"] = look.anchor
    return found


def _box(box: Box, radius: float) -> Attributes:
    """Place and size; corners are never rounder than the box is wide."""
    found: Attributes = {"x": box.x, "y": box.y, "width": box.width, "height": box.height}
    return found | {"rx": min(radius, box.width / 2, box.height / 2)} if radius else found


def _place(word: Word, look: Look) -> Attributes:
    found: Attributes = {"x": word.x, "y": word.y}
    if look.is_upward:
        found["transform"] = f"rotate({UPWARDS} {_number(word.x)} {_number(word.y)})"
    return found


def _written(attributes: Attributes) -> str:
    return "".join(
        f' {name}="{value if isinstance(value, str) else _number(value)}"'
        for name, value in attributes.items()
    )


def _number(value: float) -> str:
    """A length with two decimals at most, a fiftieth of what an eye can tell apart."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
