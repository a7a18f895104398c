"""The whole site in a folder of its own: gather and check everything first, then write."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from khuyencong.address import Address
from khuyencong.anchors import ensure_anchors
from khuyencong.assembly import assemble
from khuyencong.checking import check
from khuyencong.checks import Verdict
from khuyencong.contents import Products, Source, all_contents
from khuyencong.downloads import Part
from khuyencong.finishing import finished_pages, path_of
from khuyencong.generator import moment_of
from khuyencong.judged import Judge
from khuyencong.language import LANGUAGES
from khuyencong.load import load_dataset
from khuyencong.reading import read_package
from khuyencong.remembered import RememberedColumns
from khuyencong.search import search_task
from khuyencong.settings import Progress, Settings
from khuyencong.shells import Shells
from khuyencong.sitemap import page_paths, sitemap_files
from khuyencong.workshop import Workshop


def make_site(
    settings: Settings,
    address: Address,
    progress: Progress,
    stage: Path,
    former: Path,
    shop: Workshop,
) -> tuple[Verdict, Path | None]:
    """Check everything and, where it may be published, make the whole site.

    Args:
        settings: Where to read, and how strictly.
        address: Where the site is published.
        progress: Told of every step.
        stage: Folder of this build alone.
        former: The site before the last one, if it is there, which may become this one.
        shop: Where products are made, or found made.

    Returns:
        The verdict, and the folder of the finished site; none where it forbids publication.

    Raises:
        SettingsError: If a folder is missing.
        GeneratorError: If MkDocs refuses the pages, which is a defect of this project.
    """
    read = partial(read_package, columns=RememberedColumns(shop.cache))
    verdict = check(settings, progress=progress, judge=Judge(shop.cache), read=read)
    if verdict.codebook is None or not verdict.is_publishable(strict=settings.strict):
        return verdict, None
    dataset = load_dataset(
        verdict.packages, verdict.codebook, verdict.problems, verdict.excluded, verdict.accepted
    )
    source = Source(verdict, verdict.codebook, dataset, address)
    products = all_contents(source, shop, progress)
    moment = moment_of(package.descriptor["created"] for package in verdict.packages)
    shells = Shells(stage, address, moment, shop.cache)
    products |= finished_pages(products, shells, shop, settings.jobs, progress)
    ensure_anchors(products, shop.cache)
    progress.step("publish")
    for files in shop.make([search_task(products, code) for code in LANGUAGES]):
        products |= files
    products |= shop.cache.keep(_sitemap(products, source.parts, address))
    finished = stage / "finished"
    assemble(products, finished, shop.cache, former)
    return verdict, finished


def _sitemap(products: Products, parts: Sequence[Part], address: Address) -> dict[str, bytes]:
    """One sitemap of both languages."""
    dates = {part.page: part.date for part in parts}
    pages = [path for name in products if (path := path_of(name)) is not None]
    return sitemap_files(page_paths(pages), dates, max(dates.values()), address)
