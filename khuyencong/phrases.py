"""Reading the number phrases of Vietnamese sources: "gần 7.000 lao động", "2.170 triệu đồng".

Vietnamese writes a dot between thousands and a comma before decimals. The words around a number
say how large it is (nghìn, triệu, tỷ) and how exact (gần, khoảng, trên, hơn, ít nhất). The number
itself may be written out ("hai mươi mốt lớp"). English and French phrases are read as Vietnamese
would write them.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from khuyencong.foreign_numbers import as_vietnamese
from khuyencong.number_words import WrittenNumber, find_written_numbers

QUALIFIER_WORDS = {
    "gần": "nearly",
    "suýt soát": "nearly",
    "ngót": "nearly",
    "non": "nearly",
    "khoảng": "approx",
    "chừng": "approx",
    "xấp xỉ": "approx",
    "trên dưới": "approx",
    "cỡ": "approx",
    "tầm": "approx",
    "trên": "more_than",
    "hơn": "more_than",
    "ít nhất": "at_least",
    "tối thiểu": "at_least",
    "không dưới": "at_least",
}
"""The words before a number and the qualifier each stands for (contract, section 2.2)."""

QUALIFIER_MARKS = {"~": "approx", "≈": "approx", ">": "more_than", "≥": "at_least"}
"""Signs before a number that stand for such words."""
_QUALIFIERS = QUALIFIER_WORDS | QUALIFIER_MARKS

SCALE_WORDS = {
    "trăm": Decimal(10**2),
    "vạn": Decimal(10**4),
    "nghìn": Decimal(10**3),
    "ngàn": Decimal(10**3),
    "triệu": Decimal(10**6),
    "tr": Decimal(10**6),
    "tỷ": Decimal(10**9),
    "tỉ": Decimal(10**9),
}
"""Words that multiply the number before them; several may follow each other ("nghìn tỷ")."""

LONGEST_REMEMBERED = 120
"""Characters of the longest stated_as that the contract allows; longer ones are not remembered."""
MOST_REMEMBERED = 2048
"""Phrases remembered: each is read by several checks, each of which goes through a whole table."""

_WRITTEN = "\ue000"
"""Stands for each character of a number in words, so that places in the phrase stay the same."""

_QUALIFIER = "|".join(
    word.replace(" ", r"\s+") for word in sorted(QUALIFIER_WORDS, key=len, reverse=True)
)
"""A pattern; the spaces are spelt out, for a verbose expression skips plain ones."""
_FOREIGN = r"USD\b|US\$|\$|đô\s*la\b|dollars?\b|EUR\b|euros?\b|€"
"""Other currencies, of which nothing can be made in đồng."""
_SCALE = "|".join(sorted(SCALE_WORDS, key=len, reverse=True))
_FIGURE = re.compile(
    rf"""
    (?:\b(?P<qualifier>{_QUALIFIER})\s+|(?P<mark>[~≈><≥])\s*)?
    (?P<abroad>\b(?:USD|EUR)\s+|US\$\s+|[$€]\s+)?
    (?<![\w.,{_WRITTEN}])(?P<sign>(?<![–—-])[-−])?
    (?P<number>\d{{1,3}}(?:\.\d{{3}})++(?:,\d++)?+|\d++(?:[.,]\d++)?+|{_WRITTEN}++)(?!\w*\d)
    (?P<scales>(?:\s*(?:{_SCALE})\b(?!\s+(?:lệ|trọng|giá|suất|phú)\b)){{0,3}}+)
    (?P<half>\s+rư[ỡở]i\b)?+
    (?!\s*(?:chục|mươi|linh|lẻ|mấy|rư[ỡở]i|mốt|lăm|nhăm)\b)
    (?:\s*(?P<measure>%|phần\s+trăm\b|đồng\b|VNĐ\b|VND\b|đ\b|{_FOREIGN}))?
    (?P<upwards>(?:\s+[^\W\d]+){{0,4}}?\s+trở\s+lên\b)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What follows tỷ in "tỷ lệ" makes it no scale; a number with chục or lẻ is vague or only begun."""


_UNIT_BESIDE = re.compile(
    r"\s*\(\s*(?:(?:ĐVT|đơn vị(?: tính)?)\s*:?\s*)?((?:(?:nghìn|ngàn|triệu|tỷ|tỉ)\s+)?"
    r"(?:đồng|VNĐ|VND)|tr\.?\s*đ)\s*\)",
    re.IGNORECASE,
)
"""The unit of a number in brackets behind it, as above a column: "17.000 (ĐVT: triệu đồng)"."""
_SPACED = re.compile(r"(?<![\w.,])\d{1,3}(?: \d{3})+(?![\w.,]*\d)")
"""Spaces between thousands: 1 620."""
_MILLIONS = re.compile(r"(?<=[\d\s])tr\.?đ(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as a phrase states it."""

    number: Decimal
    """The number as written, before its scale words; with its minus sign."""
    scale: Decimal
    """Product of its scale words, 1 where there is none."""
    is_percent: bool
    is_money: bool
    """Whether a currency is named."""
    is_foreign: bool
    """Whether it is another one than đồng."""
    qualifier: str
    text: str
    """The part of the phrase that was read, as Vietnamese writes it."""

    @property
    def amount(self) -> Decimal:
        """Number times scale: đồng for money, plain units otherwise."""
        return self.number * self.scale


