"""What a stated figure allows its true value to be, and how exact a computed one may call itself.

A source that says "gần 144 tỷ đồng" does not say 144. Every comparison and every derivation goes
through this room, so that approximate figures stay approximate.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

EXACT = "exact"
APPROX = "approx"
NEARLY = "nearly"
MORE_THAN = "more_than"
AT_LEAST = "at_least"

ROUNDING_MARGIN = Decimal("0.1")
"""How far gần, khoảng and trên may lie from the number they name, as a share of it.

The press rounds to one or two leading digits: in the first five sources "gần 144" stands for
17 + 127 = 144 itself and "gần 7.000" for a figure with three zeros. A tenth covers rounding to
two leading digits (10 to 11).
"""


@dataclass(frozen=True)
class Bounds:
    """The closed interval in which a value may lie."""

    low: Decimal
    high: Decimal

    def __add__(self, other: "Bounds") -> "Bounds":
        return Bounds(self.low + other.low, self.high + other.high)


def bounds(value: Decimal, qualifier: str, *, whole: bool) -> Bounds:
    """The values that a stated figure allows.

    Args:
        value: The figure, with as many decimals as the source gave.
        qualifier: One of the contract's qualifiers.
        whole: Whether the unit counts whole things, so that an exact figure is not rounded.

    Returns:
        The interval, half a last digit wide on each side for measured values.
    """
    exponent = value.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    half = Decimal(0) if whole else Decimal(5).scaleb(-decimals - 1)
    margin = abs(value) * ROUNDING_MARGIN
    below = margin if qualifier in {APPROX, NEARLY} else Decimal(0)
    above = margin if qualifier in {APPROX, MORE_THAN} else Decimal(0)
    if qualifier == AT_LEAST:
        return Bounds(value - half, Decimal("Infinity"))
    return Bounds(value - half - below, value + half + above)


def combined(qualifiers: Iterable[str]) -> str:
    """The qualifier of a sum or of an average of figures.

    Exact figures give an exact result; figures that are inexact in one direction keep it;
    anything else is only approximate.
    """
    inexact = {qualifier for qualifier in qualifiers if qualifier != EXACT}
    if not inexact:
        return EXACT
    if inexact == {NEARLY}:
        return NEARLY
    if inexact <= {MORE_THAN, AT_LEAST}:
        return MORE_THAN if inexact == {MORE_THAN} else AT_LEAST
    return APPROX
