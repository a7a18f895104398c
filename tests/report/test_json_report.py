"""The report for programs: the shape that the contract promises."""

import json

import pytest
from verdicts import FILE, problem, verdict

from khuyencong.language import language
from khuyencong.problems import explain
from khuyencong.report import as_json

GONE = problem(None, code="file-missing", column=None, field=None, found="x.csv", fix=None)
BLANK = problem(9, code="blank-row", column=None, field=None, found="", fix=None)


def test_the_json_report_has_the_shape_of_the_contract() -> None:
    """Its keys are a promise to programs."""
    report = json.loads(as_json(verdict(problem(), GONE, BLANK), language("en")))
    problems = report.pop("problems")
    assert report == {"valid": False, "packages": 1, "rows": 120, "errors": 2, "warnings": 1}
    wording = explain(problem(), "en")
    assert problems[0] == {
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


def test_a_problem_of_a_whole_file_has_no_line() -> None:
    """Null, not 0."""
    (found,) = json.loads(as_json(verdict(GONE), language("vi")))["problems"]
    assert (found["line"], found["column"], found["field"]) == (None, None, None)


def test_warnings_alone_leave_the_data_valid() -> None:
    """Only errors stop publication, unless warnings were to stop it, too."""
    report = json.loads(as_json(verdict(BLANK), language("vi")))
    assert (report["valid"], report["warnings"]) == (True, 1)
    assert not json.loads(as_json(verdict(BLANK), language("vi"), strict=True))["valid"]


def test_nothing_is_folded_and_the_order_is_kept() -> None:
    """A program counts and sorts for itself."""
    many = [problem(line) for line in range(8, 421)]
    report = json.loads(as_json(verdict(*many), language("vi")))
    assert [found["line"] for found in report["problems"]] == list(range(8, 421))


@pytest.mark.parametrize("found", ["\x1b[31m", "a\nb", "“"])
def test_what_was_found_is_given_as_it_stands(found: str) -> None:
    """JSON has escapes of its own, so nothing is taken away."""
    (record,) = json.loads(as_json(verdict(problem(found=found)), language("vi")))["problems"]
    assert record["found"] == found
