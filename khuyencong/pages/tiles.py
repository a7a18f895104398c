"""Việt Nam as a map of tiles: every province one link of the same size, in its place.

Tiles stand where the codebook puts them, once for the 63 provinces up to June 2025 and once for the
34 since. Hoàng Sa and Trường Sa are shown with their province, as Vietnamese maps do, without data.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from khuyencong.codebook import Area
from khuyencong.language import Language
from khuyencong.load import Dataset
from khuyencong.wording import distinct_area_name

LEVELS = ((10, "many"), (4, "some"), (1, "few"))
"""Shades by the least number of figures; the steps are those that tell the first packages apart."""
ISLANDS = {
    "63": (("Hoàng Sa", "Hoang Sa", 12), ("Trường Sa", "Truong Sa", 17)),
    "34": (("Hoàng Sa", "Hoang Sa", 10), ("Trường Sa", "Truong Sa", 15)),
}
"""Names and row; they lie east of all tiles."""
RARE_LEVELS = frozenset({"words", "apart"})
LONGEST_LABEL = 8
"""Letters that fit on a tile of a phone."""


@dataclass(frozen=True)
class Tile:
    """One tile of a map."""

    name: str
    label: str
    """A short form of the name that fits on the tile."""
    row: int
    column: int
    """0 for the islands, which have a column of their own."""
    path: str
    """Where the tile leads, empty for the islands."""
    level: str
    """What its colour stands for, a name of the style sheet."""
    words: str
    """What is reported, for the screen reader and the hovering pointer."""


@dataclass(frozen=True)
class TileMap:
    """A division of the country as tiles, with what its colours mean."""

    division: str
    """``63`` or ``34``."""
    title: str
    tiles: tuple[Tile, ...]
    """From north to south."""
    legend: tuple[tuple[str, str], ...]
    """Level and words."""


@dataclass(frozen=True)
class Mark:
    """What a map shows of one area."""

    level: str
    words: str
    path: str


def map_of(
    dataset: Dataset,
    division: str,
    title: str,
    marks: Callable[[Area], Mark],
    legend: tuple[tuple[str, str], ...],
    language: Language,
) -> TileMap:
    """A map on which every area of a division has its place.

    Args:
        dataset: For the areas.
        division: ``63`` or ``34``.
        title: What the map shows.
        marks: What it shows of each area.
        legend: Level and words of all levels; rare ones that no tile has are left out.
        language: The page's language.
    """
    tiles = []
    for area in dataset.codebook.areas.values():
        place = area.tile_63 if division == "63" else area.tile_34
        if place is not None:
            mark = marks(area)
            name = distinct_area_name(area, dataset.codebook, language)
            label = short_name(area.name(language.code), area.aliases)
            tiles.append(Tile(name, label, *place, mark.path, mark.level, mark.words))
    tiles += _islands(division, language)
    levels = {tile.level for tile in tiles}
    return TileMap(
        division,
        title,
        tuple(sorted(tiles, key=lambda tile: (tile.row, tile.column))),
        tuple(entry for entry in legend if entry[0] in levels or entry[0] not in RARE_LEVELS),
    )


def tile_map(
    dataset: Dataset, division: str, title: str, pages: Mapping[str, str], language: Language
) -> TileMap:
    """The map of how much has been read of each area.

    Args:
        dataset: For the areas and what is reported of each.
        division: ``63`` or ``34``.
        title: What the map shows.
        pages: Address of each area's page, or of its place in the list of provinces.
        language: The page's language.
    """
    _ = language.gettext
    figures = dataset.observations[dataset.observations["value"].notna()]["area"].value_counts()
    statements = dataset.narratives["area"].value_counts()

    def mark(area: Area) -> Mark:
        given, said = int(figures.get(area.id, 0)), int(statements.get(area.id, 0))
        level = next((name for least, name in LEVELS if given >= least), "")
        return Mark(
            level or ("words" if said else "none"), _words(given, said, language), pages[area.id]
        )

    legend = (
        ("many", _("10 figures or more")),
        ("some", _("4 to 9 figures")),
        ("few", _("1 to 3 figures")),
        ("words", _("statements only")),
        ("none", _("no figures yet")),
    )
    return map_of(dataset, division, title, mark, legend, language)


def _words(figures: int, statements: int, language: Language) -> str:
    _, plural = language.gettext, language.ngettext
    if not figures and not statements:
        return _("no figures yet")
    return language.listing(
        [
            plural("{n} figure", "{n} figures", figures).format(n=figures),
            plural("{n} statement", "{n} statements", statements).format(n=statements),
        ]
    )


def _islands(division: str, language: Language) -> list[Tile]:
    return [
        Tile(
            name=vietnamese if language.code == "vi" else english,
            label=vietnamese if language.code == "vi" else english,
            row=row,
            column=0,
            path="",
            level="islands",
            words=language.gettext("archipelago, without data"),
        )
        for vietnamese, english, row in ISLANDS[division]
    ]


def short_name(name: str, aliases: Iterable[str] = ()) -> str:
    """A name short enough for a tile: "B.Ninh", "BR-VT", "TT.Huế", "TP.HCM", "HCMC".

    Args:
        name: Of an area.
        aliases: What else it is called; of use is one that is an abbreviation with a point.
    """
    if name.endswith(" City"):
        return "".join(word[0] for word in name.split())
    usual = [one for one in aliases if "." in one and " " not in one]
    if usual:
        return usual[0]
    if " - " in name:
        return "-".join("".join(word[0] for word in part.split()) for part in name.split(" - "))
    *first, last = name.split()
    initials = "".join(word[0] for word in first)
    label = f"{initials}.{last}" if initials else last
    return label if len(label) <= LONGEST_LABEL else label[:LONGEST_LABEL]
