"""What an area reports over the years: one picture a topic, one block an indicator."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from khuyencong.charts import over_time
from khuyencong.charts.over_time import PART, YEAR, YEARS
from khuyencong.charts.picture import Caption, Picture
from khuyencong.codebook import FLOW, Area, Codebook, Topic
from khuyencong.language import Language
from khuyencong.load import Dataset
from khuyencong.periods import first_month, last_month
from khuyencong.pictures.caption import (
    described,
    figures_shown,
    is_result_for_total,
    source_line,
    worded,
)
from khuyencong.rows import Record, grouped
from khuyencong.wording import Row, full_area_name, period_words, source_words

LEAST_PERIODS = 2
"""One figure is no series."""
MONTHS = 12
EXTENTS = (YEAR, YEARS, PART)


def pictures_over_time(
    dataset: Dataset, area: Area, rows: Iterable[Record], language: Language
) -> list[Picture]:
    """A picture of each topic in which an indicator has results of several periods."""
    known = (row for row in rows if row["period_start"] and row["period_end"])
    by_topic = grouped((row for row in known if is_result_for_total(row)), "topic")
    pictures = []
    for topic in dataset.codebook.topics_in_order:
        records = _series(by_topic.get((topic.id,), ()), dataset.codebook)
        if records:
            pictures.append(_picture(dataset, area, topic, records, language))
    return pictures


def _series(rows: Iterable[Record], codebook: Codebook) -> list[Record]:
    """Figures of flows with several periods: by indicator, single years first, then by time."""
    chosen: list[Record] = []
    by_indicator = grouped(rows, "indicator")
    for key in sorted(by_indicator, key=lambda key: codebook.indicator_order[key[0]]):
        same = by_indicator[key]
        periods = grouped(same, "period_start", "period_end")
        if codebook.indicators[key[0]].kind == FLOW and len(periods) >= LEAST_PERIODS:
            placed = [_placed(row) for row in same]
            placed.sort(key=lambda row: (EXTENTS.index(row["extent"]), row["first"], row["last"]))
            chosen += placed
    return chosen


def _placed(row: Row) -> Record:
    first, last = first_month(row["period_start"]), last_month(row["period_end"])
    length = last - first + 1
    is_year = length == MONTHS and first % MONTHS == 0
    extent = YEAR if is_year else (PART if length < MONTHS else YEARS)
    return {**row, "first": first, "last": last, "extent": extent}


def _picture(
    dataset: Dataset, area: Area, topic: Topic, records: Sequence[Row], language: Language
) -> Picture:
    _ = language.gettext
    names = _names(dataset, records, language)
    rows = [
        {**row, "heading": dataset.codebook.indicators[row["indicator"]].name(language.code)}
        for row in worded(dataset, records, names, language)
    ]
    caption = Caption(
        _("{topic} over the years: {area}").format(
            topic=topic.name(language.code),
            area=full_area_name(area, dataset.codebook, language),
        ),
        _subtitle(rows, language),
        source_line(dataset, records, language),
    )
    told = [(f"{row['heading']}, {row['name']}", row["words"]) for row in rows]
    years = [row["first"] // MONTHS for row in records] + [row["last"] // MONTHS for row in records]
    return Picture(
        id=f"{area.id}-{topic.id}-over-time",
        language=language.code,
        caption=caption,
        description=described(caption.title, told),
        columns=(_("Indicator and period"), _("Figure")),
        rows=tuple(told),
        chart=over_time.chart(rows, axis=(min(years), max(years)), caption=caption),
        figures=figures_shown(records),
    )


def _subtitle(rows: Sequence[Record], language: Language) -> str:
    """How to read what is there."""
    _ = language.gettext
    extents = {row["extent"] for row in rows}
    singles = [row["heading"] for row in rows if row["extent"] == YEAR]
    said = []
    if len(set(singles)) < len(singles):
        said.append(_("Bars: single years."))
    if YEARS in extents:
        said.append(_("Thin lines: several years together; their length is time, not amount."))
    if PART in extents:
        said.append(_("Figures of a part of a year stand last."))
    if _overlap(rows):
        said.append(_("Periods overlap, so nothing may be added."))
    return " ".join(said)


def _overlap(rows: Sequence[Record]) -> bool:
    """Whether two periods of one indicator have a month in common."""
    for same in grouped(rows, "indicator").values():
        in_time = sorted(same, key=lambda row: row["first"])
        if any(one["last"] >= other["first"] for one, other in pairwise(in_time)):
            return True
    return False


def _names(dataset: Dataset, records: Sequence[Row], language: Language) -> list[str]:
    """The period of each figure, with its source where two sources speak of the same one."""
    _ = language.gettext
    sources = dataset.sources_by_key
    disputed = {place for pair in dataset.disputes for place in pair}
    keys = [(row["indicator"], row["first"], row["last"]) for row in records]
    counts = Counter(keys)
    names = []
    for key, row in zip(keys, records, strict=True):
        name = period_words(row, language)
        if counts[key] > 1:
            name += f" ({source_words(sources[row['area'], row['source']], language)})"
        if (row["area"], row["figure"]) in disputed:
            name = _("{period} – sources differ").format(period=name)
        names.append(name)
    return names
