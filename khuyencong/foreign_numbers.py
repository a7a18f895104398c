"""Numbers of English and French sources, rewritten as Vietnamese writes them.

"more than VND3.08 billion" becomes "hơn 3,08 tỷ đồng", so that one reader reads all. English
writes a comma between thousands and a point before decimals, the reverse of Vietnamese: a phrase is
only rewritten where one of its words surely belongs to the other language, and a number that the
other language does not write that way ("1,23" or "5.870,44" in English) is not read at all.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

_UNREAD = "?"
"""Stands for a number that cannot be read surely."""

_VIETNAMESE = re.compile(r"[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")
"""Letters of Vietnamese alone; à, é or ô are French as well."""

_ENGLISH = re.compile(
    r"\b(?:billion|trillion|million|thousand|hundred|per\s?cent|percent|laborers?|labourers?"
    r"|projects?|programs?|programmes?|establishments?|enterprises?|businesses|companies"
    r"|workers?|trainees?|managers?|owners?|people|employees|households|students|attendances"
    r"|models|products?|clusters?|fairs|exhibitions?|events?|courses?|classes|workshops"
    r"|votes?|factor(?:y|ies)|bases|facilit(?:y|ies)|producers?|websites|showrooms"
    r"|conferences|meetings|publications|rural|industrial|technical)\b",
    re.IGNORECASE,
)
"""Words that Vietnamese has not borrowed: "website" is only English in the plural."""
_FRENCH = re.compile(
    r"\b(?:milliards?|millions?\s+de|pour\s+cent|projets?|produits?|[ée]tablissements?"
    r"|entreprises?|travailleurs?|mod[èe]les?|ateliers|foires?|p[ée]riode|ann[ée]es?|pour\s+la)\b",
    re.IGNORECASE,
)

_UNITS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_DIGITS = frozenset(_UNITS[:9])
SMALL_NUMBERS = {word: number for number, word in enumerate(_UNITS, start=1)}
SMALL_NUMBERS |= {word: 10 * number for number, word in enumerate(_TENS, start=2)}
_LARGE = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_WORD = "|".join(sorted((*SMALL_NUMBERS, "hundred", *_LARGE), key=len, reverse=True))
_WRITTEN = re.compile(
    rf"(?<![\w'’.,-])(?:{_WORD})(?:(?:\s+and\s+|\s+|-)(?:{_WORD})(?![\w-]))*(?![\w-])",
    re.IGNORECASE,
)
_NOT_COUNTED = re.compile(r"\s+(?:of|or|to|and\s+a\s+half|another|third|thirds|half)\b", re.I)
"""What follows a number word that is a pronoun, a range or a fraction: "one of", "two or three"."""
_JOINED_BEFORE = re.compile(
    rf"(?:\d|(?:{_WORD}|\d)\s+(?:or|to)|\b(?:no|each|every|some|several|which|this|that))\s+$",
    re.IGNORECASE,
)

_NEAR = 16
"""Characters before a number word in which the word before it is looked for."""

_ENGLISH_NUMBER = re.compile(r"(?<![\w.,])\d[\d.,]*(?<=\d)(?![\w])")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_FRENCH_GROUPS = re.compile(r"(?<![\w.,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)")
_CURRENCY_FIRST = re.compile(
    r"\b(?:VND|VNĐ)\s*(?P<number>\d[\d.,]*\d|\d)(?P<scale>(?:\s+(?:trillion|billion|million|thousand))?)\b",
    re.IGNORECASE,
)

_ENGLISH_WORDS = (
    (r"trillion", "nghìn tỷ"),
    (r"billion", "tỷ"),
    (r"million", "triệu"),
    (r"thousand", "nghìn"),
    (r"per\s?cent", "%"),
    (r"dongs?", "đồng"),
    (r"more\s+than|over|above|exceed(?:s|ed|ing)?|in\s+excess\s+of|upwards\s+of", "hơn"),
    (r"at\s+least|no\s+fewer\s+than|not\s+less\s+than|no\s+less\s+than", "ít nhất"),
    (r"nearly|almost|close\s+to|just\s+under", "gần"),
    (r"about|around|approximately|roughly|some|as\s+many\s+as", "khoảng"),
)
_FRENCH_WORDS = (
    (r"milliards?(?:\s+de)?", "tỷ"),
    (r"millions?(?:\s+de)?", "triệu"),
    (r"pour\s+cent", "%"),
    (r"dongs?", "đồng"),
    (r"plus\s+de|d[ée]pass(?:ant|e|ent|[ée])", "hơn"),
    (r"au\s+moins", "ít nhất"),
    (r"pr[èe]s\s+de|presque", "gần"),
    (r"environ|quelque", "khoảng"),
)


@lru_cache(maxsize=10_000)
def language_of(phrase: str) -> str:
    """The language of a phrase, as HTML names it: ``vi`` unless it is surely ``en`` or ``fr``.

    Args:
        phrase: A few words of a source, in Unicode NFC.
    """
    if _VIETNAMESE.search(phrase):
        return "vi"
    if _FRENCH.search(phrase):
        return "fr"
    return "en" if _ENGLISH.search(phrase) else "vi"


def language_of_title(title: str) -> str:
    """The language of a title: Vietnamese is never printed without its accents.

    Args:
        title: Title of a source, in Unicode NFC.
    """
    found = language_of(title)
    return "en" if found == "vi" and title.isascii() else found


def as_vietnamese(phrase: str) -> str:
    """A phrase with its numbers as Vietnamese writes them; a Vietnamese phrase stays as it is.

    Args:
        phrase: A few words of a source, in Unicode NFC.
    """
    language = language_of(phrase)
    if language == "vi":
        return phrase
    if language == "fr":
        joined = _FRENCH_GROUPS.sub(lambda match: re.sub(r"\s", "", match[0]), phrase)
        return _with_words(joined, _FRENCH_WORDS)
    moved = _CURRENCY_FIRST.sub(r"\g<number>\g<scale> dong", phrase)
    in_digits = _ENGLISH_NUMBER.sub(_turned, moved)
    counted = _WRITTEN.sub(lambda match: _counted(match, in_digits), in_digits)
    return _with_words(counted, _ENGLISH_WORDS)


def _turned(match: re.Match[str]) -> str:
    """An English number with the comma of Vietnamese decimals, unread where it is none."""
    if not _GROUPED.fullmatch(match[0]):
        return _UNREAD
    return match[0].replace(",", "").replace(".", ",")


def _counted(match: re.Match[str], phrase: str) -> str:
    """Number words as digits; as they are where they may be something else."""
    before = phrase[max(0, match.start() - _NEAR) : match.start()]
    if _NOT_COUNTED.match(phrase, match.end()) or _JOINED_BEFORE.search(before):
        return match[0]
    words = [word for word in re.split(r"[\s-]+", match[0].lower()) if word != "and"]
    number = _number(words)
    return match[0] if number is None else str(number)


def _number(words: list[str]) -> int | None:
    """The number that English words state, None where they are not one number."""
    total, rest = 0, words
    for scale_word in ("trillion", "billion", "million", "thousand"):
        if scale_word in rest:
            place = rest.index(scale_word)
            many = _below_thousand(rest[:place])
            if many is None:
                return None
            total, rest = total + many * _LARGE[scale_word], rest[place + 1 :]
    below = _below_thousand(rest) if rest else 0
    return None if below is None else total + below


def _below_thousand(words: list[str]) -> int | None:
    match words:
        case [digit, "hundred", *rest] if digit in _DIGITS:
            below = _below_hundred(rest) if rest else 0
            return None if below is None else SMALL_NUMBERS[digit] * 100 + below
        case _:
            return _below_hundred(words)


def _below_hundred(words: list[str]) -> int | None:
    match words:
        case [word]:
            return SMALL_NUMBERS.get(word)
        case [ten, digit] if ten in _TENS and digit in _DIGITS:
            return SMALL_NUMBERS[ten] + SMALL_NUMBERS[digit]
        case _:
            return None


def _with_words(phrase: str, words: Iterable[tuple[str, str]]) -> str:
    """A phrase with the words around its numbers in Vietnamese."""
    for pattern, word in words:
        phrase = re.sub(rf"\b(?:{pattern})\b", word, phrase, flags=re.IGNORECASE)
    return phrase
