"""What checking finds odd about a figure, told to readers: in names, and with a way to the other.

Where two sources differ both figures stand, and each of them leads to the other.
"""

from dataclasses import dataclass, replace

from khuyencong.doubts import Doubt, Place
from khuyencong.language import Language
from khuyencong.load import CONFLICT, Dataset
from khuyencong.problems import explain
from khuyencong.wording import Row, figure_words, period_words

JUMP = "sudden-jump"


@dataclass(frozen=True)
class Oddity:
    """One remark."""

    message: str
    path: str = ""
    """Page and anchor of the other figure, where there is one."""
    words: str = ""
    """The other figure."""
    reason: str = ""
    """Why editors let it stand, in their own words."""


def oddities(dataset: Dataset, language: Language) -> dict[Place, tuple[Oddity, ...]]:
    """Remarks by the figure that they stand beside.

    Args:
        dataset: The loaded data.
        language: The page's language.
    """
    found: dict[Place, list[Oddity]] = {}
    for place, doubts in dataset.doubts.items():
        for doubt in doubts:
            for where, oddity in _told(doubt, place, dataset, language):
                found.setdefault(where, []).append(replace(oddity, reason=doubt.reason))
    return {place: tuple(dict.fromkeys(some)) for place, some in found.items()}


def _told(
    doubt: Doubt, place: Place, dataset: Dataset, language: Language
) -> list[tuple[Place, Oddity]]:
    """A remark, at both figures where it is about two."""
    _, rows = language.gettext, dataset.rows_by_figure
    messages = {
        CONFLICT: _("Sources differ, and both figures stand. The other one:"),
        JUMP: _("Far from the figure of the period beside it:"),
    }
    if doubt.other is None:
        return [(place, Oddity(explain(doubt.problem, language.code).message))]
    message = messages[doubt.problem.code]
    return [
        (place, _leading_to(rows[doubt.other], message, dataset, language)),
        (doubt.other, _leading_to(rows[place], message, dataset, language)),
    ]


def _leading_to(row: Row, message: str, dataset: Dataset, language: Language) -> Oddity:
    words = figure_words(row, dataset.codebook, language)
    return Oddity(
        message,
        f"provinces/{row['area']}/#{row['figure']}",
        f"{words}, {period_words(row, language)}",
    )
