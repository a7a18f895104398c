"""What was aimed at against what was reached.

Answers "was the target met?". A frame is filled by a result of the same period, or by one of a part
of it, which its row then says; aims without any result are listed beside the charts instead.
"""

from collections.abc import Sequence

from khuyencong.charts.bars import Bar, bar_chart, style_of
from khuyencong.charts.picture import Caption, Chart
from khuyencong.rows import Record


def chart(rows: Sequence[Record], *, caption: Caption) -> Chart:
    """Draw each target as a dashed frame, filled as far as it was reached.

    Args:
        rows: Each with ``name`` (with the year), ``words`` (target and result), ``origin``,
            ``target``, ``actual``, ``qualifier`` (of the result). Each
            row has a scale of its own, for targets have different units.
        caption: Title, subtitle and source.
    """
    bars = []
    for row in rows:
        longest = max(row["target"], row["actual"])
        bars.append(
            Bar(
                name=row["name"],
                figure=row["words"],
                origin=row["origin"],
                length=row["actual"] / longest,
                style=style_of("first", row["qualifier"]),
                wanted=row["target"] / longest,
            )
        )
    return bar_chart(bars, caption=caption)
