"""The page of changes: which version of each area's data is published, and since which day."""

from collections.abc import Iterable

from khuyencong.downloads import Part
from khuyencong.downloads.part import AREA
from khuyencong.language import Language
from khuyencong.pages.page import Page
from khuyencong.wording import area_names


def changes_page(parts: Iterable[Part], language: Language) -> Page:
    """The versions of all areas, the newest first, on the same day in the usual order.

    Args:
        parts: What there is to publish.
        language: The page's language.
    """
    _ = language.gettext
    areas = [part for part in parts if part.kind == AREA]
    names = area_names([part.areas[0] for part in areas], language)
    named = sorted(zip(areas, names, strict=True), key=lambda one: one[0].moment, reverse=True)
    return Page(
        path="changes/",
        title=_("Changes"),
        description=_("Which version of each area's data is published, and since which day."),
        template="changes.md.jinja",
        context={
            "versions": [
                {
                    "day": language.date(part.date),
                    "name": name,
                    "page": part.page,
                    "version": part.version,
                }
                for part, name in named
            ]
        },
    )
