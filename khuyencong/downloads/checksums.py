"""Checksums by which a reader proves that a file is the one that was published."""

from collections.abc import Mapping

from khuyencong.cache import Stored

FOLDER = "data/"
FILE = "data/SHA256SUMS"


def checksum_file(files: Mapping[str, Stored]) -> dict[str, bytes]:
    """The list that ``sha256sum --check`` reads, of every file under ``/data/``."""
    lines = [
        f"{file.digest}  {path.removeprefix(FOLDER)}\n"
        for path, file in sorted(files.items())
        if path.startswith(FOLDER)
    ]
    return {FILE: "".join(lines).encode()}
