"""Text that was read in a wrong encoding, and what it said before.

Three things befall Vietnamese text: UTF-8 read as Windows-1252 ("Báº¿n Tre"), and the old fonts
TCVN3 ("BÕn Tre") and VNI ("Beán Tre") read as if they were Unicode. A fourth cannot be undone:
saved in an encoding without Vietnamese letters, each of them becomes a question mark ("B?n Tre").
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

TCVN3 = (
    "áàảãạ:¸µ¶·¹ ăắằẳẵặ:¨¾»¼½Æ âấầẩẫậ:©ÊÇÈÉË đ:® éèẻẽẹ:ÐÌÎÏÑ êếềểễệ:ªÕÒÓÔÖ íìỉĩị:Ý×ØÜÞ "
    "óòỏõọ:ãßáâä ôốồổỗộ:«èåæçé ơớờởỡợ:¬íêëìî úùủũụ:óïñòô ưứừửữự:\u00adøõö÷ù ýỳỷỹỵ:ýúûüþ "
    "ĂÂÊÔƠƯĐ:¡¢£¤¥¦§"
)
"""Vietnamese letters and how a TCVN3 (ABC) font stores each."""

VNI_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
VNI_SHAPES = {
    stored: shape + tone
    for shape, row in (("\u0302", "âáàåãä"), ("\u0306", "êéèúüë"))
    for stored, tone in zip(row, ("", *VNI_TONES.values()), strict=True)
}
"""What a VNI font stores after a plain vowel, and the marks that it stands for."""
VNI_SINGLE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}

_TCVN3_SIGN = re.compile("[a-zA-Z][¸µ¶·¹¨¾»¼½©®ª«¬\u00adÆÊÇÈÉËÐÌÎÏÑÕÒÓÔÖØÜÞ÷þ][a-z]|[®§][a-zµ-þ]")
"""Signs, or capitals with accents, within a word or before its small letters."""
_VNI_SIGN = re.compile("[ae][áàâåä]|[ou][åä]|[aeouyôö][ùøû]", re.IGNORECASE)
"""Two vowels that stand together in no Vietnamese word (oá and uâ do: hoá, xuân)."""
_VNI_PAIR = re.compile(
    f"[aeouyôö][{''.join([*VNI_TONES, *VNI_SHAPES])}]|[{''.join(VNI_SINGLE)}]", re.IGNORECASE
)

_ADDRESS = re.compile(r"\S+://\S+")
_LOST = re.compile(r"(?:[^\W\d_]|^|\s)\?+(?=[^\W\d_])|\ufffd")
"""Question marks within a word or before it, and the sign that Unicode has for what is lost."""
_BROKEN = re.compile("á[»º]|Ä[‘\x90]|Æ[°¡¯]|Ã[\u00a1-\u00bf]|â€")
"""What UTF-8 read as Windows-1252 leaves of ế, đ, ư, ó and “, and no Vietnamese text has."""


def has_lost_letters(cell: str) -> bool:
    """Whether letters of a text are gone: question marks stand for them, or parts of them alone.

    Parts are left where a space took the place of a no-break space that was a part of a letter.
    """
    return _LOST.search(_ADDRESS.sub(" ", cell)) is not None or _BROKEN.search(cell) is not None


def repaired(cell: str) -> str | None:
    """What a garbled text said before, None where it is not garbled."""
    if cell.isascii():
        return None
    for mended in _readings(cell):
        if mended is not None:
            return mended
    return None


def _readings(cell: str) -> Iterator[str | None]:
    yield _undo_double_decoding(cell)
    if _BROKEN.search(cell):  # à was Ã and a no-break space, which a plain one may have replaced
        yield _undo_double_decoding(cell.replace("Ã ", "Ã\u00a0"))
    yield _from_tcvn3(cell)
    yield _from_vni(cell)


def _undo_double_decoding(cell: str) -> str | None:
    """The text before UTF-8 was read as Windows-1252, None where that did not happen."""
    if not _windows_letters().issuperset(cell):
        return None
    try:
        return b"".join(_byte(character) for character in cell).decode("utf-8")
    except UnicodeError:
        return None


@cache
def _windows_letters() -> frozenset[str]:
    """All that a byte read as Windows-1252 can have become."""
    letters = bytes(range(0x100)).decode("cp1252", errors="ignore")
    return frozenset([*letters, *map(chr, range(0x80, 0xA0))])


def _byte(character: str) -> bytes:
    """The byte that browsers show as a character; five bytes have no character of their own."""
    return character.encode("latin-1" if "\x80" <= character <= "\x9f" else "cp1252")


def _from_tcvn3(cell: str) -> str | None:
    if not _is_western(cell) or not _TCVN3_SIGN.search(cell):
        return None
    return cell.translate(_tcvn3())


@cache
def _tcvn3() -> dict[int, str]:
    table: dict[int, str] = {}
    for group in TCVN3.split():
        letters, stored = group.split(":")
        table.update(zip(map(ord, stored), letters, strict=True))
    return table


def _from_vni(cell: str) -> str | None:
    if not _is_western(cell) or not _VNI_SIGN.search(cell):
        return None
    return unicodedata.normalize("NFC", _VNI_PAIR.sub(_vni_letter, cell))


def _vni_letter(match: re.Match[str]) -> str:
    pair = match[0]
    marks = {**VNI_TONES, **VNI_SHAPES}.get(pair[-1].lower(), "") if len(pair) > 1 else ""
    base = VNI_SINGLE.get(pair[0].lower(), pair[0].lower())
    letter = base + marks
    return letter.upper() if pair[0].isupper() else letter


def _is_western(cell: str) -> bool:
    """Whether all characters are of Latin-1, as in text of a one-byte font."""
    return max(cell) <= "\xff"
