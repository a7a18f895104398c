"""What stands around the drawing of every chart: names, source line, text alternative."""

from collections.abc import Iterable, Sequence

import pandas as pd

from khuyencong.codebook import Codebook
from khuyencong.language import Language
from khuyencong.load import Dataset
from khuyencong.wording import Row, source_words


def figure_name(row: Row, codebook: Codebook, language: Language) -> str:
    """Name of the indicator, with the part it speaks of."""
    name = codebook.indicators[row["indicator"]].name(language.code)
    if not row["breakdown"]:
        return name
    return f"{name} ({codebook.breakdowns[row['breakdown']].name(language.code)})"


def source_line(dataset: Dataset, records: Sequence[Row], language: Language) -> str:
    """The foot of a chart: who says so."""
    used = {(row["area"], row["source"]) for row in records}
    words = [
        source_words(source, language)
        for source in dataset.sources.to_dict("records")
        if (source["area"], source["id"]) in used
    ]
    return language.gettext("Source: {sources}. Compiled by Khuyến công mở, CC BY 4.0.").format(
        sources="; ".join(dict.fromkeys(words))
    )


def described(title: str, pairs: Iterable[tuple[str, str]]) -> str:
    """The text alternative: title and every figure, as a reader without the picture needs them."""
    return f"{title}. " + " ".join(f"{name}: {words}." for name, words in pairs)


def numbered(id_: str, number: int) -> str:
    """The first picture of a kind has the plain name, so that it stays when more are added."""
    return id_ if number == 0 else f"{id_}-{number + 1}"


def same_period(rows: pd.DataFrame) -> list[pd.DataFrame]:
    """Rows that may stand in one picture: same period, same source; the latest period first."""
    keys = ["period_start", "period_end", "period_as_stated", "source"]
    groups = [group for _key, group in rows.groupby(keys, sort=False)]
    return sorted(groups, key=lambda group: str(group["period_end"].iloc[0]), reverse=True)


def is_result(rows: pd.DataFrame) -> "pd.Series[bool]":
    """Rows that report a result with a value."""
    return (rows["status"] == "actual") & rows["value"].notna()
