"""The figure against its words, where these hold numbers in words or none that can be read."""

from collections.abc import Callable

import pytest
from builders import codes

from khuyencong.problems import Problem

Judge = Callable[..., list[Problem]]


@pytest.mark.parametrize(
    ("value", "words", "qualifier"),
    [
        ("3", "ba lớp đào tạo nghề", "exact"),
        ("105", "một trăm linh năm lớp", "exact"),
        ("21", "gần hai mươi mốt lớp", "nearly"),
        ("3", "giai đoạn 2014-2018 mở ba lớp", "exact"),
        ("3", "03 (ba) lớp", "exact"),
    ],
)
def test_words_that_state_the_value_are_no_problem(
    judge: Judge, value: str, words: str, qualifier: str
) -> None:
    """Written out or in digits."""
    assert judge(value=value, stated_as=words, qualifier=qualifier) == []


@pytest.mark.parametrize("words", ["vài lớp", "hai chục lớp", "hàng nghìn lớp", "trong năm", "x"])
def test_words_that_cannot_be_read_are_a_warning_of_their_own(judge: Judge, words: str) -> None:
    """Never a guess, and never an error."""
    assert codes(judge(value="20", stated_as=words)) == ["stated-as-unreadable"]


def test_written_words_can_disagree_with_value_and_qualifier(judge: Judge) -> None:
    """As digits can."""
    assert codes(judge(value="4", stated_as="ba lớp")) == ["stated-as-disagrees"]
    assert codes(judge(stated_as="gần ba lớp")) == ["qualifier-disagrees"]


def test_one_figure_said_twice_is_one_mend(judge: Judge) -> None:
    """Official papers write "105 (một trăm linh năm)"."""
    (problem,) = judge(value="106", stated_as="105 (một trăm linh năm) lớp")
    assert (problem.fix, problem.details["wanted"]) == ("105", "105")
