"""What an area put out in one period, by topic.

Answers "what was done there?". Bars compare rows of the same unit only and share a colour with
them; a row whose unit stands alone has a figure and no bar, because there is nothing to compare
it with.
"""

from collections import Counter
from collections.abc import Sequence

from khuyencong.charts.bars import Bar, bar_chart, style_of
from khuyencong.charts.picture import Caption, Chart
from khuyencong.rows import Record, grouped

COLOURS = ("first", "second")


def chart(rows: Sequence[Record], *, caption: Caption) -> Chart:
    """Draw the outputs of one area and period.

    Args:
        rows: Each with ``topic_name``, ``name``, ``words``, ``origin``, ``value``, ``unit``,
            ``qualifier``, in the order of the page.
        caption: Title, subtitle and source.
    """
    counted = Counter(row["unit"] for row in rows)
    shared = [unit for unit, count in counted.items() if count > 1]
    longest = {
        unit: max(row["value"] for row in same) for (unit,), same in grouped(rows, "unit").items()
    }
    bars = []
    for row in rows:
        unit = row["unit"]
        has_bar = unit in shared and longest[unit] > 0
        colour = COLOURS[shared.index(unit) % len(COLOURS)] if has_bar else COLOURS[0]
        bars.append(
            Bar(
                name=row["name"],
                figure=row["words"],
                origin=row["origin"],
                length=row["value"] / longest[unit] if has_bar else None,
                style=style_of(colour, row["qualifier"]),
                heading=row["topic_name"],
            )
        )
    return bar_chart(bars, caption=caption)
