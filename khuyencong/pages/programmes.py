"""The country's programmes: what each set out to do and what is reported of it, side by side."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from khuyencong.language import Language
from khuyencong.load import Dataset
from khuyencong.periods import first_month, last_month
from khuyencong.rows import rows_of
from khuyencong.wording import Row, figure_words, period_words, status_words


@dataclass(frozen=True)
class Programme:
    """A national programme of industrial extension; years are both included."""

    start: str
    """Empty where the decision sets only an end."""
    end: str
    decision: str


PROGRAMMES = (
    Programme("2026", "2030", "2646/QĐ-BCT"),
    Programme("2021", "2025", "1881/QĐ-TTg"),
    Programme("2014", "2020", "1288/QĐ-TTg"),
    Programme("", "2012", "136/2007/QĐ-TTg"),
)
"""The latest first."""


def programmes(dataset: Dataset, area: str, language: Language) -> list[dict[str, Any]]:
    """Each programme with its targets and results, and what lies in none of them.

    Args:
        dataset: The loaded data.
        area: Id of the country.
        language: The page's language.
    """
    _ = language.gettext
    rows = dataset.observations
    given = rows[(rows["area"] == area) & rows["value"].notna()]
    sections = []
    for one in PROGRAMMES:
        name = (
            _("National programme {start}–{end}").format(start=one.start, end=one.end)
            if one.start
            else _("National programme up to {end}").format(end=one.end)
        )
        chosen = [row for row in rows_of(given) if lies_in(row, one)]
        sections.append(
            {
                "id": f"programme-{one.end}",
                "name": name,
                "decision": one.decision,
                "by_end": one.end if one.start and any(map(_is_by_end, chosen)) else "",
                "rows": _side_by_side(chosen, dataset, language),
            }
        )
    return sections


def lies_in(row: Row, programme: Programme) -> bool:
    """Whether the time of a figure lies in that of a programme.

    A figure for "by 2020" has an end only; it belongs to the programme of the same end.
    """
    if not row["period_end"]:
        return False
    if not row["period_start"]:
        return bool(row["period_end"] == programme.end)
    if not programme.start:
        return last_month(row["period_end"]) <= last_month(programme.end)
    return first_month(programme.start) <= first_month(row["period_start"]) and last_month(
        row["period_end"]
    ) <= last_month(programme.end)


def _is_by_end(row: Row) -> bool:
    """Whether a figure is aimed at and belongs to a programme by nothing but its last year."""
    return not row["period_start"] and row["status"] != "actual"


def _side_by_side(
    rows: Sequence[Row], dataset: Dataset, language: Language
) -> list[dict[str, Any]]:
    """One row an indicator and part: what was aimed at, and what is reported."""
    codebook = dataset.codebook
    keys = sorted(
        {(row["indicator"], row["breakdown"]) for row in rows},
        key=lambda key: (codebook.indicator_order[key[0]], key[1]),
    )
    return [
        {
            "indicator": indicator,
            "name": codebook.indicators[indicator].name(language.code),
            "part": codebook.breakdowns[breakdown].name(language.code) if breakdown else "",
            "aims": _cells((row for row in same if row["status"] != "actual"), dataset, language),
            "results": _cells(
                (row for row in same if row["status"] == "actual"), dataset, language
            ),
        }
        for indicator, breakdown in keys
        for same in [
            [row for row in rows if (row["indicator"], row["breakdown"]) == (indicator, breakdown)]
        ]
    ]


def _cells(rows: Iterable[Row], dataset: Dataset, language: Language) -> list[dict[str, str]]:
    """Figures with their own period, in the order of time."""
    return [
        {
            "words": figure_words(row, dataset.codebook, language),
            "period": period_words(row, language),
            "status": "" if row["status"] == "actual" else status_words(row["status"], language),
            "note": row[f"note_{language.code}"],
            "anchor": row["figure"],
        }
        for row in sorted(rows, key=lambda row: (row["period_start"], row["period_end"]))
    ]
