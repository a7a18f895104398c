"""Charts as files: pictures in both schemes, PNG for who needs one, the Vega-Lite specification."""

import io
import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

import vl_convert
from PIL import Image

from khuyencong.cache import Cache
from khuyencong.charts.picture import Picture
from khuyencong.charts.theme import DARK, LIGHT, Scheme, configuration, recolouring

FONTS = Path(__file__).with_name("fonts.conf")

NUMBER_FORMATS = {
    "vi": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", "\u00a0₫"]},
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["₫", ""]},
}
"""d3-format locales; vl-convert has no ``vi`` of its own."""


PNG_SCALE = 2
"""Pixels of a PNG for each of the drawing, as screens and print need them."""
PNG_COLOURS = 32


def chart_files(picture: Picture, cache: Cache) -> dict[str, bytes]:
    """The files of a chart by their names under ``/charts/``."""
    specification = specify(picture)
    stem = f"{picture.id}.{picture.language}"
    drawing = draw(specification, picture.language, cache)
    return {
        f"{stem}.vl.json": _json(specification),
        f"{stem}.svg": drawing,
        f"{stem}.dark.svg": recoloured(drawing, LIGHT, DARK),
        f"{stem}.png": paint(drawing, cache),
    }


def specify(picture: Picture) -> dict[str, Any]:
    """The Vega-Lite specification of a chart, in the light scheme."""
    look = {"description": picture.description, "config": configuration(LIGHT)}
    return picture.chart | look


def draw(specification: dict[str, Any], language: str, cache: Cache) -> bytes:
    """A specification as SVG, drawn anew only where the cache does not hold it."""
    key = _json(["svg", specification, NUMBER_FORMATS[language], *_renderer()])

    def make() -> bytes:
        with _own_fonts_only():
            svg = vl_convert.vegalite_to_svg(specification, format_locale=NUMBER_FORMATS[language])
        return svg.encode()

    return cache.product(key, make)


def paint(drawing: bytes, cache: Cache, scale: int = PNG_SCALE) -> bytes:
    """An SVG as PNG, painted anew only where the cache does not hold it."""
    key = _json(["png", scale, PNG_COLOURS, drawing.decode(), *_renderer()])

    def make() -> bytes:
        with _own_fonts_only():
            painted = vl_convert.svg_to_png(drawing.decode(), scale=scale)
        return _in_few_colours(painted)

    return cache.product(key, make)


def _in_few_colours(png: bytes) -> bytes:
    """A PNG with a palette: a chart has few colours, and needs an eighth of the bytes with them."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    small = io.BytesIO()
    image.quantize(PNG_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
        small, "PNG"
    )
    return small.getvalue()


def recoloured(drawing: bytes, old: Scheme, new: Scheme) -> bytes:
    """A drawing in the colours of another scheme: half the time of drawing it again."""
    colours = recolouring(old, new)
    pattern = re.compile("|".join(colours))
    return pattern.sub(lambda found: colours[found[0]], drawing.decode()).encode()


def _renderer() -> list[str]:
    """What else a picture depends on: the library that draws and the fonts it may use."""
    return [version("vl-convert-python"), version("pillow"), FONTS.read_text(encoding="utf-8")]


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


def _json(document: Any) -> bytes:
    return json.dumps(document, ensure_ascii=False, sort_keys=True, indent=1).encode()
