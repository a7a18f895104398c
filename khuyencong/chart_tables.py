"""The figures of each chart as a table for a spreadsheet.

A chart of stated figures gives their published rows as the CSV for Excel has them, with sources,
precision and words, and what it shows that was computed from them: averages per year, shares, what
the parts leave of a total. A chart that counts gives the table that stands beside it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from khuyencong.charts.picture import Picture
from khuyencong.downloads import published_observations
from khuyencong.downloads.tables import excel_table, for_excel, typed, with_words
from khuyencong.load import Dataset


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
    cells = for_excel(with_words(published, dataset.codebook.units))
    keys = zip(some["area"], some["figure"], strict=True)
    known = dict(zip(keys, zip(*cells.values(), strict=True), strict=True))
    return {
        f"charts/{one.id}.{one.language}.csv": _table(one, list(cells), known) for one in listed
    }


def _table(picture: Picture, header: Sequence[str], known: Mapping[Any, Sequence[str]]) -> bytes:
    if not picture.figures:
        return excel_table(picture.columns, picture.rows)
    rows = [known[figure] for figure in picture.figures]
    for name, computed in picture.computed.items():
        header = [*header, f"{name}_{picture.language}"]
        said = [typed(computed.get(figure, "")) for figure in picture.figures]
        rows = [(*row, one) for row, one in zip(rows, said, strict=True)]
    return excel_table(header, rows)
