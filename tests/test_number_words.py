"""Numbers written out in Vietnamese, each read by hand."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyencong.number_words import (
    AFTER_TENS,
    DIGITS,
    SPOILERS,
    find_written_numbers,
    read_number_words,
)

NUMBERS = [
    ("một", "1"),
    ("mười", "10"),
    ("mười một", "11"),
    ("mười hai", "12"),
    ("mười lăm", "15"),
    ("mười nhăm", "15"),
    ("hai mươi", "20"),
    ("hai mươi mốt", "21"),
    ("hai mươi lăm", "25"),
    ("hai mươi nhăm", "25"),
    ("năm mươi tư", "54"),
    ("năm mươi bốn", "54"),
    ("bẩy mươi chín", "79"),
    ("một trăm", "100"),
    ("một trăm linh năm", "105"),
    ("một trăm lẻ năm", "105"),
    ("một trăm linh tư", "104"),
    ("một trăm mười", "110"),
    ("hai trăm năm mươi", "250"),
    ("một trăm rưỡi", "150"),
    ("một nghìn", "1000"),
    ("một ngàn", "1000"),
    ("năm nghìn", "5000"),
    ("một nghìn hai trăm", "1200"),
    ("một nghìn linh một", "1001"),
    ("một nghìn không trăm linh năm", "1005"),
    ("một nghìn không trăm hai mươi", "1020"),
    ("hai nghìn năm trăm", "2500"),
    ("ba nghìn rưỡi", "3500"),
    ("mười hai nghìn ba trăm bốn mươi lăm", "12345"),
    ("chín trăm chín mươi chín nghìn chín trăm chín mươi chín", "999999"),
    ("một triệu rưỡi", "1500000"),
    ("hai mươi triệu rưỡi", "20500000"),
    ("một triệu hai trăm nghìn", "1200000"),
    ("một triệu năm nghìn", "1005000"),
    ("hai tỷ", "2000000000"),
    ("hai tỉ năm trăm triệu", "2500000000"),
    ("hai nghìn ba trăm tỷ", "2300000000000"),
]
UNCLEAR = {
    "twenty years": "hai mươi năm",
    "ten years": "mười năm",
    "two or three": "hai ba",
    "102 or 120": "một trăm hai",
    "1,200 in short": "một nghìn hai",
    "1,002 or 1,020": "một nghìn hai mươi",
    "1,200,000 in short": "một triệu hai",
    "1,200,000 or 1,000,200": "một triệu hai trăm",
    "three and a half of what": "ba rưỡi",
    "250 or 200.5 million": "hai trăm triệu rưỡi",
    "a half of what, after tens": "hai trăm mười rưỡi",
    "two or three hundred": "hai ba trăm",
    "a hundred or so": "trăm",
    "ten or so": "mươi",
    "only begun": "một nghìn không trăm",
    "not a tens word": "hai mươi một",
    "one after ten": "mười mốt",
    "one ten": "một mươi",
    "scales upside down": "hai triệu tỷ",
    "a scale twice": "hai tỷ ba tỷ",
    "thousands twice": "hai nghìn ba trăm nghìn",
    "a negation": "không",
    "nothing": "",
}
ONE = [
    "một trăm linh năm lớp",
    "mười hai",
    "ba lớp",
    "Ba mô hình",
    "một cơ sở",
    "năm trăm lao động",
    "tổng kinh phí là hai mươi tỷ đồng",
    "cấp ba mươi giấy phép",
    "hai phần trăm",
    "hai tỷ đồng",
]
NONE = [
    *("năm", "trong năm", "5 năm", "năm 2015", "Đến năm 2015", "năm lớp", "hằng năm"),
    *("trong năm nghìn lao động", "trong năm năm mươi lớp", "năm hai nghìn không trăm mười"),
    *("một số cơ sở", "một phần", "một bộ phận", "một vài lớp", "là một cơ sở", "một"),
    *("hai phần ba", "mười hai phần mười lăm", "mười hai phẩy năm phần trăm", "nửa triệu"),
    *("hàng nghìn lao động", "vài chục lớp", "gần hai chục", "hai chục lớp", "dăm ba lớp"),
    *("hai mươi mấy lớp", "một vạn", "trăm lớp", "mỗi năm hai trăm lớp"),
    *("ba, bốn lớp", "ba - bốn lớp", "từ mười hai đến mười lăm lớp", "ba hoặc bốn lớp"),
    *("Ba Tri", "huyện Ba Vì", "thứ ba", "tháng mười hai", "quý ba", "khóa hai mươi", "loại hai"),
    *("tư vấn", "tư nhân", "năm mươi tư vấn viên", "hai tỷ lệ", "một triệu phú", "không một cơ sở"),
    *("ba", "mười", "hai bên", "chín muồi", "bán lẻ", "hai bàba", "mười\u200bhai", "xhai mươi"),
]


@pytest.mark.parametrize(("words", "number"), NUMBERS)
def test_words_are_the_number_that_a_reader_reads(words: str, number: str) -> None:
    """Units, tens, hundreds, thousands, millions and billions, in either spelling."""
    assert read_number_words(words.split()) == Decimal(number)


@pytest.mark.parametrize("words", UNCLEAR.values(), ids=UNCLEAR)
def test_words_that_are_not_surely_one_number_are_none(words: str) -> None:
    """Short forms of speech and years are never guessed."""
    assert read_number_words(words.split()) is None


@pytest.mark.parametrize("tens", [word for word, digit in DIGITS.items() if digit > 1])
@pytest.mark.parametrize("ones", AFTER_TENS)
def test_all_numbers_with_two_digits_are_read(tens: str, ones: str) -> None:
    """From hai mươi mốt to chín mươi chín, in all their spellings."""
    assert read_number_words([tens, "mươi", ones]) == DIGITS[tens] * 10 + AFTER_TENS[ones]


@pytest.mark.parametrize("phrase", ONE)
def test_a_number_is_found_in_its_phrase(phrase: str) -> None:
    """A single word only before what figures count."""
    assert len(list(find_written_numbers(phrase))) == 1


@pytest.mark.parametrize("phrase", NONE)
def test_ordinary_words_and_vague_numbers_are_left_alone(phrase: str) -> None:
    """Years, articles, names, ordinals, fractions, ranges and dozens."""
    assert list(find_written_numbers(phrase)) == []


@pytest.mark.parametrize("spoiler", SPOILERS)
def test_a_vague_word_spoils_the_number_beside_it(spoiler: str) -> None:
    """Whatever stands after it is not surely meant."""
    assert list(find_written_numbers("hai trăm lớp")) != []
    assert list(find_written_numbers(f"{spoiler} hai trăm lớp")) == []


def test_a_number_knows_its_place_and_its_last_scale() -> None:
    """The rest of the phrase is read by others."""
    (found,) = find_written_numbers("gần hai mươi triệu đồng")
    assert (found.start, found.end) == (4, 18)
    assert (found.number, found.scale) == (Decimal(20), Decimal(10**6))


@given(st.lists(st.sampled_from([*AFTER_TENS, *DIGITS, "mươi", "mười", "trăm", "nghìn", "triệu"])))
def test_reading_words_never_raises(words: list[str]) -> None:
    """Whatever is strung together is a positive number or none."""
    number = read_number_words(words)
    assert number is None or number > 0


@pytest.mark.parametrize("words", ["hai ", "nghìn ", "một, ", "hai trăm ", "tỷ "])
def test_reading_many_words_comes_to_an_end(words: str) -> None:
    """A hostile cell must not stall the validator; with backtracking this would take hours."""
    phrase = words * (50_000 // len(words))
    assert len(list(find_written_numbers(phrase))) <= len(phrase)
