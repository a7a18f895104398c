"""Which figures findings may count: results, totals, provinces without the country."""

from collections import Counter
from collections.abc import Iterable, Sequence

from khuyencong.load import Dataset
from khuyencong.once import once
from khuyencong.pictures.caption import is_result_for_total
from khuyencong.rows import Record


def of_provinces(dataset: Dataset) -> list[Record]:
    """Stated figures with a value, without those of the whole country."""
    country = {area.id for area in dataset.areas if area.is_country}
    return [row for row in dataset.rows if row["value_text"] and row["area"] not in country]


@once
def results(dataset: Dataset) -> Sequence[Record]:
    """Of these, results for a total: no plan, and no part; chosen once for all findings."""
    return [row for row in of_provinces(dataset) if is_result_for_total(row)]


def areas_told_of(dataset: Dataset) -> int:
    """How many areas have a package, the country aside; a former and a new province are two."""
    return sum(not area.is_country for area in dataset.areas)


def areas_by(rows: Iterable[Record], name: str) -> Counter[str]:
    """How many areas have a figure, by indicator or by topic.

    Args:
        rows: Stated figures.
        name: ``indicator`` or ``topic``.
    """
    return Counter(one for one, _area in {(row[name], row["area"]) for row in rows})
