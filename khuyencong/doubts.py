"""What checking finds odd about figures, by the figures and not by the lines of their tables.

A row more at the head of a table moves all that stand below it. What is made of these must not be
made again for that, so nothing that products are made of knows a line.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from khuyencong.acceptance import Accepted
from khuyencong.problems import Problem
from khuyencong.schemas import OBSERVATIONS

Place = tuple[str, str]
"""A figure: its area and its id."""
FindFigure = Callable[[str, int], Place | None]
"""Gives the figure on a line of an area's table of observations."""
LINE = "line"
"""The detail of a problem that says on which line the other figure stands."""


@dataclass(frozen=True)
class Doubt:
    """A warning of a figure."""

    problem: Problem
    """Without lines."""
    other: Place | None = None
    """The figure that it is set against, where it is about two."""
    reason: str = ""
    """Why editors let it stand; empty where nobody has said so."""


def doubts_of(
    warnings: Iterable[Problem],
    accepted: Iterable[Accepted],
    find: FindFigure,
) -> dict[Place, tuple[Doubt, ...]]:
    """Doubts by the figure that they are of; what is of none is left out.

    Args:
        warnings: What checking found odd.
        accepted: What it found odd and editors let stand.
        find: Gives the figure on a line.
    """
    reasoned = (
        *((problem, "") for problem in warnings),
        *((one.problem, one.acceptance.reason) for one in accepted),
    )
    found: dict[Place, tuple[Doubt, ...]] = {}
    for problem, reason in reasoned:
        figure = _figure_on(problem, problem.line, find)
        if figure is not None:
            other = _figure_on(problem, problem.details.get(LINE), find)
            found[figure] = (*found.get(figure, ()), Doubt(_without_lines(problem), other, reason))
    return found


def _figure_on(problem: Problem, line: int | str | None, find: FindFigure) -> Place | None:
    """The figure on a line of the table of which a problem is."""
    if line is None or not problem.file.endswith(f"/{OBSERVATIONS}.csv"):
        return None
    return find(problem.package, int(line))


def _without_lines(problem: Problem) -> Problem:
    details = {name: word for name, word in problem.details.items() if name != LINE}
    return replace(problem, line=None, details=details)
