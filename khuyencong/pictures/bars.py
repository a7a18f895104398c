"""What all pictures of stated figures share: one bar a row, with words, origin and table."""

from typing import Protocol

import pandas as pd

from khuyencong.charts.picture import Caption, Chart, Picture
from khuyencong.codebook import Area
from khuyencong.language import Language
from khuyencong.load import Dataset
from khuyencong.pictures.caption import (
    described,
    figure_name,
    figures_shown,
    origins,
    source_line,
)
from khuyencong.rows import rows_of
from khuyencong.wording import figure_words, full_area_name, period_words


class Drawing(Protocol):
    """A kind of chart: a pure function from worded figures to a drawing."""

    def __call__(self, frame: pd.DataFrame, *, caption: Caption) -> Chart:
        """Draw."""


def area_caption(
    dataset: Dataset,
    area: Area,
    group: pd.DataFrame,
    language: Language,
    words: tuple[str, str],
) -> Caption:
    """Title with area and period, subtitle and source of rows that share a period."""
    title, subtitle = words
    records = rows_of(group)
    return Caption(
        title.format(
            area=full_area_name(area, language), period=period_words(records[0], language)
        ),
        subtitle,
        source_line(dataset, records, language),
    )


def bar_picture(
    dataset: Dataset,
    id_: str,
    group: pd.DataFrame,
    language: Language,
    caption: Caption,
    draw: Drawing,
) -> Picture:
    """A picture of stated figures, one bar a row."""
    _, codebook = language.gettext, dataset.codebook
    records = rows_of(group)
    frame = group.assign(
        name=[figure_name(row, codebook, language) for row in records],
        words=[figure_words(row, codebook, language) for row in records],
        origin=origins(dataset, records, language),
    )
    return Picture(
        id=id_,
        language=language.code,
        caption=caption,
        description=described(caption.title, zip(frame["name"], frame["words"], strict=True)),
        columns=(_("Indicator"), _("Figure")),
        rows=tuple(zip(frame["name"], frame["words"], strict=True)),
        chart=draw(frame, caption=caption),
        figures=figures_shown(records),
    )
