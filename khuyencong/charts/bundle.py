"""The program that makes charts interactive: Vega from vl-convert, so that no other host is asked.

vl-convert holds the very Vega that draws the pictures, so that the interactive chart looks like the
picture it takes the place of. The bundle contains Vega's expression interpreter, which works under
a Content-Security-Policy without ``unsafe-eval`` (https://vega.github.io/vega/usage/interpreter/).
"""

import json
from importlib.metadata import version

import vl_convert

from khuyencong.cache import Cache
from khuyencong.charts.render import NUMBER_FORMATS
from khuyencong.charts.theme import DARK, configuration

FOLDER = "assets/vega"
SNIPPET = "window.vegaEmbed = vegaEmbed;"


def bundle_files(cache: Cache) -> dict[str, bytes]:
    """The files that ``assets/charts.js`` loads on demand, by path under the site's root."""
    key = f"bundle {version('vl-convert-python')} {SNIPPET}".encode()
    program = cache.product(key, lambda: vl_convert.javascript_bundle(SNIPPET).encode())
    return {
        f"{FOLDER}/vega-embed.js": program,
        f"{FOLDER}/dark.json": _json(configuration(DARK)),
        **{f"{FOLDER}/numbers.{code}.json": _json(known) for code, known in NUMBER_FORMATS.items()},
    }


def _json(document: object) -> bytes:
    return json.dumps(document, ensure_ascii=False, sort_keys=True).encode()
