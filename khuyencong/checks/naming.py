"""Whether a descriptor speaks of the area of its folder, or still of that of its model.

Whoever begins a package with another province's folder changes ``name``, for the check asks for it;
what readers see are the title, the description and the keywords.
"""

from collections.abc import Iterator
from typing import Any

from khuyencong.codebook import Area, Codebook
from khuyencong.faults import shortened
from khuyencong.package import Package
from khuyencong.problems import Problem

TITLES = ("title", "title_en")
ABOUT = ("description", "description_en", "keywords")
"""Entries that may speak of the country, or of the areas that an area came from."""
ENGLISH = "_en"
"""How the entries end that are in English."""


def check_naming(package: Package, codebook: Codebook) -> Iterator[Problem]:
    """Entries that name another area and not the package's own.

    An entry that names both is sound, and so is one that names none: the whole country has a title
    without its name. The description of the country may name any province.
    """
    area = codebook.areas.get(package.name)
    if area is None:
        return
    for name, text in texts(package).items():
        if area.is_country and name in ABOUT:
            continue
        others = _others(text, area, codebook, is_title=name in TITLES)
        if others and not codebook.area_names.is_named(area.id, text):
            language = "en" if name.endswith(ENGLISH) else "vi"
            yield package.entry_problem(
                name,
                "area-misnamed",
                found=shortened(text),
                details={
                    "other": ", ".join(sorted({one.name(language) for one in others})),
                    "area": area.name(language),
                },
            )


def texts(package: Package) -> dict[str, str]:
    """The entries of a package by which readers learn which area it is about."""
    return {name: _text(package.descriptor.get(name)) for name in (*TITLES, *ABOUT)}


def _text(value: Any) -> str:
    """An entry as one text; whether it is one is judged where the descriptor is read."""
    if isinstance(value, list):
        return ", ".join(one for one in value if isinstance(one, str))
    return value if isinstance(value, str) else ""


def _others(text: str, area: Area, codebook: Codebook, *, is_title: bool) -> list[Area]:
    """The areas that a text names and that its package is not about."""
    named = [codebook.areas[one] for one in codebook.area_names.named_in(text) if one != area.id]
    if is_title:
        return named
    relatives = {area.successor, *(one.id for one in codebook.predecessors(area.id))}
    return [one for one in named if not one.is_country and one.id not in relatives]
