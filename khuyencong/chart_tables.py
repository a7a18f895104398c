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
from khuyencong.downloads.published import published_columns
from khuyencong.load import Dataset

ENCODING = "utf-8-sig"


def chart_tables(pictures: Iterable[Picture], dataset: Dataset) -> dict[str, bytes]:
    """Tables by path under the site's root.

    Args:
        pictures: Charts of one language.
        dataset: Data, the figures that the charts show among them.
    """
    listed = list(pictures)
    shown = {figure for one in listed for figure in one.figures}
    every = dataset.observations
    behind = [key in shown for key in zip(every["area"], every["figure"], strict=True)]
    some = every.loc[behind]
    published = published_observations(replace(dataset, observations=some))
    keys = zip(some["area"], some["figure"], strict=True)
    known = dict(zip(keys, zip(*published.values(), strict=True), strict=True))
    return {f"charts/{one.id}.{one.language}.csv": _table(one, known) for one in listed}


def _table(picture: Picture, known: Mapping[Any, Sequence[str]]) -> bytes:
    if not picture.figures:
        return _csv(picture.columns, picture.rows)
    return _csv(published_columns(), [known[figure] for figure in picture.figures])


def _csv(columns: Sequence[Any], rows: Iterable[Sequence[Any]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue().encode(ENCODING)
