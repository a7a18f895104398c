"""Which file a report may be written to: none among the data, and none that is no report itself.

A slip after ``--output`` must not cost anybody a table of figures, which no command brings back.
"""

import os
import re
import stat
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from khuyencong.language import LANGUAGES, language

LONGEST_LOOK = 2_000
"""Bytes at either end of a file by which a report is known again."""
_COUNTS = r"[^,\n]+(, \d[^,\n]*){2,4}"
"""Packages and rows or the codebook, errors, warnings, and accepted ones; see ``summary``."""
_JSON = r'\{\n  "valid": (true|false),\n  "packages": \d+,\n  "rows": \d+,\n  "errors": \d+,\n'


def lies_in(file: Path, folder: Path) -> bool:
    """Whether a file is or would be in a folder, wherever links lead.

    Args:
        file: The file, which need not be there.
        folder: The folder.
    """
    return any(_is_same(one, folder) for one in Path(os.path.realpath(file)).parents)


def may_be_replaced(file: Path) -> bool:
    """Whether a report may be written here: nothing is here, or no more than an earlier report.

    A pipe or a device is written to as it stands; a disk is not.

    Args:
        file: The file.

    Raises:
        OSError: If it cannot be looked at.
    """
    try:
        mode = file.stat().st_mode
    except FileNotFoundError:
        return True
    return _is_report(file) if stat.S_ISREG(mode) else not stat.S_ISBLK(mode)


def _is_same(one: Path, other: Path) -> bool:
    """Whether two names lead to one folder, on systems too that take A for a."""
    try:
        return one.samefile(other)
    except OSError:  # one of them is not there, which is told where it is read
        return False


def _is_report(file: Path) -> bool:
    """Whether a file is empty or was written by this command, in any form and language."""
    with file.open("rb") as content:
        start = content.read(LONGEST_LOOK)
        content.seek(max(0, file.stat().st_size - LONGEST_LOOK))
        end = content.read(LONGEST_LOOK)
    head, tail = (part.decode(errors="replace") for part in (start, end))
    _, _, last = tail.rstrip("\n").rpartition("\n")
    first, last_line = _marks()
    return not head or bool(re.match(first, head) or re.fullmatch(last_line, last))


@cache
def _marks() -> tuple[str, str]:
    """How reports begin (JSON, Markdown), and what is their last line (text, GitHub)."""
    speeches = [language(code) for code in LANGUAGES]
    title = _either((one.gettext("Check of the data: {counts}") for one in speeches), "[^\n]+")
    counted = _either((one.gettext("Checked: {counts}.") for one in speeches), _COUNTS)
    return rf"{_JSON}|## {title}\n\n{counted}(\n|$)", rf"(::notice title=[^:]*::)?{counted}"


def _either(texts: Iterable[str], counts: str) -> str:
    """What matches any of some texts with counts in them."""
    patterns = [re.escape(text).replace(re.escape("{counts}"), counts) for text in texts]
    return f"({'|'.join(patterns)})"
