"""The pages about the data as files: all downloads, and the addresses for programs."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from khuyencong.cache import Stored
from khuyencong.downloads import Part
from khuyencong.downloads.formats import forms_of
from khuyencong.downloads.part import AREA, INDICATOR
from khuyencong.language import Language
from khuyencong.pages.page import Page
from khuyencong.pages.panel import size_words
from khuyencong.pages.places import citing_place, download_place
from khuyencong.schemas import published_schema, spoken_fields
from khuyencong.wording import area_names

LISTED = {AREA: ("xlsx", "excel", "zip"), INDICATOR: ("xlsx", "excel", "csv")}
"""Forms in the lists of the download page; the pages themselves offer all."""


def data_pages(
    parts: Sequence[Part], files: Mapping[str, Stored], language: Language
) -> list[Page]:
    """The download page and the page about the API.

    Args:
        parts: What there is to publish.
        files: The data files, for their sizes.
        language: The pages' language.
    """
    _ = language.gettext
    areas = [part for part in parts if part.kind == AREA]
    indicators = [part for part in parts if part.kind == INDICATOR]
    names = area_names([part.areas[0] for part in areas], language)
    titles = [part.title[language.code] for part in indicators]
    return [
        Page(
            path="data/",
            title=_("Data"),
            description=_("Download the figures as files that stand alone, and cite them."),
            template="data.md.jinja",
            context={
                "areas": _rows(areas, names, files),
                "indicators": _rows(indicators, titles, files),
                "columns": _columns(language),
            },
            search_places=(download_place(language), citing_place(language)),
        ),
        Page(
            path="api/",
            title=_("Addresses for programs"),
            description=_("Static JSON files, a catalogue and a feed, free and without a key."),
            template="api.md.jinja",
            context={
                "area": areas[0].id if areas else "",
                "indicator": indicators[0].id if indicators else "",
            },
        ),
    ]


def _rows(
    parts: Iterable[Part], names: Iterable[str], files: Mapping[str, Stored]
) -> list[dict[str, Any]]:
    """Parts of a kind with the files that most readers want."""
    return [
        {
            "name": name,
            "page": part.page,
            "rows": part.count,
            "files": _listed(part, files),
        }
        for part, name in zip(parts, names, strict=True)
    ]


def _listed(part: Part, files: Mapping[str, Stored]) -> list[dict[str, str] | None]:
    """The files in the order of their columns, none where there is no such file."""
    forms = {form.format: form for form in forms_of(part)}
    return [
        {
            "path": form.path,
            "size": size_words(files[form.path]),
            "kind": form.path.rpartition(".")[2].upper(),
        }
        if (form := forms.get(name))
        else None
        for name in LISTED[part.kind]
    ]


def _columns(language: Language) -> list[dict[str, str]]:
    """The published columns with their meaning."""
    suffix = "" if language.code == "vi" else "_en"
    return [
        {
            "name": field["name"],
            "title": field[f"title{suffix}"],
            "description": field.get(f"description{suffix}", ""),
        }
        for field in (*published_schema()["fields"], *spoken_fields())
    ]
