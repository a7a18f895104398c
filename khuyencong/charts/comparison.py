"""Areas side by side on one indicator, as averages per year.

Answers "where is more done in a year?". Periods differ from source to source, so each row names
its own; values that are only approximate are drawn as such. Longer bars stand first for the
eye; that is no ranking, and no place is numbered.
"""

import pandas as pd

from khuyencong.charts.bars import Bar, bar_chart
from khuyencong.charts.picture import Caption, Chart
from khuyencong.precision import EXACT


def chart(frame: pd.DataFrame, *, caption: Caption) -> Chart:
    """Draw one bar an area.

    Args:
        frame: Columns ``name`` (area and period), ``words``, ``per_year``, ``qualifier``.
        caption: Title, subtitle and source.
    """
    longest = float(frame["per_year"].max())
    bars = [
        Bar(
            name=row["name"],
            figure=row["words"],
            length=row["per_year"] / longest if longest else None,
            style="first" if row["qualifier"] == EXACT else "first-approximate",
        )
        for row in frame.to_dict("records")
    ]
    return bar_chart(bars, caption=caption)
