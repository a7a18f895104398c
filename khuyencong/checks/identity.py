"""Relations between figures: sums, shares and upper limits of the codebook.

Figures are compared only within the same area, period, breakdown, status and source, and only as
sharply as their qualifiers and their rounding allow.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from khuyencong.checks.limit import bounded
from khuyencong.checks.stated import is_misread, with_qualifier
from khuyencong.codebook import Codebook, Identity
from khuyencong.numbers import parse_number, plain
from khuyencong.package import Package, Record
from khuyencong.precision import Bounds, bounds
from khuyencong.problems import Problem

Group = Mapping[str, tuple[Record, Bounds]]
"""Rows that speak of the same thing, by indicator, with what each allows."""

GROUP_FIELDS = ("period_start", "period_end", "breakdown", "status", "source")
"""What figures share that speak of the same thing. Where an end of the period is not known the
source's words for it are the same, too: nothing else tells two such periods apart."""


@bounded
def check_identities(package: Package, codebook: Codebook) -> Iterator[Problem]:
    """Every identity of the codebook, in every group of comparable figures."""
    for group in _groups(package, codebook):
        for identity in codebook.identities:
            if identity.result in group and _is_broken(identity, group):
                yield _problem(package, identity, group)


def _groups(package: Package, codebook: Codebook) -> Iterator[Group]:
    groups: dict[tuple[str, ...], dict[str, tuple[Record, Bounds]]] = {}
    related = {one.result for one in codebook.identities}
    related.update(operand for one in codebook.identities for operand in one.operands)
    for record in package.records("observations"):
        if record["indicator"] not in related:
            continue
        value = parse_number(record["value"])
        unit = codebook.units.get(record["unit"])
        indicator = codebook.indicators.get(record["indicator"])
        if value is None or unit is None or indicator is None or unit.id != indicator.unit:
            continue
        if not is_misread(record, unit, codebook):
            is_known = record["period_start"] and record["period_end"]
            words = "" if is_known else record["period_as_stated"]
            key = (words, *(record[name] for name in GROUP_FIELDS))
            allowed = bounds(value, record["qualifier"], whole=unit.whole)
            groups.setdefault(key, {})[record["indicator"]] = (record, allowed)
    yield from groups.values()


def _is_broken(identity: Identity, group: Group) -> bool:
    result = group[identity.result][1]
    parts = [group[operand][1] for operand in identity.operands if operand in group]
    complete = len(parts) == len(identity.operands)
    match identity.kind:
        case "sum":
            return bool(parts) and _sum_is_broken(result, parts, complete=complete)
        case "share":
            return complete and _share_is_broken(result, parts[0], parts[1])
        case _:
            return complete and result.low > parts[0].high


def _sum_is_broken(total: Bounds, parts: list[Bounds], *, complete: bool) -> bool:
    """Parts exceed the total; or, where all parts are known, fall short of it.

    A part that is not reported is not zero, so a known part alone can only be too large.
    """
    together = sum(parts, Bounds(Decimal(0), Decimal(0)))
    return together.low > total.high or (complete and together.high < total.low)


def _share_is_broken(share: Bounds, part: Bounds, whole: Bounds) -> bool:
    if whole.low <= 0:
        return False
    low = 100 * part.low / whole.high
    high = 100 * part.high / whole.low
    return share.low > high or share.high < low


def _problem(package: Package, identity: Identity, group: Group) -> Problem:
    record = group[identity.result][0]
    named = [operand for operand in identity.operands if operand in group]
    sign = {"sum": " + ", "share": " ÷ ", "at_most": " ≥ "}[identity.kind]
    terms = sign.join(f"{one} {with_qualifier(group[one][0])}" for one in named)
    lines = ", ".join(str(group[one][0].row.line) for one in named)
    return package.problem(
        record,
        "value",
        "identity-broken",
        details={
            "rule": f"{identity.result} {_RULE[identity.kind]} {sign.join(identity.operands)}",
            "terms": terms,
            "lines": lines,
            "indicator": identity.result,
            **_computed(identity, group),
        },
    )


_RULE = {"sum": "=", "share": "= 100 ×", "at_most": "≤"}


def _computed(identity: Identity, group: Group) -> dict[str, str]:
    """What the operands give, for the message."""
    values = [Decimal(group[one][0]["value"]) for one in identity.operands if one in group]
    match identity.kind:
        case "sum":
            return {"wanted": plain(sum(values, Decimal(0)))}
        case "share":
            return {"wanted": f"{float(100 * values[0] / values[1]):.1f}"}
        case _:
            return {"wanted": f"≤ {plain(values[0])}"}
