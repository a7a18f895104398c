"""Pages as Markdown: templates are filled here, with every text of the data escaped."""

import json
import re
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from markupsafe import Markup, escape

from khuyencong.codebook import Term
from khuyencong.foreign_numbers import language_of
from khuyencong.language import Language
from khuyencong.pages.abbreviations import explainer
from khuyencong.pages.foreign import mark_vietnamese
from khuyencong.pages.links import Links
from khuyencong.pages.page import Page
from khuyencong.templates import environment

_MARKDOWN_SIGNS = re.compile(r"([\\`*_{}\[\]()#+\-.!|])")


def renderer(language: Language, glossary: Iterable[Term]) -> Callable[[Page, str], str]:
    """A function that turns pages of one language into Markdown with front matter.

    It takes a page and the whole address of the picture that links to it show, empty for none.

    Args:
        language: The pages' language.
        glossary: Terms whose abbreviations are explained where they stand.
    """
    templates = environment(language)
    templates.filters["md"] = as_markdown_text
    templates.filters["explained"] = _explained(glossary, language)
    templates.filters["language"] = language_of
    templates.filters["spoken"] = partial(_spoken, language=language)
    templates.globals["anchor"] = heading_anchor

    def render(page: Page, share: str = "") -> str:
        links = Links(page.path, language.code)
        template = templates.get_template(page.template)
        body = template.render(
            page.context, page=page, to=links.to, file=links.file, language=language
        )
        return _front_matter(page, share) + body

    return render


def _explained(glossary: Iterable[Term], language: Language) -> Callable[[str], Markup]:
    """Texts of the data with abbreviations explained and, in English, Vietnamese words marked."""
    explained = explainer(glossary, language.code)
    return lambda text: _spoken(explained(text), language)


def _spoken(text: str, language: Language) -> Markup:
    """A text whose Vietnamese words an English page marks as such."""
    return escape(text) if language.code == "vi" else mark_vietnamese(escape(text))


def as_markdown_text(text: str) -> Markup:
    """Text that Markdown shows as it is, for headings."""
    return Markup(_MARKDOWN_SIGNS.sub(r"\\\1", str(escape(text))))  # noqa: S704 - escaped here


def heading_anchor(id_: str) -> Markup:
    """The mark that gives a Markdown heading its address (attr_list)."""
    return Markup("{{#{}}}").format(id_)


def _front_matter(page: Page, share: str) -> str:
    """What MkDocs and the theme must know of a page, as YAML (JSON strings are valid YAML)."""
    lines: list[tuple[str, Any]] = [
        ("title", _quoted(page.title)),
        ("description", _quoted(page.description)),
    ]
    if share:
        lines.append(("share", _quoted(share)))
    if not page.has_contents:
        lines.append(("hide", "[toc]"))
    return "".join(["---\n", *(f"{name}: {value}\n" for name, value in lines), "---\n\n"])


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
