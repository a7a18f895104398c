"""The program that makes charts interactive: Vega from vl-convert, so that no other host is asked.

A test compares what this Vega draws with the pictures, so that the interactive chart looks like the
picture it takes the place of. The bundle contains Vega's expression interpreter, which works under
a Content-Security-Policy without ``unsafe-eval`` (https://vega.github.io/vega/usage/interpreter/).
"""

from khuyencong.charts.theme import DARK, configuration
from khuyencong.fingerprint import key_of
from khuyencong.json_text import encoded
from khuyencong.paths import DOWNLOAD_TEMPLATES
from khuyencong.workshop import Task

FOLDER = "assets/vega"
SNIPPET = "window.vegaEmbed = vegaEmbed;"
NUMBER_FORMATS = {
    "vi": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", "\u00a0₫"]},
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["₫", ""]},
}
"""d3-format locales; vl-convert has no ``vi`` of its own."""


def bundle_task() -> Task:
    """What makes the files that ``assets/charts.js`` loads on demand."""
    return Task(bundle_files, (), key_of("bundle", (), templates=DOWNLOAD_TEMPLATES))


def bundle_files() -> dict[str, bytes]:
    """The program and the look of dark charts, by path under the site's root."""
    import vl_convert  # noqa: PLC0415 - not small, and needed only where the program is made

    return {
        f"{FOLDER}/vega-embed.js": vl_convert.javascript_bundle(SNIPPET).encode(),
        f"{FOLDER}/dark.json": encoded(configuration(DARK)),
        **{
            f"{FOLDER}/numbers.{code}.json": encoded(known)
            for code, known in NUMBER_FORMATS.items()
        },
    }
