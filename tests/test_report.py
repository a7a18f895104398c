"""The report of checking: for programs and for people, in two languages."""

import io
import json

import pytest
from rich.console import Console

from khuyencong.checks import Verdict
from khuyencong.language import language
from khuyencong.problems import Problem, explain
from khuyencong.report import as_json, print_report

FILE = "datapackages/ben-tre/observations.csv"
DOT = Problem(
    code="thousands-dot",
    package="ben-tre",
    file=FILE,
    line=7,
    column=8,
    field="value",
    found="1.620",
    fix="1620",
)
GONE = Problem(
    code="file-missing", package="ben-tre", file="datapackages/ben-tre/x.csv", found="x.csv"
)
BLANK = Problem(code="blank-row", package="ben-tre", file=FILE, line=9)
VERDICT = Verdict((), None, (DOT, GONE, BLANK), 120)


def printed(verdict: Verdict, code: str) -> str:
    """The report for a person."""
    text = io.StringIO()
    print_report(verdict, language(code), Console(file=text, width=60))
    return text.getvalue()


def test_the_json_report_has_the_shape_of_the_contract() -> None:
    """Its keys are a promise to programs."""
    report = json.loads(as_json(VERDICT, language("en")))
    problems = report.pop("problems")
    assert report == {"valid": False, "packages": 0, "rows": 120, "errors": 2, "warnings": 1}
    first = problems[0]
    wording = explain(DOT, "en")
    assert first == {
        "code": "thousands-dot",
        "severity": "error",
        "package": "ben-tre",
        "file": FILE,
        "line": 7,
        "column": 8,
        "field": "value",
        "found": "1.620",
        "expected": wording.expected,
        "fix": "1620",
        "message": f"{wording.message} {wording.mend}",
    }


def test_a_problem_of_a_whole_file_has_no_line_in_json() -> None:
    """Null, not 0."""
    problem = json.loads(as_json(VERDICT, language("vi")))["problems"][1]
    assert (problem["line"], problem["column"], problem["field"]) == (None, None, None)


def test_warnings_alone_leave_the_data_valid() -> None:
    """Only errors stop publication."""
    report = json.loads(as_json(Verdict((), None, (BLANK,), 5), language("vi")))
    assert (report["valid"], report["warnings"]) == (True, 1)


@pytest.mark.parametrize("code", ["vi", "en"])
def test_a_person_reads_place_reason_and_mend(code: str) -> None:
    """File, line, column and field, what was found, what was expected, how to mend it."""
    report = printed(VERDICT, code)
    wording = explain(DOT, code)
    assert f"{FILE}:7:8" in report
    assert "thousands-dot" in report
    assert "(value)" in report
    for text in (wording.message, wording.expected, wording.mend):
        assert text in report


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("vi", ["dấu chấm ngăn cách hàng nghìn", "Viết 1620.", "Dòng trống"]),
        ("en", ["a dot between thousands", "Write 1620.", "A blank row", "2 errors", "1 warning"]),
    ],
)
def test_the_report_speaks_the_language_asked_for(code: str, words: list[str]) -> None:
    """The texts come from the catalogue."""
    report = printed(VERDICT, code)
    assert [word for word in words if word not in report] == []


def test_a_hostile_cell_cannot_steer_the_terminal() -> None:
    """Control characters of a cell are not printed, and no markup is obeyed."""
    evil = Problem(
        code="not-allowed",
        package="x",
        file="x.csv",
        line=2,
        column=1,
        found="\x1b[31m[bold]x\r\x07",
        details={"wanted": "y"},
    )
    report = printed(Verdict((), None, (evil,), 1), "en")
    assert "[bold]x" in report
    assert not set("\x1b\r\x07") & set(report)


def test_sound_data_are_summed_up_in_one_line() -> None:
    """What was checked, and that nothing was found."""
    lines = printed(Verdict((), None, (), 120), "en").split("\n")
    assert [line for line in lines if line] == [
        "Checked: 0 packages, 120 rows, 0 errors, 0 warnings."
    ]
