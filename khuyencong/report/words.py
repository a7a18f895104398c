"""The texts of a problem, with the words that come from the data dressed for one form."""

from collections.abc import Callable

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
    return explain(problem, language.code, dress)


def kind(problem: Problem, language: Language) -> str:
    """The word "error" or "warning"."""
    _ = language.gettext
    return _("error") if problem.severity is Severity.ERROR else _("warning")
