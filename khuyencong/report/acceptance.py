"""What to add to ``accepted.csv`` to accept a warning that is right, ready to be copied."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from khuyencong.acceptance import ACCEPTED, has_ledger, key_of, line_of_acceptance
from khuyencong.checks import Verdict
from khuyencong.language import Language
from khuyencong.package import Record
from khuyencong.problems import Problem
from khuyencong.report.fold import Fold
from khuyencong.report.paste import MOST_OTHERS
from khuyencong.report.tables import Rows
from khuyencong.report.visible import visible
from khuyencong.schemas import ACCEPTANCES, fields, table_schemas

NOT_OFFERED = frozenset({"blank-row"})
"""Warnings that nobody has a reason to keep: the row is deleted in less time."""


@dataclass(frozen=True)
class Acceptable:
    """How the warnings of a fold are accepted."""

    label: str
    """What to do, in the reader's language."""
    lines: tuple[str, ...]
    """Lines of the file; its header first where there is no file yet."""


def acceptable(
    fold: Fold, rows: Rows, verdict: Verdict, language: Language
) -> Iterator[Acceptable]:
    """The lines that accept a warning and those like it; nothing where none can be accepted.

    Nor where a line has characters that cannot be shown, and so would not be what is copied from
    the screen; nor for warnings of the codebook, whose tables a verdict does not keep.

    Args:
        fold: Problems that are alike.
        rows: The rows of the verdict's tables.
        verdict: The outcome of checking.
        language: The reader's language.
    """
    _ = language.gettext
    problems = [fold.first, *(fold.others if len(fold.others) <= MOST_OTHERS else ())]
    package = next((one for one in verdict.packages if one.name == fold.first.package), None)
    if package is None or fold.first.code in NOT_OFFERED:
        return
    lines = [_line(problem, rows, package.kind) for problem in problems]
    shown = [line for line in lines if line and visible(line) == line]
    if not shown:
        return
    folder = PurePosixPath(fold.first.file).parent
    label = _("If the data are right, add to {file} and fill in {reason}, {name} and {day}").format(
        file=folder / f"{ACCEPTED}.csv", reason="reason", name="accepted_by", day="accepted_on"
    )
    header = ",".join(one.name for one in fields(ACCEPTANCES, ACCEPTED))
    yield Acceptable(label, (*([] if has_ledger(package.directory) else [header]), *shown))


def _line(problem: Problem, rows: Rows, kind: str) -> str | None:
    table, row = rows.table(problem), rows.row(problem)
    has_key = table and table.name in table_schemas(kind)  # not accepted.csv itself
    key = key_of(Record(table, row), kind) if table and has_key and row and any(row.cells) else ""
    return line_of_acceptance(problem, key)
