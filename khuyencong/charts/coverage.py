"""Which area reports figures on which topic.

Answers "where can I find figures at all?". The number in a cell is how many indicators of the topic
have a figure there; an empty cell means that the sources read so far give none.
"""

import pandas as pd

from khuyencong.charts.matrix import matrix_chart
from khuyencong.charts.picture import Chart


def chart(
    frame: pd.DataFrame, *, areas: list[str], topics: list[str], title: str, subtitle: str
) -> Chart:
    """Draw areas against topics.

    Args:
        frame: Columns ``row`` (area), ``column`` (topic), ``count`` (indicators), ``words``.
        areas: Names in the order of the page.
        topics: Names in the order of the page.
        title: What the chart shows.
        subtitle: How to read it.
    """
    return matrix_chart(
        frame,
        rows=areas,
        columns=topics,
        row_labels=100,
        title=title,
        subtitle=subtitle,
        cell_width=19,
    )
