"""The figures of each chart as a table for a spreadsheet.

A chart of stated figures gives their published rows, with sources and precision; a chart that
counts gives the table that stands beside it. Excel needs the byte order mark to read Vietnamese.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from khuyencong.charts.picture import Picture
from khuyencong.downloads import published_observations
from khuyencong.downloads.part import Cells
from khuyencong.load import Dataset, figure_id
from khuyencong.rows import rows_of

ENCODING = "utf-8-sig"


def chart_tables(pictures: Iterable[Picture], rows: Iterable[Cells]) -> dict[str, bytes]:
    """Tables by path under the site's root.

    Args:
        pictures: Charts of one language.
        rows: Published observations, those that the charts show among them.
    """
    listed = list(pictures)
    shown = {figure for one in listed for figure in one.figures}
    areas = {area for area, _figure in shown}
    known = {
        (row["area"], figure): row
        for row in rows
        if row["area"] in areas and (row["area"], figure := figure_id(row)) in shown
    }
    return {f"charts/{one.id}.{one.language}.csv": _table(one, known) for one in listed}


def rows_shown(dataset: Dataset, pictures: Iterable[Picture]) -> Sequence[Cells]:
    """The published rows behind some charts, of all that there are.

    Args:
        dataset: The loaded data.
        pictures: Charts.
    """
    shown = {figure for one in pictures for figure in one.figures}
    rows = dataset.observations
    behind = [key in shown for key in zip(rows["area"], rows["figure"], strict=True)]
    published = published_observations(replace(dataset, observations=rows.loc[behind]))
    return rows_of(published)


def _table(picture: Picture, rows: Mapping[tuple[str, str], Cells]) -> bytes:
    if not picture.figures:
        return _csv(picture.columns, picture.rows)
    shown = [rows[figure] for figure in picture.figures]
    return _csv(list(shown[0]), (list(row.values()) for row in shown))


def _csv(columns: Sequence[Any], rows: Iterable[Sequence[Any]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue().encode(ENCODING)
