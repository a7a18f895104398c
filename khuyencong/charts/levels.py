"""Outstanding products by level of award: provincial, regional, national.

Answers "how far did the products get?". A product of a higher level is also one of the lower
levels, so the bars begin at the same line and are never stacked or added.
"""

import pandas as pd

from khuyencong.charts.bars import Bar, bar_chart
from khuyencong.charts.picture import Caption, Chart
from khuyencong.precision import EXACT


def chart(frame: pd.DataFrame, *, caption: Caption) -> Chart:
    """Draw the levels, the lowest first.

    Args:
        frame: Columns ``name``, ``words``, ``value``, ``qualifier``, the widest level first.
        caption: Title, subtitle and source.
    """
    longest = float(frame["value"].max())
    bars = [
        Bar(
            name=row["name"],
            figure=row["words"],
            length=row["value"] / longest if longest else None,
            style="first" if row["qualifier"] == EXACT else "first-approximate",
        )
        for row in frame.to_dict("records")
    ]
    return bar_chart(bars, caption=caption)
