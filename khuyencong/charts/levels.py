"""Outstanding products by level of award: provincial, regional, national.

Answers "how far did the products get?". A product of a higher level is also one of the lower
levels, so the bars begin at the same line and are never stacked or added.
"""

from collections.abc import Sequence

from khuyencong.charts.bars import bar_chart, bars_on_one_scale
from khuyencong.charts.picture import Caption, Chart
from khuyencong.rows import Record


def chart(rows: Sequence[Record], *, caption: Caption) -> Chart:
    """Draw the levels, the lowest first.

    Args:
        rows: Each with ``name``, ``words``, ``origin``, ``value``, ``qualifier``, the widest level
            first.
        caption: Title, subtitle and source.
    """
    return bar_chart(bars_on_one_scale(rows), caption=caption)
