"""Numbers as the tables write them: digits, one decimal point, nothing between thousands."""

import re
from decimal import Decimal

_CANONICAL = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_THOUSANDS_DOTS = re.compile(r"-?\d{1,3}(\.\d{3})+", re.ASCII)


def parse_number(text: str) -> Decimal | None:
    """The number in a cell, None where it is not written as the contract asks."""
    return Decimal(text) if _CANONICAL.fullmatch(text) else None


def could_have_thousands_dots(text: str) -> bool:
    """Whether the dots in a cell stand where Vietnamese separates thousands (1.620)."""
    return _THOUSANDS_DOTS.fullmatch(text) is not None


def without_dots(text: str) -> Decimal:
    """The number meant by a cell with dots between thousands."""
    return Decimal(text.replace(".", ""))


def plain(number: Decimal) -> str:
    """A number as a table writes it: no exponent, no needless zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
