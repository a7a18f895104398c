"""Periods that were written in one cell: read where there is one way to read them."""

from collections.abc import Callable

import pytest

from khuyencong.problems import Problem
from khuyencong.spans import span_of


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Năm 2014", ("2014", "2014")),
        ("2019.0", ("2019", "2019")),
        ("2014-2018", ("2014", "2018")),
        ("2014 – 2018", ("2014", "2018")),
        ("2014 đến năm 2018", ("2014", "2018")),
        ("06/2018-09/2018", ("2018-06", "2018-09")),
        ("Quý I/2019", ("2019-01", "2019-03")),
        ("quý 4 năm 2019", ("2019-10", "2019-12")),
        ("Q2/2019", ("2019-04", "2019-06")),
        ("6 tháng 2019", ("2019-01", "2019-06")),
        ("9 tháng đầu năm 2019", ("2019-01", "2019-09")),
        ("6 tháng cuối năm 2019", ("2019-07", "2019-12")),
        ("43252", ("2018-06", "2018-06")),
        ("2018-2014", None),
        ("Quý V/2019", None),
        ("5 năm", None),
        ("2018 và 2019", None),
        ("1620", None),
        ("", None),
    ],
)
def test_a_period_in_one_cell_is_read(text: str, span: tuple[str, str] | None) -> None:
    """Its first and its last year or month."""
    assert span_of(text) == span


@pytest.mark.parametrize(
    ("start", "end", "case", "fixes"),
    [
        ("Năm 2014", "2018", "year", ["2014"]),
        ("2014", "T12/2018", "month", ["2018-12"]),
        ("43252", "2018", "month", ["2018-06"]),
        ("2014-2018", "2014-2018", "span", ["2014", "2018"]),
        ("Quý I/2018", "Quý I/2018", "span", ["2018-01", "2018-03"]),
    ],
)
def test_each_end_is_given_what_belongs_there(
    judge: Callable[..., list[Problem]], start: str, end: str, case: str, fixes: list[str]
) -> None:
    """To paste it."""
    found = judge(period_start=start, period_end=end)
    assert [(one.code, one.case) for one in found] == [("period-invalid", case)] * len(fixes)
    assert [one.fix for one in found] == fixes
