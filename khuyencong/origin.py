"""What the process of which workers are copies has ready for all of them.

To import this module is to make it ready, while the data are still being checked: with libraries
read, templates compiled and the layers of charts made, the first task of a worker takes half a
second less (measured).
"""

from contextlib import suppress
from decimal import Decimal

from khuyencong import contents, dcat, finishing
from khuyencong.charts.layers import layered
from khuyencong.charts.masks import letters
from khuyencong.flawed import FlawedFileError
from khuyencong.language import DEFAULT_LANGUAGE, LANGUAGES, language
from khuyencong.pages.render import pages_environment

TASKS = (contents, dcat, finishing)
"""Modules from which all tasks come, and Altair and rdflib with them."""


def make_ready() -> None:
    """Do once what would be the same in each worker."""
    layered([], [])
    letters()
    for code in LANGUAGES:
        speech = language(code)
        speech.date("2000-01-01")
        speech.number(Decimal(1))
    templates = pages_environment(language(DEFAULT_LANGUAGE), ())
    for name in templates.list_templates(filter_func=lambda name: "/" not in name):
        templates.get_template(name)


with suppress(FlawedFileError):  # which those tell that use the file
    make_ready()
