"""The map of tiles: every province in its place, each a link that says what is reported."""

import pytest

from khuyencong.codebook import Codebook
from khuyencong.language import language
from khuyencong.load import Dataset
from khuyencong.pages.tiles import Tile, short_name, tile_map


def tiles_of(dataset: Dataset, division: str) -> list[Tile]:
    pages = {area: f"provinces/{area}/" for area in dataset.codebook.areas}
    return list(tile_map(dataset, division, "", pages, language("vi")).tiles)


@pytest.mark.parametrize(("division", "provinces"), [("63", 63), ("34", 34)])
def test_every_province_has_a_place_of_its_own(
    dataset: Dataset, division: str, provinces: int
) -> None:
    """63 and 34 tiles, no two on one place, each with an address and a short name."""
    tiles = [tile for tile in tiles_of(dataset, division) if tile.path]
    assert len(tiles) == provinces
    assert len({(tile.row, tile.column) for tile in tiles}) == provinces
    assert all(0 < len(tile.label) <= 8 for tile in tiles)


@pytest.mark.parametrize("division", ["63", "34"])
def test_the_archipelagos_are_on_every_map(dataset: Dataset, division: str) -> None:
    """Hoàng Sa and Trường Sa are shown, without data and without a link."""
    islands = {tile.name: tile for tile in tiles_of(dataset, division) if not tile.path}
    assert set(islands) == {"Hoàng Sa", "Trường Sa"}
    assert {tile.level for tile in islands.values()} == {"islands"}


def test_tiles_say_what_is_reported(dataset: Dataset) -> None:
    """Many figures, few, words only and nothing are told apart, in words too."""
    tiles = {tile.name: tile for tile in tiles_of(dataset, "63")}
    assert tiles["Bình Thuận"].level == "many"
    assert tiles["Vĩnh Long (đến 30/6/2025)"].level == "few"
    assert tiles["Quảng Ngãi (đến 30/6/2025)"].level == "words"
    assert tiles["Quảng Ngãi (đến 30/6/2025)"].words == "0 con số và 12 nhận định"
    assert tiles["Trà Vinh"].level == "none"


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Bắc Ninh", "B.Ninh"),
        ("Thừa Thiên Huế", "TT.Huế"),
        ("Bà Rịa - Vũng Tàu", "BR-VT"),
        ("Huế", "Huế"),
        ("Ho Chi Minh City", "HCMC"),
        ("Hồ Chí Minh", "TP.HCM"),
        ("Quảng Bình", "Q.Bình"),
    ],
)
def test_names_are_shortened_for_a_phone(codebook: Codebook, name: str, label: str) -> None:
    """A short name keeps its last word, by which people tell provinces apart, or is a usual one."""
    area = next(one for one in codebook.areas.values() if name in {one.name_vi, one.name_en})
    assert short_name(name, area.aliases) == label
