"""Problems that are alike, folded to the first one; JSON never folds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from khuyencong.language import Language
from khuyencong.problems import Problem, explain

MOST_RUNS = 5
"""Runs of lines that are listed one by one; more are given by the first and the last line."""


@dataclass(frozen=True)
class Fold:
    """A problem, and those like it that stand further down in the same column."""

    first: Problem
    others: tuple[Problem, ...]

    @property
    def count(self) -> int:
        """How many problems these are."""
        return 1 + len(self.others)


def folded(problems: Iterable[Problem], language: Language) -> list[Fold]:
    """Problems with those that are alike together, in the order of the first of each.

    Two problems are alike if they have the same code in the same column of the same file, and
    their texts differ in nothing but the value found and the value to write instead. So 1.620 and
    2.170 are alike, but two unknown ids that resemble different known ids are not.
    """
    alike: dict[tuple[object, ...], list[Problem]] = {}
    for problem in problems:
        texts = explain(replace(problem, found="", fix=""), language.code)
        key = (problem.code, problem.file, problem.column, problem.field, texts)
        alike.setdefault(key, []).append(problem)
    return [Fold(first, tuple(others)) for first, *others in alike.values()]


def more_like_it(fold: Fold, language: Language) -> str:
    """How many others there are and where: "and 412 more like it, lines 8–431"; else empty."""
    if not fold.others:
        return ""
    lines = sorted({problem.line for problem in fold.others if problem.line is not None})
    text = language.ngettext(
        "and {count} more like it, line {lines}",
        "and {count} more like it, lines {lines}",
        len(fold.others),
    )
    return text.format(count=len(fold.others), lines=runs(lines))


def runs(lines: Sequence[int]) -> str:
    """Ascending line numbers in short: "8–12, 15", or first and last where the runs are many."""
    starts = [line for before, line in pairwise([-1, *lines]) if line != before + 1]
    ends = [line for line, after in pairwise([*lines, -1]) if after != line + 1]
    if len(starts) > MOST_RUNS:
        starts, ends = starts[:1], ends[-1:]
    return ", ".join(
        f"{start}" if start == end else f"{start}–{end}"
        for start, end in zip(starts, ends, strict=True)
    )
