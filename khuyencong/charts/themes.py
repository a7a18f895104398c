"""Which themes the sources of which area speak of, for one category of statements.

Answers "is this difficulty shared?". It counts statements, not their weight: a source that says
nothing about a theme does not say that there is no such difficulty.
"""

import pandas as pd

from khuyencong.charts.matrix import matrix_chart
from khuyencong.charts.picture import Caption, Chart


def chart(frame: pd.DataFrame, *, themes: list[str], areas: list[str], caption: Caption) -> Chart:
    """Draw themes against areas.

    Args:
        frame: Columns ``row`` (theme), ``column`` (area), ``count`` (statements), ``words``.
        themes: Names, those shared by most areas first.
        areas: Names in the order of the page.
        caption: Title, subtitle and source.
    """
    return matrix_chart(
        frame,
        rows=themes,
        columns=areas,
        row_labels=240,
        caption=caption,
        cell_width=23,
    )
