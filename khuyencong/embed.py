"""A page for each chart that other sites may show in a frame: small, whole, without a script.

It lies at ``/embed/<chart id>/`` and, in English, at ``/en/embed/<chart id>/``. It has the chart in
both colour schemes, its figures as a table, its source, and the way to the page it comes from.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from jinja2 import Template

from khuyencong.charts.drawn import Drawn
from khuyencong.codebook import Codebook, Term
from khuyencong.content_policy import guarded
from khuyencong.language import Language, root_of
from khuyencong.pages.links import Links
from khuyencong.pages.render import pages_environment

ELSEWHERE = "coverage/"
"""The page of charts that belong to no area and no indicator."""


def embed_pages(
    drawn: Iterable[Drawn], homes: Mapping[str, str], codebook: Codebook, language: Language
) -> dict[str, bytes]:
    """Pages by their path under the site's root.

    Args:
        drawn: Charts of one language.
        homes: The page of each chart by its id, where it has one of its own.
        codebook: For the abbreviations of notes.
        language: Of the charts.
    """
    folder = f"{root_of(language.code)}embed"
    template = _template(language, codebook.glossary)
    return {
        f"{folder}/{one.picture.id}/index.html": _page(one, homes, template, language)
        for one in drawn
    }


def _page(drawn: Drawn, homes: Mapping[str, str], template: Template, language: Language) -> bytes:
    id_ = drawn.picture.id
    links = Links(f"embed/{id_}/", language.code)
    return guarded(
        template.render(
            language=language,
            drawn=drawn,
            picture=drawn.picture,
            stem=f"charts/{id_}.{language.code}",
            home=f"{homes.get(id_, ELSEWHERE)}#chart-{id_}",
            to=links.to,
            file=links.file,
        )
    ).encode()


@cache
def _template(language: Language, glossary: tuple[Term, ...]) -> Template:
    return pages_environment(language, glossary).get_template("embed.html.jinja")
