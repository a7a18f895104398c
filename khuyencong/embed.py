"""A page for each chart that other sites may show in a frame: small, whole, without a script.

It lies at ``/embed/<chart id>/`` and, in English, at ``/en/embed/<chart id>/``. It has the chart in
both colour schemes, its figures as a table, its source, and the way to the page it comes from.
"""

from khuyencong.charts.drawn import Drawn
from khuyencong.edition import Edition
from khuyencong.language import DEFAULT_LANGUAGE
from khuyencong.pages.links import Links
from khuyencong.templates import environment

ELSEWHERE = "coverage/"
"""The page of charts that belong to no area and no indicator."""


def embed_pages(edition: Edition) -> dict[str, bytes]:
    """Pages by their path under the site's root.

    Args:
        edition: The site in one language, with its charts drawn.
    """
    code = edition.language.code
    template = environment(edition.language).get_template("embed.html.jinja")

    def page(id_: str, drawn: Drawn) -> bytes:
        links = Links(f"embed/{id_}/", code)
        return template.render(
            language=edition.language,
            drawn=drawn,
            picture=drawn.picture,
            stem=f"charts/{id_}.{code}",
            home=f"{edition.homes.get(id_, ELSEWHERE)}#chart-{id_}",
            to=links.to,
            file=links.file,
        ).encode()

    folder = "" if code == DEFAULT_LANGUAGE else f"{code}/"
    return {
        f"{folder}embed/{id_}/index.html": page(id_, drawn) for id_, drawn in edition.drawn.items()
    }
