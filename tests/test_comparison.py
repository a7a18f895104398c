"""What may stand side by side, and why the rest may not."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import FIGURE, write_package

from khuyencong.codebook import Codebook
from khuyencong.comparison import Refusal, Way, best_way, fallback_way, ways_to_compare
from khuyencong.comparison.files import comparison_files
from khuyencong.comparison.refusals import Refusals
from khuyencong.comparison.words import computed_words, other_periods_words, value_words
from khuyencong.language import language
from khuyencong.load import Dataset, load_dataset
from khuyencong.pictures import picture_of_indicator
from khuyencong.reading import read_package

CLASSES = "training_classes"
MISSING = {"value": "", "qualifier": "", "missing_reason": "not_reported"}
SHARE = {"indicator": "funding_state_budget_share", "unit": "percent"}
ESTABLISHMENTS = {"indicator": "supported_establishments", "unit": "establishment"}

Make = Callable[..., Dataset]


def year(start: int, end: int | None = None, **cells: str) -> dict[str, str]:
    """A synthetic figure of some years."""
    return FIGURE | {"period_start": str(start), "period_end": str(end or start)} | cells


@pytest.fixture
def make(tmp_path: Path, codebook: Codebook) -> Make:
    """A dataset of areas (with ``_`` for ``-``) and their figures."""

    def make(**areas: list[dict[str, str]]) -> Dataset:
        sources = [
            {"id": one, "title": "[Bài mẫu]", "document": "mau.txt", "kind": "press"}
            for one in ("nguon-1", "nguon-2")
        ]
        packages = [
            read_package(write_package(tmp_path / name.replace("_", "-"), figures, sources=sources))
            for name, figures in areas.items()
        ]
        return load_dataset(packages, codebook)

    return make


def shown(way: Way | None) -> dict[str, float]:
    """Value of each area in a comparison."""
    assert way is not None
    return {one.area: one.value for one in way.rows}


def reasons(way: Way | None) -> dict[str, str]:
    """Why each other area is not in it."""
    assert way is not None
    return {area: refusal.reason for area, refusal in way.refused.items()}


def test_nobody_asks_why_areas_are_not_in_what_is_never_shown(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of parts that one area has alone there are thousands, each with a reason for every other."""
    asked = []
    reasons_of = Refusals.of

    def noted(self: Refusals, way: Way) -> dict[str, Refusal]:
        asked.append(way.id)
        return reasons_of(self, way)

    monkeypatch.setattr(Refusals, "of", noted)
    parts = [year(2014, breakdown=one, value="1") for one in ("budget_district", "partner_samsung")]
    dataset = make(ben_tre=[year(2014, value="5"), *parts], lang_son=[year(2014, value="3")])
    (way,) = ways_to_compare(dataset, CLASSES)
    ways_to_compare(dataset, CLASSES)
    assert asked == [way.id]


def test_one_period_is_compared_as_it_is_stated(make: Make) -> None:
    """Two totals of 2014–2018 need no average."""
    dataset = make(ben_tre=[year(2014, 2018, value="30")], lang_son=[year(2014, 2018, value="5")])
    (way,) = ways_to_compare(dataset, CLASSES)
    assert (way.id, way.basis) == ("2014-2018.actual.-", "period")
    assert shown(way) == {"lang-son": 5, "ben-tre": 30}
    assert not any(one.is_computed for one in way.rows)


def test_different_periods_are_compared_as_averages_per_year(make: Make) -> None:
    """30 in five years and 8 in two are 6 and 4 a year."""
    dataset = make(ben_tre=[year(2014, 2018, value="30")], lang_son=[year(2019, 2020, value="8")])
    (way,) = ways_to_compare(dataset, CLASSES)
    assert (way.basis, shown(way)) == ("average", {"lang-son": 4, "ben-tre": 6})
    words = value_words(way.rows[1], dataset.codebook, language("en"))
    assert words.replace("\u00a0", " ") == "6 classes a year"
    assert "5 years" in computed_words(way.rows[1], dataset.codebook, language("en"))


