"""Periods and the years that the source's words name: nothing but what is certain."""

from collections.abc import Callable

import pytest

from khuyencong.checks.years_named import other_years, years_left_out
from khuyencong.problems import Problem


@pytest.mark.parametrize(
    ("start", "end", "words", "years"),
    [
        ("2019", "2019", "năm 2018", "2018"),
        ("2019-01", "2019-06", "6 tháng đầu năm 2018", "2018"),
        ("2019", "2019", "in 2018", "2018"),
        ("2016", "2018", "giai đoạn 2016-2020", "2016, 2020"),
        ("2014", "2020", "Giai đoạn 2016 – 2020", "2016, 2020"),
        ("2005", "2018", "từ năm 2005 đến năm 2010", "2005, 2010"),
        ("2018", "2018", "giai đoạn 2021-2025", "2021, 2025"),
        ("2014", "2015", "từ năm 2018 đến nay", "2018"),
        ("", "2015", "đến năm 2020", "2020"),
        ("2021", "2025", "trong 5 năm (2016-2020)", "2016, 2020"),
    ],
)
def test_years_that_are_surely_others_are_told(
    start: str, end: str, words: str, years: str
) -> None:
    """All that the words name, in order."""
    assert other_years(start, end, words) == years


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2018", "2018", ""),
        ("2018", "2018", "năm qua"),
        ("2014", "2018", "trong 5 năm qua"),
        ("2018", "2018", "năm 2018"),
        ("2018-06", "2018-06", "tháng 6/2018"),
        ("2021", "2025", "giai đoạn 2021-2025"),
        ("2016", "2020", "trong giai đoạn 2016- 2020"),
        ("2016", "2018", "ba năm đầu giai đoạn 2016-2020"),
        ("2016", "2018", "sau 3 năm thực hiện kế hoạch 2016-2020"),
        ("2017", "2018", "two of the first years of 2016-2020"),
        ("2005", "2010-09", "từ năm 2005 đến nay"),
        ("2010", "2010", "từ năm 2005 đến nay"),
        ("2016", "2018", "nhiệm kỳ 2015-2020 đến nay"),
        ("2019", "2019", "từ đầu năm đến nay"),
        ("2019-01", "2020-06", "in 2019 and the first six months of 2020"),
        ("2020", "2020", "năm 2020, tăng so với năm 2019"),
        ("2020", "2020", "so với cùng kỳ năm 2019"),
        ("2010", "2014", "trước năm 2015"),
        ("2016", "2020", "sau năm 2015"),
        ("2013", "2017", "5 năm thực hiện Nghị định 45/2012/NĐ-CP"),
        ("2013", "2017", "thực hiện Nghị định của năm 2012"),
        ("2018", "2018", "năm học 2018-2019"),
        ("", "2020", "đến năm 2020"),
        ("2016", "2020", "đến năm 2020"),
        ("2014", "2019", "sau 5 năm"),
        ("2014", "2018", "2.016 lao động, 2,019 tỷ đồng"),
    ],
)
def test_a_period_that_may_be_right_is_left_alone(start: str, end: str, words: str) -> None:
    """Whoever is right must not be told to change what a source says."""
    assert other_years(start, end, words) is None


@pytest.mark.parametrize(
    ("start", "end", "words", "years"),
    [
        ("", "", "Giai đoạn năm 2014-2018", "2014, 2018"),
        ("2014", "", "Giai đoạn năm 2014-2018", "2014, 2018"),
        ("", "2018", "từ năm 2014 đến năm 2018", "2014, 2018"),
        ("", "", "năm 2018", "2018"),
        ("", "", "đến năm 2020", "2020"),
        ("", "2020", "đến năm 2020", None),
        ("2008", "", "Từ năm 2008 đến nay", None),
        ("", "2015", "từ nay đến hết năm 2015", None),
        ("", "", "trong 5 năm qua", None),
        ("", "", "ba năm của giai đoạn 2016-2020", None),
        ("", "", "theo Quyết định 1881 năm 2020", None),
        ("", "", "sau năm 2015", None),
        ("2014", "2018", "Giai đoạn 2014-2018", None),
        ("", "", "", None),
    ],
)
def test_years_that_words_give_are_not_left_out(
    start: str, end: str, words: str, years: str | None
) -> None:
    """A figure without its years cannot be found by them; what words leave open stays empty."""
    assert years_left_out(start, end, words) == years


def test_an_empty_period_is_told_with_the_years_of_its_words(
    judge: Callable[..., list[Problem]],
) -> None:
    """At the end that is empty, and nothing else is said of it."""
    stated = {"period_as_stated": "Giai đoạn 2014-2018"}
    for start, end, field in (("", "", "period_start"), ("2014", "", "period_end")):
        (problem,) = judge(period_start=start, period_end=end, **stated)
        assert (problem.code, problem.case) == ("period-disagrees", "empty")
        assert (problem.field, problem.details["wanted"]) == (field, "2014, 2018")


def test_the_period_is_told_beside_the_words(judge: Callable[..., list[Problem]]) -> None:
    """At the end that is given; what is wrong with the period itself is told alone."""
    stated = {"period_as_stated": "đến năm 2020"}
    (problem,) = judge(period_start="", period_end="2015", **stated)
    assert (problem.code, problem.field, problem.found) == (
        "period-disagrees",
        "period_end",
        "2015",
    )
    for wrong in ({"period_end": "06/2015"}, {"period_start": "2016", "period_end": "2015"}):
        assert "period-disagrees" not in {one.code for one in judge(**stated, **wrong)}


@pytest.mark.parametrize(
    ("start", "end", "code", "field"),
    [
        ("2014", "2108", "period-disagrees", "period_end"),
        ("2104", "2108", "period-disagrees", "period_start"),
        ("2041", "2018", "period-reversed", "period_end"),
    ],
)
def test_a_mistyped_year_is_told_where_it_stands_and_alone(
    judge: Callable[..., list[Problem]], start: str, end: str, code: str, field: str
) -> None:
    """Neither territories nor a time to come are spoken of, which the year was never about."""
    found = judge(period_start=start, period_end=end, period_as_stated="2014-2018")
    assert [(one.code, one.field) for one in found] == [(code, field)]
