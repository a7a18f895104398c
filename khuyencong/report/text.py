"""The report for a person at a terminal: each problem with its row, reason, mend and fix."""

import io
import re
from collections.abc import Iterator
from itertools import groupby

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from khuyencong.checks import Verdict
from khuyencong.language import Language
from khuyencong.problems import Problem, Severity
from khuyencong.report.acceptance import acceptable
from khuyencong.report.counts import counted, summary
from khuyencong.report.excerpt import excerpt
from khuyencong.report.fold import Fold, folded, more_like_it
from khuyencong.report.paste import Paste, pastes, pastes_of_others
from khuyencong.report.place import where
from khuyencong.report.tables import Rows
from khuyencong.report.visible import visible
from khuyencong.report.words import kind, worded

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow"}
INDENT = "    "
WIDTH_OF_FILES = 100
"""Width of a report that is written to a file."""
NARROWEST = 40
"""Narrower terminals get lines of this width, which they break themselves."""
_WORD = re.compile(r"\S+\s*")


def as_text(verdict: Verdict, language: Language) -> str:
    """The report as plain text without colours, for a file."""
    text = io.StringIO()
    console = Console(file=text, width=WIDTH_OF_FILES, color_system=None, legacy_windows=False)
    print_report(verdict, language, console)
    return text.getvalue().strip("\n")


def print_report(verdict: Verdict, language: Language, console: Console) -> None:
    """The report for a person: grouped by file, each problem with place, reason and mend."""
    _ = language.gettext
    rows = Rows(verdict)
    for _file, group in groupby(folded(verdict.problems, language), _file_and_severity):
        folds = list(group)
        _print(console, _heading(folds, language))
        for fold in folds:
            lines = [
                *_lines(fold, rows, language, console),
                *_accepting(fold, rows, verdict, language),
            ]
            _print(console, Text("\n").join(lines))
    if verdict.errors:
        again = _("Mend these places in the tables, save them, and run the command again.")
        _print(console, Text(f"\n{again}"))
    style = STYLES[Severity.ERROR] if verdict.errors else "bold green"
    _print(console, Text(f"\n{summary(verdict, language)}", style=style))


def _print(console: Console, text: Text) -> None:
    """Print what has been wrapped already."""
    console.print(text, soft_wrap=True)


def _file_and_severity(fold: Fold) -> tuple[str, Severity]:
    return fold.first.file, fold.first.severity


def _heading(folds: list[Fold], language: Language) -> Text:
    """The file, and how many problems of one severity it has."""
    first = folds[0].first
    count = sum(fold.count for fold in folds)
    is_error = first.severity is Severity.ERROR
    counts = counted(count if is_error else 0, 0 if is_error else count, language)
    return Text.assemble("\n", (visible(first.file), "bold"), f"  ({counts})")


def _lines(fold: Fold, rows: Rows, language: Language, console: Console) -> Iterator[Text]:
    """One problem, or several alike, line by line."""
    _ = language.gettext
    problem, row = fold.first, rows.row(fold.first)
    wording = worded(problem, language)
    style = STYLES[problem.severity]
    yield Text.assemble(
        "\n  ",
        (f"{kind(problem, language)}: {problem.code}", style),
        "  ",
        (visible(problem.place), "cyan"),
    )
    yield from _wrapped(Text(where(problem, row, language), style="bold"), console)
    yield from _picture(problem, rows, _width(console))
    yield from _wrapped(Text(wording.message), console)
    yield from _wrapped(Text.assemble(_("Expected"), ": ", wording.expected), console)
    yield from _wrapped(Text.assemble((_("How to mend it"), "green"), ": ", wording.mend), console)
    yield from _pasted(pastes(problem, rows, language), language)
    if fold.others:
        yield from _wrapped(Text(more_like_it(fold, language), style="bold"), console)
        yield from _pasted(pastes_of_others(fold, rows, language), language)


def _pasted(found: list[Paste], language: Language) -> Iterator[Text]:
    """What to paste, each whole on one line, so that it can be copied."""
    _ = language.gettext
    for paste in found:
        label = _("Paste into {place}").format(place=paste.into)
        yield Text.assemble(INDENT, (label, "green"), ": ", (paste.text, "bold green"))


def _accepting(fold: Fold, rows: Rows, verdict: Verdict, language: Language) -> Iterator[Text]:
    """How to accept a warning, each line of the file whole, so that it can be copied."""
    for one in acceptable(fold, rows, verdict, language):
        yield Text.assemble(INDENT, (one.label, "green"), ":")
        for line in one.lines:
            yield Text.assemble(INDENT, (line, "bold green"))


def _picture(problem: Problem, rows: Rows, width: int) -> Iterator[Text]:
    """The row as in a spreadsheet, with a caret under the cell."""
    table, row = rows.table(problem), rows.row(problem)
    if table is None or row is None or not any(row.cells):
        return
    gutter = f"{row.line} │ "
    margin = INDENT + " " * (len(gutter) - 2) + "│ "
    part = excerpt(table, row, problem.column, width - len(INDENT) - len(gutter))
    style = STYLES[problem.severity]
    yield Text.assemble((margin, "dim"), (part.header, "cyan"))
    yield Text.assemble((INDENT + gutter, "dim"), part.before, (part.marked, style), part.after)
    if problem.column is not None:
        yield Text.assemble((margin, "dim"), " " * part.indent, (part.caret, style))


def _wrapped(text: Text, console: Console) -> Iterator[Text]:
    """A text in lines that fit, all indented; what has no space stays whole, to be copied."""
    width = _width(console) - len(INDENT)
    for line in text.divide(_breaks(text.plain, width)):
        line.rstrip()
        yield Text.assemble(INDENT, line)


def _breaks(text: str, width: int) -> Iterator[int]:
    """Where the lines of a text begin, after its first; rich would cut a long word to pieces."""
    used = 0
    for word in _WORD.finditer(text):
        if used and used + cell_len(word[0].rstrip()) > width:
            yield word.start()
            used = 0
        used += cell_len(word[0])


def _width(console: Console) -> int:
    return max(console.width, NARROWEST)
