"""Reading the number phrases of Vietnamese sources: "gần 7.000 lao động", "2.170 triệu đồng".

Vietnamese writes a dot between thousands and a comma before decimals. The words around a number
say how large it is (nghìn, triệu, tỷ) and how exact (gần, khoảng, trên, hơn, ít nhất).
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

QUALIFIER_WORDS = {
    "gần": "nearly",
    "khoảng": "approx",
    "chừng": "approx",
    "xấp xỉ": "approx",
    "trên": "more_than",
    "hơn": "more_than",
    "ít nhất": "at_least",
    "tối thiểu": "at_least",
    "không dưới": "at_least",
}
"""The words before a number and the qualifier each stands for (contract, section 2.2)."""

SCALE_WORDS = {
    "nghìn": Decimal(10**3),
    "ngàn": Decimal(10**3),
    "triệu": Decimal(10**6),
    "tr": Decimal(10**6),
    "tỷ": Decimal(10**9),
    "tỉ": Decimal(10**9),
}
"""Words that multiply the number before them; two may follow each other ("nghìn tỷ")."""

_QUALIFIER = "|".join(
    word.replace(" ", r"\s+") for word in sorted(QUALIFIER_WORDS, key=len, reverse=True)
)
"""A pattern; the spaces are spelt out, for a verbose expression skips plain ones."""
_SCALE = "|".join(sorted(SCALE_WORDS, key=len, reverse=True))
_FIGURE = re.compile(
    rf"""
    (?:\b(?P<qualifier>{_QUALIFIER})\s+)?
    (?<![\w.,])(?P<sign>(?<![–—-])[-−])?
    (?P<number>\d{{1,3}}(?:\.\d{{3}})++(?:,\d++)?|\d++(?:[.,]\d++)?)(?!\w*\d)
    (?P<scales>(?:\s*(?:{_SCALE})\b){{0,2}})
    (?:\s*(?P<measure>%|phần\s+trăm\b|đồng\b|VNĐ\b|VND\b|đ\b))?
    (?P<upwards>(?:\s+[^\W\d]+){{0,4}}?\s+trở\s+lên\b)?
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True)
class Figure:
    """One figure as a phrase states it."""

    number: Decimal
    """The number as written, before its scale words; with its minus sign."""
    scale: Decimal
    """Product of its scale words, 1 where there is none."""
    is_percent: bool
    is_money: bool
    """Whether đồng is named, or a scale that is otherwise only used of money could be."""
    qualifier: str
    text: str
    """The part of the phrase that was read."""

    @property
    def amount(self) -> Decimal:
        """Number times scale: đồng for money, plain units otherwise."""
        return self.number * self.scale


def read_figures(phrase: str) -> tuple[Figure, ...]:
    """All figures that a phrase states, in their order.

    Args:
        phrase: A few words of a source, in Unicode NFC.

    Returns:
        The figures; empty where the phrase holds no number in digits.
    """
    figures: list[Figure] = []
    end = -1
    for match in _FIGURE.finditer(phrase):
        figure = _figure(match)
        if figures and not phrase[end : match.start()].strip() and _continues(figures[-1], figure):
            figure = _joined(figures.pop(), figure)
        figures.append(figure)
        end = match.end()
    return tuple(figures)


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


def _figure(match: re.Match[str]) -> Figure:
    scale = Decimal(1)
    for word in match["scales"].split():
        scale *= SCALE_WORDS[word.lower()]
    number = _number(match["number"])
    measure = (match["measure"] or "").lower()
    qualifier = QUALIFIER_WORDS.get((match["qualifier"] or "").lower(), "exact")
    return Figure(
        number=-number if match["sign"] else number,
        scale=scale,
        is_percent=measure == "%" or measure.startswith("phần"),
        is_money=measure in {"đồng", "vnđ", "vnd", "đ"},
        qualifier="at_least" if match["upwards"] else qualifier,
        text=match[0].strip(),
    )


def _number(text: str) -> Decimal:
    """A number as Vietnamese writes it; one dot not before three digits is a decimal point."""
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", text):
        text = text.replace(".", "")
    return Decimal(text.replace(",", "."))
