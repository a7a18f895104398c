"""A sentence that says what a table of figures shows, before a reader goes through its rows."""

from collections.abc import Sequence

from khuyencong.codebook import Codebook
from khuyencong.language import Language
from khuyencong.pages.figures import FigureRow


def table_sentence(rows: Sequence[FigureRow], codebook: Codebook, language: Language) -> str:
    """How many figures of how many areas, and how many of them are not plain results."""
    _ = language.gettext
    said = language.ngettext("{n} figure", "{n} figures", len(rows)).format(n=len(rows))
    areas = {row.area for row in rows}
    if len(areas) > 1:
        said = _("{figures} of {areas}").format(
            figures=said, areas=_areas_words(areas, codebook, language)
        )
    remarks = _remarks(rows, language)
    if remarks:
        said = _("{figures}, of which {remarks}").format(
            figures=said, remarks=language.listing(remarks)
        )
    return f"{said}."


def _areas_words(areas: set[str], codebook: Codebook, language: Language) -> str:
    """Provinces counted, and the country named beside them, for it is none of them."""
    _ = language.gettext
    provinces = sum(not codebook.areas[one].is_country for one in areas)
    words = language.ngettext("{n} province", "{n} provinces", provinces).format(n=provinces)
    if provinces < len(areas):
        return _("{provinces} and the whole country").format(provinces=words)
    return words


def _remarks(rows: Sequence[FigureRow], language: Language) -> list[str]:
    plural = language.ngettext
    approximate = sum(row.is_approximate for row in rows)
    intended = sum(bool(row.status) for row in rows)
    parts = sum(bool(row.breakdown) for row in rows)
    missing = sum(row.is_missing for row in rows)
    remarks = (
        (
            approximate,
            plural(
                "{n} has “nearly” or such a word", "{n} have “nearly” or such a word", approximate
            ),
        ),
        (
            intended,
            plural(
                "{n} is a plan, target or estimate",
                "{n} are plans, targets or estimates",
                intended,
            ),
        ),
        (parts, plural("{n} is part of a total", "{n} are parts of a total", parts)),
        (missing, plural("{n} is missing", "{n} are missing", missing)),
    )
    return [words.format(n=count) for count, words in remarks if count]
