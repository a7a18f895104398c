"""A total and its parts in one period: where the money came from, or what it went to.

Answers "who paid?" and "for what?". All bars stand on the scale of the stated total, so that a part
never looks larger than its whole; a total that is only approximate is drawn as such. What no part
accounts for is an empty frame.
"""

from collections.abc import Sequence

from khuyencong.charts.bars import Bar, bar_chart, style_of
from khuyencong.charts.picture import Caption, Chart
from khuyencong.rows import Record


def chart(rows: Sequence[Record], *, caption: Caption) -> Chart:
    """Draw total and parts.

    Args:
        rows: Each with ``name``, ``words``, ``origin``, ``value``, ``qualifier``, ``is_total``,
            ``is_rest``; the total first.
        caption: Title, subtitle and source.
    """
    longest = max(row["value"] for row in rows)
    bars = []
    for row in rows:
        colour = "first" if row["is_total"] else "second"
        length = row["value"] / longest if longest else None
        bars.append(
            Bar(
                name=row["name"],
                figure=row["words"],
                origin=row["origin"],
                length=None if row["is_rest"] else length,
                style=style_of(colour, row["qualifier"]),
                wanted=length if row["is_rest"] else None,
            )
        )
    return bar_chart(bars, caption=caption)
