"""Products of earlier builds, found again by the content of all that they were made from.

A product is a set of files. Its entry is named by the digest of its key and lists the files by the
digests of their contents; the contents lie beside the entries, each once, and a site is put
together of links to them. So the folder may be copied to another machine, and whatever was damaged
on the way is found out: a content is read again wherever its size or time is not the one under
which it was last known to be right.
"""

import hashlib
import os
import shutil
import stat
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from khuyencong.json_text import decoded, encoded
from khuyencong.removing import remove

FOLDER = "cache"
"""Its name in the folder in which builds work."""
ENTRIES, CONTENTS, SEEN = "entries", "contents", "seen.json"
READABLE = 0o644
"""Permissions of a content: a site is for all, whatever the umask of whoever built it was."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A file by its content."""

    digest: str
    """SHA-256, hexadecimal."""
    size: int
    """Bytes."""

    @classmethod
    def of(cls, content: bytes) -> Self:
        """What is known of a content."""
        return cls(hashlib.sha256(content).hexdigest(), len(content))


class Cache:
    """A folder of products; what does not match its own digest is made again."""

    def __init__(self, folder: Path) -> None:
        """Use a folder, which is made when the first product comes.

        Args:
            folder: Where entries and contents lie.
        """
        self.damaged: list[Path] = []
        """Files that were found damaged."""
        self._remove_unless_folder(folder)
        self.folder = folder.resolve()
        self._clear_the_way()
        self._entered: list[Path] = []
        """Entries of this build."""
        self._wanted: dict[str, Mapping[str, Stored]] = {}
        """Entries that were asked for, with the files that each lists."""
        self._sound: dict[str, os.stat_result | None] = {}
        """Contents that are right, with what the system says of them where it was asked."""
        self._seen = self._read_seen()

    def get(self, key: bytes) -> dict[str, Stored] | None:
        """The files of a product, None where there is none or it is damaged."""
        path = self._entry(key)
        try:
            digest, _, listed = path.read_bytes().partition(b"\n")
        except FileNotFoundError:
            return None
        except OSError:  # nobody may read it
            self.damaged.append(path)
            return None
        if _digest_of(path.name, listed) != digest:
            self.damaged.append(path)
            return None
        files = {name: Stored(*known) for name, known in decoded(listed).items()}
        self._wanted[path.name] = files
        sound = [self._is_sound(one) for one in files.values()]  # all, to name every damage
        return files if all(sound) else None

    def put(self, key: bytes, files: Mapping[str, bytes | Stored]) -> dict[str, Stored]:
        """Keep a product, and give what is known of its files.

        Args:
            key: All that the files depend on.
            files: Their contents, or what is known of those that ``keep_in`` has kept already.
        """
        known = {name: self._keep(one) for name, one in files.items()}
        self._enter(key, known)
        return known

    def put_pieces(self, key: bytes, files: Mapping[str, Iterable[bytes]]) -> dict[str, Stored]:
        """Keep a product of files that are too large to be held as a whole, given piece by piece.

        Args:
            key: All that the files depend on.
            files: The pieces of each file by its path.
        """
        known = {name: self._keep_pieces(pieces) for name, pieces in files.items()}
        self._enter(key, known)
        return known

    def keep(self, files: Mapping[str, bytes]) -> dict[str, Stored]:
        """Keep files for this build alone: no later one will ask for them."""
        return {name: self._keep(content) for name, content in files.items()}

    def read(self, stored: Stored) -> bytes:
        """The content of a file."""
        return read_from(self.folder, stored)

    def place(self, stored: Stored, path: str | Path) -> None:
        """Let a file stand at a path as well; a copy where the system knows no links."""
        content = _place_of(self.folder, stored)
        try:
            os.link(content, path)
        except OSError:
            shutil.copyfile(content, path)

    def inode(self, stored: Stored) -> int:
        """The number by which the file system knows the content."""
        return (self._sound.get(stored.digest) or _look(_place_of(self.folder, stored))).st_ino

    def is_beside(self, folder: Path) -> bool:
        """Whether a folder is of the same file system, so that equal numbers mean one file."""
        return folder.stat().st_dev == (self.folder / CONTENTS).stat().st_dev

    def withdraw(self) -> None:
        """Remove the entries of this build: what they hold may be made of something else."""
        for path in self._entered:
            path.unlink(missing_ok=True)

    def sweep(self) -> None:
        """Remove all that nobody asked for since this cache was opened, older layouts too."""
        if not self.folder.is_dir():
            return
        used = {one.digest for files in self._wanted.values() for one in files.values()}
        used.update(self._wanted)
        for path in self.folder.iterdir():
            if path.name in {ENTRIES, CONTENTS}:
                there = os.listdir(path)  # noqa: PTH208 - 16,000 of them, see _place_of
                for name in there:
                    if name not in used:
                        remove(path / name)
            elif path.name != SEEN:
                remove(path)
        contents = f"{self.folder / CONTENTS}/"
        stamps = {
            name: _stamp(self._sound[name] or _look(contents + name))
            for name in sorted(used & self._sound.keys())
        }
        _write(self.folder / SEEN, encoded(stamps))

    def _entry(self, key: bytes) -> Path:
        name = hashlib.sha256(key).hexdigest()
        self._wanted.setdefault(name, {})
        return self.folder / ENTRIES / name

    def _enter(self, key: bytes, known: Mapping[str, Stored]) -> None:
        """Note which files a product has."""
        listed = encoded({name: (one.digest, one.size) for name, one in known.items()})
        path = self._entry(key)
        self._wanted[path.name] = known
        self._entered.append(path)
        _write(path, b"\n".join([_digest_of(path.name, listed), listed]))

    def _keep(self, content: bytes | Stored) -> Stored:
        stored = content if isinstance(content, Stored) else Stored.of(content)
        if not isinstance(content, Stored) and not self._is_sound(stored):
            _write(Path(_place_of(self.folder, stored)), content)
        self._sound.setdefault(stored.digest, None)
        return stored

    def _keep_pieces(self, pieces: Iterable[bytes]) -> Stored:
        draft = self.folder / CONTENTS / "pieces.draft"
        draft.parent.mkdir(parents=True, exist_ok=True)
        digest, size = hashlib.sha256(), 0
        with draft.open("wb") as file:
            for piece in pieces:
                digest.update(piece)
                size += file.write(piece)
        stored = Stored(digest.hexdigest(), size)
        draft.chmod(READABLE)
        draft.replace(_place_of(self.folder, stored))
        self._sound[stored.digest] = None
        return stored

    def _is_sound(self, stored: Stored) -> bool:
        """Whether a content is there and right."""
        if stored.digest in self._sound:
            return True
        path = _place_of(self.folder, stored)
        try:
            found = _readable(path)
        except FileNotFoundError:
            return False
        except OSError:  # it is another user's, who lets nobody read it
            found = None
        if found is None or (
            self._seen.get(stored.digest) != _stamp(found) and not _holds(path, stored)
        ):
            if Path(path) not in self.damaged:
                self.damaged.append(Path(path))
            return False
        self._sound[stored.digest] = found
        return True

    def _clear_the_way(self) -> None:
        """Remove whatever stands where a folder or a file of the cache belongs and is none."""
        for place in (self.folder / ENTRIES, self.folder / CONTENTS):
            self._remove_unless_folder(place)
            with suppress(FileNotFoundError), os.scandir(place) as entries:
                for entry in entries:
                    if not entry.is_file(follow_symlinks=False):
                        self._lose(Path(entry.path))
        seen = self.folder / SEEN
        if os.path.lexists(seen) and not seen.is_file():
            self._lose(seen)

    def _remove_unless_folder(self, place: Path) -> None:
        if not place.is_dir() and os.path.lexists(place):
            self._lose(place)

    def _lose(self, path: Path) -> None:
        remove(path)
        self.damaged.append(path)

    def _read_seen(self) -> dict[str, list[int]]:
        """Sizes and times under which contents were right when the last build ended."""
        try:
            seen = decoded((self.folder / SEEN).read_bytes())
        except (OSError, ValueError):
            return {}
        return seen if isinstance(seen, dict) else {}


