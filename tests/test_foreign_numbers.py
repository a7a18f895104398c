"""Figures of English and French sources, each read by hand."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyencong.foreign_numbers import as_vietnamese, language_of
from khuyencong.phrases import read_figures

READ = [
    ("more than VND3.08 billion", "3080000000", "more_than"),
    ("VND550 million", "550000000", "exact"),
    ("VND 700 million", "700000000", "exact"),
    ("VND9.5 trillion of reciprocal capital", "9500000000000", "exact"),
    ("1,436 billion VND", "1436000000000", "exact"),
    ("over 2 billion VND", "2000000000", "more_than"),
    ("exceeded VND 7.6 billion", "7600000000", "more_than"),
    ("1,121 rural industrial establishments", "1121", "exact"),
    ("nearly 4,000 laborers", "4000", "nearly"),
    ("as many as 10,000 rural industrial establishments", "10000", "approx"),
    ("more than 50 local workers", "50", "more_than"),
    ("at least 1,250 workers", "1250", "at_least"),
    ("12.7 percent per year", "12.7", "exact"),
    ("eight industry promotion projects", "8", "exact"),
    ("Three local products", "3", "exact"),
    ("one technical performance model", "1", "exact"),
    ("support to five rural industrial establishments", "5", "exact"),
    ("twenty-one courses", "21", "exact"),
    ("One hundred and sixty technical demonstration models", "160", "exact"),
    ("two thousand five hundred trainees", "2500", "exact"),
    ("plus de 37 milliards de dongs", "37000000000", "more_than"),
    ("dépassant 11,7 milliards de dongs", "11700000000", "more_than"),
    ("165 projets d'encouragement industriel", "165", "exact"),
    ("près de 1 250 entreprises", "1250", "nearly"),
]
UNREAD = {
    "no English number": "VND5.870,44 million",
    "a decimal comma in English": "1,23 billion",
    "a range": "two or three clusters",
    "a range in steps": "from seven to nine clusters",
    "a pronoun": "one of the establishments",
    "part of a word": "a two-day workshop for workers",
    "a fraction": "two thirds of workers",
    "a vague number": "hundreds of workers",
    "an ordinal": "the third event",
}


@pytest.mark.parametrize(("phrase", "amount", "qualifier"), READ, ids=[one[0] for one in READ])
def test_a_foreign_figure_is_read(phrase: str, amount: str, qualifier: str) -> None:
    """Number, scale and precision, whichever way the language writes them."""
    figures = [(figure.amount, figure.qualifier) for figure in read_figures(phrase)]
    assert figures == [(Decimal(amount), qualifier)]


@pytest.mark.parametrize("phrase", UNREAD.values(), ids=UNREAD.keys())
def test_what_is_not_surely_a_figure_is_not_read(phrase: str) -> None:
    """A wrong figure must not find support in words that may mean something else."""
    assert read_figures(phrase) == ()


@pytest.mark.parametrize(
    "phrase",
    [
        "1,5 tỷ",
        "1.620 lao động",
        "18 DN",
        "12,435/19,953 tỷ đồng",
        "14 CCN",
        "VND 3.100",
        "11,8 %",
        "1.200 website",
    ],
)
def test_a_vietnamese_phrase_stays_as_it_is(phrase: str) -> None:
    """Its commas and dots mean the reverse."""
    assert as_vietnamese(phrase) == phrase


@pytest.mark.parametrize(
    ("phrase", "language"),
    [
        ("1.620 lao động", "vi"),
        ("18 DN", "vi"),
        ("165 projets d'encouragement industriel", "fr"),
        ("more than 50 local workers", "en"),
        ("36.6%", "vi"),
    ],
)
def test_a_phrase_is_foreign_only_where_it_surely_is(phrase: str, language: str) -> None:
    """Letters and words tell; a bare number is taken as Vietnamese."""
    assert language_of(phrase) == language


def test_the_same_digits_mean_what_their_language_means() -> None:
    """A dot in Vietnamese and a comma in English stand between thousands."""
    assert read_figures("1.121 cơ sở")[0].amount == 1121
    assert read_figures("1,121 cơ sở")[0].amount == Decimal("1.121")
    assert read_figures("1,121 establishments")[0].amount == 1121
    assert read_figures("1.121 billion VND")[0].number == Decimal("1.121")


@given(st.integers(min_value=0, max_value=10**9))
def test_every_grouped_number_is_read(number: int) -> None:
    """As English groups its thousands."""
    assert read_figures(f"{number:,} workers")[0].amount == number


@given(st.text(max_size=120))
def test_any_text_can_be_rewritten(text: str) -> None:
    """A cell may hold anything."""
    as_vietnamese(text)
