"""Charts as files: pictures in both schemes, PNG for who needs one, the Vega-Lite specification."""

import io
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PIL import Image

from khuyencong.charts.picture import Picture
from khuyencong.charts.png import in_few_colours
from khuyencong.charts.raster import as_png, can_write
from khuyencong.charts.shapes import Drawing, shapes_of
from khuyencong.charts.theme import DARK, LIGHT, Scheme, configuration, recolouring
from khuyencong.charts.vector import as_svg
from khuyencong.json_text import encoded

FONTS = Path(__file__).with_name("fonts.conf")

PNG_SCALE = 2
"""Pixels of a PNG for each of the drawing, as screens and print need them."""


def chart_files(stem: str, specification: dict[str, Any]) -> dict[str, bytes]:
    """The files of a chart by their names under ``/charts/``.

    Args:
        stem: What their names begin with.
        specification: In the light scheme, as ``specify`` gives it.
    """
    shapes = shapes_of(specification)
    drawing = as_svg(shapes)
    return {
        f"{stem}.vl.json": encoded(specification, is_sorted=True),
        f"{stem}.svg": drawing,
        f"{stem}.dark.svg": recoloured(drawing, LIGHT, DARK),
        f"{stem}.png": painted(shapes, PNG_SCALE),
    }


def specify(picture: Picture) -> dict[str, Any]:
    """The Vega-Lite specification of a chart, in the light scheme."""
    look = {"description": picture.description, "config": configuration(LIGHT)}
    return picture.chart | look


def painted(shapes: Drawing, scale: int) -> bytes:
    """A drawing as PNG; vl-convert has letters that our face lacks."""
    return as_png(shapes, scale) if can_write(shapes) else paint(as_svg(shapes), scale)


def paint(drawing: bytes, scale: int) -> bytes:
    """An SVG as PNG, in letters of all scripts."""
    import vl_convert  # noqa: PLC0415 - not small, and seldom needed

    with _own_fonts_only():
        content = vl_convert.svg_to_png(drawing.decode(), scale=scale)
    return in_few_colours(Image.open(io.BytesIO(content)).convert("RGB"))


def recoloured(drawing: bytes, old: Scheme, new: Scheme) -> bytes:
    """A drawing in the colours of another scheme: half the time of drawing it again."""
    colours = recolouring(old, new)
    pattern = re.compile("|".join(colours))
    return pattern.sub(lambda found: colours[found[0]], drawing.decode()).encode()


@contextmanager
def _own_fonts_only() -> Iterator[None]:
    """Keep vl-convert away from the system's fonts, and no other program of this process.

    A browser that was started with this setting would have no font at all.
    """
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(FONTS)
    try:
        yield
    finally:
        os.environ.pop("FONTCONFIG_FILE")
        if before is not None:
            os.environ["FONTCONFIG_FILE"] = before
