"""The page of one area: what stands out, charts, figures, statements, sources, downloads."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from khuyencong import derive
from khuyencong.aims import aims
from khuyencong.charts.drawn import Drawn
from khuyencong.codebook import Area, Codebook
from khuyencong.language import DEFAULT_LANGUAGE, Language
from khuyencong.load import Dataset
from khuyencong.pages.brief import brief
from khuyencong.pages.figures import MOST_DRAWERS, FigureRow, figure_rows, with_footnotes
from khuyencong.pages.groups import totals_first
from khuyencong.pages.page import WITHOUT_DATA_WEIGHT, Page
from khuyencong.pages.programmes import programmes
from khuyencong.pages.sentences import table_sentence
from khuyencong.pages.sources import SourceRow, source_rows
from khuyencong.periods import Period
from khuyencong.rows import Record, grouped, rows_of
from khuyencong.wording import (
    area_kind_words,
    category_words,
    distinct_area_name,
    distinct_area_names,
    figure_words,
    full_area_name,
    per_year_words,
    period_words,
    region_words,
    status_words,
)

CATEGORIES = ("activity", "result", "difficulty", "solution")
MOST_HIGHLIGHTS = 4
"""More sentences than a phone shows at once are not read."""


def follower_pages(dataset: Dataset, language: Language) -> list[Page]:
    """Pages of the areas without figures that followed areas with a package.

    Args:
        dataset: The loaded data.
        language: The pages' language.
    """
    return [_followed(dataset, area, language) for area in followers(dataset)]


def followers(dataset: Dataset) -> list[Area]:
    """Areas without figures of their own into which an area with a package went."""
    areas = dataset.codebook.areas
    ids = dict.fromkeys(area.successor for area in dataset.areas if area.successor)
    return [areas[id_] for id_ in ids if id_ not in dataset.packages]


def areas_with_page(dataset: Dataset) -> set[str]:
    """Ids of the areas that have a page of their own."""
    return {*dataset.packages, *(area.id for area in followers(dataset))}


def province_page(dataset: Dataset, area: Area, drawn: Sequence[Drawn], language: Language) -> Page:
    """The page of an area with a package.

    Args:
        dataset: The loaded data, of which an excerpt is enough.
        area: The area.
        drawn: Its charts in the order of the page.
        language: The page's language.
    """
    rows = [row for row in dataset.rows if row["area"] == area.id]
    sources = sources_of(dataset, area, language)
    context = {
        **_identity(dataset, area, language),
        "highlights": _highlights(dataset, rows, sources, language),
        "shared_difficulties": _shared_difficulties(dataset, area, language),
        "narrative_counts": _narrative_counts(dataset, area, language),
        "drawn": drawn,
        "unanswered": [] if area.is_country else _unanswered(rows, dataset.codebook, language),
        "programmes": programmes(dataset, area.id, language) if area.is_country else [],
        "topics": _topics(dataset, rows, language),
        "has_drawers": len(rows) <= MOST_DRAWERS,
        "unreported": _unreported(dataset, rows, language),
        "narratives": _narratives(dataset, area, language),
        "about_package": _about_package(dataset, area, language),
        "sources": list(sources.values()),
        "figure_count": sum(bool(row["value_text"]) for row in rows),
    }
    name = distinct_area_name(area, dataset.codebook, language)
    if area.is_country:
        name = language.gettext("{country}: the whole country").format(country=name)
    return Page(
        path=f"provinces/{area.id}/",
        title=name,
        description=_description(dataset, area, len(rows), language),
        template="province.md.jinja",
        context=context,
        search_kind=area_kind_words(area, language),
        search_words=area.names,
    )


def _followed(dataset: Dataset, area: Area, language: Language) -> Page:
    """The page of a new area whose former parts have figures."""
    _ = language.gettext
    name = distinct_area_name(area, dataset.codebook, language)
    return Page(
        path=f"provinces/{area.id}/",
        title=name,
        description=_("No figures yet for {area}; its former provinces have some.").format(
            area=name
        ),
        template="follower.md.jinja",
        context=_identity(dataset, area, language),
        search_weight=WITHOUT_DATA_WEIGHT,
        search_kind=area_kind_words(area, language),
        search_words=area.names,
    )


def _description(dataset: Dataset, area: Area, figures: int, language: Language) -> str:
    statements = int((dataset.narratives["area"] == area.id).sum())
    return language.gettext(
        "Industrial extension in {area}: {figures} figures and {statements} statements,"
        " each with its source."
    ).format(
        area=full_area_name(area, dataset.codebook, language),
        figures=figures,
        statements=statements,
    )


def _about_package(dataset: Dataset, area: Area, language: Language) -> str:
    """What the editors say of the package as a whole, such as that articles were read in excerpts.

    Empty where they say nothing in the page's language.
    """
    name = "description" if language.code == DEFAULT_LANGUAGE else f"description_{language.code}"
    return str(dataset.packages[area.id].descriptor.get(name) or "")


def _identity(dataset: Dataset, area: Area, language: Language) -> dict[str, Any]:
    """What the area is: kind, code, region, life, and what came before and after it."""
    areas = dataset.codebook.areas
    successor = areas.get(area.successor)
    before = dataset.codebook.predecessors(area.id)
    return {
        "area": area,
        "kind": area_kind_words(area, language),
        "region": region_words(area.region_34 or area.region_63, language),
        "since": language.date(area.valid_from),
        "until": language.date(area.valid_to),
        "successor": _linked(dataset, successor, language) if successor else None,
        "predecessors": [_linked(dataset, one, language) for one in before],
        "overlaps": area.id in dataset.packages
        and any(one.id in dataset.packages for one in before),
    }


def _linked(dataset: Dataset, area: Area, language: Language) -> dict[str, Any]:
    """An area named for a link, which is only there where it has a page."""
    has_page = area.id in areas_with_page(dataset)
    return {
        "name": distinct_area_name(area, dataset.codebook, language),
        "path": f"provinces/{area.id}/" if has_page else "",
        "figures": dataset.counts.get(area.id, 0),
        "is_reported": area.id in dataset.packages,
    }


def _highlights(
    dataset: Dataset,
    rows: Sequence[Record],
    sources: Mapping[str, SourceRow],
    language: Language,
) -> list[dict[str, Any]]:
    """One figure of each topic as a sentence, with its average per year where one follows.

    What its source states of its parts comes along, for most of a total may be the establishments'
    own money, and what its note says: often that the figure is only of a part.
    """
    codebook = dataset.codebook
    topics: dict[str, Record] = {}
    for row in telling_rows(rows, codebook):
        topics.setdefault(row["topic"], row)
    first = list(topics.values())[:MOST_HIGHLIGHTS]
    averages = {  # less than one a year says nothing that the total does not
        row["figure"]: per_year_words(row, codebook, language)
        for row in derive.per_year(first, codebook)
        if row["years"] != 1 and row["per_year"] >= 1
    }
    return [
        {
            "name": codebook.indicators[row["indicator"]].name(language.code),
            "words": figure_words(row, codebook, language),
            "period": period_words(row, language),
            "status": "" if row["status"] == "actual" else status_words(row["status"], language),
            "average": averages.get(row["figure"], ""),
            "parts": [
                {
                    "name": codebook.indicators[one["indicator"]].name(language.code),
                    "words": figure_words(one, codebook, language),
                }
                for one in derive.stated_parts(row, rows, codebook)
            ],
            "note": brief(row[f"note_{language.code}"]),
            "source": sources[row["source"]],
            "anchor": row["figure"],
        }
        for row in first
    ]


def telling_rows(rows: Iterable[Record], codebook: Codebook) -> list[Record]:
    """Figures that may stand alone, the one that says most of each topic first.

    A part would be taken for the total, so parts are left out. Results come before plans and
    targets, then the indicators in their order, and of one indicator the longest known period.
    """
    given = [row for row in rows if row["value_text"] and not row["breakdown"]]
    given.sort(key=lambda row: row["period_end"], reverse=True)
    return sorted(
        given,
        key=lambda row: (
            codebook.topics[row["topic"]].position,
            row["status"] != "actual",
            codebook.indicator_order[row["indicator"]],
            -_length(row["period_start"], row["period_end"]),
        ),
    )


@lru_cache(maxsize=10_000)
def _length(start: str, end: str) -> float:
    """Years of a period; none where it is not known."""
    return float(Period(start, end).years or 0)


def _unanswered(
    rows: Iterable[Record], codebook: Codebook, language: Language
) -> list[dict[str, str]]:
    """Plans and targets beside which no result may stand, the latest first."""
    found = [aim.row for aim in aims(rows, codebook) if not aim.is_answered]
    found.sort(key=lambda row: row["period_end"], reverse=True)
    return [
        {
            "name": codebook.indicators[row["indicator"]].name(language.code),
            "words": figure_words(row, codebook, language),
            "status": status_words(row["status"], language),
            "period": period_words(row, language),
            "anchor": row["figure"],
        }
        for row in found
    ]


def _shared_difficulties(dataset: Dataset, area: Area, language: Language) -> list[dict[str, Any]]:
    """Difficulties that the sources of other areas name too."""
    codebook = dataset.codebook
    counted = derive.themes(dataset, "difficulty")
    shared = []
    for theme in dict.fromkeys(counted[counted["area"] == area.id]["theme"]):
        naming = [codebook.areas[one] for one in counted[counted["theme"] == theme]["area"]]
        others = [one for one in naming if one.id != area.id and not one.is_country]
        if others:
            names = distinct_area_names(others, codebook, language)
            shared.append(
                {
                    "theme": codebook.themes[theme].name(language.code),
                    "others": language.listing(names),
                }
            )
    return shared


def _narrative_counts(dataset: Dataset, area: Area, language: Language) -> str:
    """How many statements of each kind the sources make, as a phrase."""
    plural = language.ngettext
    counts = dataset.narratives[dataset.narratives["area"] == area.id]["category"].value_counts()
    number = {category: int(counts.get(category, 0)) for category in CATEGORIES}
    phrases = {
        "activity": plural("{n} activity", "{n} activities", number["activity"]),
        "result": plural("{n} result", "{n} results", number["result"]),
        "difficulty": plural("{n} difficulty", "{n} difficulties", number["difficulty"]),
        "solution": plural("{n} solution", "{n} solutions", number["solution"]),
    }
    return language.listing(
        [phrases[one].format(n=number[one]) for one in CATEGORIES if number[one]]
    )


def _topics(dataset: Dataset, rows: Iterable[Record], language: Language) -> list[dict[str, Any]]:
    """Figures under the headings of the codebook."""
    by_topic = grouped(rows, "topic")
    topics = []
    for topic in dataset.codebook.topics_in_order:
        chosen = by_topic.get((topic.id,))
        if chosen:
            figures, footnotes = with_footnotes(_ordered(dataset, chosen, language))
            topics.append(
                {
                    "id": topic.id,
                    "name": topic.name(language.code),
                    "rows": figures,
                    "footnotes": footnotes,
                    "sentence": table_sentence(figures, dataset.codebook, language),
                }
            )
    return topics


def _ordered(dataset: Dataset, rows: Sequence[Record], language: Language) -> list[FigureRow]:
    """Rows of one topic by indicator, of each the totals before their parts."""
    order = dataset.codebook.indicator_order
    by_indicator = grouped(rows, "indicator")
    placed = [
        one
        for key in sorted(by_indicator, key=lambda key: order[key[0]])
        for one in totals_first(by_indicator[key])
    ]
    return figure_rows(placed, dataset, language)


def _unreported(dataset: Dataset, rows: Iterable[Record], language: Language) -> list[str]:
    """Topics on which the sources give no figure."""
    present = {row["topic"] for row in rows}
    used = {indicator.topic for indicator in dataset.codebook.indicators.values()}
    return [
        topic.name(language.code)
        for topic in dataset.codebook.topics_in_order
        if topic.id in used and topic.id not in present
    ]


def _narratives(dataset: Dataset, area: Area, language: Language) -> list[dict[str, Any]]:
    """Statements by category."""
    rows = rows_of(dataset.narratives[dataset.narratives["area"] == area.id])
    sources = sources_of(dataset, area, language)
    groups = []
    for category in CATEGORIES:
        items = [
            {
                "id": row["id"],
                "theme": dataset.codebook.themes[row["theme"]].name(language.code),
                "text": row[f"text_{language.code}"],
                "source": sources[row["source"]],
            }
            for row in rows
            if row["category"] == category
        ]
        if items:
            groups.append(
                {"id": category, "name": category_words(category, language), "items": items}
            )
    return groups


def sources_of(dataset: Dataset, area: Area, language: Language) -> dict[str, SourceRow]:
    """Sources of an area by id, worded."""
    return {id_: row for (_, id_), row in source_rows(dataset, {area.id}, language).items()}
