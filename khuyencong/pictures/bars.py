"""What all pictures of stated figures share: one bar a row, with words, origin and table."""

from collections.abc import Sequence
from typing import Protocol

from khuyencong.charts.picture import Caption, Chart, Picture
from khuyencong.codebook import Area
from khuyencong.language import Language
from khuyencong.load import Dataset
from khuyencong.pictures.caption import (
    described,
    figure_name,
    figures_shown,
    source_line,
    worded,
)
from khuyencong.pictures.notes import with_notes
from khuyencong.rows import Record
from khuyencong.wording import full_area_name, period_words


class Drawing(Protocol):
    """A kind of chart: a pure function from worded figures to a drawing."""

    def __call__(self, rows: Sequence[Record], *, caption: Caption) -> Chart:
        """Draw."""


def area_caption(
    dataset: Dataset,
    area: Area,
    group: Sequence[Record],
    language: Language,
    words: tuple[str, str],
) -> Caption:
    """Title with area and period, subtitle and source of rows that share a period."""
    title, subtitle = words
    name = full_area_name(area, dataset.codebook, language)
    return Caption(
        title.format(area=name, period=period_words(group[0], language)),
        subtitle,
        source_line(dataset, group, language),
    )


def bar_picture(
    dataset: Dataset,
    id_: str,
    group: Sequence[Record],
    language: Language,
    caption: Caption,
    draw: Drawing,
) -> Picture:
    """A picture of stated figures, one bar a row."""
    _ = language.gettext
    names = [figure_name(row, dataset.codebook, language) for row in group]
    notes = tuple(row[f"note_{language.code}"] for row in group)
    caption, shown = with_notes(caption, names, notes, language)
    rows = worded(dataset, group, shown, language)
    told = tuple((name, row["words"]) for name, row in zip(names, rows, strict=True))
    return Picture(
        id=id_,
        language=language.code,
        caption=caption,
        description=described(caption.title, told),
        columns=(_("Indicator"), _("Figure")),
        rows=told,
        notes=notes,
        chart=draw(rows, caption=caption),
        figures=figures_shown(group),
    )
