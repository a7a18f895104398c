"""The README of a zip: it answers by itself what the figures are, and whether one may use them."""

from collections.abc import Iterable
from functools import cache

from jinja2 import Template

from khuyencong.address import Address
from khuyencong.downloads.citation import sentence, source_sentence
from khuyencong.downloads.contents import table_words
from khuyencong.downloads.part import LICENCE, SITE_NAME, Part
from khuyencong.downloads.published import published_columns
from khuyencong.language import Language
from khuyencong.paths import DOWNLOAD_TEMPLATES
from khuyencong.schemas import published_schema
from khuyencong.templates import environment
from khuyencong.wording import MISSING_REASONS, missing_words


def readme(part: Part, tables: Iterable[str], address: Address, speech: Language) -> bytes:
    """The README in one language, as Markdown that reads well as plain text.

    Args:
        part: What it is about.
        tables: Names of the tables beside it.
        address: Where the site is published.
        speech: Its language.
    """
    code = speech.code
    text = _template(speech).render(
        part=part,
        code=code,
        site=SITE_NAME[code],
        licence=LICENCE,
        date=speech.date(part.date),
        page=address.page(part.page, code),
        contact=address.page("about/", code),
        citation=sentence(part, address, speech),
        sources=[
            (one["id"], source_sentence(one, speech), one[f"area_evidence_{code}"])
            for one in part.sources
        ],
        tables=[(name, table_words(name, speech)[1]) for name in tables],
        reasons=[(one, missing_words(one, speech)) for one in MISSING_REASONS],
        columns=_columns(code),
    )
    return text.encode()


@cache
def _template(speech: Language) -> Template:
    templates = environment(speech, DOWNLOAD_TEMPLATES, escapes=False)
    return templates.get_template("readme.md.jinja")


def _columns(code: str) -> list[tuple[str, str, str]]:
    """The published columns: name, title, description."""
    end = "" if code == "vi" else "_en"
    known = {field["name"]: field for field in published_schema()["fields"]}
    return [
        (name, known[name][f"title{end}"], known[name].get(f"description{end}", ""))
        for name in published_columns()
    ]
