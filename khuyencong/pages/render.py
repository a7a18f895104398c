"""Pages as Markdown: templates are filled here, with every text of the data escaped."""

import json
import re
from collections.abc import Callable
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from khuyencong.language import Language
from khuyencong.pages.links import Links
from khuyencong.pages.page import Page
from khuyencong.paths import TEMPLATES

_MARKDOWN_SIGNS = re.compile(r"([\\`*_{}\[\]()#+\-.!|~^$:])")


def renderer(language: Language) -> Callable[[Page], str]:
    """A function that turns pages of one language into Markdown with front matter."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        language.gettext, language.ngettext, newstyle=True
    )
    environment.filters["md"] = as_markdown_text
    environment.globals["anchor"] = heading_anchor

    def render(page: Page) -> str:
        links = Links(page.path, language.code)
        template = environment.get_template(page.template)
        body = template.render(
            page.context, page=page, to=links.to, file=links.file, language=language
        )
        return _front_matter(page) + body

    return render


def as_markdown_text(text: str) -> Markup:
    """Text that Markdown shows as it is, for headings."""
    return Markup(_MARKDOWN_SIGNS.sub(r"\\\1", str(escape(text))))  # noqa: S704 - escaped here


def heading_anchor(id_: str) -> Markup:
    """The mark that gives a Markdown heading its address (attr_list)."""
    return Markup("{{#{}}}").format(id_)


def _front_matter(page: Page) -> str:
    """What MkDocs and the theme must know of a page, as YAML (JSON strings are valid YAML)."""
    lines: list[tuple[str, Any]] = [
        ("title", _quoted(page.title)),
        ("description", _quoted(page.description)),
    ]
    if not page.has_contents:
        lines.append(("hide", "[toc]"))
    return "".join(["---\n", *(f"{name}: {value}\n" for name, value in lines), "---\n\n"])


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
