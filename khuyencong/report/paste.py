"""What to paste where, for problems with a value to write instead."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from khuyencong.language import Language
from khuyencong.package import Row, Table
from khuyencong.problems import Problem
from khuyencong.report.fold import Fold
from khuyencong.report.place import cell_name
from khuyencong.report.tables import Rows
from khuyencong.report.visible import visible
from khuyencong.report.words import safe

SEVERAL_CELLS = {"unit-mismatch": ("value", "unit")}
"""Codes whose fix may hold the text of several cells, with a space between them."""
LISTS = {"operands": "|"}
"""Columns whose cells hold several values, of which a problem is of one, and what parts them."""

IN_AN_EDITOR = frozenset(
    {
        ("extra-cell", "text"),
        ("missing-value", "end"),
        ("missing-value", "separator"),
        ("wrong-header", "alone"),
        ("wrong-header", "empty"),
        ("wrong-header", "spelling"),
        ("wrong-type", "quote-within"),
    }
)
"""Cases whose fix is a line of the file or a part of one, which a spreadsheet takes for a cell."""
ABOVE = ("wrong-header", "lost")
"""The case whose fix is a line that is not there."""

MOST_OTHERS = 5
"""Where more are folded than these, the lines alone are told and not each one's own value."""


@dataclass(frozen=True)
class Paste:
    """A text to paste, and the place for it in words."""

    into: str
    text: str


def pastes(problem: Problem, rows: Rows, language: Language) -> list[Paste]:
    """What to paste for one problem, cell by cell.

    Nothing where no value can be computed, nor where it has characters that cannot be shown, and
    so would not be what is copied from the screen.
    """
    if not problem.fix or visible(problem.fix) != problem.fix:
        return []
    row = rows.row(problem)
    return [
        Paste(_target(part, row, language), part.fix or "")
        for part in _parts(problem, rows.table(problem), row)
    ]


def pastes_of_others(fold: Fold, rows: Rows, language: Language) -> list[Paste]:
    """What to paste for those like the first, where they are few."""
    if len(fold.others) > MOST_OTHERS:
        return []
    return [paste for other in fold.others for paste in pastes(other, rows, language)]


def _parts(problem: Problem, table: Table | None, row: Row | None) -> Iterator[Problem]:
    """The problem once for each cell that its fix changes, with all that the cell should hold."""
    names = SEVERAL_CELLS.get(problem.code, ())
    texts = (problem.fix or "").split(" ")
    cells = dict(zip(table.header, row.cells, strict=False)) if table and row else {}
    sign = LISTS.get(problem.field or "")
    if sign and problem.field in cells:
        values = cells[problem.field].split(sign)
        meant = (problem.fix or "" if one == problem.found else one for one in values)
        yield replace(problem, fix=sign.join(meant))
        return
    if table is None or not cells or len(names) != len(texts):
        yield problem
        return
    for name, text in zip(names, texts, strict=True):
        if cells.get(name) != text:
            yield replace(problem, field=name, column=table.column(name), fix=text)


def _target(problem: Problem, row: Row | None, language: Language) -> str:
    """Where to paste: "cell H3 (value)", or what can be said where it is no cell."""
    _ = language.gettext
    if (problem.code, problem.case) in IN_AN_EDITOR:
        return _("line {line}, in a text editor").format(line=problem.line)
    if (problem.code, problem.case) == ABOVE:
        return _("a new line above line {line}, in a text editor").format(line=problem.line)
    field = safe(problem.field or "")
    cell = cell_name(problem, row)
    if not field:
        return _("line {line}").format(line=problem.line) if problem.line else problem.file
    return _("cell {cell} ({field})").format(cell=cell, field=field) if cell else field
