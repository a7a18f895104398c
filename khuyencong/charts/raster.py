"""Shapes as PNG, in a face of our own, so that they look the same on every machine."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import cast

from PIL import Image, ImageColor

from khuyencong.charts.masks import dashed, filled, letters, typeset
from khuyencong.charts.png import MOST_COLOURS, indexed
from khuyencong.charts.shapes import Box, Drawing, Layer, Look

BEFORE = {"start": 0.0, "middle": 0.5, "end": 1.0}
"""How much of a line stands before its place."""
SHADES_ON_BOXES = 5
"""Steps from a box to letters on it, which are bold and few."""

Colour = tuple[int, ...]


def can_write(drawing: Drawing) -> bool:
    """Whether the face has every letter of a drawing."""
    known = letters()
    return all(known.issuperset(text) for text in drawing.texts)


def as_png(drawing: Drawing, scale: int) -> bytes:
    """A drawing as PNG: boxes first, letters in the colours that these leave.

    Args:
        drawing: A whole picture.
        scale: Pixels for each of the drawing.
    """
    size = (round(drawing.width * scale), round(drawing.height * scale))
    image = Image.new("P", size, 0)
    palette = _Palette(drawing)
    for layer in drawing.layers:
        for box in layer.boxes:
            _paint(image, box, layer.look, scale, palette)
    palette.shade({layer.look.fill for layer in drawing.layers if layer.words})
    for layer in drawing.layers:
        _write(image, layer, scale, palette)
    return indexed(image, palette.colours)


_PIECES = re.compile(r"\d|\s+|[^\d\s]+")
"""Words; figures digit by digit, as hardly any comes back and digits do."""


class _Palette:
    """The colours of a picture by number: shades of letters from the first, boxes from the last.

    Boxes have five colours in all the theme, and two more where no track is below. The edges of a
    letter get the numbers between that of its ink and that of what it stands on.
    """

    def __init__(self, drawing: Drawing) -> None:
        background = ImageColor.getrgb(drawing.background)
        self._shades: list[Colour] = [background]
        self._fills: list[Colour] = []
        if any(layer.words and layer.look.fill == drawing.background for layer in drawing.layers):
            box = ImageColor.getrgb([one.look.fill for one in drawing.layers if one.boxes][-1])
            steps = range(SHADES_ON_BOXES - 1, -1, -1)
            self._fills = [_mixed(background, box, one / steps[0]) for one in steps]

    @property
    def colours(self) -> list[Colour]:
        """All of them in the order of their numbers."""
        return [*self._shades, *reversed(self._fills)]

    def fill(self, name: str, opacity: float = 1, below: int = 0) -> int:
        """The number of a colour of boxes, or of what it looks like on another."""
        beneath = self._fills[MOST_COLOURS - 1 - below] if below else self._shades[0]
        colour = _mixed(ImageColor.getrgb(name), beneath, opacity)
        if colour not in self._fills:
            self._fills.append(colour)
        return MOST_COLOURS - 1 - self._fills.index(colour)

    def shade(self, inks: Iterable[str]) -> None:
        """Use the numbers that boxes leave for steps from the background to the darkest ink."""
        lightest = self._shades[0]
        darkest = max(map(ImageColor.getrgb, inks), key=self._distance, default=lightest)
        last = MOST_COLOURS - 1 - len(self._fills)
        self._shades = [_mixed(darkest, lightest, step / last) for step in range(last + 1)]

    def ink(self, name: str) -> int:
        """The shade that is as far from the background as a colour of letters.

        Letters in the colour of the background stand on the boxes that were drawn last.
        """
        distance = self._distance(ImageColor.getrgb(name))
        if not distance:
            return MOST_COLOURS - 1
        share = distance / self._distance(self._shades[-1])
        return round((len(self._shades) - 1) * share)

    def _distance(self, colour: Colour) -> int:
        return sum(abs(a - b) for a, b in zip(colour, self._shades[0], strict=True))


def _write(image: Image.Image, layer: Layer, scale: int, palette: _Palette) -> None:
    if not layer.words:
        return
    look = layer.look
    ink, letters = palette.ink(look.fill), (look.is_bold, look.size * scale)
    for line in layer.words:
        words = [typeset(word, *letters) for word in _PIECES.findall(line.text)]
        length = sum(word.advance for word in words)
        x, y = line.x * scale, line.y * scale
        along = -BEFORE[look.anchor] * length
        for word in words:
            if look.is_upward:
                left, top = round(x) + word.top, round(y - along) - word.left - word.mask.width
                image.paste(ink, (left, top), word.mask.transpose(Image.Transpose.ROTATE_90))
            else:
                image.paste(ink, (round(x + along) + word.left, round(y) + word.top), word.mask)
            along += word.advance


def _paint(image: Image.Image, box: Box, look: Look, scale: int, palette: _Palette) -> None:
    left, top = round(box.x * scale), round(box.y * scale)
    width = max(1, round((box.x + box.width) * scale) - left)
    height = max(1, round((box.y + box.height) * scale) - top)
    if look.fill:
        middle = (left + (width - 1) // 2, top + (height - 1) // 2)
        below = image.getpixel(middle) if look.opacity != 1 else 0
        fill = palette.fill(look.fill, look.opacity, cast("int", below))
        radius = min(look.radius * scale, (width - 1) / 2, (height - 1) / 2)
        image.paste(fill, (left, top), filled((width, height), radius))
    if look.stroke:
        line = max(1, round(look.stroke_width * scale))
        dash = tuple(length * scale for length in look.dash)
        edge = dashed((width, height), dash, line)
        image.paste(palette.fill(look.stroke), (left - line, top - line), edge)


@lru_cache(256)
def _mixed(above: Colour, below: Colour, opacity: float) -> Colour:
    """A colour on another."""
    pairs = zip(above, below, strict=True)
    return tuple(round(opacity * a + (1 - opacity) * b) for a, b in pairs)
