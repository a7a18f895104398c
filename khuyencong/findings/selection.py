"""Which figures findings may count: results, totals, provinces without the country."""

import pandas as pd

from khuyencong.load import Dataset


def of_provinces(dataset: Dataset) -> pd.DataFrame:
    """Stated figures with a value, without those of the whole country."""
    rows = dataset.observations
    country = {area.id for area in dataset.areas if area.is_country}
    return rows[rows["value"].notna() & ~rows["area"].isin(country)]


def results(dataset: Dataset) -> pd.DataFrame:
    """Of these, results for a total: no plan, and no part."""
    rows = of_provinces(dataset)
    return rows[(rows["status"] == "actual") & (rows["breakdown"] == "")]
