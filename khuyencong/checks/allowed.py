"""What a column allows, as a clerk reads it, and what a forbidden cell most likely means.

The contract says it by patterns and lengths, which nobody who enters figures should have to read.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from khuyencong.checks.nearest import id_like, nearest
from khuyencong.phrases import QUALIFIER_WORDS

EXAMPLES = {
    "published_on": "2018 | 2018-10 | 2018-10-23",
    "accessed_on": "2026-11-22",
    "period_start": "2018 | 2018-06",
    "period_end": "2018 | 2018-06",
    "valid_from": "2025-07-01",
    "valid_to": "2025-06-30",
    "code": "01 | 02 | … | 99 | VN",
}
"""What a column wants, by examples, where its rule is a pattern of no id and no address."""
IDS = {
    "^[a-z0-9]+(-[a-z0-9]+)*$": ("hyphens", "-"),
    "^[a-z][a-z0-9_]*$": ("underscores", "_"),
}
"""Patterns of ids, each with the case that words it and the sign between the parts of an id."""


def forbidden(field: Mapping[str, Any], rule: str, found: str) -> dict[str, Any]:
    """What a problem says of a cell that breaks a rule of its column: case, fix and details.

    Args:
        field: The column, as its Table Schema describes it.
        rule: Name of the rule there.
        found: The cell.
    """
    wanted = field["constraints"].get(rule)
    if rule == "enum":
        fix = _meant(found, wanted, field.get("description", ""))
        return {"case": "listed", "fix": fix, "details": {"wanted": " | ".join(wanted)}}
    if rule == "maxLength":
        return {"case": "long", "details": {"wanted": f"{wanted}", "count": f"{len(found)}"}}
    if rule == "pattern" and wanted in IDS:
        return {"case": IDS[wanted][0], "fix": as_id(found, wanted)}
    if rule == "pattern" and field["name"].endswith("url"):
        return {"case": "address"}
    if rule == "pattern":
        return {"details": {"wanted": EXAMPLES.get(field["name"], f"{wanted}")}}
    sign = {"minimum": "≥", "maximum": "≤"}.get(rule, "")
    return {"details": {"wanted": f"{sign} {wanted}".strip()}}


def _meant(found: str, ids: Iterable[str], description: str) -> str | None:
    """The id of a closed list that a cell means, written as a word of it or nearly as the id.

    Descriptions say what ids mean: "actual: thực hiện; plan: kế hoạch".

    Args:
        found: The cell.
        ids: The list.
        description: Of the column, in Vietnamese.
    """
    known = frozenset(ids)
    words = {id_like(word): id_ for word, id_ in QUALIFIER_WORDS.items() if id_ in known}
    for part in description.rstrip(".").split(";"):
        id_, _, meanings = part.strip().partition(":")
        if id_ in known:
            words |= {id_like(word): id_ for word in meanings.split(",")}
    return words.get(id_like(found)) or nearest(found.strip(), known)


def as_id(text: str, pattern: str) -> str | None:
    """A text as an id, None where it cannot become one.

    Args:
        text: What was written.
        pattern: One of those of ids.
    """
    written = id_like(text, IDS[pattern][1])
    return written if re.fullmatch(pattern, written) else None
