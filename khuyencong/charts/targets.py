"""What was aimed at against what was reached.

Answers "was the target met?". A frame is filled by a result of the same period, or by one of a part
of it, which its row then says; aims without any result are listed beside the charts instead.
"""

import pandas as pd

from khuyencong.charts.bars import Bar, bar_chart, style_of
from khuyencong.charts.picture import Caption, Chart
from khuyencong.rows import rows_of


def chart(frame: pd.DataFrame, *, caption: Caption) -> Chart:
    """Draw each target as a dashed frame, filled as far as it was reached.

    Args:
        frame: Columns ``name`` (with the year), ``words`` (target and result), ``origin``,
            ``target``, ``actual`` (NaN where not reported), ``qualifier`` (of the result). Each
            row has a scale of its own, for targets have different units.
        caption: Title, subtitle and source.
    """
    bars = []
    for row in rows_of(frame):
        reached: float | None = None if pd.isna(row["actual"]) else row["actual"]
        longest = max(row["target"], reached or 0.0)
        bars.append(
            Bar(
                name=row["name"],
                figure=row["words"],
                origin=row["origin"],
                length=None if reached is None else reached / longest,
                style=style_of("first", row["qualifier"]),
                wanted=row["target"] / longest,
            )
        )
    return bar_chart(bars, caption=caption)
