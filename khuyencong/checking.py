"""Checking the packages that a user names, without all that drawing and writing a site needs."""

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from khuyencong.checks import Judging, Verdict, check_all
from khuyencong.checks.nearest import nearest
from khuyencong.command_errors import NoPackagesError, UnknownPackageError
from khuyencong.package import Package, package_directories
from khuyencong.reading import read_package
from khuyencong.settings import Progress, Settings

CODEBOOK_FOLDER = "codebook"


def check(
    settings: Settings,
    areas: Iterable[str] = (),
    progress: Progress | None = None,
    judge: Judging | None = None,
    read: Callable[[Path], Package] = read_package,
) -> Verdict:
    """Check the codebook and the packages.

    Args:
        settings: Where the packages lie.
        areas: Names of packages, ``codebook`` for it alone; all of them where none is given.
        progress: Told of each package.
        judge: What is asked of each package, where it is not all checks.
        read: Reads a package.

    Raises:
        NoPackagesError: If the folder of packages is none.
        UnknownPackageError: If a named package is not there.
    """
    directories = package_folders(settings, areas)
    others = [path for path in package_directories(settings.packages) if path not in directories]
    if progress is None:
        return check_all(directories, judge=judge, read=read, others=others)
    progress.step("check", len(directories))
    return check_all(
        directories, note=lambda _: progress.advance(), judge=judge, read=read, others=others
    )


def package_folders(settings: Settings, areas: Iterable[str] = ()) -> list[Path]:
    """Folders of the named packages, or of all, with the codebook first.

    Raises:
        NoPackagesError: If the folder of packages is none.
        UnknownPackageError: If a named package is not there.
    """
    folder = settings.packages
    if not (folder / CODEBOOK_FOLDER).is_dir():
        raise NoPackagesError(folder)
    directories = package_directories(folder)
    wanted = {*areas}
    known = [path.name for path in directories]
    missing = sorted(wanted.difference(known))
    if missing:
        raise UnknownPackageError(missing[0], _meant(missing[0], known), known)
    if wanted:
        wanted.add(CODEBOOK_FOLDER)
        directories = [path for path in directories if path.name in wanted]
    return directories


def _meant(name: str, known: Sequence[str]) -> str | None:
    """The package that an unknown name means: the folder in a path, else the one most like it."""
    folders = [part for part in re.split(r"[/\\]", name) if part] or [name]
    named = [folder for folder in folders if folder in known]
    return named[-1] if named else nearest(folders[-1], known)