def test_an_average_stands_beside_those_of_other_periods(make: Make) -> None:
    """The latest may say the reverse of all before it; of many, the latest three are told."""
    earlier = [
        year(start, start + 1, value=f"{start - 2000}") for start in (2004, 2006, 2008, 2010)
    ]
    dataset = make(
        ben_tre=[*earlier, year(2012, 2013, value="2")], lang_son=[year(2019, 2020, value="8")]
    )
    (way,) = ways_to_compare(dataset, CLASSES)
    assert shown(way) == {"lang-son": 4, "ben-tre": 1}
    alone, ben_tre = (
        other_periods_words(one, dataset.codebook, language("en")).replace("\u00a0", " ")
        for one in way.rows
    )
    assert alone == ""
    assert ben_tre == (
        "Other periods of this area: 5 classes a year (2010–2011); 4 classes a year (2008–2009);"
        " 3 classes a year (2006–2007); …"
    )


def test_the_latest_period_stands_for_an_area(make: Make) -> None:
    """2010 is not shown beside 2019 where there is a figure of 2018."""
    dataset = make(ben_tre=[year(2010, value="1"), year(2018, value="2")], lang_son=[year(2019)])
    way = best_way(ways_to_compare(dataset, CLASSES))
    assert (way.basis, shown(way)) == ("latest-year", {"lang-son": 3, "ben-tre": 2})


@pytest.mark.parametrize("status", ["plan", "target", "estimate"])
def test_statuses_are_never_mixed(make: Make, status: str) -> None:
    """A plan, a target or an estimate stands beside no result."""
    plan = year(2014, 2018, status=status)
    dataset = make(ben_tre=[year(2014, 2018)], lang_son=[plan])
    assert ways_to_compare(dataset, CLASSES) == ()
    assert reasons(fallback_way(dataset, CLASSES)) == {"lang-son": "status"}
    both = make(ben_tre=[year(2014, 2018), plan], cao_bang=[year(2014, 2018)], lang_son=[plan])
    results, plans = ways_to_compare(both, CLASSES)
    assert (results.status, set(shown(results))) == ("actual", {"ben-tre", "cao-bang"})
    assert (plans.status, set(shown(plans))) == (status, {"ben-tre", "lang-son"})
    assert best_way((results, plans)) is results


def test_a_part_is_never_compared_with_a_total(make: Make) -> None:
    """What was done with one partner is not all that was done."""
    dataset = make(ben_tre=[year(2018)], lang_son=[year(2018, breakdown="partner_samsung")])
    assert ways_to_compare(dataset, CLASSES) == ()
    assert reasons(fallback_way(dataset, CLASSES)) == {"lang-son": "breakdown"}


def test_the_country_is_no_province(make: Make) -> None:
    """Its figure is neither compared nor lost: the reason is given."""
    figures = [year(2018)]
    dataset = make(viet_nam=figures, ben_tre=figures, lang_son=figures)
    (way,) = ways_to_compare(dataset, CLASSES)
    assert set(shown(way)) == {"ben-tre", "lang-son"}
    assert reasons(way) == {"viet-nam": "country"}


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (MISSING, "missing"),
        ({"period_start": "", "period_as_stated": "5 năm qua"}, "period_unknown"),
        ({"period_start": "2018-01", "period_end": "2018-06"}, "short_period"),
    ],
)
def test_what_has_no_average_is_refused(make: Make, cells: dict[str, str], reason: str) -> None:
    """A missing value, unknown years, and half a year, which is not scaled up."""
    dataset = make(
        ben_tre=[FIGURE | cells], lang_son=[year(2014, 2018)], cao_bang=[year(2015, 2018)]
    )
    way = best_way(ways_to_compare(dataset, CLASSES))
    assert set(shown(way)) == {"cao-bang", "lang-son"}
    assert reasons(way) == {"ben-tre": reason}


def test_a_source_that_counts_other_years_gives_no_average(make: Make) -> None:
    """And that is the reason: the indicator has averages, as its other areas show."""
    counted = year(2014, 2019, period_as_stated="sau 5 năm")
    dataset = make(ben_tre=[counted], lang_son=[year(2014, 2018)], cao_bang=[year(2015, 2018)])
    way = best_way(ways_to_compare(dataset, CLASSES))
    assert reasons(way) == {"ben-tre": "other_years"}


