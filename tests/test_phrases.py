"""Number phrases of Vietnamese sources, each read by hand."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyencong.phrases import QUALIFIER_WORDS, Figure, read_figures

PHRASES = [
    ("gần 7.000 lao động", "7000", "nearly"),
    ("Gần 144 tỷ đồng", "144000000000", "nearly"),
    ("trên 14 tỷ đồng", "14000000000", "more_than"),
    ("hơn 60 đề án", "60", "more_than"),
    ("khoảng 120 người", "120", "approx"),
    ("chừng 50 hộ", "50", "approx"),
    ("xấp xỉ 50 hộ", "50", "approx"),
    ("không dưới 20 lớp", "20", "at_least"),
    ("ít nhất 20 lớp", "20", "at_least"),
    ("tối thiểu 20 lớp", "20", "at_least"),
    ("từ 5 cơ sở trở lên", "5", "at_least"),
    ("từ 5 tỷ đồng trở lên", "5000000000", "at_least"),
    ("11,8%", "11.8", "exact"),
    ("11,8 %", "11.8", "exact"),
    ("5 phần trăm", "5", "exact"),
    ("-5,2%", "-5.2", "exact"),
    ("2.170 triệu đồng", "2170000000", "exact"),
    ("2.170 tr đồng", "2170000000", "exact"),
    ("117.866 triệu đồng", "117866000000", "exact"),
    ("5.870,44 triệu đồng", "5870440000", "exact"),
    ("29.290.000.000 đồng", "29290000000", "exact"),
    ("5.000đ", "5000", "exact"),
    ("1,2 nghìn tỷ", "1200000000000", "exact"),
    ("43.410 tỷ", "43410000000000", "exact"),
    ("144 tỉ đồng", "144000000000", "exact"),
    ("20 ngàn người", "20000", "exact"),
    ("800 triệu", "800000000", "exact"),
    ("2 tỷ 500 triệu đồng", "2500000000", "exact"),
    ("Hơn 1 triệu 200 nghìn lượt", "1200000", "more_than"),
    ("1.620 lao động", "1620", "exact"),
    ("05 mô hình", "5", "exact"),
    ("12,435 tỷ", "12435000000", "exact"),
    ("5 đề án", "5", "exact"),
    ("2 trăm lớp", "200", "exact"),
    ("2 trăm triệu đồng", "200000000", "exact"),
    ("2 vạn người", "20000", "exact"),
    ("2 tỷ rưỡi", "2500000000", "exact"),
    ("Đến năm 2015", "2015", "exact"),
    ("5 cụm công nghiệp (CCN)", "5", "exact"),
    ("7 doanh nghiệp được tư vấn", "7", "exact"),
    ("trong 5 năm qua", "5", "exact"),
    ("5 triệu hai trăm nghìn đồng", "5200000", "exact"),
    ("hai triệu 500 nghìn đồng", "2500000", "exact"),
    ("gần hai trăm lao động", "200", "nearly"),
    ("không dưới hai mươi mốt lớp", "21", "at_least"),
    ("từ ba cơ sở trở lên", "3", "at_least"),
    ("mười hai phần trăm", "12", "exact"),
    ("03 (ba) mô hình", "3", "exact"),
    ("một triệu rưỡi đồng", "1500000", "exact"),
    ("1 620 lao động", "1620", "exact"),
    ("1 620 workers", "1620", "exact"),
    ("gần 17 000 triệu đồng", "17000000000", "nearly"),
    ("3.100 trđ", "3100000000", "exact"),
    ("3.100tr.đ", "3100000000", "exact"),
    ("17.000 (triệu đồng)", "17000000000", "exact"),
    ("17.000 (ĐVT: triệu đồng)", "17000000000", "exact"),
    ("trên dưới 1.620 lao động", "1620", "approx"),
    ("~1.620 lao động", "1620", "approx"),
    ("≈ 17 tỷ", "17000000000", "approx"),
    (">1.620 lao động", "1620", "more_than"),
    ("≥ 5 lớp", "5", "at_least"),
]
"""A phrase, the amount it names in plain units and its qualifier."""


def only(phrase: str) -> Figure:
    """The one figure of a phrase."""
    (figure,) = read_figures(phrase)
    return figure


@pytest.mark.parametrize(("phrase", "amount", "qualifier"), PHRASES)
def test_a_phrase_names_its_amount_and_its_precision(
    phrase: str, amount: str, qualifier: str
) -> None:
    """The figure read is the one that a reader of Vietnamese reads."""
    figure = only(phrase)
    assert (figure.amount, figure.qualifier) == (Decimal(amount), qualifier)


@pytest.mark.parametrize("word", QUALIFIER_WORDS)
def test_every_qualifier_word_is_heard(word: str) -> None:
    """Also those of two words, whatever their case."""
    assert only(f"{word.capitalize()} 20 lớp").qualifier == QUALIFIER_WORDS[word]


@pytest.mark.parametrize("phrase", ["11,8%", "5 phần trăm", "mười hai phần trăm"])
def test_per_cent_is_told_from_counts(phrase: str) -> None:
    """Both the sign and the words count."""
    assert only(phrase).is_percent


@pytest.mark.parametrize(
    "phrase", ["5 đồng", "5 VNĐ", "5 VND", "5đ", "2 tỷ 500 triệu đồng", "hai tỷ đồng"]
)
def test_money_is_told_by_its_currency(phrase: str) -> None:
    """The currency may be written in full or as a sign."""
    assert only(phrase).is_money


@pytest.mark.parametrize("phrase", ["3,1 triệu USD", "$ 5", "USD 3 triệu", "5 đô la", "5 euro"])
def test_another_currency_is_told_from_dong(phrase: str) -> None:
    """Nothing can be made of it in đồng."""
    assert (only(phrase).is_money, only(phrase).is_foreign) == (True, True)
    assert not only("5 tỷ đồng").is_foreign


@pytest.mark.parametrize("phrase", ["5 đề án", "20 ngàn người", "11,8%", "144 tỷ"])
def test_a_phrase_without_currency_is_not_called_money(phrase: str) -> None:
    """A scale alone may count people as well."""
    assert not only(phrase).is_money


def test_the_text_of_a_figure_is_the_part_that_was_read() -> None:
    """What was not understood is left out."""
    assert only("đào tạo gần 7.000 lao động").text == "gần 7.000"
    assert only("đào tạo gần Hai  trăm lao động").text == "gần Hai  trăm"


@pytest.mark.parametrize(
    ("phrase", "numbers"),
    [
        ("10 - 15 đề án", ["10", "15"]),
        ("10-15 đề án", ["10", "15"]),
        ("751/1.215", ["751", "1215"]),
        ("ngày 23/10/2018", ["23", "10", "2018"]),
        ("3 lớp và 2 tỷ", ["3", "2"]),
        ("giai đoạn 2014-2018 mở ba lớp", ["2014", "2018", "3"]),
        ("năm 2018 tỷ lệ đạt 70%", ["2018", "70"]),
        ("trên 14 tỷ năm 2018", ["14", "2018"]),
    ],
)
def test_several_figures_are_read_in_their_order(phrase: str, numbers: list[str]) -> None:
    """A dash between two numbers is no minus sign."""
    assert [figure.number for figure in read_figures(phrase)] == [Decimal(one) for one in numbers]


@pytest.mark.parametrize("phrase", ["", "gần", "CV5", "A1", "7000m2", "7.000m2"])
def test_a_phrase_without_a_number_has_no_figure(phrase: str) -> None:
    """Digits within a word are no number."""
    assert read_figures(phrase) == ()


@pytest.mark.parametrize(
    "phrase",
    [
        *("2 chục lớp", "500 lẻ người", "20 mấy lớp", "2 trăm linh năm", "5 rưỡi"),
        *("2,5 tỷ rưỡi", "2 nghìn tỷ rưỡi", "5 triệu hai trăm"),
    ],
)
def test_a_number_that_is_only_begun_or_vague_is_not_read(phrase: str) -> None:
    """Its digits alone would be another number."""
    assert read_figures(phrase) == ()


def test_a_figure_in_words_has_the_scale_of_its_last_words() -> None:
    """So that a bare number can be told from one of đồng: "hai mươi" and "hai mươi triệu"."""
    assert (only("hai mươi mốt").scale, only("hai mươi triệu").scale) == (1, 10**6)


def test_a_phrase_is_read_once() -> None:
    """A table repeats its phrases, and several checks read each of them."""
    assert read_figures("một trăm linh năm lớp") is read_figures("một trăm linh năm lớp")


def test_long_phrases_are_not_remembered() -> None:
    """A hostile table must not fill memory."""
    phrase = "1 lớp " * 30
    assert read_figures(phrase) == read_figures(phrase)
    assert read_figures(phrase) is not read_figures(phrase)


def test_a_ratio_is_no_scale() -> None:
    """The tỷ of "tỷ lệ" does not make billions of the year before it."""
    assert [one.amount for one in read_figures("năm 2018 tỷ lệ đạt 70%")] == [2018, 70]


@pytest.mark.parametrize("phrase", ["\ue000", "\ue000 ba lớp", "ba lớp \ue000"])
def test_the_sign_that_stands_for_words_is_no_number_itself(phrase: str) -> None:
    """A hostile source may hold any character."""
    assert [one.amount for one in read_figures(phrase)] == ([3] if "ba" in phrase else [])


PIECES = [
    *"0123456789.,-−%đ ²٣",
    "gần ",
    "không dưới ",
    " tỷ",
    " triệu",
    " trở lên",
    "hai ",
    "mươi ",
    "trăm ",
    "rưỡi",
    "linh ",
    "năm ",
    "\ue000",
]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3)))
def test_reading_figures_never_raises(pieces: list[str]) -> None:
    """Whatever a source says, each figure has a finite amount and a part of the phrase."""
    phrase = "".join(pieces)
    for figure in read_figures(phrase):
        assert figure.amount.is_finite()
        assert all(word in phrase for word in figure.text.split())


@pytest.mark.parametrize(
    "phrase", ["1" * 50_000 + "a1", "gần " * 12_500, "1 " + "tỷ " * 15_000, "hai lớp " * 6_000]
)
def test_reading_a_long_phrase_comes_to_an_end(phrase: str) -> None:
    """A hostile cell must not stall the validator; with backtracking this would take hours."""
    assert len(read_figures(phrase)) <= len(phrase)
