"""Areas side by side on one indicator, in one period or as averages per year.

Answers "where is more done in a year?". Where periods differ from source to source, each row names
its own; values that are only approximate are drawn as such. Longer bars stand first for the
eye; that is no ranking, and no place is numbered.
"""

from collections.abc import Sequence

from khuyencong.charts.bars import bar_chart, bars_on_one_scale
from khuyencong.charts.picture import Caption, Chart
from khuyencong.rows import Record


def chart(rows: Sequence[Record], *, caption: Caption) -> Chart:
    """Draw one bar an area.

    Args:
        rows: Each with ``name`` (area and period), ``words``, ``origin``, ``value``,
            ``qualifier``.
        caption: Title, subtitle and source.
    """
    return bar_chart(bars_on_one_scale(rows), caption=caption)
