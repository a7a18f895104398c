"""The site in one language, before it is written: its charts drawn and its pages as values."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from khuyencong.charts.drawn import Drawn
from khuyencong.charts.picture import Picture
from khuyencong.checks import Verdict
from khuyencong.language import Language, language
from khuyencong.load import Dataset
from khuyencong.pages import (
    Page,
    indicator_pages,
    overview_pages,
    province_pages,
    quality_pages,
)
from khuyencong.pictures import (
    picture_of_coverage,
    picture_of_indicator,
    picture_of_themes,
    pictures_of_area,
)

CATEGORIES_COMPARED = ("difficulty", "solution")
"""Kinds of statements that sources of different areas share."""


@dataclass(frozen=True)
class Edition:
    """The site in one language."""

    language: Language
    pages: tuple[Page, ...]
    drawn: Mapping[str, Drawn]
    """Charts by id."""


def make_edition(
    dataset: Dataset,
    verdict: Verdict,
    files: Mapping[str, bytes],
    code: str,
    draw: Callable[[list[Picture]], dict[str, Drawn]],
) -> Edition:
    """Draw the charts and make the pages of one language.

    Args:
        dataset: The published data.
        verdict: What checking found in them.
        files: The data files, for their sizes.
        code: ``vi`` or ``en``.
        draw: Draws pictures, or finds them drawn.
    """
    speech = language(code)
    of_areas = {area.id: pictures_of_area(dataset, area, speech) for area in dataset.areas}
    of_indicators = _present(
        (indicator, picture_of_indicator(dataset, indicator, speech))
        for indicator in dataset.codebook.indicators
    )
    of_themes = _present(
        (category, picture_of_themes(dataset, category, speech)) for category in CATEGORIES_COMPARED
    )
    drawn = draw(
        [
            *(picture for pictures in of_areas.values() for picture in pictures),
            *of_indicators.values(),
            picture_of_coverage(dataset, speech),
            *of_themes.values(),
        ]
    )
    drawn_of_areas = {area: [drawn[one.id] for one in of_areas[area]] for area in of_areas}
    drawn_of_indicators = {one: drawn[picture.id] for one, picture in of_indicators.items()}
    pages = (
        *overview_pages(dataset, drawn, files, speech),
        *province_pages(dataset, drawn_of_areas, speech),
        *indicator_pages(dataset, drawn_of_indicators, speech),
        *quality_pages(dataset, verdict, speech),
    )
    return Edition(speech, pages, drawn)


def _present(pictures: Iterable[tuple[str, Picture | None]]) -> dict[str, Picture]:
    return {name: picture for name, picture in pictures if picture is not None}
