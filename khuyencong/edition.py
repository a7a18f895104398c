"""The site in one language, before it is written: its charts drawn and its pages as values."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from khuyencong.address import Address
from khuyencong.charts.drawn import Drawn
from khuyencong.charts.picture import Picture
from khuyencong.checks import Verdict
from khuyencong.downloads import Part
from khuyencong.findings import findings_of
from khuyencong.language import Language, language
from khuyencong.load import Dataset
from khuyencong.pages import (
    Page,
    compare_page,
    coverage_page,
    data_pages,
    findings_page,
    indicator_pages,
    overview_pages,
    panel_of,
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
    homes: Mapping[str, str]
    """Page of each chart of an area or an indicator, by the chart's id."""


@dataclass(frozen=True)
class Offer:
    """What readers may take away."""

    parts: Sequence[Part]
    files: Mapping[str, bytes]
    """The data files by path."""
    address: Address
    """Where the site is published."""


def make_edition(
    dataset: Dataset,
    verdict: Verdict,
    offer: Offer,
    code: str,
    draw: Callable[[list[Picture]], dict[str, Drawn]],
) -> Edition:
    """Draw the charts and make the pages of one language.

    Args:
        dataset: The published data.
        verdict: What checking found in them.
        offer: What readers may take away.
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
    findings = findings_of(dataset, speech)
    shared = {picture.id for picture in of_themes.values()}
    drawn = draw(
        [
            *(picture for pictures in of_areas.values() for picture in pictures),
            *of_indicators.values(),
            picture_of_coverage(dataset, speech),
            *of_themes.values(),
            *(one.picture for one in findings if one.picture and one.picture.id not in shared),
        ]
    )
    drawn_of_areas = {area: [drawn[one.id] for one in of_areas[area]] for area in of_areas}
    drawn_of_indicators = {one: drawn[picture.id] for one, picture in of_indicators.items()}
    pages = (
        *overview_pages(dataset, speech),
        *province_pages(dataset, drawn_of_areas, speech),
        *indicator_pages(dataset, drawn_of_indicators, speech),
        coverage_page(dataset, drawn, speech),
        findings_page(dataset, findings, drawn, speech),
        compare_page(dataset, drawn_of_indicators, speech),
        *quality_pages(dataset, verdict, speech),
        *data_pages(offer.parts, offer.files, speech),
    )
    homes = {
        **{one.picture.id: "findings/" for one in findings if one.picture},
        **{picture.id: f"provinces/{area}/" for area, some in of_areas.items() for picture in some},
        **{picture.id: f"indicators/{one}/" for one, picture in of_indicators.items()},
    }
    return Edition(speech, _with_panels(pages, offer, speech), drawn, homes)


def _present(pictures: Iterable[tuple[str, Picture | None]]) -> dict[str, Picture]:
    return {name: picture for name, picture in pictures if picture is not None}


def _with_panels(pages: Iterable[Page], offer: Offer, speech: Language) -> tuple[Page, ...]:
    """Pages; those about a part show what of it may be taken away."""
    parts = {part.page: part for part in offer.parts}
    return tuple(
        replace(
            page,
            context={
                **page.context,
                "panel": panel_of(parts[page.path], offer.files, offer.address, speech),
            },
        )
        if page.path in parts
        else page
        for page in pages
    )
