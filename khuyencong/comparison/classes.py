"""Few classes for many values, with round limits, as a map needs them."""

from collections.abc import Sequence
from decimal import Decimal

CLASSES_FOR = ((15, 5), (8, 4), (3, 3), (2, 2))
"""How many classes for how many values: more shades than that cannot be told apart."""
STEPS = (Decimal(5), Decimal(2), Decimal(1))
SMALLEST = -6


def round_limits(values: Sequence[float]) -> tuple[Decimal, ...]:
    """Limits between classes that hold about as many values each, as round as they may be.

    Args:
        values: At least one value.

    Returns:
        Rising limits; a value on a limit belongs to the class above it. Equal values are never
        parted, so there may be fewer classes than values would allow.
    """
    ordered = sorted(Decimal(repr(value)) for value in values)
    classes = next((few for least, few in CLASSES_FOR if len(ordered) >= least), 1)
    limits = []
    for number in range(1, classes):
        place = number * len(ordered) // classes
        if ordered[place - 1] < ordered[place]:
            limits.append(_roundest(ordered[place - 1], ordered[place]))
    return tuple(dict.fromkeys(limits))


def class_of(value: float, limits: Sequence[Decimal]) -> int:
    """The class of a value, counted from 0."""
    return sum(Decimal(repr(value)) >= limit for limit in limits)


def _roundest(low: Decimal, high: Decimal) -> Decimal:
    """The number with the fewest digits above one value and not above the next."""
    for power in range(high.adjusted() + 1, SMALLEST, -1):
        for step in (step.scaleb(power) for step in STEPS):
            candidate = (high // step) * step
            if candidate > low:
                return candidate.normalize()
    return high
