"""Which area reports figures on which topic.

Answers "where can I find figures at all?". The number in a cell is how many indicators of the topic
have a figure there; an empty cell means that the sources read so far give none.
"""

import pandas as pd

from khuyencong.charts.matrix import matrix_chart
from khuyencong.charts.picture import Caption, Chart


def chart(frame: pd.DataFrame, *, areas: list[str], topics: list[str], caption: Caption) -> Chart:
    """Draw areas against topics.

    Args:
        frame: Columns ``row`` (area), ``column`` (topic), ``count`` (indicators), ``words``.
        areas: Names in the order of the page.
        topics: Names in the order of the page.
        caption: Title, subtitle and source.
    """
    return matrix_chart(
        frame,
        rows=areas,
        columns=topics,
        row_labels=100,
        caption=caption,
        cell_width=19,
    )
