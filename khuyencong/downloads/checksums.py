"""Checksums by which a reader proves that a file is the one that was published."""

import hashlib
from collections.abc import Mapping

FOLDER = "data/"
FILE = "data/SHA256SUMS"


def digest(content: bytes) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(content).hexdigest()


def checksum_file(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The list that ``sha256sum --check`` reads, of every file under ``/data/``."""
    lines = [
        f"{digest(content)}  {path.removeprefix(FOLDER)}\n"
        for path, content in sorted(files.items())
        if path.startswith(FOLDER)
    ]
    return {FILE: "".join(lines).encode()}
