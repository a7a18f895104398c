"""The figures of each chart as a table for a spreadsheet.

A chart of stated figures gives their published rows, with sources and precision; a chart that
counts gives the table that stands beside it. Excel needs the byte order mark to read Vietnamese.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from khuyencong.charts.drawn import Drawn
from khuyencong.charts.picture import Picture
from khuyencong.load import figure_id
from khuyencong.wording import Row

ENCODING = "utf-8-sig"


def chart_tables(drawn: Mapping[str, Drawn], published: pd.DataFrame) -> dict[str, bytes]:
    """Tables by path under the site's root.

    Args:
        drawn: Charts of one language by id.
        published: The published observations.
    """
    rows = {(row["area"], figure_id(row)): row for row in published.to_dict("records")}
    return {
        f"charts/{id_}.{one.picture.language}.csv": _table(one.picture, rows)
        for id_, one in drawn.items()
    }


def _table(picture: Picture, rows: Mapping[tuple[str, str], Row]) -> bytes:
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
