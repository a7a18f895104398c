"""Text that looks right and is not: Unicode forms, look-alike letters, hidden spaces, formulas."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice
from typing import Any

from khuyencong.checks.legacy import has_lost_letters, repaired
from khuyencong.checks.limit import MOST_PROBLEMS, bounded
from khuyencong.package import Package, Table
from khuyencong.problems import Problem
from khuyencong.schemas import fields

ETHS = str.maketrans({"Ð": "Đ", "Ɖ": "Đ", "ð": "đ"})
"""Icelandic Eth and African D look like the Vietnamese Đ and are other letters."""
HIDDEN = "\u00a0\u00ad\u2007\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff"
"""No-break and zero-width spaces and marks of direction, as Word and web pages leave them."""
CONTROLS = "\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f"
"""Control characters; a line break within a cell is allowed."""
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet run a cell (OWASP, CSV injection)."""
_TAG_BEGINS = re.compile(r"</?[A-Za-z]")
_MARKUP = re.compile(r"<!--|\]\(|&(?:#\w+|[A-Za-z][a-z]{1,7});")
_HIDDEN = re.compile(f"[{HIDDEN}{CONTROLS}]")
_WITHOUT_ROOM = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_SIGNED_NUMBER = re.compile(r"[+-]\d[\d.,]*\s?%?")
"""A number with its sign, as in a stated_as of "-5,2%", which a spreadsheet only reads."""

Flaw = tuple[str, dict[str, Any]]


def check_text(package: Package) -> Iterator[Problem]:
    """Every text cell of every table; of numbers and dates only their spaces."""
    for table in package.tables.values():
        yield from _table(package, table)


@bounded
def _table(package: Package, table: Table) -> Iterator[Problem]:
    """A table by its columns: each different cell is judged once, however often it stands there."""
    texts = text_fields(package.kind, table.name)
    for name in table.header:
        cells = table.distinct(name)
        judged = ((cell, flaws(cell, name, is_text=name in texts)) for cell in cells)
        flawed = dict(islice((pair for pair in judged if pair[1]), MOST_PROBLEMS + 1))
        for record in table.having(name, flawed) if flawed else ():
            for code, words in flawed[record[name]]:
                yield package.problem(record, name, code, **words)


@cache
def text_fields(kind: str, table: str) -> frozenset[str]:
    """The fields of a table in which text stands."""
    return frozenset(field.name for field in fields(kind, table) if field.type == "string")


@lru_cache(maxsize=10_000)
def flaws(cell: str, name: str, *, is_text: bool) -> tuple[Flaw, ...]:
    """What is wrong with a cell of a column: code, and further words of the problem.

    No digit makes a difference to it, nor how many stand together, which lets the gate judge cells
    by their shape.
    """
    if not cell or (cell.isascii() and cell.isalnum()):
        return ()
    sound = repaired(cell)
    if sound is not None:
        return (("mojibake", {"fix": sound}),) if is_text else ()
    if is_text and has_lost_letters(cell):
        return (("mojibake", {"case": "lost"}),)
    return (*_spaces(cell), *(_letters(cell, name) if is_text else ()))


def _spaces(cell: str) -> Iterator[Flaw]:
    trimmed = with_plain_spaces(cell)
    if trimmed != cell:
        yield "odd-space", {"found": _visible(cell), "fix": trimmed}


def with_plain_spaces(cell: str) -> str:
    """The cell with a space in place of each hidden character, and none at either end.

    What takes no room gives way to nothing: a space in its place would part a word, or an id.
    """
    return _HIDDEN.sub(" ", _WITHOUT_ROOM.sub("", cell)).strip()


def _letters(cell: str, name: str) -> Iterator[Flaw]:
    if not cell.isascii():
        if not unicodedata.is_normalized("NFC", cell):
            yield "not-nfc", {"fix": unicodedata.normalize("NFC", cell)}
        lettered = cell.translate(ETHS)
        if lettered != cell:
            yield "eth-for-d", {"fix": lettered}
    if cell.startswith(FORMULA_STARTS) and not _SIGNED_NUMBER.fullmatch(cell):
        yield "formula-cell", {}
    if name != "url" and _has_markup(cell):
        yield "markup-in-text", {}


def _has_markup(cell: str) -> bool:
    """Whether a text has a tag, a link or a character reference.

    A tag is whatever begins like one before the last ``>``, looked for once: an expression for the
    whole tag would start anew at each of a thousand ``<a``.
    """
    begins = _TAG_BEGINS.search(cell) if "<" in cell else None
    return (begins is not None and cell.rfind(">") >= begins.end()) or bool(_MARKUP.search(cell))


def _visible(cell: str) -> str:
    """The cell with its hidden characters named."""
    return _HIDDEN.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", cell)