def _digest_of(name: str, listed: bytes) -> bytes:
    """Digest of an entry, its name included: the entry of another product is as wrong as none."""
    return hashlib.sha256(name.encode() + listed).hexdigest().encode()


def keep_in(folder: Path, files: Mapping[str, bytes]) -> dict[str, Stored]:
    """Keep files in the folder of a cache from another process than the cache's own.

    Args:
        folder: The cache's folder.
        files: Contents by path.
    """
    known = {name: Stored.of(content) for name, content in files.items()}
    for name, stored in known.items():
        path = _place_of(folder, stored)
        if not _holds(path, stored):  # else another file has this content, or it was never lost
            _write(Path(path), files[name])
    return known


def read_from(folder: Path, stored: Stored) -> bytes:
    """The content of a file in the folder of a cache."""
    with open(_place_of(folder, stored), "rb") as file:  # noqa: PTH123 - see _place_of
        return file.read()


def _place_of(folder: Path, stored: Stored) -> str:
    """Where a content lies, as text: a build asks 40,000 times, and ``pathlib`` takes its time."""
    return f"{folder}/{CONTENTS}/{stored.digest}"


def _holds(path: str, stored: Stored) -> bool:
    """Whether a file is there and what it should be."""
    try:
        return Stored.of(Path(path).read_bytes()) == stored
    except OSError:  # it is not there, or nobody may read it
        return False


def _look(path: str) -> os.stat_result:
    return os.stat(path)  # noqa: PTH116 - see _place_of


def _readable(path: str) -> os.stat_result:
    """What the system says of a content, which all may read from now on."""
    found = _look(path)
    if os.name == "posix" and stat.S_IMODE(found.st_mode) != READABLE:
        os.chmod(path, READABLE)  # noqa: PTH101 - see _place_of
        return _look(path)
    return found


def _stamp(found: os.stat_result) -> list[int]:
    return [found.st_size, found.st_mtime_ns]


def _write(path: Path, content: bytes) -> None:
    """Write a file as a whole or not at all."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.draft")
    try:
        draft.write_bytes(content)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(content)
    draft.chmod(READABLE)
    draft.replace(path)
