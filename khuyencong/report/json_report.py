"""The report for programs: contract, section 4; every problem by itself."""

import json
from typing import Any

from khuyencong.checks import Verdict
from khuyencong.language import Language
from khuyencong.problems import Problem, explain


def as_json(verdict: Verdict, language: Language, *, strict: bool = False) -> str:
    """The report of contract, section 4.

    Args:
        verdict: What was found.
        language: Of the messages.
        strict: Whether warnings make the data invalid, too.
    """
    document = {
        "valid": verdict.is_publishable(strict=strict),
        "packages": len(verdict.packages),
        "rows": verdict.rows,
        "errors": verdict.errors,
        "warnings": verdict.warnings,
        "problems": [_record(problem, language) for problem in verdict.problems],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _record(problem: Problem, language: Language) -> dict[str, Any]:
    wording = explain(problem, language.code)
    return {
        "code": problem.code,
        "severity": str(problem.severity),
        "package": problem.package,
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "field": problem.field,
        "found": problem.found,
        "expected": wording.expected,
        "fix": problem.fix,
        "message": f"{wording.message} {wording.mend}",
    }
