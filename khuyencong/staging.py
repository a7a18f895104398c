"""The folder in which a build makes a site: its own, gone when it ends, whatever ends it.

A process that is killed cannot clear away what it made. The next build does that for it, and may,
because it holds the lock.
"""

import errno
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from khuyencong.cache import FOLDER
from khuyencong.command_errors import SettingsError
from khuyencong.lock import locked
from khuyencong.removing import remove
from khuyencong.stopping import undisturbed

PREFIX = "making-"
DRAFT = "*.draft"
DRAFTS = (DRAFT, f"{FOLDER}/**/{DRAFT}")
"""What a killed build had not finished writing: its record, and entries of the cache."""
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
FORBIDDEN = frozenset(
    {
        *(errno.EROFS, errno.EACCES, errno.EPERM, errno.EXDEV, errno.EBUSY),
        *(errno.EISDIR, errno.ENOTDIR, errno.EEXIST, errno.ELOOP, errno.ENAMETOOLONG),
    }
)
"""The second line is of what stands in the way, which nobody but the user may remove."""


class UnwritableError(SettingsError):
    """The site cannot be written where the user wants it: no room, or no permission."""

    def __init__(self, place: str, reason: str, *, is_full: bool) -> None:
        super().__init__(f"{place}: {reason}")
        self.place = place
        self.reason = reason
        self.is_full = is_full


@contextmanager
def staging(work: Path) -> Iterator[Path]:
    """A new folder to make a site in, and nobody else at work beside it.

    Args:
        work: Folder of all intermediate things, on the file system of the site.

    Raises:
        BusyError: If another build is at work.
        UnwritableError: If there is no room or no permission to write.
    """
    try:
        work.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableError(f"{work}", error.strerror or "", is_full=False) from error
    try:
        with locked(work):
            clear(work)
            stage = work / f"{PREFIX}{secrets.token_hex(4)}"
            stage.mkdir()
            try:
                yield stage
            finally:
                with undisturbed():
                    clear(work)
    except OSError as error:
        if error.errno not in FULL | FORBIDDEN:
            raise
        place = f"{error.filename2 or error.filename or work}"
        is_full = error.errno in FULL
        raise UnwritableError(place, error.strerror or "", is_full=is_full) from error


def clear(work: Path) -> None:
    """Remove what builds that have ended left unfinished.

    Args:
        work: A folder in which no build is at work but one's own.
    """
    for path in work.glob(f"{PREFIX}*"):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)  # a child of a killed build may still write
        else:
            remove(path)
    for pattern in DRAFTS:
        for draft in work.glob(pattern):
            remove(draft)
