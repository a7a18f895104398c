"""One build at a time: a lock that the system lets go of when its process ends, however it ends.

Nothing has to be removed after a crash, and no process number is trusted: what the lock file says
is only told to whoever is refused.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TextIO

from khuyencong.command_errors import SettingsError
from khuyencong.removing import remove

try:
    import fcntl
except ImportError:  # Windows, where nothing keeps two builds apart
    fcntl = None  # type: ignore[assignment]

LOCK = "lock"
BEGINS = b'{"process":'
"""How a lock begins that a build has written."""


class BusyError(SettingsError):
    """Another build is at work in the same folder."""

    def __init__(self, folder: Path, process: str, since: str) -> None:
        super().__init__(f"{folder}: process {process} has been building here since {since}")
        self.folder = folder
        self.process = process
        """Number of the process, as text."""
        self.since = since
        """When it began, as its own clock showed it."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep other builds out of a folder.

    Args:
        folder: The folder in which a build works.

    Raises:
        BusyError: If a build is at work there.
    """
    if (folder / LOCK).is_dir():
        remove(folder / LOCK)
    with (folder / LOCK).open("a+", encoding="utf-8") as file:
        if fcntl is not None:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise BusyError(folder, *_holder(file)) from error
        file.truncate(0)
        now = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M:%S")
        json.dump({"process": os.getpid(), "since": now}, file)
        file.flush()
        yield


def is_lock(path: Path) -> bool:
    """Whether a file is the lock of a build, which stays where it was when that has ended.

    One that was killed in the moment in which it took the lock leaves it empty.
    """
    if not path.is_file():
        return False
    with path.open("rb") as file:  # somebody else's may be of any size
        return file.read(len(BEGINS)) in {b"", BEGINS}


def _holder(file: TextIO) -> tuple[str, str]:
    """Who holds a lock and since when, as far as it has said so."""
    file.seek(0)
    try:
        told = json.loads(file.read())
        return f"{told['process']}", f"{told['since']}"
    except (ValueError, KeyError, TypeError):
        return "?", "?"
