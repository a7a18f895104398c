"""Where a report goes: to a file, whole or not at all, or to the standard output."""

import errno
import io
import os
import secrets
import shutil
import stat
import sys
from pathlib import Path

UNWRITABLE_SIGNS = "backslashreplace"
"""A name of a file or a text of JSON may hold half a character, which UTF-8 cannot write."""


def write_whole(path: Path, text: str) -> None:
    r"""Write a text as UTF-8 with ``\n``; where that fails, the file stays as it was.

    Args:
        path: The file; a device or a pipe is written to as it stands.
        text: The text without its last line break.

    Raises:
        OSError: If the place cannot be written to.
    """
    content = f"{text}\n".encode(errors=UNWRITABLE_SIGNS)
    if not _is_plain(path):
        with path.open("wb") as file:
            file.write(content)
        return
    target = path.resolve()
    draft = target.with_name(f".report-{secrets.token_hex(8)}")
    try:
        draft.write_bytes(content)
        if target.exists():
            shutil.copymode(target, draft)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _is_plain(path: Path) -> bool:
    """Whether a path is a plain file, or may become one.

    Raises:
        PermissionError: If it is a plain file that its owner has closed.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return True
    if stat.S_ISREG(mode) and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    return stat.S_ISREG(mode)


def speak_utf8() -> None:
    """Let the standard output speak UTF-8 in a pipe, and never fail for a letter it lacks."""
    if not isinstance(sys.stdout, io.TextIOWrapper):
        return
    if sys.stdout.isatty():
        sys.stdout.reconfigure(errors=UNWRITABLE_SIGNS)
    else:
        sys.stdout.reconfigure(encoding="utf-8", errors=UNWRITABLE_SIGNS, newline="\n")
