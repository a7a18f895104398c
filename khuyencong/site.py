"""The whole site: gather and check everything first, then write, then publish in one step."""

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

from khuyencong.address import Address, address_of
from khuyencong.api import index_files
from khuyencong.cache import Cache
from khuyencong.catalogue import catalogue_files
from khuyencong.chart_tables import chart_tables
from khuyencong.charts.bundle import bundle_files
from khuyencong.charts.drawn import Drawn, draw_all
from khuyencong.charts.picture import Picture
from khuyencong.checking import check
from khuyencong.checks import Verdict
from khuyencong.codebook import Term
from khuyencong.comparison.files import comparison_files
from khuyencong.content_policy import guard_pages
from khuyencong.downloads import Part, checksum_file, parts_of, published_observations
from khuyencong.edition import Edition, Offer, make_edition
from khuyencong.embed import embed_pages
from khuyencong.feed import feed_file
from khuyencong.generator import generate, moment_of, written_address
from khuyencong.language import LANGUAGES
from khuyencong.load import load_dataset
from khuyencong.pages import renderer
from khuyencong.paths import ASSETS, WRITTEN_PAGES
from khuyencong.products import part_task
from khuyencong.publish import ensure_replaceable, publish
from khuyencong.search import write_search
from khuyencong.settings import Progress, Settings
from khuyencong.sharing import share_address, share_files
from khuyencong.sitemap import page_paths, sitemap_files
from khuyencong.staging import staging
from khuyencong.stopping import undisturbed
from khuyencong.unchanged import digest_of_inputs, forget, is_published, remember
from khuyencong.workshop import Workshop, workshop

NOTHING_NEW = Verdict((), None, (), 0)
"""The verdict on a site that stands there already: no problem, and nothing read."""


def build(settings: Settings, progress: Progress) -> Verdict:
    """Check everything and, where it may be published, write the whole site.

    Args:
        settings: Where to read and write.
        progress: Told of every step.

    Returns:
        The verdict; where it forbids publication, the old site still stands.

    Raises:
        SettingsError: If the target is not a site of ours, a folder is missing, another build is
            at work, or there is no room or permission to write.
        GeneratorError: If MkDocs refuses the pages, which is a defect of this project.
    """
    ensure_replaceable(settings.site)
    address = address_of(written_address() if settings.site_url is None else settings.site_url)
    with staging(settings.work) as stage:
        inputs = digest_of_inputs(settings, address)
        if settings.cache and is_published(settings, inputs):
            return NOTHING_NEW
        cache = Cache(settings.work / "cache" if settings.cache else None)
        with workshop(cache, jobs=settings.jobs, scheduler=settings.scheduler) as shop:
            verdict, finished = _build(settings, address, progress, stage, shop)
        for path in cache.damaged:
            progress.note("damaged", path)
        if finished is not None:
            with undisturbed():  # who stops a build shall find the old site, or be too late
                forget(settings)
                publish(finished, settings.site)
                cache.sweep()
                if not verdict.problems:  # which the next build would have to tell again
                    remember(settings, inputs)
        return verdict


def _build(
    settings: Settings, address: Address, progress: Progress, stage: Path, shop: Workshop
) -> tuple[Verdict, Path | None]:
    """Check, and make the finished site in a folder of this build alone; none where it may not."""
    verdict = check(settings, progress=progress)
    if verdict.codebook is None or not verdict.is_publishable(strict=settings.strict):
        return verdict, None
    warnings = (*verdict.problems, *(one.problem for one in verdict.accepted))
    dataset = load_dataset(verdict.packages, verdict.codebook, warnings)
    published = published_observations(dataset)
    parts = parts_of(dataset, published)
    files = _download_files(parts, address, progress, shop)
    offer = Offer(parts, files, address)
    editions = []
    for code in LANGUAGES:
        draw = partial(_draw, shop=shop, progress=progress)
        editions.append(make_edition(dataset, verdict, offer, code, draw))

    progress.step("write")
    for edition in editions:
        texts = _texts(edition, verdict.codebook.glossary, address)
        _write_pages(edition.language.code, texts, stage / "pages" / edition.language.code)
    progress.step("mkdocs", len(LANGUAGES))
    moment = moment_of(package.descriptor["created"] for package in verdict.packages)
    html = generate(stage, address, jobs=settings.jobs, moment=moment, advance=progress.advance)
    files |= share_files(editions, address, shop, progress)
    progress.step("publish")
    files |= bundle_files(shop.cache)
    for edition in editions:
        files |= chart_tables(edition.drawn, published)
        files |= comparison_files(dataset, edition.language)
    files |= index_files(dataset, parts, address) | catalogue_files(parts, files, address)
    files |= feed_file(parts, address)
    finished = _assemble(editions, files, html, stage)
    write_search(finished, editions)
    _write_sitemap(finished, parts, address)
    for edition in editions:
        _write(finished, embed_pages(edition))
    guard_pages(finished)
    return verdict, finished


def _download_files(
    parts: list[Part], address: Address, progress: Progress, shop: Workshop
) -> dict[str, bytes]:
    """The files of every part, and their checksums."""
    progress.step("downloads", len(parts))
    made = shop.make([part_task(part, address) for part in parts], progress.advance)
    files = {path: content for files in made for path, content in files.items()}
    return files | checksum_file(files)


def _draw(pictures: list[Picture], shop: Workshop, progress: Progress) -> dict[str, Drawn]:
    """Pictures drawn, or found drawn by an earlier build."""
    progress.step("charts", len(pictures))
    return draw_all(pictures, shop, progress.advance)


def _texts(edition: Edition, glossary: Iterable[Term], address: Address) -> dict[str, str]:
    """The pages as MkDocs reads them, by the path of their file."""
    render = renderer(edition.language, glossary)
    return {
        page.file: render(page, share_address(page, edition, address)) for page in edition.pages
    }


def _write_pages(code: str, texts: Mapping[str, str], folder: Path) -> None:
    """Write what MkDocs reads: generated and hand-written pages, styles and pictures."""
    _write(folder, _files_below(WRITTEN_PAGES / code))
    _write(folder / "assets", _files_below(ASSETS))
    _write(folder, {name: text.encode() for name, text in texts.items()})


def _files_below(folder: Path) -> dict[str, bytes]:
    """All files of a written folder by their path in it."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _assemble(
    editions: Iterable[Edition],
    files: Mapping[str, bytes],
    html: Mapping[str, Path],
    stage: Path,
) -> Path:
    """The finished site in one folder: Vietnamese at its root, English below, files beside."""
    finished = stage / "finished"
    html["vi"].rename(finished)
    html["en"].rename(finished / "en")
    everything = dict(files)
    for edition in editions:
        for drawn in edition.drawn.values():
            everything |= {f"charts/{name}": content for name, content in drawn.files.items()}
    _write(finished, everything)
    return finished


def _write_sitemap(finished: Path, parts: list[Part], address: Address) -> None:
    """One sitemap of both languages in the place of the generator's own."""
    for own in finished.rglob("sitemap.xml*"):
        own.unlink()
    dates = {part.page: part.date for part in parts}
    newest = max(dates.values())
    _write(finished, sitemap_files(page_paths(finished), dates, newest, address))


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
