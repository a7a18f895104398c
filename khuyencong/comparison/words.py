"""Comparisons in words: what a way is called, what a value is, and why an area is left out."""

from decimal import Decimal

from khuyencong import derive
from khuyencong.codebook import Codebook
from khuyencong.comparison.way import AVERAGE, DATES, LATEST_YEAR, PERIOD, Compared, Way
from khuyencong.inferred import INFERRED
from khuyencong.language import Language
from khuyencong.periods import Period
from khuyencong.wording import (
    figure_words,
    inferred_words,
    per_year_words,
    period_alone,
    period_words,
    status_words,
)

MOST_OTHERS = 3
"""Other periods of an area that stand beside the one that is compared."""


def value_words(one: Compared, codebook: Codebook, language: Language) -> str:
    """The compared value with unit and precision."""
    row = one.rows[0]
    if one.years is not None:
        return per_year_words(
            {**row, "years": one.years, "per_year": one.value}, codebook, language
        )
    if len(one.rows) == 1:
        return figure_words(row, codebook, language)
    total = sum((Decimal(row["value_text"]) for row in one.rows), Decimal(0))
    return language.figure(total, codebook.units[row["unit"]], one.qualifier)


def time_words(one: Compared, language: Language) -> str:
    """The time that a compared value covers."""
    if len(one.rows) == 1:
        return period_words(one.rows[0], language)
    words = language.period(Period(*one.period))
    return inferred_words(words, language) if is_inferred(one) else words


def is_inferred(one: Compared) -> bool:
    """Whether a period behind a compared value was inferred."""
    return any(row["period_basis"] == INFERRED for row in one.rows)


def shared_time_words(way: Way, language: Language) -> str:
    """The period of all rows of a way; each row says for itself where it was inferred."""
    stated = next((one for one in way.rows if len(one.rows) == 1), way.rows[0])
    if len(stated.rows) == 1:
        return period_alone(stated.rows[0], language)
    return language.period(Period(*stated.period))


def computed_words(one: Compared, codebook: Codebook, language: Language) -> str:
    """How a value was computed from what is stated; empty where it is stated itself."""
    _ = language.gettext
    if len(one.rows) > 1:
        parts = [
            f"{period_words(row, language)}: {figure_words(row, codebook, language)}"
            for row in one.rows
        ]
        return _("computed: the sum of {parts}").format(parts="; ".join(parts))
    if one.is_computed:
        stated = figure_words(one.rows[0], codebook, language)
        return _("computed: {figure} ÷ {years} years").format(
            figure=stated, years=language.number(Decimal(repr(one.years)), 1)
        )
    return ""


def other_periods_words(one: Compared, codebook: Codebook, language: Language) -> str:
    """What the same area's averages of other periods are, empty where it has none.

    The latest period alone may be the shortest, and say the reverse of all that came before it.
    """
    parts = [
        f"{per_year_words(row, codebook, language)} ({period_words(row, language)})"
        for row in derive.per_year(one.others[:MOST_OTHERS], codebook)
    ]
    if len(one.others) > MOST_OTHERS:
        parts.append("…")
    told = language.gettext("Other periods of this area: {parts}").format(parts="; ".join(parts))
    return told if parts else ""


def averages_in_words(
    way: Way, codebook: Codebook, language: Language
) -> dict[str, dict[tuple[str, str], str]]:
    """What a comparison of averages shows in the place of each figure, as pictures hold it."""
    if way.basis != AVERAGE:
        return {}
    averages = {
        (one.area, one.rows[0]["figure"]): value_words(one, codebook, language) for one in way.rows
    }
    return {"average_per_year": averages}


def way_words(way: Way, codebook: Codebook, language: Language) -> str:
    """What a way is called where a reader chooses one, and above what it shows."""
    _ = language.gettext
    words = {
        PERIOD: _("the same period, {period}").format(
            period=shared_time_words(way, language) if way.rows else "–"
        ),
        AVERAGE: _("average per year, each area in its latest period"),
        LATEST_YEAR: _("each area's latest year"),
        DATES: _("as stated"),
    }[way.basis]
    parts = [words]
    if way.breakdown:
        parts.insert(0, codebook.breakdowns[way.breakdown].name(language.code))
    if way.status != "actual":
        parts.insert(0, status_words(way.status, language))
    text = " · ".join(parts)
    return text[0].upper() + text[1:]


def notes_of(way: Way, language: Language) -> dict[str, str]:
    """What a reader must know of a comparison, by when it holds: always, or of some rows only."""
    _ = language.gettext
    always = {
        PERIOD: "",
        AVERAGE: _("Each figure is divided by the years of its own period."),
        LATEST_YEAR: "",
        DATES: _("These are dates, so no bars are drawn."),
    }[way.basis]
    return {
        "always": always,
        "periods": _("The periods differ: a difference may come from the years and not the area."),
        "inexact": _("Striped bars are only approximate, so small differences mean nothing."),
    }


def reason_words(reason: str, language: Language) -> str:
    """Why an area is left out."""
    _ = language.gettext
    return {
        "country": _("a figure of the whole country is not compared with those of provinces"),
        "missing": _("the source gives no value"),
        "status": _("only this kind of figure is given, which is not compared with the others"),
        "breakdown": _("only a part of the total is given"),
        "period_unknown": _("the source does not say of which years"),
        "other_period": _("the figure is of another period"),
        "sources_differ": _("sources give different figures for the same period"),
        "short_period": _("the figure is of a part of a year, which is not scaled up"),
        "not_averaged": _("figures of several years cannot be averaged for this indicator"),
        "other_years": _("the source counts other years than the period has"),
        "alone": _("no other chosen area has a figure that it could be compared with"),
        "nothing": _("the sources read so far give no figure"),
    }[reason]
