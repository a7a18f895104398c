"""Charts as files: SVG pictures in both schemes and the Vega-Lite specification."""

import json
import os
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from khuyencong.charts.figure import Figure
from khuyencong.charts.theme import LIGHT, SCHEMES, Scheme, configuration

FONTS = Path(__file__).with_name("fonts.conf")

NUMBER_FORMATS = {
    "vi": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", "\u00a0₫"]},
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["₫", ""]},
}
"""d3-format locales; vl-convert has no ``vi`` of its own."""


def chart_files(figure: Figure) -> dict[str, bytes]:
    """The files of a chart by their names under ``/charts/``."""
    specification = specify(figure)
    stem = f"{figure.id}.{figure.language}"
    files = {f"{stem}.vl.json": _json(specification)}
    for scheme in SCHEMES:
        suffix = "svg" if scheme is LIGHT else f"{scheme.name}.svg"
        files[f"{stem}.{suffix}"] = draw(specification, figure.language, scheme).encode()
    return files


def specify(figure: Figure) -> dict[str, Any]:
    """The Vega-Lite specification of a chart, in the light scheme."""
    chart = figure.chart.properties(description=figure.description)
    specification: dict[str, Any] = chart.to_dict()
    specification["config"] = configuration(LIGHT)
    return specification


def draw(specification: dict[str, Any], language: str, scheme: Scheme) -> str:
    """A specification as SVG."""
    coloured = specification | {"config": configuration(scheme)}
    svg: str = _renderer().vegalite_to_svg(coloured, format_locale=NUMBER_FORMATS[language])
    return svg


@cache
def _renderer() -> ModuleType:
    """vl-convert, told before its first use to leave the system's fonts alone."""
    os.environ["FONTCONFIG_FILE"] = str(FONTS)
    import vl_convert

    return vl_convert


def _json(document: dict[str, Any]) -> bytes:
    return json.dumps(document, ensure_ascii=False, sort_keys=True, indent=1).encode()
