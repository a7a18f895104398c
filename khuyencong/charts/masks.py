"""Where ink goes: the forms of words, boxes and edges, each drawn once and kept for the next.

The names of areas and indicators, the words of a caption and the sizes of bars come back in chart
after chart: those of 63 areas in two languages show 930 words (measured), and a cache of half as
many would draw one word in sixteen anew.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FONTS = Path(__file__).with_name("fonts")
"""Arimo, which has the widths of Arial and of Liberation Sans and all Vietnamese letters."""
FACES = {False: "Arimo-Regular.ttf", True: "Arimo-Bold.ttf"}
KEPT = 1024
"""Some kilobytes each, in every worker."""
FULL = 255

Size = tuple[int, int]


@dataclass(frozen=True)
class Typeset:
    """A word as it stands on its line."""

    mask: Image.Image
    left: int
    """From where it begins to its first ink; few letters begin with a gap."""
    top: int
    """From its line to its highest ink, which is above: less than zero."""
    advance: int
    """From where it begins to where the next begins."""


@lru_cache(KEPT)
def typeset(word: str, is_bold: bool, size: float) -> Typeset:  # noqa: FBT001 - part of a key
    """A word in letters with soft edges.

    The face has no kerning that Pillow reads, so that words beside each other stand where they
    would if their line were drawn as a whole.

    Args:
        word: Without a space, or a space alone.
        is_bold: Of the two faces, the bold one.
        size: Of letters in pixels.
    """
    font = face(is_bold, size)
    left, top, right, bottom = map(round, font.getbbox(word, anchor="ls"))
    mask = Image.new("L", (right - left, bottom - top))
    ImageDraw.Draw(mask).text((-left, -top), word, FULL, font, anchor="ls")
    return Typeset(mask, left, top, round(font.getlength(word)))


@lru_cache(KEPT)
def filled(size: Size, radius: float) -> Image.Image:
    """A box.

    Args:
        size: Width and height.
        radius: Of its corners.
    """
    mask = Image.new("1", size)
    width, height = size
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, width - 1, height - 1), radius, FULL)
    return mask


@lru_cache(KEPT)
def dashed(size: Size, dash: tuple[float, ...], line: int) -> Image.Image:
    """The edge of a box, with room around it for half the width of its line.

    Args:
        size: Width and height of the box.
        dash: Lengths of a dash and of the gap behind it.
        line: Width of the line, and of the room at each side.
    """
    width, height = size
    mask = Image.new("1", (width + 2 * line, height + 2 * line))
    brush = ImageDraw.Draw(mask)
    for piece in _dashes((line, line, line + width - 1, line + height - 1), dash):
        brush.line(piece, FULL, line)
    return mask


def _dashes(
    corners: tuple[int, int, int, int], dash: tuple[float, ...]
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
def face(is_bold: bool, size: float) -> ImageFont.FreeTypeFont:  # noqa: FBT001 - part of a key
    """A face in a size; laid out by Pillow itself, for not every machine has another program.

    Args:
        is_bold: Of the two faces, the bold one.
        size: Of letters in pixels.
    """
    path = FONTS / FACES[is_bold]
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


@cache
def letters() -> frozenset[str]:
    """The letters of the face; the bold one was cut to the same."""
    font = face(False, 20)  # noqa: FBT003
    nothing = font.getmask("\uffff")
    blank = (nothing.size, bytes(nothing))
    return frozenset(
        letter
        for code in range(0x20, 0x2300)
        if (mask := font.getmask(letter := chr(code))) and (mask.size, bytes(mask)) != blank
    ) | {" ", "\u00a0"}
