"""The charts of one area."""

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

import pandas as pd

from khuyencong.charts import funding, levels, outputs, targets
from khuyencong.charts.picture import Caption, Chart, Picture
from khuyencong.codebook import FLOW, Area, Codebook, Identity
from khuyencong.language import Language
from khuyencong.load import Dataset
from khuyencong.pictures.caption import (
    described,
    figure_name,
    is_result,
    numbered,
    same_period,
    source_line,
)
from khuyencong.wording import Row, figure_words, full_area_name, period_words, status_words

FUNDING_TOTAL = "funding_total"
PRODUCT_LEVELS = (
    "featured_products_provincial",
    "featured_products_regional",
    "featured_products_national",
)
"""From the widest level to the highest; each holds the next."""
CONTEXT = "context"
"""The topic of what surrounds the programme; it is not the programme's output."""
LEAST_OUTPUTS = 3
"""Fewer outputs than this are a table, not a picture."""
LEAST_PARTS = 2
"""One bar alone compares nothing."""
AIMED_AT = frozenset({"target", "plan"})


class Drawing(Protocol):
    """A kind of chart: a pure function from worded figures to a drawing."""

    def __call__(self, frame: pd.DataFrame, *, caption: Caption) -> Chart:
        """Draw."""


def pictures_of_area(dataset: Dataset, area: Area, language: Language) -> list[Picture]:
    """Charts of one area, in the order of its page."""
    rows = dataset.observations[dataset.observations["area"] == area.id]
    return [
        *_funding(dataset, area, rows, language),
        *_outputs(dataset, area, rows, language),
        *_levels(dataset, area, rows, language),
        *_targets(dataset, area, rows, language),
    ]


def _funding(
    dataset: Dataset, area: Area, rows: pd.DataFrame, language: Language
) -> Iterator[Picture]:
    """Total and parts of the money, for each period and source that states the total."""
    _ = language.gettext
    identity = _sum_of(dataset, FUNDING_TOTAL)
    if identity is None:
        return
    order = (identity.result, *identity.operands)
    title = _("Industrial extension funding in {area}, {period}")
    subtitle = _("All bars on the scale of the total; dashed bars are only approximate.")
    for number, group in enumerate(_in_order(rows, order)):
        if group["indicator"].iloc[0] == FUNDING_TOTAL:
            group["is_total"] = group["indicator"] == FUNDING_TOTAL
            id_ = numbered(f"{area.id}-funding", number)
            caption = _caption(dataset, area, group, language, (title, subtitle))
            yield _bar_picture(dataset, id_, group, language, caption, funding.chart)


def _outputs(
    dataset: Dataset, area: Area, rows: pd.DataFrame, language: Language
) -> Iterator[Picture]:
    """What was done, by topic, for each period with enough figures."""
    _, codebook = language.gettext, dataset.codebook
    title = _("What was done in {area}, {period}")
    subtitle = _("Bars compare rows of the same unit and colour; dashed bars are only approximate.")
    for number, same in enumerate(same_period(rows[_is_output(dataset, rows) & is_result(rows)])):
        if len(same) < LEAST_OUTPUTS:
            continue
        group = same.assign(
            position=[codebook.topics[one].position for one in same["topic"]],
            place=same["indicator"].map(codebook.indicator_order),
            topic_name=[codebook.topics[one].name(language.code) for one in same["topic"]],
        ).sort_values(["position", "place"])
        id_ = numbered(f"{area.id}-outputs", number)
        caption = _caption(dataset, area, group, language, (title, subtitle))
        yield _bar_picture(dataset, id_, group, language, caption, outputs.chart)


def _is_output(dataset: Dataset, rows: pd.DataFrame) -> "pd.Series[bool]":
    """Flows of the programme that have no chart of their own."""
    codebook = dataset.codebook
    identity = _sum_of(dataset, FUNDING_TOTAL)
    elsewhere = {*PRODUCT_LEVELS[1:], *((identity.result, *identity.operands) if identity else ())}
    flows = [codebook.indicators[one].kind == FLOW for one in rows["indicator"]]
    return (
        pd.Series(flows, index=rows.index, dtype=bool)
        & ~rows["indicator"].isin(elsewhere)
        & (rows["topic"] != CONTEXT)
    )


