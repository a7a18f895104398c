"""What a product depends on besides its data: the code, texts and schemas, and the libraries.

A key that misses one of them would let an old product stand, so whole folders are taken, never
lists of what is thought to matter.
"""

import hashlib
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from platform import python_version

from khuyencong.paths import (
    LICENCE_TEXT,
    MESSAGES,
    MKDOCS_SETTINGS,
    PACKAGE,
    SITE_SOURCE,
    TEMPLATES,
)

IGNORED = frozenset({"__pycache__"})


@cache
def of_code(templates: Path = TEMPLATES) -> bytes:
    """Digest of everything by which products are made: code, schemas, texts, libraries.

    Args:
        templates: Folder of the templates that they are filled from.
    """
    return _digest((PACKAGE, MESSAGES, templates, LICENCE_TEXT), _libraries())


def key_of(name: str, about: object, data: bytes = b"", templates: Path = TEMPLATES) -> bytes:
    """Key of a product that code, texts and templates make of something.

    Args:
        name: What kind of product it is.
        about: Plain values that it depends on; equal ones have the same ``repr``.
        data: Digest of what else it depends on.
        templates: Folder of its templates, where they are not those of pages.
    """
    digest = hashlib.sha256(repr(about).encode() + data).digest()
    return name.encode() + of_code(templates) + digest


@cache
def of_site() -> bytes:
    """Digest of everything by which the site is made, its hand-written pages and looks included."""
    settings = MKDOCS_SETTINGS.values()
    return _digest((PACKAGE, SITE_SOURCE, LICENCE_TEXT, *settings), _libraries())


def look_again() -> bool:
    """Let a process that builds a second time see what was written since.

    Returns:
        Whether it can: code, messages and templates are read once and no more, and products that
        were made by former ones must not pass as made by those of now.
    """
    if of_code.__wrapped__() != of_code():
        return False
    of_site.cache_clear()
    return True


def of_files(folders: Iterable[Path]) -> bytes:
    """Digest of all files of some folders, by their names and contents."""
    return _digest(folders, b"")


def _digest(places: Iterable[Path], more: bytes) -> bytes:
    digest = hashlib.sha256(more)
    for place in places:
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.is_file() and IGNORED.isdisjoint(path.parts):
                name = path.relative_to(place.parent).as_posix().encode()
                content = path.read_bytes()
                digest.update(b"%d %b %d " % (len(name), name, len(content)))
                digest.update(content)
    return digest.digest()


def _libraries() -> bytes:
    """Python and all libraries at hand with their versions, as the installer names their folders.

    All of them, for a library may use another that this project never names.
    """
    folders = [Path(entry) for entry in sys.path if entry]
    known = {path.name for folder in folders for path in folder.glob("*.dist-info")}
    return "\n".join([python_version(), *sorted(known)]).encode()
