"""Products of earlier builds, found again by the content of all that they were made from.

An entry is named by the digest of its key and begins with the digest of its content, so that the
folder may be copied to another machine, and an entry that was damaged on the way is found out.
"""

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

DIGEST_BYTES = 32


class Cache:
    """A folder of products; an entry that does not match its own digest is made again."""

    def __init__(self, folder: Path | None) -> None:
        """Use a folder, or none at all.

        Args:
            folder: Where entries lie; None switches the cache off.
        """
        self._folder = folder
        self._used: set[str] = set()
        self.damaged: list[Path] = []
        """Entries that were found damaged."""

    def product(self, key: bytes, make: Callable[[], bytes]) -> bytes:
        """The product for a key, made where there is none."""
        known = self.get(key)
        if known is None:
            known = make()
            self.put(key, known)
        return known

    def get(self, key: bytes) -> bytes | None:
        """The product for a key, None where there is none or it is damaged."""
        path = self._path(key)
        if path is None or not path.is_file():
            return None
        stored = path.read_bytes()
        digest, content = stored[:DIGEST_BYTES], stored[DIGEST_BYTES:]
        if hashlib.sha256(content).digest() == digest:
            return content
        self.damaged.append(path)
        return None

    def put(self, key: bytes, content: bytes) -> None:
        """Keep a product."""
        path = self._path(key)
        if path is None:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(".draft")
        draft.write_bytes(hashlib.sha256(content).digest() + content)
        draft.replace(path)

    def sweep(self) -> None:
        """Remove all that nobody asked for since this cache was opened, older layouts too."""
        if self._folder is None or not self._folder.is_dir():
            return
        for path in self._folder.iterdir():
            if path.is_dir():
                shutil.rmtree(path)
            elif path.name not in self._used:
                path.unlink(missing_ok=True)

    def _path(self, key: bytes) -> Path | None:
        if self._folder is None:
            return None
        name = hashlib.sha256(key).hexdigest()
        self._used.add(name)
        return self._folder / name
