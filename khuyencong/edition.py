"""The pages over all areas in one language with their charts, as a task."""

from collections.abc import Iterable, Mapping, Sequence

from khuyencong.address import Address
from khuyencong.cache import Stored
from khuyencong.chart_tables import chart_tables
from khuyencong.charts.drawn import draw_here
from khuyencong.charts.picture import Picture
from khuyencong.checks import Verdict
from khuyencong.codebook import Codebook
from khuyencong.downloads import Part
from khuyencong.downloads.part import ALL
from khuyencong.embed import embed_pages
from khuyencong.findings import Finding, findings_of
from khuyencong.fingerprint import key_of
from khuyencong.language import Language, language
from khuyencong.load import Dataset
from khuyencong.pages import (
    compare_page,
    coverage_page,
    data_pages,
    findings_page,
    follower_pages,
    overview_pages,
    panel_of,
    quality_pages,
    ready_made,
)
from khuyencong.pictures import picture_of_coverage, picture_of_indicator, picture_of_themes
from khuyencong.sharing import OF_THE_SITE, page_files
from khuyencong.workshop import Task

CATEGORIES_COMPARED = ("difficulty", "solution")
"""Kinds of statements that sources of different areas share."""


def edition_task(
    dataset: Dataset, verdict: Verdict, address: Address, code: str, data: bytes
) -> Task:
    """What makes the products over all areas in one language.

    Args:
        dataset: All that is published, without what is never shown.
        verdict: What checking found in it, without the packages.
        address: Where the site is published.
        code: ``vi`` or ``en``.
        data: Digest of the data.
    """
    about = (address, code, verdict.problems, verdict.accepted, verdict.rows, dataset.excluded)
    given = (dataset, verdict, address, code)
    return Task(edition_products, given, key_of("edition", about, data))


def edition_products(
    dataset: Dataset, verdict: Verdict, address: Address, code: str
) -> dict[str, bytes]:
    """Charts over all areas, and the pages on which they stand, without their shells."""
    speech = language(code)
    findings = findings_of(dataset, speech)
    pictures = _pictures(dataset, findings, speech)
    compared = _present(
        (one, picture_of_indicator(dataset, one, speech)) for one in ready_made(dataset)
    )
    every, made = draw_here([*pictures, *compared.values()])
    drawn = {one.picture.id: one for one in every}
    homes = {one.picture.id: "findings/" for one in findings if one.picture}
    pages = (
        *overview_pages(dataset, speech),
        *follower_pages(dataset, speech),
        coverage_page(dataset, drawn, speech),
        findings_page(dataset, findings, drawn, speech),
        compare_page(dataset, {one: drawn[chart.id] for one, chart in compared.items()}, speech),
        *quality_pages(dataset, verdict, speech),
    )
    own = [drawn[one.id] for one in pictures]
    made |= embed_pages(own, homes, speech)
    made |= chart_tables(pictures, dataset)
    for page in pages:
        chart = next((one for one in own if homes.get(one.picture.id) == page.path), None)
        painting = (chart or drawn[OF_THE_SITE]).painting
        made |= page_files(page, painting, address, dataset.codebook, speech)
    return made


def _pictures(dataset: Dataset, findings: Iterable[Finding], speech: Language) -> list[Picture]:
    """The charts over all areas; of two findings with the same chart there is one."""
    themes = _present(
        (category, picture_of_themes(dataset, category, speech)) for category in CATEGORIES_COMPARED
    )
    every = [
        picture_of_coverage(dataset, speech),
        *themes.values(),
        *(one.picture for one in findings if one.picture),
    ]
    unique: dict[str, Picture] = {}
    for one in every:
        unique.setdefault(one.id, one)
    return list(unique.values())


def _present(pictures: Iterable[tuple[str, Picture | None]]) -> dict[str, Picture]:
    return {name: picture for name, picture in pictures if picture is not None}


def pages_about_files(
    parts: Sequence[Part],
    files: Mapping[str, Stored],
    painting: bytes,
    address: Address,
    codebook: Codebook,
    code: str,
) -> dict[str, bytes]:
    """The pages about files, without their shells; they change with the size of every file.

    Args:
        parts: What may be taken away.
        files: The data files by path.
        painting: The chart that links to these pages show, as PNG.
        address: Where the site is published.
        codebook: For the terms that are explained.
        code: ``vi`` or ``en``.
    """
    speech = language(code)
    whole = next(part for part in parts if part.kind == ALL)
    panel = panel_of(whole, files, address, speech)
    made: dict[str, bytes] = {}
    for page in data_pages(parts, files, speech):
        filled = page.showing(panel=panel) if page.path == whole.page else page
        made |= page_files(filled, painting, address, codebook, speech)
    return made
