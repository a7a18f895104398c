"""How far the data may be trusted: what was checked, which warnings stand, and every rule."""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import PurePath
from typing import Any

from khuyencong.checks import Verdict
from khuyencong.foreign_numbers import language_of_title
from khuyencong.language import Language
from khuyencong.load import Dataset
from khuyencong.pages.page import Page
from khuyencong.periods import Period
from khuyencong.precision import EXACT
from khuyencong.problems import Problem, Severity, catalogue, explain
from khuyencong.rows import grouped
from khuyencong.wording import Row, area_names, distinct_area_name

PROBLEMS_WEIGHT = 0.5
"""Rules are looked up by maintainers; readers who search want figures first."""


def quality_pages(dataset: Dataset, verdict: Verdict, language: Language) -> list[Page]:
    """The page of quality, and the page of all problems that checking knows.

    Args:
        dataset: The published data.
        verdict: What checking found in them.
        language: The pages' language.
    """
    _ = language.gettext
    return [
        Page(
            path="quality/",
            title=_("Quality of the data"),
            description=_("What was checked in each area, and which warnings stand."),
            template="quality.md.jinja",
            context={
                "areas": _areas(dataset, verdict, language),
                "rows": verdict.rows,
                "rules": len(catalogue()),
                "excluded": _excluded(dataset, language),
                "open": [_worded(problem, language) for problem in verdict.problems],
                "accepted": [
                    _worded(one.problem, language)
                    | {
                        "reason": one.acceptance.reason,
                        "by": one.acceptance.accepted_by,
                        "on": language.date(one.acceptance.accepted_on),
                    }
                    for one in verdict.accepted
                ],
            },
        ),
        Page(
            path="quality/problems/",
            title=_("Problems and how to mend them"),
            description=_("Every problem that checking can find, with an example and its mend."),
            template="problems.md.jinja",
            context={"problems": _catalogue(language)},
            search_weight=PROBLEMS_WEIGHT,
        ),
    ]


def _areas(dataset: Dataset, verdict: Verdict, language: Language) -> list[dict[str, Any]]:
    """What was checked in each area."""
    names = area_names(dataset.areas, language)
    given = grouped((row for row in dataset.rows if row["value_text"]), "area")
    rows = Counter(dataset.counts)
    for frame in (dataset.sources, dataset.narratives):
        rows.update(frame["area"])
    return [
        {
            "id": area.id,
            "name": name,
            "rows": rows[area.id],
            "exact": _share_of_exact(given.get((area.id,), ())),
            "open": _count(verdict.problems, area.id),
            "accepted": _count((one.problem for one in verdict.accepted), area.id),
            "version": dataset.packages[area.id].descriptor["version"],
            "updated": language.date(str(dataset.packages[area.id].descriptor["created"])[:10]),
        }
        for area, name in zip(dataset.areas, names, strict=True)
    ]


def _share_of_exact(given: Sequence[Row]) -> str:
    """How many of an area's figures the source states without a word like gần or khoảng."""
    exact = sum(row["qualifier"] == EXACT for row in given)
    if not given:
        return "–"
    return f"{exact}/{len(given)}"


def _excluded(dataset: Dataset, language: Language) -> list[dict[str, str]]:
    """Published figures that were left out, and why."""
    codebook = dataset.codebook
    return [
        {
            "area": distinct_area_name(codebook.areas[row["area"]], codebook, language),
            "indicator": codebook.indicators[row["indicator"]].name(language.code),
            "words": language.figure(
                Decimal(row["value"]),
                codebook.units[codebook.indicators[row["indicator"]].unit],
                row["qualifier"],
            ),
            "period": language.period(Period(row["period_start"], row["period_end"])),
            "title": row["source_title"],
            "title_language": language_of_title(row["source_title"]),
            "url": row["source_url"] if row["source_url"].startswith("http") else "",
            "reason": row[f"reason_{language.code}"],
        }
        for row in dataset.excluded
    ]


def _count(problems: Iterable[Problem], package: str) -> int:
    return sum(problem.package == package for problem in problems)


def _worded(problem: Problem, language: Language) -> dict[str, Any]:
    wording = explain(problem, language.code)
    return {
        "code": problem.code,
        "place": _place(problem),
        "message": wording.message,
    }


def _place(problem: Problem) -> str:
    """Where a problem is, from the folder of the packages on, wherever that was when it was built.

    The page is published: it must neither tell of the builder's folders nor differ with them.
    """
    folder = problem.file.removesuffix(PurePath(problem.file).name)
    return problem.place.replace(folder, f"{problem.package}/", 1)


def _catalogue(language: Language) -> list[dict[str, Any]]:
    """All codes, errors first, with the texts that need no example."""
    entries = sorted(catalogue().items(), key=lambda item: (item[1].severity, item[0]))
    return [
        {
            "code": code,
            "is_error": entry.severity is Severity.ERROR,
            "meaning": entry.wordings[language.code].meaning,
            "before": entry.before,
            "after": entry.after,
        }
        for code, entry in entries
    ]
