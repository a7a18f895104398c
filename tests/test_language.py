"""Numbers, figures, periods and dates as each language writes them."""

from decimal import Decimal

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis.strategies import decimals, integers
from markupsafe import Markup, escape

from khuyencong.codebook import Codebook
from khuyencong.language import LOCALES, language, preferred_language
from khuyencong.pages.foreign import mark_phrases
from khuyencong.periods import Period
from khuyencong.wording import (
    distinct_area_names,
    full_area_name,
    per_year_words,
    region_words,
    rounded,
)

VI, EN = language("vi"), language("en")


@given(
    value=decimals(min_value=-(10**9), max_value=10**9, allow_nan=False, places=6),
    digits=integers(0, 6),
)
def test_numbers_are_written_as_babel_writes_them(value: Decimal, digits: int) -> None:
    """The library is the judge of signs, groups and rounding."""
    pattern = "#,##0." + "#" * digits if digits else "#,##0"
    for speech in (VI, EN):
        judge = format_decimal(value, format=pattern, locale=LOCALES[speech.code])
        assert speech.number(value, digits) == judge


@pytest.mark.parametrize(
    ("value", "vietnamese", "english"),
    [
        ("1620.5", "1.620,5", "1,620.5"),
        ("43410", "43.410", "43,410"),
        ("0.5", "0,5", "0.5"),
        ("11.80", "11,8", "11.8"),
        ("-5.2", "-5,2", "-5.2"),
    ],
)
def test_numbers_have_the_separators_of_the_language(
    value: str, vietnamese: str, english: str
) -> None:
    """Vietnamese writes 1.620,5 where English writes 1,620.5."""
    assert VI.number(Decimal(value)) == vietnamese
    assert EN.number(Decimal(value)) == english


@pytest.mark.parametrize(
    ("unit", "value", "qualifier", "vietnamese", "english"),
    [
        ("billion_vnd", "144", "nearly", "gần 144 tỷ đồng", "nearly 144 billion VND"),
        ("percent", "11.8", "exact", "11,8%", "11.8%"),
        ("percent_per_year", "19", "exact", "19%/năm", "19% per year"),
        ("project", "60", "more_than", "trên 60 đề án", "more than 60 projects"),
        ("person", "120", "approx", "khoảng 120 người", "about 120 people"),
        ("class", "20", "at_least", "ít nhất 20 lớp", "at least 20 classes"),
        ("product", "1", "exact", "1 sản phẩm", "1 product"),
        ("year", "2015", "exact", "2015", "2015"),
    ],
)
def test_figures_say_how_exact_they_are(
    codebook: Codebook, unit: str, value: str, qualifier: str, vietnamese: str, english: str
) -> None:
    """A figure in words has its number, its unit and its precision."""
    known = codebook.units[unit]
    for speech, expected in ((VI, vietnamese), (EN, english)):
        words = speech.figure(Decimal(value), known, qualifier)
        assert words.replace("\u00a0", " ") == expected


def test_a_quantity_never_breaks_before_its_unit(codebook: Codebook) -> None:
    """Number and unit are held together by a no-break space."""
    assert VI.quantity(Decimal(58), codebook.units["class"]) == "58\u00a0lớp"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [("2014", "2018", "2014–2018"), ("2020", "2020", "2020"), ("", "2020", ""), ("", "", "")],
)
def test_periods_in_words(start: str, end: str, words: str) -> None:
    """A period of years; one with an unknown end has no words of ours."""
    assert VI.period(Period(start, end)) == words


def test_dates_in_words() -> None:
    """Dates as each language writes them, as exact as they are known."""
    assert VI.date("2018-10-23") == "23/10/2018"
    assert EN.date("2018-10-23") == "23 October 2018"
    assert VI.date("2018") == "2018"
    assert EN.date("") == ""


def test_enumerations() -> None:
    """Words are joined as the language does."""
    assert VI.listing(["a", "b", "c"]) == "a, b và c"
    assert EN.listing(["a", "b"]) == "a and b"
    assert EN.listing(["a"]) == "a"
    assert EN.listing([]) == ""


@pytest.mark.parametrize(
    ("value", "qualifier", "shown"),
    [
        (60 / 14, "more_than", "4.2"),
        (60 / 14, "exact", "4.3"),
        (144 / 14, "nearly", "10.3"),
        (500.0, "nearly", "500"),
        (1 / 14, "exact", "0.07"),
    ],
)
def test_rounding_never_makes_a_word_untrue(value: float, qualifier: str, shown: str) -> None:
    """More than 60 in 14 years is more than 4.2 a year, and not more than 4.3."""
    assert rounded(value, qualifier) == Decimal(shown)


