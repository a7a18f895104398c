"""Texts of a descriptor that look right and are not, as cells of tables may.

Pages and files show them, and none of these may hold signs that nobody sees: a control character
ends a feed, and could stand for something where pages are put together.
"""

from collections.abc import Iterator
from typing import Any

from khuyencong.checks.limit import bounded
from khuyencong.checks.text import flaws
from khuyencong.faults import shortened
from khuyencong.package import Package
from khuyencong.problems import Problem

CODES = frozenset({"odd-space", "not-nfc", "eth-for-d", "mojibake"})
"""What is asked of entries; a descriptor is no spreadsheet, and addresses may look like markup."""
NOT_SHOWN = frozenset({"resources"})
"""Entries of which readers see nothing: schemas are those of this project."""


@bounded
def check_entries(package: Package) -> Iterator[Problem]:
    """Every text of every entry that readers see."""
    for name, value in package.descriptor.items():
        for text in dict.fromkeys(_texts(value)) if name not in NOT_SHOWN else ():
            for code, words in flaws(text, name, is_text=True):
                if code in CODES:
                    found = {"found": shortened(text)} | words
                    yield package.entry_problem(name, code, **found)


def _texts(value: Any) -> Iterator[str]:
    """All texts of an entry, however deep they stand."""
    places = [value]
    while places:
        place = places.pop()
        if isinstance(place, str):
            yield place
        elif isinstance(place, dict):
            places.extend(place.values())
        elif isinstance(place, list):
            places.extend(place)
