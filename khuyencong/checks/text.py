"""Text that looks right and is not: Unicode forms, look-alike letters, hidden spaces, formulas."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from khuyencong.package import Package, Record
from khuyencong.problems import Problem
from khuyencong.schemas import fields

ETHS = str.maketrans({"Ð": "Đ", "Ɖ": "Đ", "ð": "đ"})
"""Icelandic Eth and African D look like the Vietnamese Đ and are other letters."""
HIDDEN = "\u00a0\u00ad\u2007\u200b\u200c\u200d\u202f\u2060\ufeff"
"""No-break and zero-width spaces, as Word and web pages leave them."""
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet run a cell (OWASP, CSV injection)."""
_MARKUP = re.compile(r"</?[A-Za-z][^>]*>|<!--|\]\(|&#?\w+;")
_HIDDEN = re.compile(f"[{HIDDEN}]")


def check_text(package: Package) -> Iterator[Problem]:
    """Every text cell of every table."""
    for table in package.tables.values():
        names = _text_fields(package.kind, table.name)
        for record in table.records():
            for name in names:
                if record[name]:
                    yield from _cell(package, record, name)


@cache
def _text_fields(kind: str, table: str) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind, table) if field.type == "string")


def _cell(package: Package, record: Record, name: str) -> Iterator[Problem]:
    cell = record[name]
    if cell.isascii() and cell.isalnum():
        return
    repaired = _undo_double_decoding(cell)
    if repaired is not None:
        yield package.problem(record, name, "mojibake", fix=repaired)
        return
    composed = unicodedata.normalize("NFC", cell)
    if composed != cell:
        yield package.problem(record, name, "not-nfc", fix=composed)
    lettered = cell.translate(ETHS)
    if lettered != cell:
        yield package.problem(record, name, "eth-for-d", fix=lettered)
    trimmed = _HIDDEN.sub(" ", cell).strip()
    if trimmed != cell:
        yield package.problem(record, name, "odd-space", found=_visible(cell), fix=trimmed)
    if cell.startswith(FORMULA_STARTS):
        yield package.problem(record, name, "formula-cell")
    if name != "url" and _MARKUP.search(cell):
        yield package.problem(record, name, "markup-in-text")


def _undo_double_decoding(cell: str) -> str | None:
    """The text before UTF-8 was read as Windows-1252, None where that did not happen."""
    if cell.isascii():
        return None
    try:
        text = cell.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return None
    return text


def _visible(cell: str) -> str:
    """The cell with its hidden characters named."""
    return _HIDDEN.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", cell)