def test_a_rounded_average_of_an_exact_total_is_approximate(codebook: Codebook) -> None:
    """58 classes in 6 years are about 9.7 a year."""
    row = {"unit": "class", "years": 6.0, "per_year": 58 / 6, "qualifier": "exact"}
    assert per_year_words(row, codebook, EN).replace("\u00a0", " ") == "about 9.7 classes a year"


@pytest.mark.parametrize(
    ("unit", "total", "qualifier", "shown"),
    [
        ("person", 3652, "exact", "about 730 people a year"),
        ("person", 3652, "more_than", "more than 730 people a year"),
        ("person", 3650, "exact", "730 people a year"),
        ("class", 12, "exact", "2.4 classes a year"),
        ("billion_vnd", 144, "nearly", "nearly 28.8 billion VND a year"),
        ("billion_vnd", 4, "more_than", "more than 800 million VND a year"),
        ("billion_vnd", 3.1, "more_than", "more than 620 million VND a year"),
        ("billion_vnd", 3.1234, "more_than", "more than 624.6 million VND a year"),
        ("person", 7002, "nearly", "nearly 1,401 people a year"),
        ("person", 6000, "at_least", "at least 1,200 people a year"),
    ],
)
def test_nobody_counts_tenths_of_people(
    codebook: Codebook, unit: str, total: int, qualifier: str, shown: str
) -> None:
    """Five years of 3,652 people are about 730 a year; money and a few things keep a decimal."""
    row = {"unit": unit, "years": 5.0, "per_year": total / 5, "qualifier": qualifier}
    assert per_year_words(row, codebook, EN).replace("\u00a0", " ") == shown


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({}, "vi"),
        ({"LANG": "C.UTF-8"}, "vi"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "fr_FR.UTF-8"}, "vi"),
    ],
)
def test_messages_follow_the_terminal(environment: dict[str, str], code: str) -> None:
    """The locale decides, and Vietnamese where it is neither."""
    assert preferred_language(environment) == code


@pytest.mark.parametrize(
    ("area", "vietnamese", "english"),
    [
        ("bac-giang", "tỉnh Bắc Giang", "Bac Giang"),
        ("vinh-long", "tỉnh Vĩnh Long (đến 30/6/2025)", "Vinh Long (until 30 June 2025)"),
        ("vinh-long-2025", "tỉnh Vĩnh Long (từ 1/7/2025)", "Vinh Long (since 1 July 2025)"),
        ("viet-nam", "Việt Nam", "Viet Nam"),
    ],
)
def test_a_name_that_two_areas_have_comes_with_its_date(
    codebook: Codebook, area: str, vietnamese: str, english: str
) -> None:
    """A chart that leaves the site takes nothing else with it that tells them apart."""
    names = [full_area_name(codebook.areas[area], codebook, speech) for speech in (VI, EN)]
    assert names == [vietnamese, english]


def test_a_picture_dates_a_name_even_where_it_has_one_of_the_two(codebook: Codebook) -> None:
    """Who sees it elsewhere does not see that there is another."""
    one = [codebook.areas["vinh-long-2025"], codebook.areas["ben-tre"]]
    assert distinct_area_names(one, codebook, VI) == ["Vĩnh Long (từ 1/7/2025)", "Bến Tre"]


def test_every_region_has_its_name_in_both_languages(codebook: Codebook) -> None:
    """An English page says none of them in Vietnamese."""
    areas = codebook.areas.values()
    regions = {name for area in areas for name in (area.region_63, area.region_34) if name}
    assert len(regions) == 8
    for region in regions:
        assert region_words(region, VI) == region
        assert region_words(region, EN).isascii()
    assert region_words("Đồng bằng sông Hồng", EN) == "Red River Delta"


def test_a_title_in_another_language_is_marked() -> None:
    """Also one with signs that HTML writes otherwise, and the longer one of two."""
    text = escape("Báo: Khuyến công & đời sống (2018). Khuyến công.")
    assert mark_phrases(text, {"Khuyến công & đời sống": "vi"}) == Markup(
        'Báo: <span lang="vi">Khuyến công &amp; đời sống</span> (2018). Khuyến công.'
    )
    assert mark_phrases(text, {"Khuyến": "vi", "Khuyến công": "vi"}).count("<span") == 2
    assert mark_phrases(text, {}) == text
