"""Whether a build would only make again what stands there already.

What the last build read is remembered by its content, and what it published by name, size and time
of every file, so that a site which somebody touched is made anew.
"""

import hashlib
import os
import re
from pathlib import Path

from khuyencong.address import Address
from khuyencong.clock import VARIABLE, this_month, today
from khuyencong.fingerprint import of_files, of_site
from khuyencong.removing import remove
from khuyencong.settings import Settings

RECORD = "published"
"""File of the work folder; it holds the digest of what was read and of what was published."""

WRITTEN = re.compile(rb"[0-9a-f]{64} [0-9a-f]{64}\n")
"""What such a file holds."""


def digest_of_inputs(settings: Settings, address: Address) -> str:
    """Digest of everything that a site is made from.

    Time counts too, as the checks ask for it: an acceptance of a figure of the future lapses when
    that has come.
    """
    epoch = os.environ.get(VARIABLE, "")
    time = (today(), f"{this_month()}", epoch)
    words = "\n".join([f"{settings.packages}", f"{address}", *time])
    return hashlib.sha256(
        os.fsencode(words) + of_site() + of_files([settings.packages])
    ).hexdigest()


def is_published(settings: Settings, inputs: str) -> bool:
    """Whether the site is the one that was made from these inputs.

    Args:
        settings: Where the site is.
        inputs: Their digest.
    """
    record = settings.work / RECORD
    if not settings.site.is_dir() or not record.is_file():
        return False
    try:
        noted = record.read_bytes().split()  # compared and no more: it may hold anything
    except OSError:  # there is none, or nobody may read it
        return False
    is_same = noted[:1] == [inputs.encode()]
    return is_same and noted[1:] == [_digest_of_site(settings.site).encode()]


def is_record(path: Path) -> bool:
    """Whether a file is such a note, which a build alone writes."""
    if not path.is_file():
        return False
    with path.open("rb") as file:  # somebody else's may be of any size
        return WRITTEN.fullmatch(file.read(200)) is not None


def remember(settings: Settings, inputs: str) -> None:
    """Note what the site that was just published was made from."""
    record = settings.work / RECORD
    draft = record.with_suffix(".draft")
    draft.write_text(f"{inputs} {_digest_of_site(settings.site)}\n", encoding="utf-8")
    draft.replace(record)


def forget(settings: Settings) -> None:
    """Note that nothing is known of the site any more."""
    remove(settings.work / RECORD)


def _digest_of_site(site: Path) -> str:
    """Digest of names, sizes, times and permissions of all files, and of the names of folders."""
    digest = hashlib.sha256()
    for folder, folders, names in os.walk(site):
        folders.sort()
        digest.update(f"{folders}".encode(errors="surrogateescape"))
        for name in sorted(names):
            known = os.lstat(path := f"{folder}/{name}")  # a third of pathlib's time
            place = path.removeprefix(str(site))
            about = f"{place} {known.st_size} {known.st_mtime_ns} {known.st_mode:o}\n"
            digest.update(about.encode(errors="surrogateescape"))
    return digest.hexdigest()
