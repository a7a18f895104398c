"""Where a problem is, in the words of people who know spreadsheets."""

from khuyencong.language import Language
from khuyencong.package import Row
from khuyencong.problems import Problem
from khuyencong.report.words import safe


def cell_name(problem: Problem, row: Row | None) -> str:
    """Name of a table's cell in a spreadsheet, as in H3; empty where it is no single cell.

    A spreadsheet counts rows, the file counts lines: they part where a cell holds a line break.
    """
    if problem.column is None or problem.line is None or not problem.file.endswith(".csv"):
        return ""
    return f"{_letters(problem.column)}{row.number if row else problem.line}"


def where(problem: Problem, row: Row | None, language: Language) -> str:
    """Line, column, field and cell: "line 3, column 8 (value), cell H3 in a spreadsheet"."""
    _ = language.gettext
    if problem.line is None:
        return _("the whole file")
    words = {"line": problem.line, "column": problem.column}
    if problem.column is None:
        return _("line {line}").format(**words)
    if problem.field:
        text = _("line {line}, column {column} ({field})")
        text = text.format(field=safe(problem.field), **words)
    else:
        text = _("line {line}, column {column}").format(**words)
    cell = cell_name(problem, row)
    spreadsheet = _("cell {cell} in a spreadsheet").format(cell=cell)
    return f"{text}, {spreadsheet}" if cell else text


def _letters(column: int) -> str:
    """A column's letters in a spreadsheet: 1 is A, 26 is Z, 27 is AA."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
