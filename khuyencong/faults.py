"""Files of a package opened with suspicion, and what is wrong with them noted on the way."""

import json
import os
import stat
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path
from typing import Any

from khuyencong.problems import Problem

LONGEST_SHOWN = 120
"""Characters of a value that a message shows."""
_OPENING = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)  # a link is refused, and its target not even looked for
    | getattr(os, "O_NONBLOCK", 0)  # a pipe to which nobody writes does not make us wait
    | getattr(os, "O_BINARY", 0)
)
"""How a file of a package is opened; Windows knows neither of the first two."""


class Faults:
    """The faults of one package's folder."""

    def __init__(self, directory: Path, *, may_be_link: bool = False) -> None:
        """Begin without any fault.

        Args:
            directory: The package's folder, as the user gave it.
            may_be_link: Whether the folder may be a link, as that of all packages may, which is
                the user's own choice.
        """
        self.directory = directory
        self._is_led_away = directory.is_symlink() and not may_be_link
        self.found: list[Problem] = []

    def note(self, code: str, file: str, **words: Any) -> None:
        """Note a problem of a file of the package."""
        self.found.append(Problem(code=code, package=self.directory.name, file=file, **words))

    def content(self, path: Path, limit: int) -> bytes | None:
        """Bytes of a file that is there, is a plain file and is not too large.

        What is judged is the file that was opened, and never more than the limit is read of it, so
        that it makes no difference if another program exchanges or lengthens the file meanwhile.

        A package's folder may be a link as little as a file: a link in a contribution could show
        any folder of the machine to the world.

        Args:
            path: A file in the package's folder.
            limit: The most bytes that it may have.
        """
        try:
            if not (path.is_symlink() or self._is_led_away):
                return self._opened(path, limit)
        except FileNotFoundError:
            self.note("file-missing", path.as_posix(), found=path.name)
            return None
        except OSError as error:
            if not isinstance(error, _NotPlainError) and _is_plain(path):
                is_closed = isinstance(error, PermissionError)
                case, reason = ("closed", "") if is_closed else ("", f" ({error.strerror})")
                self.note("file-missing", path.as_posix(), found=path.name + reason, case=case)
                return None
        self.note("unsafe-path", path.as_posix(), found=path.name, details={"wanted": path.name})
        return None

    def _opened(self, path: Path, limit: int) -> bytes | None:
        """Open a file and read it, or nothing where it is too large; an error if it is no file."""
        descriptor = os.open(path, _OPENING)
        try:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise _NotPlainError(path)
            content = b""
            if status.st_size <= limit:
                with os.fdopen(descriptor, "rb", closefd=False) as file:
                    content = file.read(status.st_size + 1)
                    if len(content) > status.st_size:  # it grows while we read
                        content += file.read(limit + 1 - len(content))
        finally:
            os.close(descriptor)
        size = max(status.st_size, len(content))
        if size > limit:
            words = {"found": f"{size}", "details": {"limit": f"{limit}"}}
            self.note("file-too-large", path.as_posix(), **words)
            return None
        return content

    def note_encoding(self, content: bytes, error: UnicodeDecodeError, file: str) -> None:
        """Note the first byte that is no UTF-8, with its line."""
        line = content.count(b"\n", 0, error.start) + 1
        case = "utf-16" if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else ""
        if error.reason == "unexpected end of data":
            case = "cut"
        elif file.endswith(".json"):  # is written in an editor and not in a spreadsheet
            case = "descriptor"
        self.note("not-utf8", file, case=case, line=line, found=f"0x{content[error.start]:02X}")


class _NotPlainError(OSError):
    """What was opened is a folder, a pipe or a device."""


def _is_plain(path: Path) -> bool:
    """Whether a file that cannot be opened is a plain one; a socket, for one, is not."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return True


def shortened(value: Any, limit: int = LONGEST_SHOWN) -> str:
    """A value as text, cut for a message."""
    try:
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    except RecursionError:
        text = "[[[["
    return text if len(text) <= limit else text[: limit - 1] + "…"
