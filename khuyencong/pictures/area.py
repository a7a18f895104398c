"""The charts of one area."""

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

import pandas as pd

from khuyencong.charts import funding, levels, outputs, targets
from khuyencong.charts.picture import Chart, Picture
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
LEAST_OUTPUTS = 3
"""Fewer outputs than this are a table, not a picture."""
LEAST_PARTS = 2
"""One bar alone compares nothing."""
AIMED_AT = frozenset({"target", "plan"})


class Drawing(Protocol):
    """A kind of chart: a pure function from worded figures to a drawing."""

    def __call__(self, frame: pd.DataFrame, *, title: str, subtitle: str, source: str) -> Chart:
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
    chosen = rows[rows["indicator"].isin(order) & is_result(rows)]
    for number, same in enumerate(same_period(chosen)):
        present = [one for one in order if one in set(same["indicator"])]
        if present[0] != FUNDING_TOTAL or len(present) < LEAST_PARTS:
            continue
        group = same.set_index("indicator").loc[present].reset_index()
        group["is_total"] = group["indicator"] == FUNDING_TOTAL
        period = _period(group, language)
        title = _("Industrial extension funding in {area}, {period}").format(
            area=full_area_name(area, language), period=period
        )
        subtitle = _("All bars on the scale of the total; dashed bars are only approximate.")
        yield _bar_picture(
            dataset,
            numbered(f"{area.id}-funding", number),
            group,
            language,
            title=title,
            subtitle=subtitle,
            draw=funding.chart,
        )


def _outputs(
    dataset: Dataset, area: Area, rows: pd.DataFrame, language: Language
) -> Iterator[Picture]:
    """What was done, by topic, for each period with enough figures."""
    _, codebook = language.gettext, dataset.codebook
    identity = _sum_of(dataset, FUNDING_TOTAL)
    elsewhere = {*PRODUCT_LEVELS[1:], *((identity.result, *identity.operands) if identity else ())}
    flows = [codebook.indicators[one].kind == FLOW for one in rows["indicator"]]
    chosen = rows[
        pd.Series(flows, index=rows.index, dtype=bool)
        & ~rows["indicator"].isin(elsewhere)
        & (rows["topic"] != "context")
        & is_result(rows)
    ]
    for number, same in enumerate(same_period(chosen)):
        if len(same) < LEAST_OUTPUTS:
            continue
        order = list(codebook.indicators)
        group = same.assign(
            position=[codebook.topics[one].position for one in same["topic"]],
            place=[order.index(one) for one in same["indicator"]],
        ).sort_values(["position", "place"])
        group["topic_name"] = [codebook.topics[one].name(language.code) for one in group["topic"]]
        title = _("What was done in {area}, {period}").format(
            area=full_area_name(area, language),
            period=_period(group, language),
        )
        subtitle = _(
            "Bars compare rows of the same unit and colour; dashed bars are only approximate."
        )
        yield _bar_picture(
            dataset,
            numbered(f"{area.id}-outputs", number),
            group,
            language,
            title=title,
            subtitle=subtitle,
            draw=outputs.chart,
        )


def _levels(
    dataset: Dataset, area: Area, rows: pd.DataFrame, language: Language
) -> Iterator[Picture]:
    """Outstanding products by level, for each period that states two levels."""
    _ = language.gettext
    chosen = rows[rows["indicator"].isin(PRODUCT_LEVELS) & is_result(rows)]
    for number, same in enumerate(same_period(chosen)):
        present = [one for one in PRODUCT_LEVELS if one in set(same["indicator"])]
        if len(present) < LEAST_PARTS:
            continue
        group = same.set_index("indicator").loc[present].reset_index()
        title = _("Outstanding rural industrial products of {area}, {period}").format(
            area=full_area_name(area, language),
            period=_period(group, language),
        )
        subtitle = _(
            "Products of a higher level come from the lower one: the levels must not be added."
        )
        yield _bar_picture(
            dataset,
            numbered(f"{area.id}-product-levels", number),
            group,
            language,
            title=title,
            subtitle=subtitle,
            draw=levels.chart,
        )


def _targets(
    dataset: Dataset, area: Area, rows: pd.DataFrame, language: Language
) -> Iterator[Picture]:
    """Targets and plans against the results reported for the same period."""
    _, codebook = language.gettext, dataset.codebook
    wanted = rows[rows["status"].isin(AIMED_AT) & rows["value"].notna() & (rows["breakdown"] == "")]
    if wanted.empty:
        return
    actual = rows[is_result(rows)]
    records = []
    for row in wanted.to_dict("records"):
        same = actual[
            (actual["indicator"] == row["indicator"])
            & (actual["period_start"] == row["period_start"])
            & (actual["period_end"] == row["period_end"])
        ]
        records.append(_against(row, same.to_dict("records"), codebook, language))
    frame = pd.DataFrame(records)
    title = _("Aimed at and reached in {area}").format(area=full_area_name(area, language))
    subtitle = _("The dashed frame is what was aimed at; it is filled as far as a source reports.")
    source = source_line(dataset, wanted.to_dict("records"), language)
    yield Picture(
        id=f"{area.id}-targets",
        language=language.code,
        title=title,
        subtitle=subtitle,
        source=source,
        description=described(title, zip(frame["name"], frame["words"], strict=True)),
        columns=(_("Indicator and period"), _("Aimed at"), _("Reached")),
        rows=tuple((row["name"], row["aim"], row["result"]) for row in records),
        chart=targets.chart(frame, title=title, subtitle=subtitle, source=source),
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


def _bar_picture(
    dataset: Dataset,
    id_: str,
    group: pd.DataFrame,
    language: Language,
    *,
    title: str,
    subtitle: str,
    draw: Drawing,
) -> Picture:
    """A picture of stated figures, one bar a row."""
    _, codebook = language.gettext, dataset.codebook
    records = group.to_dict("records")
    frame = group.assign(
        name=[figure_name(row, codebook, language) for row in records],
        words=[figure_words(row, codebook, language) for row in records],
    )
    source = source_line(dataset, records, language)
    return Picture(
        id=id_,
        language=language.code,
        title=title,
        subtitle=subtitle,
        source=source,
        description=described(title, zip(frame["name"], frame["words"], strict=True)),
        columns=(_("Indicator"), _("Figure")),
        rows=tuple(zip(frame["name"], frame["words"], strict=True)),
        chart=draw(frame, title=title, subtitle=subtitle, source=source),
    )


def _period(group: pd.DataFrame, language: Language) -> str:
    """The period that all rows of a group share, in words."""
    return period_words(group.iloc[0].to_dict(), language)


def _sum_of(dataset: Dataset, result: str) -> Identity | None:
    """The codebook's sum that gives an indicator."""
    found = (one for one in dataset.codebook.identities if one.kind == "sum")
    return next((one for one in found if one.result == result), None)
