"""Parts of pages that the search leads to: areas without a page, topics and terms."""

import re

from khuyencong.codebook import Area, Term
from khuyencong.language import Language
from khuyencong.load import Dataset
from khuyencong.pages.page import Place
from khuyencong.pages.province import areas_with_page
from khuyencong.wording import area_kind_words, distinct_area_name


def area_places(dataset: Dataset, language: Language) -> tuple[Place, ...]:
    """The merger, and areas that have only their line in the list of provinces."""
    return (_merger(language), *_areas_without_page(dataset, language))


def _merger(language: Language) -> Place:
    """Where the list tells what became of 63 provinces."""
    _ = language.gettext
    return Place(
        anchor="merger",
        title=_("From 63 provinces to 34"),
        kind=_("The merger of 1 July 2025"),
        words=("Sáp nhập tỉnh", "sáp nhập", "hợp nhất tỉnh", "merger of provinces", "merger"),
        text=_("Which provinces of today the former ones went into."),
    )


def _areas_without_page(dataset: Dataset, language: Language) -> tuple[Place, ...]:
    """Those of today first."""
    with_page = areas_with_page(dataset)
    areas = dataset.codebook.areas.values()
    listed = [area for area in areas if not area.is_country and area.id not in with_page]
    return tuple(
        Place(
            anchor=area.id,
            title=distinct_area_name(area, dataset.codebook, language),
            kind=area_kind_words(area, language),
            words=area.names,
            text=_area_text(area, dataset, language),
        )
        for area in sorted(listed, key=lambda area: not area.exists_today)
    )


def _area_text(area: Area, dataset: Dataset, language: Language) -> str:
    """That there is nothing yet, and what became of the area."""
    _ = language.gettext
    areas = dataset.codebook.areas
    parts = [_("no figures yet")]
    if area.successor:
        today = distinct_area_name(areas[area.successor], dataset.codebook, language)
        parts.append(_("now part of {area}").format(area=today))
    text = "; ".join(parts)
    return text[0].upper() + text[1:]


def topic_places(dataset: Dataset, language: Language) -> tuple[Place, ...]:
    """The headings under which indicators stand."""
    codebook = dataset.codebook
    indicators = codebook.indicators.values()
    return tuple(
        Place(
            anchor=f"topic-{topic.id}",
            title=topic.name(language.code),
            kind=language.gettext("Topic"),
            words=(topic.name_vi, topic.name_en),
            text="; ".join(one.name(language.code) for one in indicators if one.topic == topic.id),
        )
        for topic in codebook.topics_in_order
    )


def term_places(dataset: Dataset, language: Language) -> tuple[Place, ...]:
    """The terms of the glossary, each with its abbreviation and its explanation."""
    return tuple(
        Place(
            anchor=term_anchor(term),
            title=term.term(language.code),
            kind=language.gettext("Term"),
            words=tuple(
                name
                for text in (term.term_vi, term.term_en, term.abbreviation)
                for name in (text, *text.split(", "))
                if name
            ),
            text=term.definition(language.code),
        )
        for term in dataset.codebook.glossary
    )


def citing_place(language: Language) -> Place:
    """Where all data together are cited; each area and each indicator has the same place."""
    _ = language.gettext
    return Place(
        anchor="cite",
        title=_("How to cite"),
        kind=_("Data"),
        words=(
            *("Trích dẫn", "trích nguồn", "dẫn nguồn", "cite", "citation"),
            *("BibTeX", "RIS", "CSL", "CFF", "Zotero"),
        ),
        text=_("A figure has its citation beside its source; so has each page below its files."),
    )


def download_place(language: Language) -> Place:
    """Where all data are taken away: tables of files, which name their forms, are not searched."""
    _ = language.gettext
    return Place(
        anchor="all",
        title=_("Download the data"),
        kind=_("Data"),
        words=(
            *("Tải về", "tải xuống", "tải dữ liệu", "download", "open data", "dữ liệu mở"),
            *("Excel", "XLSX", "CSV", "JSON", "Parquet", "ZIP", "Data Package"),
        ),
        text=_("All figures in files, and those of each province and of each indicator."),
    )


def term_anchor(term: Term) -> str:
    """Address of a term on the page of the glossary, the same in both languages."""
    return "term-" + re.sub(r"[^a-z0-9]+", "-", term.term_en.lower()).strip("-")


def pages_of_areas(dataset: Dataset) -> dict[str, str]:
    """Where a reader finds each area: its page, or its place in the list of provinces."""
    with_page = areas_with_page(dataset)
    return {
        area: f"provinces/{area}/" if area in with_page else f"provinces/#{area}"
        for area in dataset.codebook.areas
    }
