"""The whole site: gather and check everything first, then write, then publish in one step."""

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from khuyencong.cache import Cache
from khuyencong.charts.drawn import Drawn, draw_all
from khuyencong.charts.picture import Picture
from khuyencong.checks import Verdict, check_all
from khuyencong.downloads import data_files
from khuyencong.generator import generate
from khuyencong.language import LANGUAGES, Language, language
from khuyencong.load import Dataset, load_dataset
from khuyencong.package import package_directories
from khuyencong.pages import Page, indicator_pages, overview_pages, province_pages, renderer
from khuyencong.paths import ASSETS, WRITTEN_PAGES
from khuyencong.pictures import (
    picture_of_coverage,
    picture_of_indicator,
    picture_of_themes,
    pictures_of_area,
)
from khuyencong.publish import ensure_replaceable, publish
from khuyencong.settings import Settings, SettingsError

CODEBOOK_FOLDER = "codebook"
CATEGORIES_COMPARED = ("difficulty", "solution")
"""Kinds of statements that sources of different areas share."""


class Progress(Protocol):
    """What a build tells a waiting user."""

    def step(self, name: str, total: int | None = None) -> None:
        """A step begins; ``total`` is its number of parts, where known."""

    def advance(self) -> None:
        """One part of the step is done."""


@dataclass(frozen=True)
class Edition:
    """The site in one language, before it is written."""

    language: Language
    pages: tuple[Page, ...]
    drawn: Mapping[str, Drawn]


def check(
    settings: Settings, areas: Iterable[str] = (), progress: Progress | None = None
) -> Verdict:
    """Check the codebook and the packages.

    Args:
        settings: Where the packages lie.
        areas: Names of packages; all of them where none is given.
        progress: Told of each package.

    Raises:
        SettingsError: If a folder or a named package is not there.
    """
    folder = settings.packages
    if not (folder / CODEBOOK_FOLDER).is_dir():
        msg = f"{folder / CODEBOOK_FOLDER}: no such folder; --packages names the folder of packages"
        raise SettingsError(msg)
    directories = package_directories(folder)
    wanted = {CODEBOOK_FOLDER, *areas}
    missing = sorted(wanted - {path.name for path in directories})
    if missing:
        msg = f"{folder / missing[0]}: no such package; there are: " + ", ".join(
            path.name for path in directories
        )
        raise SettingsError(msg)
    if len(wanted) > 1:
        directories = [path for path in directories if path.name in wanted]
    if progress is None:
        return check_all(directories)
    progress.step("check", len(directories))
    return check_all(directories, note=lambda _name: progress.advance())


def build(settings: Settings, progress: Progress) -> Verdict:
    """Check everything and, where it may be published, write the whole site.

    Args:
        settings: Where to read and write.
        progress: Told of every step.

    Returns:
        The verdict; where it forbids publication, the old site still stands.

    Raises:
        SettingsError: If the target is not a site of ours, or a folder is missing.
        GeneratorError: If MkDocs refuses the pages, which is a defect of this project.
    """
    ensure_replaceable(settings.site)
    verdict = check(settings, progress=progress)
    if verdict.codebook is None or not verdict.is_publishable(strict=settings.strict):
        return verdict
    dataset = load_dataset(verdict.packages, verdict.codebook)
    files = data_files(dataset)
    editions = [_edition(dataset, files, one, settings, progress) for one in LANGUAGES]

    progress.step("write")
    for edition in editions:
        _write_pages(edition, settings.work / "pages" / edition.language.code)
    progress.step("mkdocs", len(LANGUAGES))
    html = generate(settings.work, jobs=settings.jobs, advance=progress.advance)
    progress.step("publish")
    publish(_assemble(editions, files, html, settings.work), settings.site)
    return verdict


def _edition(
    dataset: Dataset,
    files: Mapping[str, bytes],
    code: str,
    settings: Settings,
    progress: Progress,
) -> Edition:
    """Charts and pages of one language."""
    speech = language(code)
    of_areas = {area.id: pictures_of_area(dataset, area, speech) for area in dataset.areas}
    of_indicators = {
        indicator: picture
        for indicator in dataset.codebook.indicators
        if (picture := picture_of_indicator(dataset, indicator, speech)) is not None
    }
    over_all = [picture_of_coverage(dataset, speech)]
    over_all += [
        picture
        for category in CATEGORIES_COMPARED
        if (picture := picture_of_themes(dataset, category, speech)) is not None
    ]
    pictures: list[Picture] = [
        *(picture for group in of_areas.values() for picture in group),
        *of_indicators.values(),
        *over_all,
    ]
    progress.step("charts", len(pictures))
    cache = Cache(settings.work / "cache" / "charts" if settings.cache else None)
    drawn = draw_all(pictures, cache, advance=progress.advance)
    pages = (
        *overview_pages(dataset, drawn, files, speech),
        *province_pages(
            dataset,
            {area: [drawn[picture.id] for picture in group] for area, group in of_areas.items()},
            speech,
        ),
        *indicator_pages(
            dataset, {one: drawn[picture.id] for one, picture in of_indicators.items()}, speech
        ),
    )
    return Edition(speech, pages, drawn)


def _write_pages(edition: Edition, folder: Path) -> None:
    """Write what MkDocs reads: generated and hand-written pages, styles and pictures."""
    if folder.exists():
        shutil.rmtree(folder)
    shutil.copytree(WRITTEN_PAGES / edition.language.code, folder)
    shutil.copytree(ASSETS, folder / "assets")
    render = renderer(edition.language)
    for page in edition.pages:
        path = folder / page.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(render(page), encoding="utf-8")


def _assemble(
    editions: Iterable[Edition],
    files: Mapping[str, bytes],
    html: Mapping[str, Path],
    work: Path,
) -> Path:
    """The finished site in one folder: Vietnamese at its root, English below, files beside."""
    finished = work / "finished"
    if finished.exists():
        shutil.rmtree(finished)
    html["vi"].rename(finished)
    html["en"].rename(finished / "en")
    everything = dict(files)
    for edition in editions:
        for drawn in edition.drawn.values():
            everything |= {f"charts/{name}": content for name, content in drawn.files.items()}
    for name, content in everything.items():
        path = finished / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return finished
