"""The texts of a problem, with the words that come from the data dressed for one form."""

from collections.abc import Callable
from dataclasses import replace

from khuyencong.language import Language
from khuyencong.problems import Problem, Severity, Wording, explain
from khuyencong.report.visible import shortened, visible


def safe(word: str) -> str:
    """A word of the data on one line, cut, without anything that steers a terminal."""
    return visible(shortened(word))


def worded(problem: Problem, language: Language, dress: Callable[[str], str] = safe) -> Wording:
    """Message, expectation and mend of a problem.

    Args:
        problem: What is wrong.
        language: The reader's language.
        dress: What to do with each word of the data before it stands in the text.
    """
    return explain(
        replace(
            problem,
            found=dress(problem.found),
            field=dress(problem.field or ""),
            fix=dress(problem.fix or ""),
            file=dress(problem.file.rsplit("/", 1)[-1]),
            package=dress(problem.package),
            details={name: dress(word) for name, word in problem.details.items()},
        ),
        language.code,
    )


def kind(problem: Problem, language: Language) -> str:
    """The word "error" or "warning"."""
    _ = language.gettext
    return _("error") if problem.severity is Severity.ERROR else _("warning")
