"""What a product depends on besides its data: the code, texts and schemas, and the libraries.

A key that misses one of them would let an old product stand, so whole folders are taken, never
lists of what is thought to matter.
"""

import hashlib
import os
import re
import sys
from collections.abc import Iterable, Iterator
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
    settings = list(_settings(MKDOCS_SETTINGS.values()))
    asked = sorted({name for file in settings for name in _variables(file)})
    told = repr([(name, os.environ.get(name)) for name in asked]).encode()
    return _digest((PACKAGE, SITE_SOURCE, LICENCE_TEXT, *settings), _libraries() + told)


def has_changed() -> bool:
    """Whether something by which products are made was written since this process began.

    They may have been made of it then, under keys of what stood there before.
    """
    return of_site.__wrapped__() != of_site()


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
        for path in sorted(_files_below(place)) if place.is_dir() else [place]:
            if path.is_file():
                name = path.relative_to(place.parent).as_posix().encode()
                content = path.read_bytes()
                digest.update(b"%d %b %d " % (len(name), name, len(content)))
                digest.update(content)
    return digest.digest()


def _files_below(folder: Path) -> Iterator[Path]:
    """All files of a folder, those behind links included, as those find them who use the folder."""
    for place, folders, names in os.walk(folder, followlinks=True):
        folders[:] = [name for name in folders if name not in IGNORED]
        yield from (Path(place, name) for name in names)


def _settings(files: Iterable[Path]) -> Iterator[Path]:
    """Settings of MkDocs with those that they inherit, each once."""
    waiting, known = list(files), set()
    while waiting:
        file = waiting.pop(0)
        if file in known or not file.is_file():
            continue
        known.add(file)
        yield file
        inherited = re.findall(rb"^INHERIT: *[\"']?([^\"'#\s]+)", file.read_bytes(), re.MULTILINE)
        waiting.extend(file.parent / os.fsdecode(name) for name in inherited)


def _variables(file: Path) -> Iterator[str]:
    """Variables of the environment that settings ask for: ``!ENV NAME``, ``!ENV [NAME, other]``.

    A default that is taken for one more of them does no harm.
    """
    for names in re.findall(rb"!ENV +(\[[^\]]*\]|\S+)", file.read_bytes()):
        yield from re.findall(r"\w+", names.decode(errors="replace"))


def _libraries() -> bytes:
    """Python and all libraries at hand with their versions, as the installer names their folders.

    All of them, for a library may use another that this project never names.
    """
    folders = [Path(entry) for entry in sys.path if entry]
    known = {path.name for folder in folders for path in folder.glob("*.dist-info")}
    return "\n".join([python_version(), *sorted(known)]).encode()
