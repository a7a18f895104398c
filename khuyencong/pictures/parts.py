"""A total and its parts in one chart: by an identity of the codebook, or by a breakdown.

Total and parts are of one period, status and source. What the parts leave of the total is shown as
not broken down, where it is surely more than rounding; no total is ever made of its parts.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from khuyencong.charts import funding
from khuyencong.charts.picture import Caption, Picture
from khuyencong.codebook import Area, Codebook
from khuyencong.language import Language
from khuyencong.load import Dataset
from khuyencong.numbers import plain
from khuyencong.pictures.caption import (
    MOST_OF_A_KIND,
    described,
    figures_shown,
    numbered,
    same_period,
    source_line,
    worded,
)
from khuyencong.precision import EXACT, Bounds, bounds, combined
from khuyencong.rows import Record, grouped
from khuyencong.wording import STATUSES, Row, full_area_name, period_words, status_words

FUNDING_TOTAL = "funding_total"


@dataclass(frozen=True)
class Split:
    """A total with its parts."""

    id: str
    total: Row
    parts: tuple[Row, ...]


def pictures_of_parts(
    dataset: Dataset, area: Area, rows: Iterable[Record], language: Language
) -> list[Picture]:
    """A chart for each total of an area of which its source gives parts, results first."""
    by_status = grouped((row for row in rows if row["value_text"]), "status")
    splits = [
        split
        for status in STATUSES
        for split in _splits(by_status.get((status,), ()), dataset.codebook)
    ]
    numbers: dict[str, int] = {}
    pictures = []
    for split in splits:
        number = numbers.get(split.id, 0)
        numbers[split.id] = number + 1
        if number >= MOST_OF_A_KIND:
            continue
        id_ = numbered(f"{area.id}-{split.id}", number)
        pictures.append(_picture(dataset, area, id_, split, language))
    return pictures


def _splits(given: Iterable[Record], codebook: Codebook) -> Iterator[Split]:
    for records in same_period(given):
        totals: dict[str, Row] = {row["indicator"]: row for row in records if not row["breakdown"]}
        yield from _by_identity(totals, codebook)
        yield from _by_breakdown(records, totals, codebook)


def _by_identity(totals: Mapping[str, Row], codebook: Codebook) -> Iterator[Split]:
    """Sums of the codebook whose result is stated beside an operand."""
    shown: set[str] = set()
    for identity in codebook.identities:
        if identity.kind == "sum" and identity.result in totals:
            parts = [
                one
                for operand in identity.operands
                for one in _stated(operand, totals, codebook)
                if one not in shown
            ]
            if parts:
                shown.update(one for one in parts if one not in identity.operands)
                id_ = "funding" if identity.result == FUNDING_TOTAL else f"{identity.result}-parts"
                total = totals[identity.result]
                yield Split(_with_status(id_, total), total, tuple(totals[part] for part in parts))


def _stated(indicator: str, totals: Mapping[str, Row], codebook: Codebook) -> list[str]:
    """An operand, or where it is not stated those of its own operands that are."""
    if indicator in totals:
        return [indicator]
    sums = (one for one in codebook.identities if one.kind == "sum" and one.result == indicator)
    return [
        found for one in sums for part in one.operands for found in _stated(part, totals, codebook)
    ]


def _by_breakdown(
    records: Iterable[Row], totals: Mapping[str, Row], codebook: Codebook
) -> Iterator[Split]:
    """Totals of which the same source gives parts of one dimension."""
    parts: dict[str, dict[str, list[Row]]] = {}
    for row in records:
        if row["breakdown"] and row["indicator"] in totals:
            dimension = codebook.breakdowns[row["breakdown"]].dimension
            parts.setdefault(row["indicator"], {}).setdefault(dimension, []).append(row)
    for indicator, dimensions in parts.items():
        total = totals[indicator]
        for dimension, same in dimensions.items():
            yield Split(_with_status(f"{indicator}-{dimension}", total), total, tuple(same))


def _with_status(id_: str, row: Row) -> str:
    return id_ if row["status"] == "actual" else f"{id_}-{row['status']}"


def remainder(split: Split, codebook: Codebook) -> dict[str, Any] | None:
    """What the parts leave of the total, where that is surely more than nothing.

    Args:
        split: A total with its parts.
        codebook: For the unit.
    """
    whole = codebook.units[split.total["unit"]].whole
    allowed = [
        bounds(Decimal(row["value_text"]), row["qualifier"], whole=whole) for row in split.parts
    ]
    most = sum(allowed, Bounds(Decimal(0), Decimal(0))).high
    total = bounds(Decimal(split.total["value_text"]), split.total["qualifier"], whole=whole)
    left = Decimal(split.total["value_text"]) - sum(
        (Decimal(row["value_text"]) for row in split.parts), Decimal(0)
    )
    if total.low - most <= 0 or left <= 0:
        return None
    inexact = combined(row["qualifier"] for row in (split.total, *split.parts)) != EXACT
    return {
        **split.total,
        "value": float(left),
        "value_text": plain(left),
        "qualifier": "approx" if inexact else EXACT,
    }


def _picture(dataset: Dataset, area: Area, id_: str, split: Split, language: Language) -> Picture:
    _, codebook = language.gettext, dataset.codebook
    stated = [split.total, *split.parts]
    left = remainder(split, codebook)
    shown: list[Row] = [*stated, *([left] if left else [])]
    names = [_name(row, codebook, language) for row in stated]
    if left:
        names.append(_("The rest, of which the source gives no amount (computed)"))
    marked = [{**row, "is_total": row is split.total, "is_rest": row is left} for row in shown]
    rows = worded(dataset, marked, names, language)
    figures = figures_shown(stated)
    caption = Caption(
        _title(split, area, codebook, language),
        _("All bars on the scale of the total; dashed bars are only approximate."),
        source_line(dataset, stated, language),
    )
    words = [(row["name"], row["words"]) for row in rows]
    return Picture(
        id=id_,
        language=language.code,
        caption=caption,
        description=described(caption.title, words),
        columns=(_("Total and parts"), _("Figure")),
        rows=tuple(words),
        chart=funding.chart(rows, caption=caption),
        figures=figures,
        computed={"not_broken_down": {figures[0]: rows[-1]["words"]}} if left else {},
    )


def _name(row: Row, codebook: Codebook, language: Language) -> str:
    """A part by its breakdown or its indicator."""
    if row["breakdown"]:
        return codebook.breakdowns[row["breakdown"]].name(language.code)
    return codebook.indicators[row["indicator"]].name(language.code)


def _title(split: Split, area: Area, codebook: Codebook, language: Language) -> str:
    _ = language.gettext
    row = split.total
    words = {
        "indicator": codebook.indicators[row["indicator"]].name(language.code),
        "area": full_area_name(area, codebook, language),
        "period": period_words(row, language),
        "status": status_words(row["status"], language),
    }
    is_of_indicators = not any(one["breakdown"] for one in split.parts)
    if row["status"] != "actual":
        words["area"] = _("{status} of {area}").format(**words)
    elif is_of_indicators and row["indicator"] == FUNDING_TOTAL:
        return _("Industrial extension funding in {area}, {period}").format(**words)
    if is_of_indicators:
        return _("{indicator}, total and what makes it up: {area}, {period}").format(**words)
    return _("{indicator}, total and parts: {area}, {period}").format(**words)
