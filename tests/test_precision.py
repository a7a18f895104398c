"""What a stated figure allows, and how exact a computed one may call itself."""

from decimal import Decimal

import pytest

from khuyencong.precision import Bounds, bounds, combined


@pytest.mark.parametrize(
    ("value", "qualifier", "low", "high"),
    [
        ("144", "exact", "143.5", "144.5"),
        ("11.8", "exact", "11.75", "11.85"),
        ("144", "nearly", "129.1", "144.5"),
        ("100", "approx", "89.5", "110.5"),
        ("14", "more_than", "13.5", "15.9"),
        ("20", "at_least", "19.5", "Infinity"),
        ("-5.2", "exact", "-5.25", "-5.15"),
        ("-100", "approx", "-110.5", "-89.5"),
    ],
)
def test_a_measured_figure_may_be_rounded_by_half_a_digit(
    value: str, qualifier: str, low: str, high: str
) -> None:
    """Half a last digit on both sides, and a tenth where the qualifier points."""
    allowed = bounds(Decimal(value), qualifier, whole=False)
    assert allowed == Bounds(Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("qualifier", "low", "high"),
    [("exact", "7000", "7000"), ("nearly", "6300", "7000"), ("more_than", "7000", "7700")],
)
def test_a_counted_figure_is_not_rounded(qualifier: str, low: str, high: str) -> None:
    """Nobody counts half a worker."""
    allowed = bounds(Decimal(7000), qualifier, whole=True)
    assert allowed == Bounds(Decimal(low), Decimal(high))


def test_the_sum_of_bounds_adds_both_ends() -> None:
    """The smallest sum is that of the smallest parts."""
    one, other = Bounds(Decimal(1), Decimal(2)), Bounds(Decimal(10), Decimal(20))
    assert one + other == Bounds(Decimal(11), Decimal(22))


@pytest.mark.parametrize(
    ("qualifiers", "result"),
    [
        ([], "exact"),
        (["exact", "exact"], "exact"),
        (["exact", "nearly"], "nearly"),
        (["exact", "more_than"], "more_than"),
        (["more_than", "at_least"], "at_least"),
        (["at_least", "exact"], "at_least"),
        (["nearly", "more_than"], "approx"),
        (["exact", "approx"], "approx"),
    ],
)
def test_a_result_is_no_more_exact_than_its_figures(qualifiers: list[str], result: str) -> None:
    """Approximate stays approximate; one direction is kept; two directions cancel."""
    assert combined(qualifiers) == result