def test_ratios_and_overlapping_counts_have_no_average(make: Make) -> None:
    """Shares of different years are refused, and so are several years of the same supported."""
    shares = make(ben_tre=[year(2014, 2018, **SHARE)], lang_son=[year(2019, **SHARE)])
    assert ways_to_compare(shares, SHARE["indicator"]) == ()
    assert set(reasons(fallback_way(shares, SHARE["indicator"])).values()) == {"other_period"}
    counts = make(
        ben_tre=[year(2014, 2018, **ESTABLISHMENTS)],
        lang_son=[year(2019, **ESTABLISHMENTS)],
        cao_bang=[year(2018, **ESTABLISHMENTS)],
    )
    way = best_way(ways_to_compare(counts, ESTABLISHMENTS["indicator"]))
    assert set(shown(way)) == {"lang-son", "cao-bang"}
    assert reasons(way) == {"ben-tre": "not_averaged"}


def test_sources_that_differ_are_refused(make: Make) -> None:
    """Nobody knows which of two figures to compare; where they agree, one of them stands."""
    other = year(2018, source="nguon-2", value="4")
    dataset = make(ben_tre=[year(2018), other], lang_son=[year(2018)], cao_bang=[year(2018)])
    (way,) = ways_to_compare(dataset, CLASSES)
    assert reasons(way) == {"ben-tre": "sources_differ"}
    agreed = make(ben_tre=[year(2018), other | {"value": "3"}], lang_son=[year(2018)])
    assert set(shown(best_way(ways_to_compare(agreed, CLASSES)))) == {"ben-tre", "lang-son"}


def test_years_are_added_to_a_period_that_another_area_states(make: Make) -> None:
    """2016 + 2017–2018 stand beside 2016–2018, as exact as their least exact part."""
    parts = [year(2016, value="2", qualifier="nearly"), year(2017, 2018, value="5")]
    dataset = make(ben_tre=parts, lang_son=[year(2016, 2018, value="9")])
    way = ways_to_compare(dataset, CLASSES)[0]
    assert (way.basis, shown(way)) == ("period", {"lang-son": 9, "ben-tre": 7})
    added = way.rows[1]
    assert (added.qualifier, added.is_computed) == ("nearly", True)
    words = value_words(added, dataset.codebook, language("en")).replace("\u00a0", " ")
    assert words == "nearly 7 classes"


@pytest.mark.parametrize(
    "figures",
    [
        [year(2016), year(2018)],
        [year(2016, 2017), year(2017, 2018)],
        [year(2016), year(2017, status="plan"), year(2018)],
        [year(2016), year(2017), year(2017, source="nguon-2", value="4"), year(2018)],
        [year(2016, 2017), year(2018, source="nguon-2")],
    ],
    ids=["gap", "overlap", "plan", "disputed", "sources"],
)
def test_nothing_is_added_across_a_gap(make: Make, figures: list[dict[str, str]]) -> None:
    """Over no missing year, not twice over one, and not of what different sources count."""
    dataset = make(ben_tre=figures, lang_son=[year(2016, 2018)], cao_bang=[year(2016, 2018)])
    periods = [way for way in ways_to_compare(dataset, CLASSES) if way.id == "2016-2018.actual.-"]
    assert set(shown(periods[0])) == {"cao-bang", "lang-son"}


def test_averages_keep_the_qualifier(make: Make) -> None:
    """Nearly 60 in five years is nearly 12 a year."""
    dataset = make(
        ben_tre=[year(2014, 2018, value="60", qualifier="nearly")], lang_son=[year(2019)]
    )
    (way,) = ways_to_compare(dataset, CLASSES)
    assert way.rows[1].qualifier == "nearly"
    assert value_words(way.rows[1], dataset.codebook, language("vi")).startswith("gần 12")


def test_dates_and_negative_figures_have_no_bars(make: Make) -> None:
    """A first year is no length, and neither is a fall."""
    first = {"indicator": "local_funding_first_year", "unit": "year"}
    dates = make(
        ben_tre=[year(2015, value="2015", **first)], lang_son=[year(2009, value="2009", **first)]
    )
    (way,) = ways_to_compare(dates, "local_funding_first_year")
    assert (way.basis, way.has_bars) == ("dates", False)
    assert picture_of_indicator(dates, "local_funding_first_year", language("vi")) is None
    growth = {"indicator": "funding_state_budget_growth", "unit": "percent_per_year"}
    falls = make(ben_tre=[year(2018, value="-3", **growth)], lang_son=[year(2018, **growth)])
    (way,) = ways_to_compare(falls, growth["indicator"])
    assert not way.has_bars


