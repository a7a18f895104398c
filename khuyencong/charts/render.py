"""Charts as files: SVG pictures in both schemes and the Vega-Lite specification."""

import json
import os
from functools import cache as once
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import Any

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
    svg: str = _renderer().vegalite_to_svg(coloured, format_locale=NUMBER_FORMATS[language])
    cache.put(key, svg.encode())
    return svg.encode()


@once
def _renderer() -> ModuleType:
    """vl-convert, told before its first use to leave the system's fonts alone."""
    os.environ["FONTCONFIG_FILE"] = str(FONTS)
    import vl_convert

    return vl_convert


def _json(document: Any) -> bytes:
    return json.dumps(document, ensure_ascii=False, sort_keys=True, indent=1).encode()
