"""What stands around the drawing of every chart: names, source line, text alternative."""

from collections.abc import Iterable, Sequence

from khuyencong.codebook import Codebook
from khuyencong.language import Language
from khuyencong.load import Dataset
from khuyencong.rows import Record, grouped
from khuyencong.wording import Row, credited_words, figure_words, period_words, source_words

MOST_SOURCES = 4
"""With more of them a drawing tells the publishers alone, without dates; the areas' pages have all.
"""
MOST_PUBLISHERS = 8
"""More names than this are a wall of text under a drawing."""
MOST_OF_A_KIND = 2
"""Pictures of the same thing in different periods on one page; with twenty years the page would be
a wall of charts. The fullest and newest are drawn, the series is, and tables hold every figure."""


def figure_name(row: Row, codebook: Codebook, language: Language) -> str:
    """Name of the indicator, with the part it speaks of."""
    name = codebook.indicators[row["indicator"]].name(language.code)
    if not row["breakdown"]:
        return name
    return f"{name} ({codebook.breakdowns[row['breakdown']].name(language.code)})"


def source_line(dataset: Dataset, records: Sequence[Row], language: Language) -> str:
    """The foot of a chart: who says so, who put it together and of which day the data are."""
    used = {(row["area"], row["source"]) for row in records}
    cited = [source for key, source in dataset.sources_by_key.items() if key in used]
    unique = list(dict.fromkeys(credited_words(source, language) for source in cited))
    said = "; ".join(unique)
    if len(used) > MOST_SOURCES or (len(unique) < len(used) and len({a for a, _ in used}) > 1):
        said = language.ngettext(
            "{publishers}; {n} sources in all, listed on the page of the area",
            "{publishers}; {n} sources in all, listed on the pages of the areas",
            len({area for area, _source in used}),
        ).format(n=len(used), publishers=_publishers(cited, language))
    areas = {area for area, _source in used} or dataset.packages  # all, where nothing is told
    day = max(dataset.packages[area].descriptor["created"] for area in areas)[:10]
    words = language.gettext("Compiled by {site}, CC BY 4.0, {date}.").format(
        site=language.gettext("Khuyến công Open Data"), date=language.date(day)
    )
    if not said:
        return words
    return language.gettext("Source: {sources}. {compiled}").format(sources=said, compiled=words)


def _publishers(sources: Iterable[Row], language: Language) -> str:
    """Who published some sources, as many as may stand under a drawing."""
    told = (credited_words(source, language, is_dated=False) for source in sources)
    unique = list(dict.fromkeys(told))
    more = ["…"] if len(unique) > MOST_PUBLISHERS else []
    return "; ".join([*unique[:MOST_PUBLISHERS], *more])


def origins(dataset: Dataset, records: Sequence[Row], language: Language) -> list[str]:
    """Period and source of each row, as a reader of a chart asks for them."""
    known = dataset.sources_by_key
    return [
        f"{period_words(row, language)} · "
        + source_words(known[row["area"], row["source"]], language)
        for row in records
    ]


def worded(
    dataset: Dataset, records: Sequence[Row], names: Iterable[str], language: Language
) -> list[Record]:
    """Rows with what charts and their tables say of them: ``name``, ``words`` and ``origin``.

    Args:
        dataset: The loaded data.
        records: Rows of figures.
        names: What each is called in the chart.
        language: The picture's language.
    """
    told = zip(records, names, origins(dataset, records, language), strict=True)
    return [
        {
            **row,
            "name": name,
            "words": figure_words(row, dataset.codebook, language),
            "origin": origin,
        }
        for row, name, origin in told
    ]


def figures_shown(records: Iterable[Row]) -> tuple[tuple[str, str], ...]:
    """The stated figures behind a chart."""
    return tuple((row["area"], row["figure"]) for row in records)


def described(title: str, pairs: Iterable[tuple[str, str]]) -> str:
    """The text alternative: title and every figure, as a reader without the picture needs them."""
    return f"{title}. " + " ".join(f"{name}: {words}." for name, words in pairs)


def numbered(id_: str, number: int) -> str:
    """The first picture of a kind has the plain name, so that it stays when more are added."""
    return id_ if number == 0 else f"{id_}-{number + 1}"


def same_period(rows: Iterable[Record]) -> list[list[Record]]:
    """Rows that may stand in one picture: same period, same source.

    The fullest group comes first, and of equal ones the latest, so that a page opens with the
    picture that says most, and a new figure or two does not take the plain name from it.
    """
    groups = grouped(rows, "period_start", "period_end", "period_as_stated", "source").values()
    return sorted(groups, key=lambda group: (len(group), group[0]["period_end"]), reverse=True)


def is_result(row: Row) -> bool:
    """Whether a row reports a result with a value."""
    return row["status"] == "actual" and bool(row["value_text"])


def is_result_for_total(row: Row) -> bool:
    """Whether it does so, and not for a part."""
    return is_result(row) and not row["breakdown"]
