"""The page of one indicator: what it means, all areas side by side, and what must not be done."""

from collections.abc import Iterable, Sequence
from typing import Any

from khuyencong import derive
from khuyencong.charts.drawn import Drawn
from khuyencong.codebook import DATE, FLOW, RATIO, STOCK, Codebook, Indicator
from khuyencong.comparison import ways_to_compare
from khuyencong.language import Language
from khuyencong.load import Dataset
from khuyencong.pages.figures import MOST_DRAWERS, FigureRow, figure_rows
from khuyencong.pages.groups import totals_first
from khuyencong.pages.indicator_map import indicator_maps
from khuyencong.pages.page import WITHOUT_DATA_WEIGHT, Page
from khuyencong.pages.places import pages_of_areas
from khuyencong.pages.sentences import table_sentence
from khuyencong.precision import EXACT
from khuyencong.rows import Record, grouped
from khuyencong.wording import distinct_area_names, per_year_words


def indicator_page(
    dataset: Dataset, indicator: Indicator, drawn: Drawn | None, language: Language
) -> Page:
    """The page of an indicator of the codebook.

    Args:
        dataset: The loaded data, of which an excerpt is enough.
        indicator: The indicator.
        drawn: The comparison of areas, where there is one.
        language: The page's language.
    """
    codebook = dataset.codebook
    rows = dataset.rows_by_indicator.get(indicator.id, ())
    figures = _ordered(rows, dataset, language)
    topic = codebook.topics[indicator.topic]
    return Page(
        path=f"indicators/{indicator.id}/",
        title=indicator.name(language.code),
        description=indicator.definition(language.code),
        template="indicator.md.jinja",
        context={
            "indicator": indicator,
            "definition": indicator.definition(language.code),
            "topic": {"id": topic.id, "name": topic.name(language.code)},
            "legal_reference": topic.legal_reference,
            "unit": codebook.units[indicator.unit].name(language.code),
            "kind": _kind_words(indicator, language),
            "identities": _identities(indicator, codebook, language),
            "sections": _sections(figures, codebook, language),
            "has_drawers": len(rows) <= MOST_DRAWERS,
            "caveats": _caveats(indicator, rows, codebook, language),
            "drawn": drawn,
            "is_comparable": len(ways_to_compare(dataset, indicator.id)) > 0,
            "maps": indicator_maps(dataset, indicator, pages_of_areas(dataset), language),
        },
        search_weight=1.0 if len(rows) else WITHOUT_DATA_WEIGHT,
        search_kind=language.gettext("Indicator"),
        search_words=_other_names(indicator, codebook),
    )


def _ordered(rows: Sequence[Record], dataset: Dataset, language: Language) -> list[FigureRow]:
    """Figures area by area, in each the totals before their parts."""
    by_area = grouped(rows, "area")
    codebook, ids = dataset.codebook, [area for (area,) in by_area]
    told = distinct_area_names((codebook.areas[area] for area in ids), codebook, language)
    names = dict(zip(ids, told, strict=True))
    averages = _averages(rows, codebook, language)
    placed = [one for rows in by_area.values() for one in totals_first(rows)]
    return figure_rows(placed, dataset, language, names=names, averages=averages)


def _sections(
    figures: Sequence[FigureRow], codebook: Codebook, language: Language
) -> list[dict[str, Any]]:
    """The provinces, and apart from them the country, which is not their sum."""
    _ = language.gettext
    country = [row for row in figures if codebook.areas[row.area].is_country]
    provinces = [row for row in figures if not codebook.areas[row.area].is_country]
    sections = (("areas", _("Provinces"), provinces), ("country", _("The whole country"), country))
    return [
        {
            "id": id_,
            "name": name,
            "rows": rows,
            "sentence": table_sentence(rows, codebook, language),
            "is_country": id_ == "country",
        }
        for id_, name, rows in sections
        if rows
    ]


def _other_names(indicator: Indicator, codebook: Codebook) -> tuple[str, ...]:
    """Its names in both languages, and its name with the abbreviations of the glossary."""
    name = indicator.name_vi.lower()
    shorter = (
        name.replace(one.term_vi, one.abbreviation)
        for one in codebook.glossary
        if one.abbreviation and one.term_vi in name
    )
    return (indicator.name_vi, indicator.name_en, *shorter)


def _averages(
    rows: Iterable[Record], codebook: Codebook, language: Language
) -> dict[tuple[str, str], str]:
    """Computed averages per year in words, by area and figure; none for single years."""
    return {
        (row["area"], row["figure"]): per_year_words(
            derive.averaged(row, years), codebook, language
        )
        for row in rows
        if (years := derive.years_to_average(row, codebook)) is not None and years != 1
    }


def _kind_words(indicator: Indicator, language: Language) -> str:
    _ = language.gettext
    return {
        FLOW: _("counted over a period"),
        STOCK: _("counted at a point in time"),
        RATIO: _("a ratio"),
        DATE: _("a date"),
    }[indicator.kind]


def _identities(indicator: Indicator, codebook: Codebook, language: Language) -> list[str]:
    """How the indicator is bound to others, with their names."""
    _ = language.gettext
    patterns = {
        "sum": _("is the sum of: {others}."),
        "share": _("is 100 × the first ÷ the second of: {others}."),
        "at_most": _("is never more than: {others}."),
    }
    return [
        patterns[identity.kind].format(
            others="; ".join(
                codebook.indicators[one].name(language.code) for one in identity.operands
            )
        )
        for identity in codebook.identities
        if identity.result == indicator.id
    ]


def _caveats(
    indicator: Indicator, rows: Iterable[Record], codebook: Codebook, language: Language
) -> list[str]:
    """What a reader must know before comparing or adding these figures."""
    _ = language.gettext
    given = [row for row in rows if row["value_text"]]
    results = [row for row in given if row["status"] == "actual"]
    provinces = {row["area"] for row in results if not codebook.areas[row["area"]].is_country}
    periods = grouped(results, "period_start", "period_end", "period_as_stated")
    caveats = []
    if len(periods) > 1:
        caveats.append(_("The periods differ, so totals must not be compared with each other."))
    if any(row["qualifier"] != EXACT for row in given):
        caveats.append(_("Some figures are only approximate; each says so in its own words."))
    if len(results) < len(given):
        caveats.append(_("Some figures are plans, targets or estimates and not results."))
    if len(provinces) > 1 and not indicator.additive_over_areas:
        caveats.append(_("This indicator must not be added over areas."))
    elif len(provinces) > 1 and len(periods) > 1:
        caveats.append(
            _("No sum over areas is given, because the sources do not cover the same period.")
        )
    if any(row["breakdown"] for row in given):
        caveats.append(_("Some figures are parts of a total and are named as such."))
    return caveats


def indicator_index(dataset: Dataset, language: Language) -> Sequence[dict[str, Any]]:
    """Indicators by topic with the number of figures and areas behind each."""
    given = dataset.observations[dataset.observations["value"].notna()]
    counts = given.groupby("indicator")["area"]
    figures, areas = counts.size().to_dict(), counts.nunique().to_dict()
    topics = []
    for topic in dataset.codebook.topics_in_order:
        indicators = [
            {
                "id": one.id,
                "name": one.name(language.code),
                "unit": dataset.codebook.units[one.unit].name(language.code),
                "figures": figures.get(one.id, 0),
                "areas": areas.get(one.id, 0),
            }
            for one in dataset.codebook.indicators.values()
            if one.topic == topic.id
        ]
        topics.append(
            {
                "id": topic.id,
                "name": topic.name(language.code),
                "legal_reference": topic.legal_reference,
                "indicators": indicators,
            }
        )
    return topics
