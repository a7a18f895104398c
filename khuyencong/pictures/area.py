"""The charts of one area."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from khuyencong.charts import levels, outputs
from khuyencong.charts.picture import Picture
from khuyencong.codebook import FLOW, Area, Codebook
from khuyencong.language import Language
from khuyencong.load import Dataset
from khuyencong.pictures.aimed import picture_of_aims
from khuyencong.pictures.bars import area_caption, bar_picture
from khuyencong.pictures.caption import (
    MOST_OF_A_KIND,
    is_result_for_total,
    numbered,
    same_period,
)
from khuyencong.pictures.over_time import pictures_over_time
from khuyencong.pictures.parts import pictures_of_parts
from khuyencong.rows import Record
from khuyencong.wording import Row

PRODUCT_LEVELS = (
    "featured_products_provincial",
    "featured_products_regional",
    "featured_products_national",
)
"""From the widest level to the highest; each holds the next."""
NO_OUTPUT = frozenset({"funding", "context"})
"""Topics of what goes into the programme and of what surrounds it; neither is its output."""
LEAST_OUTPUTS = 3
"""Fewer outputs than this are a table, not a picture."""
PLANNED = ("-estimate", "-plan", "-target")
"""How ids of pictures end that show no results."""
LEAST_PARTS = 2
"""One bar alone compares nothing."""


def pictures_of_area(dataset: Dataset, area: Area, language: Language) -> list[Picture]:
    """Charts of one area, in the order of its page: what was done first, plans and targets last."""
    rows = [row for row in dataset.rows if row["area"] == area.id]
    parts = pictures_of_parts(dataset, area, rows, language)
    planned = [one for one in parts if one.id.rstrip("-0123456789").endswith(PLANNED)]
    aimed = picture_of_aims(dataset, area, rows, language)
    outputs_told = (
        one for one in _outputs(dataset, area, rows, language) if not _is_shown_by(one, parts)
    )
    return [
        *outputs_told,
        *(one for one in parts if one not in planned),
        *pictures_over_time(dataset, area, rows, language),
        *_levels(dataset, area, rows, language),
        *([aimed] if aimed else []),
        *planned,
    ]


def _outputs(
    dataset: Dataset, area: Area, rows: Sequence[Record], language: Language
) -> Iterator[Picture]:
    """What was done, by topic, in the period with most figures; the others are told over time."""
    _, codebook = language.gettext, dataset.codebook
    title = _("What was done in {area}, {period}")
    subtitle = _("Bars compare rows of the same unit and colour; dashed bars are only approximate.")
    totals = (row for row in rows if is_result_for_total(row) and _is_output(row, codebook))
    for same in same_period(totals)[:1]:
        if len(same) < LEAST_OUTPUTS:
            return
        group = [
            {**row, "topic_name": codebook.topics[row["topic"]].name(language.code)} for row in same
        ]
        order = codebook.indicator_order
        group.sort(
            key=lambda row: (codebook.topics[row["topic"]].position, order[row["indicator"]])
        )
        caption = area_caption(dataset, area, group, language, (title, subtitle))
        yield bar_picture(dataset, f"{area.id}-outputs", group, language, caption, outputs.chart)


def _is_shown_by(picture: Picture, others: Iterable[Picture]) -> bool:
    """Whether another picture shows every figure of a picture, and how they belong together."""
    return any(set(picture.figures) <= set(other.figures) for other in others)


def _is_output(row: Row, codebook: Codebook) -> bool:
    """Whether it is a flow of the programme that has no chart of its own."""
    return (
        codebook.indicators[row["indicator"]].kind == FLOW
        and row["indicator"] not in PRODUCT_LEVELS[1:]
        and row["topic"] not in NO_OUTPUT
    )


def _levels(
    dataset: Dataset, area: Area, rows: Sequence[Record], language: Language
) -> Iterator[Picture]:
    """Outstanding products by level, for each period that states two levels."""
    _ = language.gettext
    title = _("Outstanding rural industrial products of {area}, {period}")
    subtitle = _(
        "Products of a higher level come from the lower one: the levels must not be added."
    )
    for number, group in enumerate(islice(_in_order(rows, PRODUCT_LEVELS), MOST_OF_A_KIND)):
        id_ = numbered(f"{area.id}-product-levels", number)
        caption = area_caption(dataset, area, group, language, (title, subtitle))
        yield bar_picture(dataset, id_, group, language, caption, levels.chart)


def _in_order(rows: Iterable[Record], indicators: Sequence[str]) -> Iterator[list[Record]]:
    """Results that belong together, in a given order; a row alone compares nothing."""
    totals = (row for row in rows if row["indicator"] in indicators and is_result_for_total(row))
    for same in same_period(totals):
        if len(same) >= LEAST_PARTS:
            yield sorted(same, key=lambda row: indicators.index(row["indicator"]))
