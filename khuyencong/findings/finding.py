"""A finding as a value, and the tools by which its words take their numbers from the data.

No number stands in the prose of a finding. Where the data no longer hold what a finding was written
about, it is withdrawn and says so on the page; it never keeps its old numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from khuyencong.charts.bars import Bar, bar_chart
from khuyencong.charts.picture import Caption, Picture
from khuyencong.language import Language
from khuyencong.load import Dataset
from khuyencong.pictures.caption import described, figures_shown, source_line
from khuyencong.rows import rows_of
from khuyencong.wording import Row


@dataclass(frozen=True)
class Finding:
    """One finding in one language."""

    id: str
    """Its anchor; the same in both languages."""
    title: str
    caveats: tuple[str, ...] = ()
    """What must be known first."""
    text: tuple[str, ...] = ()
    """Its paragraphs."""
    picture: Picture | None = None
    figures: tuple[Row, ...] = ()
    """The stated figures behind it."""
    withdrawn: str = ""
    """Why it cannot be told from the data of today; empty where it can."""


class Gone(Exception):  # noqa: N818 - no error: the page says it
    """The data no longer hold what a finding was written about."""


def named(dataset: Dataset, area: str, figure: str) -> Row:
    """A stated figure by its area and its id.

    Args:
        dataset: The loaded data.
        area: Id of the area.
        figure: Id of the figure, as in its address on the page of the area.

    Raises:
        Gone: If it is not there, or has no value.
    """
    rows = dataset.observations
    found = rows[(rows["area"] == area) & (rows["figure"] == figure) & rows["value"].notna()]
    if found.empty:
        raise Gone(f"{area}#{figure}")
    row: Row = rows_of(found)[0]
    return row


def number(count: int, language: Language) -> str:
    """A count in a sentence."""
    return language.number(Decimal(count))


def percent(value: float, language: Language) -> str:
    """A computed percentage with one decimal, as in a sentence."""
    return f"{language.number(Decimal(repr(round(value, 1))), 1)}%"


def bars_picture(
    dataset: Dataset,
    id_: str,
    words: tuple[str, str, str, str],
    bars: Sequence[Bar],
    rows: Sequence[Row],
    language: Language,
    *,
    lists_figures: bool = False,
) -> Picture:
    """A picture of rows of bars that were counted or computed from stated figures.

    Args:
        dataset: The loaded data.
        id_: Of the picture.
        words: Title, subtitle and the names of the two columns of the table.
        bars: The rows; a heading becomes part of the name in the table.
        rows: The stated figures behind it, for the line of sources.
        language: The picture's language.
        lists_figures: Whether its table for spreadsheets gives these figures instead.
    """
    caption = Caption(*words[:2], source_line(dataset, rows, language))
    told = [(f"{bar.heading}: {bar.name}" if bar.heading else bar.name, bar.figure) for bar in bars]
    return Picture(
        id=id_,
        language=language.code,
        caption=caption,
        description=described(caption.title, told),
        columns=words[2:],
        rows=tuple(told),
        chart=bar_chart(bars, caption=caption),
        figures=figures_shown(rows) if lists_figures else (),
    )
