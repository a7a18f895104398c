"""The report of checking, for people at a terminal and for programs."""

import json
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from rich.console import Console
from rich.text import Text

from khuyencong.checks import Verdict
from khuyencong.language import Language
from khuyencong.problems import Problem, Severity, explain

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow"}


def as_json(verdict: Verdict, language: Language) -> str:
    """The report of contract, section 4."""
    document = {
        "valid": verdict.errors == 0,
        "packages": len(verdict.packages),
        "rows": verdict.rows,
        "errors": verdict.errors,
        "warnings": verdict.warnings,
        "problems": [_record(problem, language) for problem in verdict.problems],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def print_report(verdict: Verdict, language: Language, console: Console) -> None:
    """The report for a person: grouped by file, each problem with place, reason and mend."""
    for file, problems in groupby(verdict.problems, key=lambda problem: problem.file):
        console.print(Text(f"\n{file}", style="bold"))
        for problem in problems:
            for line in _lines(problem, language):
                console.print(line, soft_wrap=True)
    console.print()
    console.print(_summary(verdict, language), soft_wrap=True)


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


def _lines(problem: Problem, language: Language) -> Iterable[Text]:
    wording = explain(problem, language.code)
    _ = language.gettext
    kind = _("error") if problem.severity is Severity.ERROR else _("warning")
    yield Text.assemble(
        "  ",
        (problem.place, "cyan"),
        "  ",
        (f"{kind}: {problem.code}", STYLES[problem.severity]),
        *([("  " + _where(problem, language), "dim")] if problem.line else []),
    )
    yield Text(f"      {wording.message}")
    yield Text.assemble("      ", _("Expected"), ": ", wording.expected)
    yield Text.assemble("      ", (_("How to mend it"), "green"), ": ", wording.mend)


def _where(problem: Problem, language: Language) -> str:
    """The place in words, for readers who do not know the notation file:line:column."""
    _ = language.gettext
    if problem.column is None:
        return _("line {line}").format(line=problem.line)
    return _("line {line}, column {column} ({field})").format(
        line=problem.line, column=problem.column, field=problem.field or "?"
    )


def _summary(verdict: Verdict, language: Language) -> Text:
    _, plural = language.gettext, language.ngettext
    counted = [
        plural("{count} package", "{count} packages", len(verdict.packages)).format(
            count=len(verdict.packages)
        ),
        plural("{count} row", "{count} rows", verdict.rows).format(count=verdict.rows),
        plural("{count} error", "{count} errors", verdict.errors).format(count=verdict.errors),
        plural("{count} warning", "{count} warnings", verdict.warnings).format(
            count=verdict.warnings
        ),
    ]
    style = STYLES[Severity.ERROR] if verdict.errors else "bold green"
    return Text(_("Checked: {counts}.").format(counts=", ".join(counted)), style=style)