def test_the_files_hold_every_word_and_no_more_figures_than_needed(make: Make) -> None:
    """Each stated figure stands once; rows and refusals point to it."""
    dataset = make(
        ben_tre=[year(2014, 2018, status="target")],
        lang_son=[year(2014, 2018)],
        cao_bang=[year(2019)],
    )
    files = comparison_files(dataset, language("en"))
    assert set(files) == {"assets/compare/training_classes.en.json"}
    document = json.loads(files["assets/compare/training_classes.en.json"])
    assert len(document["figures"]) == 3
    (way,) = document["ways"]
    assert set(way["rows"]) == {"lang-son", "cao-bang"}
    place, reason = way["out"]["ben-tre"]
    assert document["figures"][place]["words"] == "3\u00a0classes (target)"
    assert "only this kind of figure" in document["reasons"][reason]


def test_what_two_sources_say_alike_is_told_once(make: Make) -> None:
    """The period that is compared is none of the others."""
    same = [year(2014, 2018, value="10"), year(2014, 2018, value="10", source="nguon-2")]
    dataset = make(ben_tre=[*same, year(2009, 2013, value="20")], lang_son=[year(2019)])
    (way,) = ways_to_compare(dataset, CLASSES)
    ben_tre = next(one for one in way.rows if one.area == "ben-tre")
    said = other_periods_words(ben_tre, dataset.codebook, language("en")).replace("\u00a0", " ")
    assert said == "Other periods of this area: 4 classes a year (2009–2013)"


def test_a_disputed_period_is_neither_averaged_nor_added_up(make: Make) -> None:
    """Nobody knows which of two figures counts, nor whether their parts do."""
    disputed = [year(2014, 2015, value="6"), year(2014, 2015, value="9", source="nguon-2")]
    earlier = year(2012, 2013, value="8")
    dataset = make(ben_tre=[*disputed, earlier], lang_son=[year(2019)], cao_bang=[year(2018)])
    way = best_way(ways_to_compare(dataset, CLASSES))
    assert shown(way)["ben-tre"] == 4
    parts = [year(2014, value="3"), year(2015, value="4")]
    whole = year(2014, 2015, value="7")
    summed = make(ben_tre=[*disputed, *parts], lang_son=[whole], cao_bang=[whole])
    (same,) = (one for one in ways_to_compare(summed, CLASSES) if one.id == "2014-2015.actual.-")
    assert set(shown(same)) == {"cao-bang", "lang-son"}


def test_the_fewest_figures_are_added(make: Make) -> None:
    """A figure of two years is nearer to what the source says than those of each."""
    years = [year(2014, value="3"), year(2015, value="4"), year(2014, 2015, value="8")]
    dataset = make(ben_tre=[*years, year(2016, value="1")], lang_son=[year(2014, 2016)])
    (way,) = (one for one in ways_to_compare(dataset, CLASSES) if one.id == "2014-2016.actual.-")
    assert shown(way)["ben-tre"] == 9


def test_a_refusal_names_the_figure_that_ends_last(make: Make) -> None:
    """Not the one that begins last."""
    figures = [year(2010, 2016, **SHARE), year(2013, 2014, **SHARE)]
    dataset = make(ben_tre=figures, lang_son=[year(2019, **SHARE)], cao_bang=[year(2019, **SHARE)])
    (way,) = ways_to_compare(dataset, SHARE["indicator"])
    assert way.refused["ben-tre"].row["period_end"] == "2016"


def test_the_best_comparison_is_one_of_results(make: Make) -> None:
    """However many areas have a plan."""
    plan = year(2014, 2018, status="plan")
    dataset = make(
        ben_tre=[year(2014, 2018), plan], lang_son=[year(2014, 2018), plan], cao_bang=[plan]
    )
    best = best_way(ways_to_compare(dataset, CLASSES))
    assert best is not None
    assert best.status == "actual"
