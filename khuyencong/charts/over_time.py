"""What an area reports of some indicators over the years.

Answers "how did it go on?". Single years are bars on one scale for each indicator, one below the
other with their figures, or side by side where they are many. Several years
together are thin lines on an axis of years, whose length is time and never an amount, so that a
sum of years is not taken for a large year; parts of a year are apart, too. Nothing is added.
"""

from collections.abc import Sequence

from khuyencong.charts.bars import Bar, Column, bar_chart, style_of
from khuyencong.charts.picture import Caption, Chart
from khuyencong.rows import Record, grouped

YEAR, YEARS, PART = "year", "years", "part"
"""Of a row: one calendar year, more than one year, less than one."""
MONTHS = 12
MOST_ROWS = 8
"""Years that are read one below the other; longer series stand side by side."""
COLUMN_GAP = 0.12
"""Share of a year's room left empty on each side of its bar."""
MOST_TICKS = 7
"""Years that can be read beside each other on a phone."""


def chart(rows: Sequence[Record], *, axis: tuple[int, int], caption: Caption) -> Chart:
    """Draw indicators one below the other.

    Args:
        rows: Each with ``heading`` (indicator), ``extent`` (``YEAR``, ``YEARS`` or ``PART``),
            ``name`` (period), ``words``, ``origin``, ``value``, ``qualifier``, ``first`` and
            ``last`` (months counted from the year 0), in the order of the page.
        axis: First year and last year of the axis of years.
        caption: Title, subtitle and source.
    """
    bars: list[Bar] = []
    for (heading,), group in grouped(rows, "heading").items():
        singles = [row for row in group if row["extent"] == YEAR]
        longest = max(row["value"] for row in singles) if len(singles) > 1 else 0.0
        has_axis = False
        is_drawn = longest > 0 and len(singles) > MOST_ROWS and _are_apart(singles)
        if is_drawn:
            bars += _series(heading, singles, longest, axis)
            has_axis = True
        for row in group:
            if is_drawn and row["extent"] == YEAR:
                continue
            lies_across = row["extent"] != YEAR or not longest  # one year alone compares nothing
            if lies_across and not has_axis:
                has_axis = True
                bars.append(Bar("", "", "", None, heading=heading, ticks=_ticks(axis)))
            bars.append(
                Bar(
                    name=row["name"],
                    figure=row["words"],
                    origin=row["origin"],
                    length=None if lies_across else row["value"] / longest,
                    style=style_of("first", row["qualifier"]),
                    heading=heading,
                    span=(_place(row["first"], axis), _place(row["last"] + 1, axis))
                    if lies_across
                    else None,
                )
            )
    return bar_chart(bars, caption=caption)


def _are_apart(rows: Sequence[Record]) -> bool:
    """Whether no two rows are of the same year."""
    return len({row["first"] for row in rows}) == len(rows)


def _series(
    heading: str, rows: Sequence[Record], longest: float, axis: tuple[int, int]
) -> list[Bar]:
    """A long series of years as upright bars, with its newest figure in words, and the years."""
    columns = []
    for row in rows:
        start, end = _place(row["first"], axis), _place(row["last"] + 1, axis)
        gap = (end - start) * COLUMN_GAP
        columns.append(
            Column(
                name=row["name"],
                figure=row["words"],
                origin=row["origin"],
                place=(start + gap, end - gap),
                height=row["value"] / longest,
                style=style_of("first", row["qualifier"]),
            )
        )
    newest = rows[-1]
    name = f"{rows[0]['name']}–{newest['name']}"
    figure = f"{newest['name']}: {newest['words']}"
    return [
        Bar(name, figure, newest["origin"], None, heading=heading, columns=tuple(columns)),
        Bar("", "", "", None, heading=heading, ticks=_ticks(axis)),
    ]


def _place(month: int, axis: tuple[int, int]) -> float:
    start, end = axis[0] * MONTHS, (axis[1] + 1) * MONTHS
    return (month - start) / (end - start)


def _ticks(axis: tuple[int, int]) -> tuple[tuple[float, str], ...]:
    """A few years in the middle of their place on the axis."""
    count = axis[1] - axis[0] + 1
    steps = (first * 10**power for power in range(len(str(count))) for first in (1, 2, 5))
    step = next(one for one in steps if count / one <= MOST_TICKS)
    years = [year for year in range(axis[0], axis[1] + 1) if (year - axis[0]) % step == 0]
    half = 1 / (2 * count)
    return tuple(
        (min(0.955, max(0.045, _place(year * MONTHS, axis) + half)), str(year)) for year in years
    )
