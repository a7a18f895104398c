"""What can be wrong with data, as values: a check yields problems and never prints.

The texts live in one catalogue, ``site_src/messages/problems.toml``, in Vietnamese and
English side by side, so that a check is one small function here and one entry there. Where a code
has cases that are mended in different ways, its entry words each case.
"""

import dataclasses
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from khuyencong.flawed import FlawedFileError
from khuyencong.paths import MESSAGES
from khuyencong.schemas import column_words

LANGUAGES = ("vi", "en")
"""Languages of the catalogue."""

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What could steer the terminal or the page that shows a message."""


class Severity(StrEnum):
    """How bad a problem is: an error stops publication, a warning does not (unless strict)."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One thing that is wrong, and where.

    ``line`` and ``column`` count from 1 as an editor and a spreadsheet show them (the header
    is line 1); both are None where the problem is of a whole file.
    """

    code: str
    """Stable kebab-case code, an entry of the catalogue (contract, section 4)."""
    package: str
    """Name of the package's folder."""
    file: str
    """Path as the user would type it, with forward slashes."""
    line: int | None = None
    column: int | None = None
    field: str | None = None
    """Name of the column, or of the property in a descriptor."""
    found: str = ""
    """What stands there."""
    fix: str | None = None
    """The value to write instead, where one can be computed."""
    details: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """Further words for the message's placeholders."""
    case: str = ""
    """Which case of its code it is, where the catalogue words that case otherwise."""

    @property
    def severity(self) -> Severity:
        """Severity of the problem's code."""
        return entry(self.code).severity

    @property
    def place(self) -> str:
        """Where it is, as ``file:line:column``, which terminals turn into a link."""
        numbers = [str(number) for number in (self.line, self.column) if number is not None]
        return ":".join([self.file, *numbers])

    def sort_key(self) -> tuple[bool, str, int, int, str, str]:
        """Order of reports: errors first, then by file, line, column and code."""
        return (
            self.severity is not Severity.ERROR,
            self.file,
            self.line or 0,
            self.column or 0,
            self.code,
            self.found,
        )


@dataclass(frozen=True)
class Wording:
    """The texts of one code in one language; placeholders are those of ``str.format``."""

    message: str
    expected: str
    mend: str
    meaning: str = ""
    """What the code means and why it matters, for the documentation; no placeholders."""


@dataclass(frozen=True)
class Entry:
    """One code of the catalogue."""

    severity: Severity
    wordings: Mapping[str, Wording]
    before: str
    """A few cells or lines that have the problem, for the documentation."""
    after: str
    """The same, mended."""
    cases: Mapping[str, Mapping[str, Wording]] = dataclasses.field(default_factory=dict)
    """Texts of single cases by language, whole: what a case does not say is said by the code."""

    def wording(self, language: str, case: str = "") -> Wording:
        """The texts in a language; an unknown case is our own defect (KeyError).

        Args:
            language: ``vi`` or ``en``.
            case: One of the code's cases, empty for what the code says of all others.
        """
        return (self.cases[case] if case else self.wordings)[language]


@cache
def catalogue() -> Mapping[str, Entry]:
    """All codes with their severity and texts, read once from the message catalogue.

    Raises:
        FlawedFileError: If it cannot be read.
    """
    file = MESSAGES / "problems.toml"
    try:
        document = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FlawedFileError(file, None, f"{error}") from error
    except OSError as error:
        raise FlawedFileError(file, None, f"{error.strerror}") from error
    return {
        code: Entry(
            Severity(content["severity"]),
            _wordings(content, {}),
            content.get("before", ""),
            content.get("after", ""),
            {name: _wordings(content, case) for name, case in content.get("cases", {}).items()},
        )
        for code, content in document.items()
    }


def _wordings(content: Mapping[str, Any], case: Mapping[str, Any]) -> dict[str, Wording]:
    """The texts of a code by language, with those that one of its cases has of its own."""
    return {
        language: Wording(**content[language] | case.get(language, {})) for language in LANGUAGES
    }


def entry(code: str) -> Entry:
    """The catalogue's entry for a code; an unknown code is our own defect (KeyError)."""
    return catalogue()[code]


def explain(problem: Problem, language: str, dress: Callable[[str], str] = str) -> Wording:
    """The texts of a problem with its own words filled in.

    Args:
        problem: What is wrong.
        language: ``vi`` or ``en``.
        dress: What to do with each word of the data before it stands in the text.
    """
    wording = entry(problem.code).wording(language, problem.case)
    file, field = problem.file.rsplit("/", 1)[-1], problem.field or ""
    words = {
        "found": problem.found,
        "field": field,
        "fix": problem.fix or "",
        "file": file,
        "package": problem.package,
        **problem.details,
    }
    shown = {name: _CONTROLS.sub("�", dress(word)) for name, word in words.items()}
    shown["about"] = column_words(problem.package, file.partition(".")[0], field, language)
    return Wording(
        wording.message.format_map(shown),
        wording.expected.format_map(shown),
        wording.mend.format_map(shown),
    )


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once, errors first, then by place; one that knows a fix stands for its like."""
    unique: dict[tuple[Any, ...], Problem] = {}
    for p in problems:
        place = (p.code, p.case, p.file, p.line, p.column, p.field, p.found)
        key = (*place, *sorted(p.details.items()))
        if key not in unique or unique[key].fix is None:
            unique[key] = p
    return sorted(unique.values(), key=Problem.sort_key)
