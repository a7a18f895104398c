"""Shapes as PNG, in a face of our own, so that they look the same on every machine."""

import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from PIL import Image, ImageColor, ImageDraw, ImageFont

from khuyencong.charts.shapes import Box, Drawing, Layer, Look

FONTS = Path(__file__).with_name("fonts")
"""Arimo, which has the widths of Arial and of Liberation Sans and all Vietnamese letters."""
FACES = {False: "Arimo-Regular.ttf", True: "Arimo-Bold.ttf"}
COLOURS = 32
"""A picture of few colours needs an eighth of the bytes with a palette."""
SHADES = 16
"""Steps from the background to the darkest letters, of which the edges of letters are made."""
COMPRESSION = 3
"""Half the time of the usual 6, for a quarter more bytes."""
ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}

Colour = tuple[int, ...]


def can_write(drawing: Drawing) -> bool:
    """Whether the face has every letter of a drawing."""
    known = _letters()
    return all(known.issuperset(text) for text in drawing.texts)


def as_png(drawing: Drawing, scale: int) -> bytes:
    """A drawing as PNG.

    Args:
        drawing: A whole picture.
        scale: Pixels for each of the drawing.
    """
    size = (round(drawing.width * scale), round(drawing.height * scale))
    palette = _Palette(drawing)
    image = Image.new("P", size, 0)
    brush = ImageDraw.Draw(image)
    brush.fontmode = "L"  # letters with soft edges, which are shades between two numbers
    for layer in drawing.layers:
        for box in layer.boxes:
            _paint(image, brush, box, layer.look, scale, palette)
        _write(brush, layer, scale, palette)
    image.putpalette(palette.flat)
    return _saved(image)


class _Palette:
    """The colours of a picture by number: shades of letters first, then those of boxes."""

    def __init__(self, drawing: Drawing) -> None:
        inks = [ImageColor.getrgb(one.look.fill) for one in drawing.layers if one.words]
        self._lightest = ImageColor.getrgb(drawing.background)
        self._darkest = max(inks, key=self._distance, default=self._lightest)
        steps = [step / (SHADES - 1) for step in range(SHADES)]
        self._colours = [_mixed(self._darkest, self._lightest, step) for step in steps]

    @property
    def flat(self) -> list[int]:
        """Red, green and blue of one colour after the other."""
        return [part for colour in self._colours for part in colour]

    def ink(self, name: str) -> int:
        """The shade that is as far from the background as a colour of letters."""
        whole = self._distance(self._darkest) or 1
        return round((SHADES - 1) * self._distance(ImageColor.getrgb(name)) / whole)

    def fill(self, name: str) -> int:
        """The number of a colour of boxes."""
        return self._number(ImageColor.getrgb(name))

    def translucent(self, name: str, opacity: float, below: int) -> int:
        """The number of what a translucent colour looks like on another."""
        return self._number(_mixed(ImageColor.getrgb(name), self._colours[below], opacity))

    def _number(self, colour: Colour) -> int:
        if colour not in self._colours:
            self._colours.append(colour)
        return self._colours.index(colour)

    def _distance(self, colour: Colour) -> int:
        return sum(abs(a - b) for a, b in zip(colour, self._lightest, strict=True))


def in_few_colours(image: Image.Image) -> bytes:
    """A picture as PNG with a palette."""
    dither = Image.Dither.NONE
    return _saved(image.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=dither))


def _saved(image: Image.Image) -> bytes:
    content = io.BytesIO()
    image.save(content, "PNG", compress_level=COMPRESSION)
    return content.getvalue()


def _write(brush: ImageDraw.ImageDraw, layer: Layer, scale: int, palette: _Palette) -> None:
    if not layer.words:
        return
    look = layer.look
    ink, face = palette.ink(look.fill), _face(look.is_bold, look.size * scale)
    for word in layer.words:
        place = (word.x * scale, word.y * scale)
        brush.text(place, word.text, ink, face, anchor=ANCHORS[look.anchor])


def _paint(
    image: Image.Image,
    brush: ImageDraw.ImageDraw,
    box: Box,
    look: Look,
    scale: int,
    palette: _Palette,
) -> None:
    left, top = round(box.x * scale), round(box.y * scale)
    right = max(left, round((box.x + box.width) * scale) - 1)
    bottom = max(top, round((box.y + box.height) * scale) - 1)
    radius = min(look.radius * scale, (right - left) / 2, (bottom - top) / 2)
    if look.fill:
        fill = palette.fill(look.fill)
        if look.opacity != 1:
            below = image.getpixel(((left + right) // 2, (top + bottom) // 2))
            fill = palette.translucent(
                look.fill, look.opacity, below if isinstance(below, int) else 0
            )
        brush.rounded_rectangle((left, top, right, bottom), radius, fill)
    if look.stroke:
        ink, width = palette.fill(look.stroke), max(1, round(look.stroke_width * scale))
        dash = [length * scale for length in look.dash]
        for line in _dashes((left, top, right, bottom), dash):
            brush.line(line, ink, width)


def _mixed(above: Colour, below: Colour, opacity: float) -> Colour:
    """A colour on another."""
    pairs = zip(above, below, strict=True)
    return tuple(round(opacity * a + (1 - opacity) * b) for a, b in pairs)


def _dashes(
    corners: tuple[int, int, int, int], dash: list[float]
) -> Iterator[tuple[float, float, float, float]]:
    """The pieces of a dashed edge; each side begins with a dash, so that corners are closed."""
    left, top, right, bottom = corners
    on, off = dash
    for x in _steps(left, right, on + off):
        end = min(x + on, right)
        yield from ((x, top, end, top), (x, bottom, end, bottom))
    for y in _steps(top, bottom, on + off):
        end = min(y + on, bottom)
        yield from ((left, y, left, end), (right, y, right, end))


def _steps(first: float, last: float, step: float) -> Iterator[float]:
    while first <= last:
        yield first
        first += step


@cache
def _face(is_bold: bool, size: float) -> ImageFont.FreeTypeFont:  # noqa: FBT001 - part of a key
    """A face in a size; laid out by Pillow itself, for not every machine has another program."""
    path = FONTS / FACES[is_bold]
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _letters() -> frozenset[str]:
    """The letters of the face; the bold one was cut to the same."""
    face = _face(False, 20)  # noqa: FBT003
    nothing = face.getmask("\uffff")
    blank = (nothing.size, bytes(nothing))
    return frozenset(
        letter
        for code in range(0x20, 0x2300)
        if (mask := face.getmask(letter := chr(code))) and (mask.size, bytes(mask)) != blank
    ) | {" ", "\u00a0"}
