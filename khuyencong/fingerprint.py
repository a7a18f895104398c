"""What a product depends on besides its data: the code, texts and schemas, and the libraries.

A key that misses one of them would let an old product stand, so whole folders are taken, never
lists of what is thought to matter.
"""

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from platform import python_version

import yaml

from khuyencong.paths import (
    LICENCE_TEXT,
    MESSAGES,
    MKDOCS_SETTINGS,
    PACKAGE,
    SITE_SOURCE,
    TEMPLATES,
)

IGNORED = frozenset({"__pycache__"})
NAMING_FILES = frozenset({"INHERIT", "hooks"})
"""Entries of settings that name files by which the site is made."""

Entries = list[tuple[str, yaml.Node]]
"""Of a file of settings, by their names; composed alone, for its tags may stand for code."""


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
    settings = _settings(MKDOCS_SETTINGS.values())
    asked = sorted({name for entries in settings.values() for name in _variables(entries)})
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
        for path in sorted(_all_below(place)) if place.is_dir() else [place]:
            name = os.fsencode(path.relative_to(place.parent))
            is_file = path.is_file()
            content = path.read_bytes() if is_file else b""
            digest.update(b"%d %d %b %d " % (is_file, len(name), name, len(content)))
            digest.update(content)
    return digest.digest()


def _all_below(folder: Path) -> Iterator[Path]:
    """All that a folder holds, as those find it who use the folder, behind links too.

    Empty folders, dangling links and other things without content count by their names: there are
    checks that look for names alone. A folder to which several ways lead is entered once.
    """
    entered = set()
    for place, folders, names in os.walk(folder, followlinks=True):
        known = Path(place).stat()
        if (known.st_dev, known.st_ino) in entered:
            folders.clear()
            continue
        entered.add((known.st_dev, known.st_ino))
        folders[:] = sorted(name for name in folders if name not in IGNORED)
        yield from (Path(place, name) for name in (*folders, *names))


def _settings(files: Iterable[Path]) -> dict[Path, Entries]:
    """Settings of MkDocs, those that they inherit and the code that they name, with entries."""
    waiting = list(files)
    known: dict[Path, Entries] = {}
    while waiting:
        file = waiting.pop(0)
        if file in known or not file.is_file():
            continue
        known[file] = _entries(file)
        for name, node in known[file]:
            if name in NAMING_FILES:
                waiting.extend(file.parent / one.value for one in _scalars(node))
    return known


def _variables(entries: Entries) -> Iterator[str]:
    """Variables of the environment that settings ask for: ``!ENV NAME``, ``!ENV [NAME, other]``.

    A default that is taken for one more of them does no harm.
    """
    for _name, node in entries:
        for one in _nodes(node):
            if one.tag == "!ENV":
                yield from (scalar.value for scalar in _scalars(one))


def _entries(file: Path) -> Entries:
    """The entries of a file of settings; none of one that is no YAML, which the build refuses."""
    if file.suffix == ".py":
        return []
    try:
        document = yaml.compose(file.read_bytes(), yaml.CSafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError):
        return []
    if not isinstance(document, yaml.MappingNode):
        return []
    return [(str(name.value), node) for name, node in document.value]


def _nodes(node: yaml.Node) -> Iterator[yaml.Node]:
    """A node and all in it."""
    yield node
    if isinstance(node, yaml.SequenceNode):
        for one in node.value:
            yield from _nodes(one)
    elif isinstance(node, yaml.MappingNode):
        for name, one in node.value:
            yield from _nodes(name)
            yield from _nodes(one)


def _scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    return (one for one in _nodes(node) if isinstance(one, yaml.ScalarNode))


def _libraries() -> bytes:
    """Python and all libraries at hand with their versions, as the installer names their folders.

    All of them, for a library may use another that this project never names.
    """
    folders = [Path(entry) for entry in sys.path if entry]
    known = {path.name for folder in folders for path in folder.glob("*.dist-info")}
    return "\n".join([python_version(), *sorted(known)]).encode()
