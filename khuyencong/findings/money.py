"""Findings on money: how much a year, and from whom."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from khuyencong import derive
from khuyencong.charts.bars import Bar, style_of
from khuyencong.comparison import AVERAGE, LATEST_YEAR, Way, ways_to_compare
from khuyencong.findings.finding import Finding, Gone, bars_picture, number, percent
from khuyencong.findings.selection import results
from khuyencong.language import Language
from khuyencong.load import Dataset
from khuyencong.pictures import picture_of_way
from khuyencong.precision import EXACT
from khuyencong.rows import Record, grouped
from khuyencong.wording import (
    Row,
    distinct_area_name,
    distinct_area_names,
    figure_words,
    period_words,
)

NATIONAL = "funding_national"
STATE_BUDGET = "funding_state_budget"
NATIONAL_SHARE = "funding_national_share"
BENEFICIARY_SHARE = "funding_beneficiary_share"
LEAST_AREAS = 2
HUNDRED = 100


def _averages(dataset: Dataset) -> Way:
    """Results of state-budget funding as averages per year.

    Raises:
        Gone: If fewer than two provinces have any.
    """
    for way in ways_to_compare(dataset, STATE_BUDGET):
        if way.basis in {AVERAGE, LATEST_YEAR} and way.block == "actual.-":
            return way
    raise Gone


def per_year(dataset: Dataset, language: Language) -> Finding:
    """Money of the state budget a year, in the provinces whose results allow it."""
    _ = language.gettext
    way = _averages(dataset)
    picture = picture_of_way(dataset, STATE_BUDGET, way, language, "finding-per-year")
    (richest, high), (poorest, low) = (row[:2] for row in (picture.rows[0], picture.rows[-1]))
    text = _(
        "{n} provinces report results of state-budget funding for periods of known length. In the"
        " newest such period of each, one year comes to between {low} ({poorest}) and {high}"
        " ({richest})."
    ).format(
        n=number(len(way.rows), language), low=low, poorest=poorest, high=high, richest=richest
    )
    return Finding(
        "per-year",
        _("State money a year: what results show, and of how few provinces"),
        (
            _("Only results count here; plans, parts of a total and parts of a year are left out."),
            _(
                "One period stands for each province, the newest; what others come to is told in"
                " the table of the chart."
            ),
            _(
                "The years differ, some had not ended when their source was written, and prices"
                " rose, so older figures weigh more than they seem."
            ),
            _("Provinces differ in size; nothing here is measured against it."),
        ),
        (text,),
        picture,
        tuple(row for one in way.rows for row in one.rows),
    )


def who_pays(dataset: Dataset, language: Language) -> Finding:
    """The share of national money, and what the establishments themselves add."""
    _, codebook = language.gettext, dataset.codebook
    rows = results(dataset)
    shares = (one for one in derive.shares(rows, codebook) if one["indicator"] == NATIONAL_SHARE)
    newest = {one["area"]: one for one in sorted(shares, key=lambda one: one["period_end"])}
    if len(newest) < LEAST_AREAS:
        raise Gone
    found = sorted(newest.values(), key=lambda one: -one["value"])
    names = distinct_area_names((codebook.areas[row["area"]] for row in found), codebook, language)
    bars = [
        Bar(
            name=f"{name}, {period_words(row, language)}",
            figure=_share(row, language),
            origin=_("computed from the two figures of the same source"),
            length=row["value"] / HUNDRED,
            style=style_of("first", row["qualifier"]),
        )
        for row, name in zip(found, names, strict=True)
    ]
    behind = tuple(_behind(found, rows))
    picture = bars_picture(
        dataset,
        "finding-who-pays",
        (
            _("National share of state-budget funding"),
            _("Computed; the whole bar would be the whole state budget. Periods differ."),
            _("Province and period"),
            _("National share (computed)"),
        ),
        bars,
        behind,
        language,
        lists_figures=True,
    )
    added = [row for row in rows if row["indicator"] == BENEFICIARY_SHARE]
    text = [
        _(
            "In {n} provinces one source gives both the state-budget total and its national part."
            " The national share lies between {low} and {high}; the rest is local."
        ).format(n=number(len(found), language), low=bars[-1].figure, high=bars[0].figure),
        *(_added(row, dataset, language) for row in added),
    ]
    return Finding(
        "who-pays",
        _("Who pays: state, province and the establishments"),
        (
            _("Shares are computed within one source and one period only, from results."),
            _("Few sources state counterpart funding; nothing is said here of the others."),
        ),
        tuple(text),
        replace(picture, computed={"national_share": _at_national(behind, found, language)}),
        (*behind, *added),
    )


def _behind(shares: Iterable[Row], rows: Iterable[Record]) -> Iterator[Row]:
    """The two figures from which each share was computed."""
    stated = (row for row in rows if row["indicator"] in {NATIONAL, STATE_BUDGET})
    same = grouped(stated, *derive.SAME)
    for share in shares:
        yield from same[tuple(share[one] for one in derive.SAME)]


def _at_national(
    behind: Iterable[Row], shares: Iterable[Row], language: Language
) -> dict[tuple[str, str], str]:
    """Each area's share in words, at its figure of national money."""
    by_area = {share["area"]: _share(share, language) for share in shares}
    national = (row for row in behind if row["indicator"] == NATIONAL)
    return {(row["area"], row["figure"]): by_area[row["area"]] for row in national}


def _added(row: Row, dataset: Dataset, language: Language) -> str:
    codebook = dataset.codebook
    return language.gettext(
        "{area} states what the establishments themselves add: {share} of all funding, {period}."
    ).format(
        area=distinct_area_name(codebook.areas[row["area"]], codebook, language),
        share=figure_words(row, codebook, language),
        period=period_words(row, language),
    )


def _share(row: Row, language: Language) -> str:
    words = percent(row["value"], language)
    return words if row["qualifier"] == EXACT else language.qualified(words, "approx")
