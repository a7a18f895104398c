"""Charts as files: SVG pictures in both schemes and the Vega-Lite specification."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

import vl_convert

from khuyencong.cache import Cache
from khuyencong.charts.picture import Picture
from khuyencong.charts.theme import LIGHT, SCHEMES, Scheme, configuration

FONTS = Path(__file__).with_name("fonts.conf")

NUMBER_FORMATS = {
    "vi": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", "\u00a0₫"]},
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["₫", ""]},
}
"""d3-format locales; vl-convert has no ``vi`` of its own."""


def chart_files(picture: Picture, cache: Cache) -> dict[str, bytes]:
    """The files of a chart by their names under ``/charts/``."""
    specification = specify(picture)
    stem = f"{picture.id}.{picture.language}"
    files = {f"{stem}.vl.json": _json(specification)}
    for scheme in SCHEMES:
        suffix = "svg" if scheme is LIGHT else f"{scheme.name}.svg"
        files[f"{stem}.{suffix}"] = draw(specification, picture.language, scheme, cache)
    return files


def specify(picture: Picture) -> dict[str, Any]:
    """The Vega-Lite specification of a chart, in the light scheme."""
    chart = picture.chart.properties(description=picture.description)
    specification: dict[str, Any] = chart.to_dict()
    specification["config"] = configuration(LIGHT)
    return specification


def draw(specification: dict[str, Any], language: str, scheme: Scheme, cache: Cache) -> bytes:
    """A specification as SVG, drawn anew only where the cache does not hold it."""
    coloured = specification | {"config": configuration(scheme)}
    renderer = [version("vl-convert-python"), FONTS.read_text(encoding="utf-8")]
    key = _json([coloured, NUMBER_FORMATS[language], *renderer])
    known = cache.get(key)
    if known is not None:
        return known
    with _own_fonts_only():
        svg = vl_convert.vegalite_to_svg(coloured, format_locale=NUMBER_FORMATS[language])
    cache.put(key, svg.encode())
    return svg.encode()


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