def read_figures(phrase: str) -> tuple[Figure, ...]:
    """All figures that a phrase states, in their order.

    Args:
        phrase: A few words of a source, in Unicode NFC.

    Returns:
        The figures; empty where the phrase holds no number that can be read surely.
    """
    return _remembered(phrase) if len(phrase) <= LONGEST_REMEMBERED else _read(phrase)


def _read(phrase: str) -> tuple[Figure, ...]:
    phrase = _SPACED.sub(lambda found: found[0].replace(" ", "."), as_vietnamese(phrase))
    phrase = _MILLIONS.sub("triệu đồng", _UNIT_BESIDE.sub(r" \1", phrase))
    written = {one.start: one for one in find_written_numbers(phrase)}
    marked = _marked(phrase, written.values())
    figures: list[Figure] = []
    end = -1
    for match in _FIGURE.finditer(marked):
        figure = _figure(match, phrase, written)
        adjoins = bool(figures) and end >= 0 and not phrase[end : match.start()].strip()
        end = match.end()
        if figure is None:
            continue
        if adjoins and _continues(figures[-1], figure):
            figure = _joined(figures.pop(), figure)
        elif adjoins and figures[-1].scale > 1 and match["number"][0] == _WRITTEN:
            figures.pop()  # "5 triệu hai trăm": said for 5,200,000, written for 5,000,200
            continue
        figures.append(figure)
    return tuple(figures)


def _marked(phrase: str, written: Iterable[WrittenNumber]) -> str:
    """A phrase with its numbers in words blotted out, each at its place."""
    characters = list(phrase.replace(_WRITTEN, " "))
    for one in written:
        characters[one.start : one.end] = _WRITTEN * (one.end - one.start)
    return "".join(characters)


_remembered = lru_cache(maxsize=MOST_REMEMBERED)(_read)


def _continues(one: Figure, other: Figure) -> bool:
    """Whether the second figure is the rest of the first, as in "2 tỷ 500 triệu đồng"."""
    return one.scale > other.scale > 1 and not one.is_money and other.qualifier == "exact"


def _joined(one: Figure, other: Figure) -> Figure:
    return replace(
        one,
        number=one.number + other.amount / one.scale,
        is_money=other.is_money,
        text=f"{one.text} {other.text}",
    )


def _figure(
    match: re.Match[str], phrase: str, written: Mapping[int, WrittenNumber]
) -> Figure | None:
    """The figure of a match, None where its half has no one scale ("5 rưỡi", "nghìn tỷ rưỡi")."""
    scale = Decimal(1)
    for word in match["scales"].split():
        scale *= SCALE_WORDS[word.lower()]
    if match["number"][0] == _WRITTEN:
        in_words = written[match.start("number")]
        number, scale = in_words.number, in_words.scale * scale
    else:
        number = _number(match["number"])
    if match["half"]:
        if len(match["scales"].split()) != 1 or number != number.to_integral_value():
            return None
        number += Decimal("0.5")
    measure = (match["measure"] or "").lower()
    is_percent = measure == "%" or measure.startswith("phần")
    is_dong = measure in {"đồng", "vnđ", "vnd", "đ"}
    is_foreign = bool(match["abroad"]) or (bool(measure) and not (is_percent or is_dong))
    word = re.sub(r"\s+", " ", match["qualifier"] or match["mark"] or "").lower()
    qualifier = _QUALIFIERS.get(word, "exact")
    return Figure(
        number=-number if match["sign"] else number,
        scale=scale,
        is_percent=is_percent,
        is_money=is_dong or is_foreign,
        is_foreign=is_foreign,
        qualifier="at_least" if match["upwards"] else qualifier,
        text=phrase[match.start() : match.end()].strip(),
    )


def _number(text: str) -> Decimal:
    """A number as Vietnamese writes it; one dot not before three digits is a decimal point."""
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", text):
        text = text.replace(".", "")
    return Decimal(text.replace(",", "."))
