"""Pages as text: templates are filled here, with every text of the data escaped.

Only headings are Markdown, of which MkDocs makes the shell of a page with its table of contents.
All else is HTML already and is put into the finished shell: tables and charts that pass through
Markdown take ten times as long, for nothing (measured).
"""

import json
import re
from collections.abc import Callable
from functools import cache, partial
from typing import Any

from jinja2 import Environment
from markupsafe import Markup, escape

from khuyencong.codebook import Term
from khuyencong.foreign_numbers import language_of
from khuyencong.language import Language
from khuyencong.pages.abbreviations import explainer
from khuyencong.pages.alike import follower
from khuyencong.pages.foreign import mark_quotations
from khuyencong.pages.links import Links
from khuyencong.pages.page import Page
from khuyencong.pages.written import DESCRIPTION, Written, placeholder
from khuyencong.templates import environment

_HEADING = "\x02"
"""Begins the line of a heading; no text of the data can hold it."""
_MARKDOWN_SIGNS = re.compile(r"([\\`*_{}\[\]()#+\-.!|])")


@cache
def renderer(language: Language, glossary: tuple[Term, ...]) -> Callable[[Page, str], Written]:
    """A function that fills the templates of pages of one language.

    It takes a page and the whole address of the picture that links to it show, empty for none.

    Args:
        language: The pages' language.
        glossary: Terms whose abbreviations are explained where they stand.
    """
    templates = pages_environment(language, glossary)

    def render(page: Page, share: str = "") -> Written:
        links = Links(page.path, language.code)
        template = templates.get_template(page.template)
        body = template.render(
            page.context, page=page, to=links.to, file=links.file, language=language
        )
        skeleton, blocks = _apart(body)
        return Written(
            path=page.path,
            language=language.code,
            skeleton=_front_matter(page, share) + skeleton,
            blocks=blocks,
            title=page.title,
            description=page.description,
            kind=page.search_kind,
            words=page.search_words,
            weight=page.search_weight,
            places=page.search_places,
        )

    return render


def pages_environment(language: Language, glossary: tuple[Term, ...]) -> Environment:
    """Where templates of pages find what they need.

    Args:
        language: The pages' language.
        glossary: Terms whose abbreviations are explained where they stand.
    """
    templates = environment(language)
    templates.filters["explained"] = _explained(glossary, language)
    templates.filters["language"] = language_of
    templates.filters["spoken"] = partial(_spoken, language=language)
    templates.globals["heading"] = heading
    templates.globals["alike"] = follower(_explained(glossary, language))
    return templates


def heading(level: int, text: str, anchor: str = "") -> Markup:
    """A heading as Markdown.

    Args:
        level: From 1.
        text: What it says; shown as it is.
        anchor: Its address on the page; made of the text where there is none.
    """
    about = f" {{#{anchor}}}" if anchor else ""
    return Markup(f"{_HEADING}{'#' * level} {as_markdown_text(text)}{about}")  # noqa: S704


def _apart(body: str) -> tuple[str, tuple[str, ...]]:
    """The headings with a placeholder for all that stands between them, and what stands there."""
    skeleton: list[str] = []
    blocks: list[str] = []
    first, *rest = body.split(_HEADING)
    for part in ("\n" + first, *rest):
        line, _, between = part.partition("\n")
        if line:
            skeleton.append(line)
        if between.strip():
            skeleton.append(placeholder(len(blocks)))
            blocks.append(between.strip())
    return "\n\n".join(skeleton) + "\n", tuple(blocks)


def _explained(glossary: tuple[Term, ...], language: Language) -> Callable[[str], Markup]:
    """Texts of the data with abbreviations explained and, in English, Vietnamese words marked."""
    explained = explainer(glossary, language.code)
    if language.code == "vi":
        return explained
    return lambda text: mark_quotations(explained(text))


def _spoken(text: str, language: Language) -> Markup:
    """A text whose Vietnamese words an English page marks as such."""
    return escape(text) if language.code == "vi" else mark_quotations(escape(text))


def as_markdown_text(text: str) -> Markup:
    """Text that Markdown shows as it is, for headings."""
    return Markup(_MARKDOWN_SIGNS.sub(r"\\\1", str(escape(text))))  # noqa: S704 - escaped here


def _front_matter(page: Page, share: str) -> str:
    """What MkDocs and the theme must know of a page, as YAML (JSON strings are valid YAML)."""
    lines: list[tuple[str, Any]] = [
        ("title", _quoted(page.title)),
        ("description", DESCRIPTION),
    ]
    if share:
        lines.append(("share", _quoted(share)))
    if not page.has_contents:
        lines.append(("hide", "[toc]"))
    return "".join(["---\n", *(f"{name}: {value}\n" for name, value in lines), "---\n\n"])


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
