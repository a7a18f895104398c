"""Short Vietnamese words in English: what they mean, and nothing where that is not sure."""

import pytest

from khuyencong.glosses import period_in_english, place_in_english


@pytest.mark.parametrize(
    ("place", "english"),
    [
        ("đoạn 2", "paragraph 2"),
        ("Đoạn 2 (“trong đoạn 3”)", "paragraph 2 (“trong đoạn 3”)"),
        ("mục “III. Kết quả”, đoạn 1", "section “III. Kết quả”, paragraph 1"),
        ("trang 4, bảng 2, dòng “Tổng”", "page 4, table 2, row “Tổng”"),
        ("nhan đề", "title"),
        ("“sau 5 năm”", "“sau 5 năm”"),
        ("", ""),
    ],
)
def test_a_place_keeps_what_it_quotes(place: str, english: str) -> None:
    """Only the editors' own words are put into English."""
    assert place_in_english(place) == english


@pytest.mark.parametrize("place", ["đoạn cuối", "đoạn 2, ảnh", "paragraph 2", "đoạn, “a” và “b”"])
def test_a_place_with_another_word_stays_whole(place: str) -> None:
    """Half a translation would be read by nobody."""
    assert place_in_english(place) == place


@pytest.mark.parametrize(
    ("stated", "english"),
    [
        ("Trong 5 năm qua", "the past 5 years"),
        ("5 năm qua", "the past 5 years"),
        ("Trong 5 năm", "5 years"),
        ("Trong những năm qua", "the past years"),
        ("Từ đầu năm đến nay", "since the beginning of the year"),
        ("Từ năm 2008 đến nay", "since 2008"),
        ("từ nay đến hết năm 2015", "from then to the end of 2015"),
        ("đến năm 2020", "by 2020"),
        ("Tính đến tháng 6/2020", "as of month 6 of 2020"),
        ("dự kiến", ""),
        ("đến năm 2020 và sau đó", ""),
        ("so far", ""),
    ],
)
def test_a_period_is_told_where_all_of_it_is_understood(stated: str, english: str) -> None:
    """Nothing is concluded of years that the source does not name."""
    assert period_in_english(stated) == english
