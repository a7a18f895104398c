"""The report as Markdown, for a comment on a change or the summary of a workflow's step."""

import re
from collections.abc import Iterator

from khuyencong.checks import Verdict
from khuyencong.language import Language
from khuyencong.problems import Problem, Wording
from khuyencong.report.acceptance import acceptable
from khuyencong.report.counts import counted, summary
from khuyencong.report.fold import Fold, folded, more_like_it
from khuyencong.report.paste import Paste, pastes, pastes_of_others
from khuyencong.report.place import where
from khuyencong.report.tables import Rows
from khuyencong.report.visible import visible
from khuyencong.report.words import kind, safe, worded

MOST_CHARACTERS = 60_000
"""GitHub refuses a comment of more than 65,536 characters."""
ROOM_FOR_NOTE = 500
"""Characters kept for the note that something is left out."""

_HELD = re.compile("[\ue000-\uf8ff]")
_FIRST_HELD = 0xE000


def as_markdown(verdict: Verdict, language: Language) -> str:
    """A heading with the counts, then the problems file by file, cut at GitHub's limit."""
    _ = language.gettext
    counts = counted(verdict.errors, verdict.warnings, language) or _("nothing to mend")
    title = _("Check of the data: {counts}").format(counts=counts)
    parts = [f"## {title}", summary(verdict, language)]
    rest = MOST_CHARACTERS - ROOM_FOR_NOTE - sum(map(len, parts))
    rows, folds = Rows(verdict), folded(verdict.problems, language)
    heading, told = "", 0
    for fold in folds:
        block = "  \n  ".join(
            [*_item(fold, rows, language), *_accepting(fold, rows, verdict, language)]
        )
        if _heading(fold) != heading:
            heading = _heading(fold)
            block = f"{heading}\n\n{block}"
        rest -= len(block) + 2
        if rest < 0:
            break
        parts.append(block)
        told += fold.count
    if told < len(verdict.problems):
        parts.append(_left_out(len(verdict.problems) - told, language))
    return "\n\n".join(parts)


def code_span(text: str) -> str:
    """A text of the data as code that nothing in it can end; no mention, link or HTML works."""
    text = visible(text)
    if not text:
        return ""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text.strip(" ") and (text[0] in "` " or text[-1] in "` ") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _heading(fold: Fold) -> str:
    return f"### {code_span(fold.first.file)}"


def _item(fold: Fold, rows: Rows, language: Language) -> list[str]:
    """One problem, or several alike, as the lines of an item of a list."""
    _ = language.gettext
    problem, row = fold.first, rows.row(fold.first)
    wording = _worded(problem, language)
    expected, mend = _("Expected"), _("How to mend it")
    place = _escaped(where(problem, row, language))
    head = [f"- **{place}**", f"{kind(problem, language)} `{problem.code}`"]
    if problem.found:
        head.append(code_span(safe(problem.found)))
    return [
        " · ".join(head),
        wording.message,
        f"{expected}: {wording.expected}",
        f"**{mend}:** {wording.mend}",
        *_pasted(pastes(problem, rows, language), language),
        *([f"*{more_like_it(fold, language)}*"] if fold.others else []),
        *_pasted(pastes_of_others(fold, rows, language), language),
    ]


def _accepting(fold: Fold, rows: Rows, verdict: Verdict, language: Language) -> Iterator[str]:
    """How to accept a warning, each line of the file as code."""
    for one in acceptable(fold, rows, verdict, language):
        yield f"{_escaped(one.label)}:"
        yield from map(code_span, one.lines)


def _pasted(found: list[Paste], language: Language) -> Iterator[str]:
    _ = language.gettext
    for paste in found:
        label = _escaped(_("Paste into {place}").format(place=paste.into))
        yield f"{label}: {code_span(paste.text)}"


def _worded(problem: Problem, language: Language) -> Wording:
    """The texts, with each word of the data as code and all else as plain text.

    The words are held back behind signs of their own while the text around them is escaped.
    """
    words: list[str] = []

    def hold(word: str) -> str:
        words.append(word)
        return chr(_FIRST_HELD + len(words) - 1) if word else ""

    def put_back(sign: re.Match[str]) -> str:
        return code_span(safe(words[ord(sign[0]) - _FIRST_HELD]))

    texts = worded(problem, language, hold)
    return Wording(
        *(
            _HELD.sub(put_back, _escaped(text))
            for text in (texts.message, texts.expected, texts.mend)
        )
    )


def _escaped(text: str) -> str:
    """A text in which no Markdown, HTML or mention works."""
    text = re.sub(r"([\\`*_\[\]#|~$!])", r"\\\1", text.replace("&", "&amp;").replace("<", "&lt;"))
    return text.replace("@", "@\u200b")


def _left_out(count: int, language: Language) -> str:
    text = language.ngettext(
        "{count} further problem is left out here; run the check yourself to see it.",
        "{count} further problems are left out here; run the check yourself to see them.",
        count,
    )
    return f"**{text.format(count=count)}**"
