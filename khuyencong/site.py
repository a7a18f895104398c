"""The whole site: gather and check everything first, then write, then publish in one step."""

import shutil
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Protocol

from khuyencong.cache import Cache
from khuyencong.charts.drawn import Drawn, draw_all
from khuyencong.charts.picture import Picture
from khuyencong.checks import Verdict, check_all
from khuyencong.downloads import data_files
from khuyencong.edition import Edition, make_edition
from khuyencong.generator import generate
from khuyencong.language import LANGUAGES
from khuyencong.load import load_dataset
from khuyencong.package import package_directories
from khuyencong.pages import renderer
from khuyencong.paths import ASSETS, WRITTEN_PAGES
from khuyencong.publish import ensure_replaceable, publish
from khuyencong.search import write_search
from khuyencong.settings import Settings, SettingsError

CODEBOOK_FOLDER = "codebook"


class Progress(Protocol):
    """What a build tells a waiting user."""

    def step(self, name: str, total: int | None = None) -> None:
        """A step begins; ``total`` is its number of parts, where known."""

    def advance(self) -> None:
        """One part of the step is done."""


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
    directories = package_folders(settings, areas)
    if progress is None:
        return check_all(directories)
    progress.step("check", len(directories))
    return check_all(directories, note=lambda _name: progress.advance())


def package_folders(settings: Settings, areas: Iterable[str] = ()) -> list[Path]:
    """Folders of the named packages, or of all, with the codebook first.

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
    return directories


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
    warnings = (*verdict.problems, *(one.problem for one in verdict.accepted))
    dataset = load_dataset(verdict.packages, verdict.codebook, warnings)
    files = data_files(dataset)
    editions = []
    for code in LANGUAGES:
        draw = partial(_draw, settings=settings, progress=progress)
        editions.append(make_edition(dataset, verdict, files, code, draw))

    progress.step("write")
    for edition in editions:
        _write_pages(edition, settings.work / "pages" / edition.language.code)
    progress.step("mkdocs", len(LANGUAGES))
    html = generate(settings.work, jobs=settings.jobs, advance=progress.advance)
    progress.step("publish")
    finished = _assemble(editions, files, html, settings.work)
    write_search(finished, editions)
    publish(finished, settings.site)
    return verdict


def _draw(pictures: list[Picture], settings: Settings, progress: Progress) -> dict[str, Drawn]:
    """Pictures drawn, or found drawn by an earlier build."""
    progress.step("charts", len(pictures))
    cache = Cache(settings.work / "cache" / "charts" if settings.cache else None)
    return draw_all(pictures, cache, advance=progress.advance)


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
