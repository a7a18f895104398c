"""The report as commands of a GitHub workflow, which mark lines in the files of a change."""

from collections import Counter

from khuyencong.checks import Verdict
from khuyencong.language import Language
from khuyencong.problems import Problem, Severity
from khuyencong.report.acceptance import acceptable
from khuyencong.report.counts import summary
from khuyencong.report.fold import Fold, folded, more_like_it
from khuyencong.report.place import where
from khuyencong.report.tables import Rows
from khuyencong.report.visible import visible
from khuyencong.report.words import kind, worded

MOST_ANNOTATIONS = 10
"""GitHub shows so many errors and so many warnings of one step and drops the others."""


def as_github(verdict: Verdict, language: Language) -> str:
    """Annotations, then what is beyond GitHub's limit as plain lines, then the counts."""
    rows = Rows(verdict)
    shown: Counter[Severity] = Counter()
    annotations, beyond = [], []
    for fold in folded(verdict.problems, language):
        severity = fold.first.severity
        shown[severity] += 1
        if shown[severity] <= MOST_ANNOTATIONS:
            annotations.append(_annotation(fold, rows, verdict, language))
        else:
            beyond.append(_plain(fold, language))
    notice = f"::notice title=Khuyến công mở::{_data(summary(verdict, language))}"
    return "\n".join([*annotations, *beyond, notice])


def _annotation(fold: Fold, rows: Rows, verdict: Verdict, language: Language) -> str:
    """One command; a line of its message for each thing to say."""
    problem = fold.first
    command = "error" if problem.severity is Severity.ERROR else "warning"
    place = where(problem, rows.row(problem), language)
    properties = {
        "file": problem.file,
        "line": problem.line,
        "col": problem.column,
        "title": f"{problem.code}: {place}",
    }
    written = ",".join(
        f"{name}={_property(str(value))}" for name, value in properties.items() if value is not None
    )
    accepting = acceptable(fold, rows, verdict, language)
    added = "".join("\n".join(["", f"{one.label}:", *one.lines]) for one in accepting)
    return f"::{command} {written}::{_data(_message(fold, language) + added)}"


def _message(fold: Fold, language: Language) -> str:
    _ = language.gettext
    wording = worded(fold.first, language)
    expected, mend = _("Expected"), _("How to mend it")
    lines = [
        wording.message,
        f"{expected}: {wording.expected}",
        f"{mend}: {wording.mend}",
        more_like_it(fold, language),
    ]
    return "\n".join(line for line in lines if line)


def _plain(fold: Fold, language: Language) -> str:
    """One line for the log, in which no command can hide: ``##[`` begins an old form of them."""
    problem: Problem = fold.first
    message = _message(fold, language).replace("\n", " ")
    line = f"{kind(problem, language)}: {problem.code} {visible(problem.place)} {message}"
    return line.replace("##[", "## [")


def _data(text: str) -> str:
    """A message as a workflow command writes it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A property as a workflow command writes it."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
