"""Classes of a map: few, with round limits, and never parting equal values."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyencong.comparison.classes import class_of, round_limits


@pytest.mark.parametrize(
    ("values", "limits"),
    [
        ([5.0], []),
        ([5.0, 5.0, 5.0], []),
        ([3.0, 17.0], ["10"]),
        ([1.0, 2.0, 3.0], ["2", "3"]),
        ([0.12, 0.4, 7.0], ["0.4", "5"]),
        ([120.0, 340.0, 1620.0], ["200", "1000"]),
    ],
)
def test_limits_are_round(values: list[float], limits: list[str]) -> None:
    """A reader remembers 200 and 1000, not 230 and 980."""
    assert [f"{limit:f}" for limit in round_limits(values)] == limits


@given(st.lists(st.floats(0, 1e7).map(lambda value: round(value, 3)), min_size=1, max_size=70))
def test_values_of_a_class_lie_together(values: list[float]) -> None:
    """At most five classes; a greater value is never in a lower class."""
    limits = round_limits(values)
    assert len(limits) <= 4
    assert list(limits) == sorted(limits)
    classes = [class_of(value, limits) for value in sorted(values)]
    assert classes == sorted(classes)
    assert all(Decimal(repr(min(values))) < limit for limit in limits)
