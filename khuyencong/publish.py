"""Putting a finished site in the place of the old one, in one step.

A build that fails or is killed leaves the old site exactly as it was: the new one is made beside it
and both change places at once. Linux can exchange two folders atomically (renameat2(2)); elsewhere
the old folder is renamed away first, which leaves a moment without a site.
"""

import ctypes
import os
from pathlib import Path

from khuyencong.cache import CONTENTS, ENTRIES, FOLDER, READABLE, SEEN
from khuyencong.command_errors import ForeignSiteError, MisplacedSiteError
from khuyencong.lock import LOCK, is_lock
from khuyencong.paths import PACKAGE, SITE_SOURCE, real_path
from khuyencong.settings import Settings
from khuyencong.staging import DRAFT, PREFIX
from khuyencong.unchanged import RECORD, is_record

FORMER = "former"
"""Folder of the work folder in which the site before the last one stands: links that take no room
but for what has changed since."""
MARK = ".khuyencong"
"""A file in every site of ours, so that no other folder is ever replaced."""
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def ensure_apart(settings: Settings) -> None:
    """Refuse a target among the data, the sources or the work folder, or in another site.

    Raises:
        MisplacedSiteError: If it lies there.
    """
    site = real_path(settings.site)
    for folder in (settings.packages, SITE_SOURCE, PACKAGE, settings.work):
        if site.is_relative_to(real_path(folder)):
            raise MisplacedSiteError(settings.site, folder)
    for folder in site.parents:
        is_at_work = (folder / LOCK).is_file() and (folder / FOLDER / ENTRIES).is_dir()
        if (folder / MARK).is_file() or is_at_work:
            raise MisplacedSiteError(settings.site, folder)


def ensure_replaceable(site: Path) -> None:
    """Refuse a target that holds anything but a site of ours.

    Raises:
        ForeignSiteError: If the folder has other content, or is a file.
    """
    if site.is_dir() and (not any(site.iterdir()) or (site / MARK).exists()):
        return
    if site.exists() or site.is_symlink():
        raise ForeignSiteError(site)


def ensure_free(work: Path) -> None:
    """Refuse a work folder in which somebody else keeps what a build would replace or clear away.

    Raises:
        ForeignSiteError: If something there has a name that builds use, and none has made it.
    """
    if not work.is_dir() or is_lock(work / LOCK):
        return
    for path in work.iterdir():
        if path.name == FOLDER and path.is_dir():
            own = {ENTRIES, CONTENTS, SEEN}
            is_foreign = not own.issuperset(one.name for one in path.iterdir())
        elif path.name == FORMER:
            is_foreign = not (path / MARK).is_file()
        elif path.name == RECORD:
            is_foreign = not is_record(path)
        else:
            names = (LOCK, f"{PREFIX}*", DRAFT)
            is_foreign = any(path.match(name) for name in names)
        if is_foreign:
            raise ForeignSiteError(path)


def publish(finished: Path, site: Path) -> None:
    """Let a finished folder take the place of the site.

    Args:
        finished: The new site, on the same file system; afterwards it is the former one, and gone
            where there was none.
        site: Where readers find it.
    """
    (finished / MARK).touch()
    (finished / MARK).chmod(READABLE)
    site.parent.mkdir(parents=True, exist_ok=True)
    if not site.exists():
        finished.rename(site)
        return
    if not _exchange(finished, site):
        former = finished.with_name(f"{finished.name}-former")
        site.rename(former)
        try:
            finished.rename(site)
        except BaseException:
            former.rename(site)
            raise
        former.rename(finished)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step, where the system can."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    first, second = os.fsencode(one), os.fsencode(other)
    return bool(rename(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE) == 0)
