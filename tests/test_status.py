"""Whether a figure is a result, asked of the words in which its source states it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from builders import FIGURE, SOURCE, codes, write_package

from khuyencong.problems import Problem

Judge = Callable[..., list[Problem]]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("phấn đấu mở 3 lớp", "target"),
        ("Mục tiêu: 3 lớp", "target"),
        ("sẽ mở 3 lớp", "plan"),
        ("dự kiến 3 lớp", "plan"),
        ("kế hoạch 3 lớp", "plan"),
        ("3 classes planned", "plan"),
        ("ước đạt 3 lớp", "estimate"),
    ],
)
def test_words_of_what_is_still_to_be_done_are_no_result(
    judge: Judge, words: str, meant: str
) -> None:
    """A reader would take them for what was achieved."""
    (problem,) = judge(stated_as=words)
    assert (problem.code, problem.field, problem.fix) == ("status-disagrees", "status", meant)
    assert judge(stated_as=words, status=meant) == []


@pytest.mark.parametrize(
    "words",
    [
        "3 lớp, đạt 62% kế hoạch",
        "3 lớp, bằng 120% so với kế hoạch",
        "3 lớp, vượt mục tiêu đề ra",
        "3 lớp, hoàn thành kế hoạch năm",
        "3 classes, 62% of the annual target",
        "3 lớp cấp nước, chia sẻ kinh nghiệm",
    ],
)
def test_a_result_may_be_measured_by_a_plan(judge: Judge, words: str) -> None:
    """Then the plan is not what the figure is; nor do parts of words count."""
    assert judge(stated_as=words) == []


@pytest.mark.parametrize(
    "note",
    [
        {"note_vi": "Mục tiêu, không phải kết quả."},
        {"note_en": "Assigned, not a result."},
        {"note_vi": "Chưa phải là kết quả"},
    ],
)
def test_a_note_that_denies_the_result_is_heard(judge: Judge, note: dict[str, str]) -> None:
    """The page would show the figure as a result, and the note below it."""
    (problem,) = judge(**note)
    assert (problem.code, problem.case, problem.fix) == ("status-disagrees", "note", None)
    assert judge(**note, status="target") == []


@pytest.mark.parametrize(
    ("published", "cells", "field"),
    [
        ("2018", {"period_end": "2018"}, None),
        ("2018-10-23", {"period_end": "2018"}, None),
        ("2018-10-23", {"period_end": "2018-11"}, "period_end"),
        ("2018-10-23", {"period_end": "2020"}, "period_end"),
        ("2013", {"period_end": "", "period_as_stated": "từ 2014"}, "period_start"),
        ("2018-10-23", {"period_end": "2020", "status": "target"}, None),
        ("", {"period_end": "2020"}, None),
    ],
)
def test_no_source_tells_a_result_of_a_time_that_had_not_begun(
    tmp_path: Path,
    problems_of: Callable[[Path], list[Problem]],
    published: str,
    cells: dict[str, str],
    field: str | None,
) -> None:
    """A year that was not over may be told of: sources say "in 2018" in October."""
    source = SOURCE | {"published_on": published}
    folder = write_package(tmp_path / "ben-tre", [FIGURE | cells], sources=[source])
    found = [(one.code, one.case, one.field) for one in problems_of(folder)]
    assert found == ([("period-in-future", "untold", field)] if field else [])


@pytest.mark.parametrize("words", ["ga\u0302\u0300n 3 lớp", "gáº§n 3 lá»›p", "g?n 3 l?p"])
def test_nothing_is_said_of_words_that_are_garbled(judge: Judge, words: str) -> None:
    """Gần is not seen in them; whoever pasted the qualifier they seem to have would publish it."""
    (code,) = codes(judge(stated_as=words, qualifier="nearly"))
    assert code in {"not-nfc", "mojibake"}
