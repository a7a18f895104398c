"""What is wrong with the entries of a descriptor: their names, and values that have one form only.

People write a descriptor by hand, so a slip in a name is told as such and not as an entry that is
missing, and where one value alone can be meant it is named.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from difflib import get_close_matches
from typing import Any

from khuyencong.dates import iso_date, other_date
from khuyencong.faults import shortened

REQUIRED = {
    "name": '"name": "ben-tre"',
    "title": '"title": "Khuyến công tỉnh Bến Tre"',
    "version": '"version": "1.0.0"',
    "created": '"created": "2026-11-22T00:00:00Z"',
    "licenses": '"licenses": [{"name": "CC-BY-4.0"}]',
    "resources": '"resources": […]',
}
"""Entries that every package has, each with an example of how it is written; nobody may use data
without a licence."""
KNOWN = frozenset(REQUIRED) | {
    *("$schema", "id", "title_en", "description", "description_en", "homepage", "image"),
    *("contributors", "sources", "keywords"),
}
LICENCE = "CC-BY-4.0"
"""The licence of the project's data (LICENSE-data); a package under another could not be published
together with the rest."""
EARLIEST_YEAR = 1980
"""Zip files cannot carry an older date."""
SIMILARITY = 0.75
"""Least similarity of a misspelt name: licences and licenses have 0.88, keywords and words 0.77."""
_VERSION = re.compile(r"\d+\.\d+\.\d+", re.ASCII)
_LIKE_VERSION = re.compile(r"v?\.? ?(\d+)(?:[.,](\d+))?(?:[.,](\d+))?", re.ASCII | re.IGNORECASE)
_MIDNIGHT = "T00:00:00Z"
_ZONE = "Z"
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", re.ASCII)
"""RFC 3339, section 5.6; Python reads more, as a day alone, which other tools do not."""


@dataclass(frozen=True)
class EntryFlaw:
    """One thing that is wrong with an entry of a descriptor."""

    name: str
    """The entry, as it stands there or should stand there."""
    case: str
    found: str
    fix: str | None = None
    details: Mapping[str, str] = field(default_factory=dict)


def name_flaws(descriptor: Mapping[str, Any]) -> Iterator[EntryFlaw]:
    """Entries that are missing or empty, and those whose names are misspelt.

    An unknown name by itself is no fault: a descriptor may say more than the contract asks.
    """
    unknown = {name.lower(): name for name in descriptor if name not in KNOWN}
    absent = sorted(name for name in KNOWN if name not in descriptor)
    misspelt = {}
    for name in absent:
        for near in get_close_matches(name, unknown, n=1, cutoff=SIMILARITY):
            misspelt[name] = unknown.pop(near)
    for name, written in misspelt.items():
        yield EntryFlaw(written, "misspelt", shortened(written), None, {"wanted": name})
    for name, example in REQUIRED.items():
        if name not in misspelt and not descriptor.get(name):
            case = "empty" if name in descriptor else "missing"
            yield EntryFlaw(name, case, name, None, {"wanted": example})


def value_flaws(descriptor: Mapping[str, Any]) -> Iterator[EntryFlaw]:
    """Values of a version, a day or a licence that are written otherwise than these are."""
    version, created = descriptor.get("version"), descriptor.get("created")
    if version and isinstance(version, str | int | float) and not _is_version(version):
        like = _LIKE_VERSION.fullmatch(f"{version}".strip())
        fix = ".".join(part or "0" for part in like.groups()) if like else None
        yield EntryFlaw("version", "version", shortened(version), fix)
    if created and isinstance(created, str) and not is_moment(created):
        day, other = iso_date(created), other_date(created)
        case = "created" if day is None else "day-first" if other else "day"
        details = {"other": f"{other}{_MIDNIGHT}"} if other else {}
        fix = f"{created}{_ZONE}" if is_moment(f"{created}{_ZONE}") else day and f"{day}{_MIDNIGHT}"
        yield EntryFlaw("created", case, shortened(created), fix, details)
    licences = descriptor.get("licenses")
    for licence in licences if isinstance(licences, list) else ():
        if isinstance(licence, dict) and licence.get("name") != LICENCE:
            found = licence.get("name") or licence.get("title") or licence
            yield EntryFlaw("licenses", "licence", shortened(found), None, {"wanted": LICENCE})


def _is_version(value: object) -> bool:
    return isinstance(value, str) and _VERSION.fullmatch(value) is not None


def is_moment(value: str) -> bool:
    """Whether a value is a date with time as the Data Package standard writes it (RFC 3339).

    Args:
        value: What stands in the entry.
    """
    try:
        year = datetime.fromisoformat(value).year
    except ValueError:
        return False
    return _MOMENT.fullmatch(value) is not None and year >= EARLIEST_YEAR
