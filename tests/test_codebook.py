"""The codebook: areas of both divisions, topics, units, indicators and identities."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from khuyencong.codebook import Area, Codebook, load_codebook
from khuyencong.reading import read_package

MERGER = "2025-06-30"
AREAS_THAT_STAYED = 10
"""Areas that belong to both divisions; Huế, renamed in 2025, is counted once in each."""


def provinces(codebook: Codebook) -> list[Area]:
    """All areas but the country."""
    return [area for area in codebook.areas.values() if not area.is_country]


def test_there_are_63_old_and_34_new_provinces_and_the_country(codebook: Codebook) -> None:
    """10 of them are the same area before and after: 63 + 34 - 10 + 1 = 88."""
    old = [area for area in provinces(codebook) if not area.valid_from]
    new = [area for area in provinces(codebook) if area.exists_today]
    assert (len(old), len(new)) == (63, 34)
    assert len(codebook.areas) == 63 + 34 - AREAS_THAT_STAYED + 1 == 88


def test_every_old_province_ended_with_the_merger_or_still_exists(codebook: Codebook) -> None:
    """Only Thừa Thiên Huế became a city half a year earlier."""
    ends = Counter(area.valid_to for area in provinces(codebook))
    assert ends == {"": 34, MERGER: 52, "2024-12-31": 1}
    assert codebook.areas["thua-thien-hue"].valid_to == "2024-12-31"


def test_an_area_has_a_successor_exactly_where_it_ended(codebook: Codebook) -> None:
    """The successor exists today and began on the day after."""
    for area in provinces(codebook):
        assert bool(area.successor) is bool(area.valid_to), area.id
        if area.successor:
            successor = codebook.areas[area.successor]
            day_after = date.fromisoformat(area.valid_to) + timedelta(days=1)
            assert successor.exists_today
            assert successor.valid_from == day_after.isoformat()


def test_every_new_province_names_what_went_into_it(codebook: Codebook) -> None:
    """Two or three old provinces each, and Huế one."""
    new = [area for area in provinces(codebook) if area.valid_from]
    assert len(new) == 34 - AREAS_THAT_STAYED
    assert {len(codebook.predecessors(area.id)) for area in new if area.id != "hue"} == {2, 3}
    assert [area.id for area in codebook.predecessors("hue")] == ["thua-thien-hue"]


def test_bac_ninh_and_bac_giang_became_the_new_bac_ninh(codebook: Codebook) -> None:
    """The same name is another territory afterwards."""
    merged = {area.id for area in codebook.predecessors("bac-ninh-2025")}
    assert merged == {"bac-ninh", "bac-giang"}


def test_codes_repeat_across_the_divisions_but_not_within_one(codebook: Codebook) -> None:
    """Code 24 was Bắc Giang and is Bắc Ninh: a bare code is no key."""
    for division in (
        [area.code for area in provinces(codebook) if not area.valid_from],
        [area.code for area in provinces(codebook) if area.exists_today],
    ):
        assert len(set(division)) == len(division)
    with_24 = [area.id for area in provinces(codebook) if area.code == "24"]
    assert with_24 == ["bac-giang", "bac-ninh-2025"]


@pytest.mark.parametrize(("division", "count"), [("tile_63", 63), ("tile_34", 34)])
def test_every_province_has_a_tile_of_its_own(
    codebook: Codebook, division: str, count: int
) -> None:
    """Two provinces on one tile would hide each other on the map."""
    tiles = [getattr(area, division) for area in provinces(codebook)]
    placed = [tile for tile in tiles if tile is not None]
    assert len(placed) == len(set(placed)) == count


def test_a_tile_belongs_to_the_division_in_which_the_area_existed(codebook: Codebook) -> None:
    """And its region likewise."""
    for area in provinces(codebook):
        was_old, is_new = not area.valid_from, area.exists_today
        assert (area.tile_63 is not None, bool(area.region_63)) == (was_old, was_old), area.id
        assert (area.tile_34 is not None, bool(area.region_34)) == (is_new, is_new), area.id


def test_an_alias_means_one_area_of_its_time(codebook: Codebook) -> None:
    """A name may not point to two areas of the same division."""
    for division in ("63", "34"):
        names = [
            name
            for area in provinces(codebook)
            if getattr(area, f"tile_{division}") is not None
            for name in {area.name_vi, *area.aliases}
        ]
        assert [name for name, count in Counter(names).items() if count > 1] == []


def test_the_country_is_no_province(codebook: Codebook) -> None:
    """It has no tile, no region and no successor."""
    country = codebook.areas["viet-nam"]
    assert country.is_country
    assert (country.tile_63, country.tile_34, country.successor) == (None, None, "")


def test_the_13_topics_stand_in_their_order(codebook: Codebook) -> None:
    """Funding first, context last, positions without a gap."""
    topics = codebook.topics_in_order
    assert [topic.position for topic in topics] == list(range(1, 14))
    assert (topics[0].id, topics[-1].id) == ("funding", "context")


def test_every_topic_has_an_indicator(codebook: Codebook) -> None:
    """A heading without contents would be a page without contents."""
    used = {indicator.topic for indicator in codebook.indicators.values()}
    assert set(codebook.topics) - used <= {"cooperation"}


def test_money_units_convert_exactly(codebook: Codebook) -> None:
    """A million is a thousandth of a billion, a đồng a billionth."""
    units = codebook.units
    assert units["million_vnd"].factor == Decimal("0.001")
    assert units["vnd"].factor == Decimal("0.000000001")
    assert units["billion_vnd"].factor == 1
    assert codebook.related("vnd", "million_vnd")
    assert not codebook.related("person", "billion_vnd")


def test_counts_are_whole_and_measures_are_not(codebook: Codebook) -> None:
    """Nobody counts half a class."""
    assert codebook.units["class"].whole
    assert not codebook.units["billion_vnd"].whole
    assert all(unit.decimals == 0 for unit in codebook.units.values() if unit.whole)


def test_ratios_are_never_added(codebook: Codebook) -> None:
    """Shares, growth and years cannot be summed over anything."""
    for indicator in codebook.indicators.values():
        if indicator.kind in {"ratio", "date"}:
            assert not indicator.additive_over_areas, indicator.id
            assert not indicator.additive_over_time, indicator.id


def test_stocks_are_not_added_over_time(codebook: Codebook) -> None:
    """A cluster that stood in two years is still one cluster."""
    stocks = [one for one in codebook.indicators.values() if one.kind == "stock"]
    assert stocks
    assert not any(one.additive_over_time for one in stocks)


def test_total_funding_is_the_sum_of_its_three_sources(codebook: Codebook) -> None:
    """The identity of the contract."""
    (identity,) = (one for one in codebook.identities if one.result == "funding_total")
    assert identity.kind == "sum"
    assert identity.operands == ("funding_state_budget", "funding_beneficiary", "funding_other")


def test_identities_relate_indicators_of_fitting_units(codebook: Codebook) -> None:
    """Sums and limits within one unit, shares in per cent of two figures in one unit."""
    for identity in codebook.identities:
        units = {codebook.indicators[operand].unit for operand in identity.operands}
        assert len(units) == 1, identity.id
        if identity.kind == "share":
            assert len(identity.operands) == 2
            assert codebook.indicators[identity.result].unit == "percent"
        else:
            assert units == {codebook.indicators[identity.result].unit}


def test_everything_has_names_in_both_languages(codebook: Codebook) -> None:
    """And they can be asked for by language."""
    for part in ("areas", "topics", "units", "indicators", "breakdowns", "themes"):
        for one in getattr(codebook, part).values():
            assert one.name("vi")
            assert one.name("en")
    assert codebook.areas["ben-tre"].name("en") == "Ben Tre"


def test_the_glossary_explains_its_subject_in_both_languages(codebook: Codebook) -> None:
    """Khuyến công is industrial extension here."""
    (term,) = (one for one in codebook.glossary if one.term_vi == "khuyến công")
    assert (term.term("vi"), term.term("en")) == ("khuyến công", "industrial extension")
    assert term.definition("vi") != term.definition("en")


def test_a_one_is_as_true_as_true(packages: Path) -> None:
    """Table Schema allows both, so both must mean that a class is whole."""
    file = packages / "codebook" / "units.csv"
    text = file.read_text(encoding="utf-8").replace(",classes,0,true,", ",classes,0,1,")
    assert ",0,1," in text
    file.write_text(text, encoding="utf-8")
    assert load_codebook(read_package(packages / "codebook")).units["class"].whole
