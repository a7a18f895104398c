"""Việt Nam as a map of tiles: every province one link of the same size, in its place.

Tiles stand where the codebook puts them, once for the 63 provinces up to June 2025 and once for the
34 since. Hoàng Sa and Trường Sa are shown with their province, as Vietnamese maps do, without data.
"""

from collections.abc import Mapping
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
    """``many``, ``some``, ``few``, ``words`` (statements only) or ``none``."""
    words: str
    """What is reported, for the screen reader and the hovering pointer."""


def tile_map(
    dataset: Dataset, division: str, pages: Mapping[str, str], language: Language
) -> list[Tile]:
    """The tiles of a division of the country, from north to south.

    Args:
        dataset: For the areas and what is reported of each.
        division: ``63`` or ``34``.
        pages: Address of each area's page, or of its place in the list of provinces.
        language: The page's language.
    """
    figures = dataset.observations[dataset.observations["value"].notna()]["area"].value_counts()
    statements = dataset.narratives["area"].value_counts()
    tiles = []
    for area in dataset.codebook.areas.values():
        place = area.tile_63 if division == "63" else area.tile_34
        if place is not None:
            counts = int(figures.get(area.id, 0)), int(statements.get(area.id, 0))
            tiles.append(_tile(dataset, area, place, pages[area.id], counts, language))
    return sorted([*tiles, *_islands(division, language)], key=lambda tile: (tile.row, tile.column))


def _tile(
    dataset: Dataset,
    area: Area,
    place: tuple[int, int],
    path: str,
    counts: tuple[int, int],
    language: Language,
) -> Tile:
    figures, statements = counts
    level = next((name for least, name in LEVELS if figures >= least), "")
    return Tile(
        name=distinct_area_name(area, dataset.codebook.areas.values(), language),
        label=short_name(area.name(language.code)),
        row=place[0],
        column=place[1],
        path=path,
        level=level or ("words" if statements else "none"),
        words=_words(figures, statements, language),
    )


def _words(figures: int, statements: int, language: Language) -> str:
    _, plural = language.gettext, language.ngettext
    if not figures and not statements:
        return _("nothing read yet")
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


def short_name(name: str) -> str:
    """A name short enough for a tile: "B.Ninh", "BR-VT", "TT.Huế"."""
    if " - " in name:
        return "-".join("".join(word[0] for word in part.split()) for part in name.split(" - "))
    *first, last = name.removesuffix(" City").split()
    initials = "".join(word[0] for word in first)
    label = f"{initials}.{last}" if initials else last
    return label if len(label) <= LONGEST_LABEL else label[:LONGEST_LABEL]
