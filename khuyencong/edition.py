"""The pages over all areas with their charts, in both languages, as two tasks.

After a change of one figure these take longest. One task draws conclusions, for which it must find
out which figures fit together, once for both languages; the other tells what there is.
"""

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
from khuyencong.findings import findings_of
from khuyencong.fingerprint import key_of
from khuyencong.language import LANGUAGES, Language, language
from khuyencong.load import Dataset
from khuyencong.pages import (
    changes_page,
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
from khuyencong.pages.coverage import CATEGORIES
from khuyencong.pictures import picture_of_coverage, picture_of_indicator, picture_of_themes
from khuyencong.sharing import OF_THE_SITE, page_files
from khuyencong.workshop import Task

CATEGORY_TOLD = "difficulty"
"""The one whose chart is at home among the findings."""


def conclusions_task(dataset: Dataset, address: Address, data: bytes) -> Task:
    """What makes the pages of findings and of comparisons.

    Args:
        dataset: All that is published, without what is never shown.
        address: Where the site is published.
        data: Digest of the data.
    """
    return Task(conclusions, (dataset, address), key_of("conclusions", address, data))


def conclusions(dataset: Dataset, address: Address) -> dict[str, bytes]:
    """Findings and comparisons: their pages without shells, and charts."""
    made: dict[str, bytes] = {}
    for speech in map(language, LANGUAGES):
        made |= _findings(dataset, address, speech)
        made |= _comparisons(dataset, address, speech)
    return made


def _findings(dataset: Dataset, address: Address, speech: Language) -> dict[str, bytes]:
    findings = findings_of(dataset, speech)
    drawn, made = draw_here([one.picture for one in findings if one.picture])
    charts = {one.picture.id: one for one in drawn}
    page = findings_page(dataset, findings, charts, speech)
    painting = drawn[0].painting if drawn else None
    made |= page_files(page, painting, address, dataset.codebook, speech)
    made |= embed_pages(drawn, dict.fromkeys(charts, page.path), dataset.codebook, speech)
    return made | chart_tables([one.picture for one in drawn], dataset)


def _comparisons(dataset: Dataset, address: Address, speech: Language) -> dict[str, bytes]:
    pictures = _present(
        (one, picture_of_indicator(dataset, one, speech)) for one in ready_made(dataset)
    )
    drawn, made = draw_here(list(pictures.values()))
    page = compare_page(dataset, dict(zip(pictures, drawn, strict=True)), speech)
    return made | page_files(page, None, address, dataset.codebook, speech)


def overviews_task(dataset: Dataset, verdict: Verdict, address: Address, data: bytes) -> Task:
    """What makes all other pages over all areas.

    Args:
        dataset: All that is published, without what is never shown.
        verdict: What checking found in it, without the packages.
        address: Where the site is published.
        data: Digest of the data.
    """
    about = (address, verdict.problems, verdict.accepted, verdict.rows)
    return Task(overviews, (dataset, verdict, address), key_of("overviews", about, data))


def overviews(dataset: Dataset, verdict: Verdict, address: Address) -> dict[str, bytes]:
    """Charts over all areas, and the pages on which they stand, without their shells."""
    made: dict[str, bytes] = {}
    for speech in map(language, LANGUAGES):
        made |= _overviews(dataset, verdict, address, speech)
    return made


def _overviews(
    dataset: Dataset, verdict: Verdict, address: Address, speech: Language
) -> dict[str, bytes]:
    themes = _present(
        (category, picture_of_themes(dataset, category, speech)) for category in CATEGORIES
    )
    pictures = [picture_of_coverage(dataset, speech), *themes.values()]
    every, made = draw_here(pictures)
    drawn = {one.picture.id: one for one in every}
    pages = (
        *overview_pages(dataset, speech),
        *follower_pages(dataset, speech),
        coverage_page(dataset, drawn, speech),
        *quality_pages(dataset, verdict, speech),
    )
    own = [one for one in pictures if one is not themes.get(CATEGORY_TOLD)]
    made |= embed_pages([drawn[one.id] for one in own], {}, dataset.codebook, speech)
    made |= chart_tables(own, dataset)
    painting = drawn[OF_THE_SITE].painting
    for page in pages:
        made |= page_files(page, painting, address, dataset.codebook, speech)
    return made


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
    for page in (*data_pages(parts, files, speech), changes_page(parts, speech)):
        filled = page.showing(panel=panel) if page.path == whole.page else page
        made |= page_files(filled, painting, address, codebook, speech)
    return made
