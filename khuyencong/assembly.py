"""The finished site in a folder, put together of links to what the cache holds.

What the site before the last one held already stays where it stands, so that a change of one figure
costs the links to what follows from it and not 15,000 of them.
"""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from khuyencong.cache import Cache, Stored

OPEN = 0o755
"""Permissions of a folder: a site is for all, whatever the umask of whoever built it was."""


def assemble(products: Mapping[str, Stored], folder: Path, cache: Cache, former: Path) -> None:
    """Put a site together.

    Args:
        products: Files by path under the site's root; a path that begins with a dot is none of the
            site's.
        folder: Where it shall stand; it must not exist yet.
        cache: Holds the contents.
        former: A site that was put together of the same cache, if it is there: it becomes this one.
    """
    own = {path: stored for path, stored in products.items() if path[0] != "."}
    folders = _folders(own)
    if former.is_dir() and not former.is_symlink() and cache.is_beside(former):
        former.rename(folder)
    else:
        folder.mkdir()
    folder.chmod(OPEN)
    there = set(_kept(f"{folder}/", "", own, folders, cache))
    for name in sorted(folders - there):
        os.mkdir(f"{folder}/{name}")  # noqa: PTH102 - a tenth of the time of pathlib's
        os.chmod(f"{folder}/{name}", OPEN)  # noqa: PTH101 - as above
    for path in own.keys() - there:
        cache.place(own[path], f"{folder}/{path}")


def _kept(
    root: str, prefix: str, own: Mapping[str, Stored], folders: set[str], cache: Cache
) -> Iterator[str]:
    """Paths of files and folders that may stay; all others are removed.

    A file is right where it is the very one of the cache, which the system tells without reading.
    """
    with os.scandir(root + prefix) as entries:
        for entry in entries:
            path = prefix + entry.name
            if entry.is_dir(follow_symlinks=False):
                if path in folders:
                    yield path
                    yield from _kept(root, f"{path}/", own, folders, cache)
                else:
                    shutil.rmtree(entry.path)
            elif path in own and entry.inode() == cache.inode(own[path]):
                yield path
            else:
                os.unlink(entry.path)  # noqa: PTH108 - as above


def _folders(paths: Iterable[str]) -> set[str]:
    """All folders in which files stand."""
    found: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found
