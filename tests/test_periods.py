"""Periods: spans of whole months."""

from fractions import Fraction

import pytest

from khuyencong.periods import Period, first_month, is_period, last_month


@pytest.mark.parametrize("text", ["2018", "2018-01", "2018-12"])
def test_a_year_or_a_month_of_a_year_is_a_period(text: str) -> None:
    """The two forms of the contract."""
    assert is_period(text)


@pytest.mark.parametrize(
    "text",
    ["", "18", "2018-13", "2018-00", "2018-1", "2018-06-01", "2018/06", "2014-2018", "2018\n"],
)
def test_anything_else_is_no_period(text: str) -> None:
    """A range, a day and a month without its zero are refused."""
    assert not is_period(text)


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        ("2014", "2018", Fraction(5)),
        ("2018", "2018", Fraction(1)),
        ("2018-06", "2018-06", Fraction(1, 12)),
        ("2018-07", "2019-06", Fraction(1)),
        ("2018", "2018-06", Fraction(1, 2)),
    ],
)
def test_both_ends_belong_to_a_period(start: str, end: str, years: Fraction) -> None:
    """2014 to 2018 are five years, not four."""
    assert Period(start, end).years == years


@pytest.mark.parametrize(("start", "end"), [("", ""), ("2018", ""), ("", "2018")])
def test_a_period_with_an_unknown_end_has_no_length(start: str, end: str) -> None:
    """Half a period cannot be compared."""
    assert not Period(start, end).is_known
    assert Period(start, end).years is None


def test_a_year_runs_from_january_to_december() -> None:
    """Months are counted from the year 0."""
    assert (first_month("2018"), last_month("2018")) == (2018 * 12, 2018 * 12 + 11)


def test_a_text_that_is_no_period_has_no_month() -> None:
    """Only checked texts may be asked."""
    with pytest.raises(ValueError, match="not a period"):
        first_month("2018-13")
