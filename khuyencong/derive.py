"""What follows from the stated figures: averages per year, shares, sums, coverage.

Nothing derived is ever mixed with what was stated: derived frames are frames of their own, carry
the qualifier that their inputs allow, and leave out what cannot be computed honestly.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from operator import itemgetter
from typing import Any

import pandas as pd

from khuyencong.codebook import FLOW, Codebook
from khuyencong.foreign_numbers import SMALL_NUMBERS
from khuyencong.load import Dataset
from khuyencong.once import once
from khuyencong.periods import Period
from khuyencong.precision import combined
from khuyencong.rows import Record, grouped

_COUNTED_YEARS = re.compile(
    rf"(?<!tháng )\b(\d{{1,2}}|{'|'.join(SMALL_NUMBERS)})\s+(?:năm|years?)\b(?!\s+\d)",
    re.IGNORECASE,
)
"""How many years a source says that it speaks of: "sau 5 năm", "the six years"."""
SAME = ["area", "period_start", "period_end", "period_as_stated", "breakdown", "status", "source"]
"""What two figures of one area must share before they are put together."""


def per_year(rows: Iterable[Record], codebook: Codebook) -> list[Record]:
    """Averages per year of flows, so that periods of different length can be compared.

    Args:
        rows: Stated figures.
        codebook: For the kind of each indicator.

    Returns:
        The rows of flows with a value and a known period, with ``years`` (length of the period)
        and ``per_year`` (value ÷ years, in the indicator's unit per year). A period of one year
        gives the stated value itself; longer periods only count where the codebook calls the
        indicator additive over time, and shorter ones never do: what was done by June is not half
        of the year. Where the source counts other years than its period has ("after 5 years",
        2014–2019) nobody knows what to divide by, so there is no average. The qualifier stays the
        one of the stated figure.
    """
    return [
        averaged(row, years)
        for row in rows
        if (years := years_to_average(row, codebook)) is not None
    ]


def averaged(row: Record, years: float) -> Record:
    """A row with its length in years and its average per year."""
    return {**row, "years": years, "per_year": float(row["value"]) / years}


def years_to_average(row: Record, codebook: Codebook) -> float | None:
    """What the total of a row may be divided by, None where it may not be divided."""
    indicator = codebook.indicators[row["indicator"]]
    if indicator.kind != FLOW or not row["value_text"]:
        return None
    years = _years(row["period_start"], row["period_end"], row["period_as_stated"])
    if years is None or years < 1 or not (indicator.additive_over_time or years == 1):
        return None
    return years


@lru_cache(maxsize=10_000)
def _years(start: str, end: str, stated: str) -> float | None:
    """Length of a period, None where it is not known or the source counts otherwise."""
    years = Period(start, end).years
    counted = _COUNTED_YEARS.search(stated)
    if years is None or (counted is not None and _count(counted[1]) != years):
        return None
    return float(years)


def _count(word: str) -> int:
    return int(word) if word.isdigit() else SMALL_NUMBERS[word.lower()]


def shares(stated: Iterable[Record], codebook: Codebook) -> list[Record]:
    """Shares that no source states although it states part and whole.

    Args:
        stated: Stated figures.
        codebook: For the identities of which shares follow.

    Returns:
        One row for each share of the codebook's identities: the cells of ``SAME``,
        ``indicator`` (the share), ``value`` in percent, ``qualifier`` and ``period_basis``.
    """
    rows: list[Record] = []
    used = {one for it in codebook.identities for one in (it.result, *it.operands)}
    given = (row for row in stated if row["value_text"] and row["indicator"] in used)
    for key, group in grouped(given, *SAME).items():
        figures = {row["indicator"]: row for row in group}
        for identity in codebook.identities:
            if identity.kind != "share" or identity.result in figures:
                continue
            if set(identity.operands) <= set(figures):
                part, whole = (figures[operand] for operand in identity.operands)
                if whole["value"]:
                    qualifier = combined([part["qualifier"], whole["qualifier"]])
                    rows.append(
                        dict(zip(SAME, key, strict=True))
                        | {
                            "indicator": identity.result,
                            "period_basis": part["period_basis"] or whole["period_basis"],
                            "value": 100 * part["value"] / whole["value"],
                            "qualifier": "exact" if qualifier == "exact" else "approx",
                        }
                    )
    return rows


def stated_parts(total: Record, rows: Iterable[Record], codebook: Codebook) -> list[Record]:
    """The figures of which a stated total is the sum, as far as its own source states them.

    Args:
        total: A stated figure.
        rows: Stated figures of its area.
        codebook: For the sums among its identities.
    """
    operands = {
        one
        for identity in codebook.identities
        if identity.kind == "sum" and identity.result == total["indicator"]
        for one in identity.operands
    }
    key = itemgetter(*SAME)
    return [
        row
        for row in rows
        if row["indicator"] in operands and row["value_text"] and key(row) == key(total)
    ]


def sums_over_areas(observations: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """Sums over provinces, only where the codebook calls an indicator additive over areas.

    Totals of at least two provinces for the same period and status are added. The country's own
    figures never enter (central bodies spend too, so the country is not the sum of its
    provinces), nor does a province for which two sources differ.

    Returns:
        Columns ``indicator, period_start, period_end, status, value, qualifier, areas``.
    """
    names = ["indicator", "period_start", "period_end", "status"]
    rows: list[dict[str, Any]] = []
    total = observations[observations["value"].notna() & (observations["breakdown"] == "")]
    country = [codebook.areas[area].is_country for area in total["area"]]
    provinces = total[~pd.Series(country, index=total.index, dtype=bool)]
    for key, group in provinces.groupby(names, sort=False):
        one_each = group.drop_duplicates("area", keep=False)
        is_known = Period(str(key[1]), str(key[2])).is_known
        if is_known and len(one_each) > 1 and codebook.indicators[str(key[0])].additive_over_areas:
            rows.append(
                dict(zip(names, key, strict=True))
                | {
                    "value": float(
                        sum((Decimal(text) for text in one_each["value_text"]), Decimal(0))
                    ),
                    "qualifier": combined(one_each["qualifier"]),
                    "areas": tuple(one_each["area"]),
                }
            )
    return pd.DataFrame(rows, columns=[*names, "value", "qualifier", "areas"])


@once
def coverage(dataset: Dataset) -> pd.DataFrame:
    """Which area reports which indicator, found once for all pages and languages.

    Returns:
        One row for each area and indicator with at least one row in the tables: ``area``,
        ``topic``, ``indicator``, ``figures`` (rows with a value).
    """
    groups = grouped(dataset.rows, "area", "topic", "indicator")
    counts = (
        (*key, sum(bool(row["value_text"]) for row in group)) for key, group in groups.items()
    )
    return pd.DataFrame(counts, columns=["area", "topic", "indicator", "figures"])


def themes(dataset: Dataset, category: str) -> pd.DataFrame:
    """Which area's sources speak of which theme.

    Args:
        dataset: The loaded data.
        category: ``activity``, ``result``, ``difficulty`` or ``solution``.

    Returns:
        Columns ``theme``, ``area``, ``statements``; themes shared by most areas first.
    """
    chosen = dataset.narratives[dataset.narratives["category"] == category]
    counted = chosen.groupby(["theme", "area"], sort=False).size().reset_index(name="statements")
    spread = counted.groupby("theme")["area"].nunique()
    counted["areas"] = counted["theme"].map(spread)
    return counted.sort_values(
        ["areas", "theme", "area"], ascending=[False, True, True]
    ).reset_index(drop=True)