def _levels(
    dataset: Dataset, area: Area, rows: pd.DataFrame, language: Language
) -> Iterator[Picture]:
    """Outstanding products by level, for each period that states two levels."""
    _ = language.gettext
    title = _("Outstanding rural industrial products of {area}, {period}")
    subtitle = _(
        "Products of a higher level come from the lower one: the levels must not be added."
    )
    for number, group in enumerate(_in_order(rows, PRODUCT_LEVELS)):
        id_ = numbered(f"{area.id}-product-levels", number)
        caption = _caption(dataset, area, group, language, (title, subtitle))
        yield _bar_picture(dataset, id_, group, language, caption, levels.chart)


def _targets(
    dataset: Dataset, area: Area, rows: pd.DataFrame, language: Language
) -> Iterator[Picture]:
    """Targets and plans against the results reported for the same period."""
    _ = language.gettext
    total = rows[rows["value"].notna() & (rows["breakdown"] == "")]
    wanted = total[total["status"].isin(AIMED_AT)]
    if wanted.empty:
        return
    actual = total[total["status"] == "actual"]
    keys = ["indicator", "period_start", "period_end", "period_as_stated"]
    records = []
    for row in wanted.to_dict("records"):
        same = actual[(actual[keys] == [row[key] for key in keys]).all(axis=1)]
        records.append(_against(row, same.to_dict("records"), dataset.codebook, language))
    frame = pd.DataFrame(records)
    caption = Caption(
        _("Aimed at and reached in {area}").format(area=full_area_name(area, language)),
        _("The dashed frame is what was aimed at; it is filled as far as a source reports."),
        source_line(dataset, wanted.to_dict("records"), language),
    )
    yield Picture(
        id=f"{area.id}-targets",
        language=language.code,
        caption=caption,
        description=described(caption.title, zip(frame["name"], frame["words"], strict=True)),
        columns=(_("Indicator and period"), _("Aimed at"), _("Reached")),
        rows=tuple((row["name"], row["aim"], row["result"]) for row in records),
        chart=targets.chart(frame, caption=caption),
    )


def _against(
    row: Row, reached: Sequence[Row], codebook: Codebook, language: Language
) -> dict[str, Any]:
    """A target with the result of the same period, where one is reported."""
    _ = language.gettext
    name = codebook.indicators[row["indicator"]].name(language.code)
    aim = figure_words(row, codebook, language)
    result = figure_words(reached[0], codebook, language) if reached else _("not reported")
    return {
        "name": f"{name}, {period_words(row, language)}",
        "words": f"{status_words(row['status'], language)}: {aim}",
        "aim": f"{aim} ({status_words(row['status'], language)})",
        "result": result,
        "target": row["value"],
        "actual": reached[0]["value"] if reached else None,
        "qualifier": reached[0]["qualifier"] if reached else row["qualifier"],
    }


def _in_order(rows: pd.DataFrame, indicators: Sequence[str]) -> Iterator[pd.DataFrame]:
    """Results that belong together, in a given order; a row alone compares nothing."""
    total = rows[rows["indicator"].isin(indicators) & (rows["breakdown"] == "") & is_result(rows)]
    for same in same_period(total):
        if len(same) >= LEAST_PARTS:
            present = [one for one in indicators if one in set(same["indicator"])]
            yield same.set_index("indicator").loc[present].reset_index()


def _caption(
    dataset: Dataset,
    area: Area,
    group: pd.DataFrame,
    language: Language,
    words: tuple[str, str],
) -> Caption:
    """Title with area and period, subtitle and source of rows that share a period."""
    title, subtitle = words
    records = group.to_dict("records")
    return Caption(
        title.format(
            area=full_area_name(area, language), period=period_words(records[0], language)
        ),
        subtitle,
        source_line(dataset, records, language),
    )


def _bar_picture(
    dataset: Dataset,
    id_: str,
    group: pd.DataFrame,
    language: Language,
    caption: Caption,
    draw: Drawing,
) -> Picture:
    """A picture of stated figures, one bar a row."""
    _, codebook = language.gettext, dataset.codebook
    records = group.to_dict("records")
    frame = group.assign(
        name=[figure_name(row, codebook, language) for row in records],
        words=[figure_words(row, codebook, language) for row in records],
    )
    return Picture(
        id=id_,
        language=language.code,
        caption=caption,
        description=described(caption.title, zip(frame["name"], frame["words"], strict=True)),
        columns=(_("Indicator"), _("Figure")),
        rows=tuple(zip(frame["name"], frame["words"], strict=True)),
        chart=draw(frame, caption=caption),
    )


def _sum_of(dataset: Dataset, result: str) -> Identity | None:
    """The codebook's sum that gives an indicator."""
    found = (one for one in dataset.codebook.identities if one.kind == "sum")
    return next((one for one in found if one.result == result), None)
