"""How many problems one check lists in one file, so that a broken file cannot fill memory."""

from collections.abc import Callable, Iterator
from functools import wraps
from itertools import islice
from typing import ParamSpec

from khuyencong.problems import Problem

MOST_PROBLEMS = 5_000
"""Problems that one check lists in one file.

An area with 40 indicators over 20 years has 800 rows, so every row of a table six times as long
may be wrong in one way and all of them are listed. With some twenty checks and a kilobyte for each
problem, the report of a file stays below 100 MB.
"""
P = ParamSpec("P")


def bounded(check: Callable[P, Iterator[Problem]]) -> Callable[P, Iterator[Problem]]:
    """A check of one file that stops after its first problems, and says so.

    What says so is an error even where only warnings were listed: among the problems that were not
    looked for there may be errors, so the file cannot be called publishable.

    Args:
        check: Yields the problems of one file.
    """

    @wraps(check)
    def listed(*args: P.args, **kwargs: P.kwargs) -> Iterator[Problem]:
        problems = check(*args, **kwargs)
        yield from islice(problems, MOST_PROBLEMS)
        for one in islice(problems, 1):
            yield Problem(
                code="too-many-problems",
                package=one.package,
                file=one.file,
                found=f"{MOST_PROBLEMS}",
                details={"limit": f"{MOST_PROBLEMS}"},
            )

    return listed
