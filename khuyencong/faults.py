"""Files of a package opened with suspicion, and what is wrong with them noted on the way."""

import json
import stat
from pathlib import Path
from typing import Any

from khuyencong.problems import Problem

LONGEST_SHOWN = 120
"""Characters of a value that a message shows."""


class Faults:
    """The faults of one package's folder."""

    def __init__(self, directory: Path) -> None:
        """Begin without any fault.

        Args:
            directory: The package's folder, as the user gave it.
        """
        self.directory = directory
        self.found: list[Problem] = []

    def note(self, code: str, file: str, **words: Any) -> None:
        """Note a problem of a file of the package."""
        self.found.append(Problem(code=code, package=self.directory.name, file=file, **words))

    def content(self, path: Path, limit: int) -> bytes | None:
        """Bytes of a file that is there, is a plain file and is not too large."""
        file = path.as_posix()
        if not path.exists():
            self.note("file-missing", file, found=path.name)
            return None
        status = path.stat()
        if path.is_symlink() or not stat.S_ISREG(status.st_mode):
            self.note("unsafe-path", file, found=path.name, details={"wanted": path.name})
            return None
        if status.st_size > limit:
            self.note(
                "file-too-large",
                file,
                found=f"{status.st_size}",
                details={"limit": f"{limit}"},
            )
            return None
        return path.read_bytes()

    def note_encoding(self, content: bytes, error: UnicodeDecodeError, file: str) -> None:
        """Note the first byte that is no UTF-8, with its line."""
        line = content.count(b"\n", 0, error.start) + 1
        self.note("not-utf8", file, line=line, found=f"0x{content[error.start]:02X}")


def shortened(value: Any, limit: int = LONGEST_SHOWN) -> str:
    """A value as text, cut for a message."""
    try:
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    except RecursionError:
        text = "[[[["
    return text if len(text) <= limit else text[: limit - 1] + "…"
