"""Text that looks right and is not: Unicode forms, look-alike letters, hidden spaces, formulas."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from khuyencong.checks.legacy import repaired
from khuyencong.package import Package, Record
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
_MARKUP = re.compile(r"</?[A-Za-z][^>]*>|<!--|\]\(|&(?:#\w+|[A-Za-z][a-z]{1,7});")
_HIDDEN = re.compile(f"[{HIDDEN}{CONTROLS}]")
_SIGNED_NUMBER = re.compile(r"[+-]\d[\d.,]*\s?%?")
"""A number with its sign, as in a stated_as of "-5,2%", which a spreadsheet only reads."""


def check_text(package: Package) -> Iterator[Problem]:
    """Every text cell of every table; of numbers and dates only their spaces."""
    for table in package.tables.values():
        names = _text_fields(package.kind, table.name)
        for record in table.records():
            for name in table.header:
                cell = record[name]
                if not cell or (cell.isascii() and cell.isalnum()):
                    continue
                yield from _spaces(package, record, name)
                if name in names:
                    yield from _letters(package, record, name)


@cache
def _text_fields(kind: str, table: str) -> frozenset[str]:
    return frozenset(field.name for field in fields(kind, table) if field.type == "string")


def _spaces(package: Package, record: Record, name: str) -> Iterator[Problem]:
    cell = record[name]
    trimmed = _HIDDEN.sub(" ", cell).strip()
    if trimmed != cell and repaired(cell) is None:
        yield package.problem(record, name, "odd-space", found=_visible(cell), fix=trimmed)


def _letters(package: Package, record: Record, name: str) -> Iterator[Problem]:
    cell = record[name]
    sound = repaired(cell)
    if sound is not None:
        yield package.problem(record, name, "mojibake", fix=sound)
        return
    composed = unicodedata.normalize("NFC", cell)
    if composed != cell:
        yield package.problem(record, name, "not-nfc", fix=composed)
    lettered = cell.translate(ETHS)
    if lettered != cell:
        yield package.problem(record, name, "eth-for-d", fix=lettered)
    if cell.startswith(FORMULA_STARTS) and not _SIGNED_NUMBER.fullmatch(cell):
        yield package.problem(record, name, "formula-cell")
    if name != "url" and _MARKUP.search(cell):
        yield package.problem(record, name, "markup-in-text")


def _visible(cell: str) -> str:
    """The cell with its hidden characters named."""
    return _HIDDEN.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", cell)
