"""Dates in other ways of writing, and days that never were or are still to come."""

from collections.abc import Callable
from pathlib import Path

import pytest
from builders import FIGURE, SOURCE, descriptor_for, write_descriptor, write_package

from khuyencong.checks.day import iso_moment
from khuyencong.dates import is_no_day, iso_date
from khuyencong.problems import Problem, explain

Problems = Callable[[Path], list[Problem]]


def problems_of_source(tmp_path: Path, problems_of: Problems, **cells: str) -> list[Problem]:
    return problems_of(write_package(tmp_path / "ben-tre", sources=[SOURCE | cells]))


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        *(("23/10/2018", "2018-10-23"), ("3-4-2018", "2018-04-03"), ("03.04.2018", "2018-04-03")),
        *(("10/23/2018", "2018-10-23"), ("2018/1/5", "2018-01-05"), ("2018-1-5", "2018-01-05")),
        *(("31/02/2019", None), ("2019-02-31", None), ("32/13/2019", None), ("23/10/18", None)),
        *(("2018", None), ("10/2018", None), ("hôm qua", None), ("", None)),
    ],
)
def test_a_day_is_read_where_there_is_one(cell: str, day: str | None) -> None:
    """The day first, as Vietnamese writes it; the month first only where nothing else is a day."""
    assert iso_date(cell) == day
    assert is_no_day(cell) is (cell in {"31/02/2019", "2019-02-31", "32/13/2019"})


def test_a_month_is_a_moment_too() -> None:
    """Of a source often no more is known."""
    assert [iso_moment(cell) for cell in ("23/10/2018", "10/2018", "?")] == [
        "2018-10-23",
        "2018-10",
        None,
    ]


@pytest.mark.parametrize(
    ("field", "cell", "code", "case", "fix"),
    [
        ("accessed_on", "22/11/2026", "wrong-type", "date", "2026-11-22"),
        ("accessed_on", "03/04/2026", "wrong-type", "day-first", "2026-04-03"),
        ("published_on", "3/4/2018", "not-allowed", "day-first", "2018-04-03"),
        ("accessed_on", "04/04/2026", "wrong-type", "date", "2026-04-04"),
        ("accessed_on", "2026-02-30", "wrong-type", "no-such-day", None),
        ("accessed_on", "tháng 11", "wrong-type", "no-date", None),
        ("published_on", "23/10/2018", "not-allowed", "date", "2018-10-23"),
        ("published_on", "10/2018", "not-allowed", "date", "2018-10"),
        ("published_on", "31/02/2019", "not-allowed", "no-such-day", None),
        ("published_on", "thứ hai", "not-allowed", "no-date", None),
    ],
)
def test_a_date_of_a_source_is_told_as_what_it_is(
    tmp_path: Path,
    problems_of: Problems,
    field: str,
    cell: str,
    code: str,
    case: str,
    fix: str | None,
) -> None:
    """With the date to write where it can be read, and without a word on numbers and quotes."""
    (problem,) = problems_of_source(tmp_path, problems_of, **{field: cell})
    assert (problem.code, problem.case, problem.fix) == (code, case, fix)
    assert (problem.field, problem.found) == (field, cell)
    assert "maxLength" not in explain(problem, "vi").mend


def test_what_looks_like_a_date_in_a_column_of_ids_gets_no_date_to_paste(
    tmp_path: Path, problems_of: Problems
) -> None:
    """It would not be allowed there either."""
    found = problems_of_source(tmp_path, problems_of, url="22/11/2026")
    assert [(one.code, one.case, one.fix) for one in found] == [("not-allowed", "address", None)]


@pytest.mark.parametrize("day", ["2019-02-29", "2019-02-31", "2100-02-29"])
def test_a_day_in_the_right_form_that_never_was_is_an_error(
    tmp_path: Path, problems_of: Problems, day: str
) -> None:
    """The pattern of the column lets it pass, and a page could not say it."""
    (problem,) = problems_of_source(tmp_path, problems_of, published_on=day)
    assert (problem.code, problem.case, problem.line) == ("not-allowed", "no-such-day", 2)


@pytest.mark.parametrize(
    ("field", "cell", "is_to_come"),
    [
        *(("accessed_on", "2018-06-04", False), ("accessed_on", "2018-06-05", True)),
        *(("published_on", "2018-06", False), ("published_on", "2018-07", True)),
        *(("published_on", "2018", False), ("published_on", "2019", True)),
    ],
)
def test_a_day_of_a_source_that_is_still_to_come_is_a_warning(
    tmp_path: Path,
    problems_of: Problems,
    monkeypatch: pytest.MonkeyPatch,
    field: str,
    cell: str,
    *,
    is_to_come: bool,
) -> None:
    """By the clock of repeatable builds, here 3 June 2018 in the evening, in the earliest zone."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1528056000")
    figure = FIGURE | {"period_start": "2014", "period_end": "2017"}
    package = write_package(tmp_path / "ben-tre", [figure], sources=[SOURCE | {field: cell}])
    found = [(one.code, one.case, one.field) for one in problems_of(package)]
    assert found == ([("period-in-future", "source", field)] if is_to_come else [])


@pytest.mark.parametrize(
    ("published", "accessed", "is_early"),
    [
        *(("2018-10-23", "2018-10-22", True), ("2018-10-23", "2018-10-23", False)),
        *(("2018-10", "2018-09-30", True), ("2018-10", "2018-10-01", False)),
        *(("2018", "2017-12-31", True), ("2018", "2018-01-01", False)),
        *(("", "2018-01-01", False), ("2018", "", False), ("thứ hai", "2018-01-01", False)),
    ],
)
def test_a_source_is_read_after_it_was_published(
    tmp_path: Path, problems_of: Problems, published: str, accessed: str, *, is_early: bool
) -> None:
    """Only as exactly as the day of publication is known."""
    cells = {"published_on": published, "accessed_on": accessed}
    found = problems_of_source(tmp_path, problems_of, **cells)
    told = [one for one in found if one.case == "read-too-early"]
    assert [(one.field, one.found) for one in told] == (
        [("accessed_on", accessed)] if is_early else []
    )


@pytest.mark.parametrize(("created", "is_to_come"), [("2026-11-22", False), ("2026-11-29", True)])
def test_a_package_that_is_made_on_a_day_to_come_is_a_warning(
    tmp_path: Path,
    problems_of: Problems,
    monkeypatch: pytest.MonkeyPatch,
    created: str,
    *,
    is_to_come: bool,
) -> None:
    """With the line of the entry; the clock may be wrong, so that it is no error."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795651200")
    folder = write_package(tmp_path / "ben-tre")
    write_descriptor(folder, descriptor_for(folder) | {"created": f"{created}T00:00:00Z"})
    found = [(one.code, one.case, one.line) for one in problems_of(folder)]
    assert found == ([("period-in-future", "created", 7)] if is_to_come else [])
