"""Products of earlier builds, found again by the content of all that they were made from."""

import hashlib
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
        return content if hashlib.sha256(content).digest() == digest else None

    def put(self, key: bytes, content: bytes) -> None:
        """Keep a product."""
        path = self._path(key)
        if path is None:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(".draft")
        draft.write_bytes(hashlib.sha256(content).digest() + content)
        draft.replace(path)

    def _path(self, key: bytes) -> Path | None:
        if self._folder is None:
            return None
        return self._folder / hashlib.sha256(key).hexdigest()
