"""Where an area's money for industrial extension came from, in one period.

Answers "who paid?". All bars stand on the scale of the stated total, so that a part never looks
larger than its whole; a total that is only approximate is drawn as such.
"""

import pandas as pd

from khuyencong.charts.bars import Bar, bar_chart, style_of
from khuyencong.charts.picture import Caption, Chart


def chart(frame: pd.DataFrame, *, caption: Caption) -> Chart:
    """Draw total and parts.

    Args:
        frame: Columns ``name``, ``words``, ``value``, ``qualifier``, ``is_total``; the total first.
        caption: Title, subtitle and source.
    """
    longest = float(frame["value"].max())
    bars = []
    for row in frame.to_dict("records"):
        colour = "first" if row["is_total"] else "second"
        bars.append(
            Bar(
                name=row["name"],
                figure=row["words"],
                length=row["value"] / longest if longest else None,
                style=style_of(colour, row["qualifier"]),
            )
        )
    return bar_chart(bars, caption=caption)
