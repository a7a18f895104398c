"""Numbers as the tables write them."""

from decimal import Decimal

import pytest

from khuyencong.numbers import could_have_thousands_dots, parse_number, plain, without_dots


@pytest.mark.parametrize("text", ["0", "1620", "11.8", "-5.2", "43410", "0.001"])
def test_a_canonical_number_is_read(text: str) -> None:
    """Digits, one decimal point, a minus sign."""
    assert parse_number(text) == Decimal(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " 1",
        "1 ",
        "1,5",
        "1e3",
        "NaN",
        "INF",
        "1_000",
        "+1",
        ".5",
        "5.",
        "1.2.3",
        "٣",
        "１２",
        "1\n",
    ],
)
def test_what_other_programs_might_read_as_a_number_is_refused(text: str) -> None:
    """Python alone would accept most of these."""
    assert parse_number(text) is None


@pytest.mark.parametrize("text", ["1.620", "43.410", "1.620.000", "-1.620", "12.435"])
def test_dots_before_three_digits_may_separate_thousands(text: str) -> None:
    """One to three digits, then groups of three."""
    assert could_have_thousands_dots(text)


@pytest.mark.parametrize("text", ["1620", "1.62", "1.6200", "1620.000", "11.8", "1,620"])
def test_other_dots_cannot_separate_thousands(text: str) -> None:
    """Any other grouping is a decimal point or an error."""
    assert not could_have_thousands_dots(text)


def test_a_number_without_its_dots_is_the_one_meant() -> None:
    """1.620.000 is one million six hundred and twenty thousand."""
    assert without_dots("1.620.000") == Decimal(1620000)


@pytest.mark.parametrize(
    ("number", "text"),
    [("2.170", "2.17"), ("1E+3", "1000"), ("144.0", "144"), ("100", "100"), ("-0.50", "-0.5")],
)
def test_a_number_is_written_plainly(number: str, text: str) -> None:
    """No exponent, no needless zeros, and no zero lost from a hundred."""
    assert plain(Decimal(number)) == text
