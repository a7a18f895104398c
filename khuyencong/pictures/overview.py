"""The charts over all areas: what is reported, and which themes the sources share."""

from collections.abc import Sequence

import pandas as pd

from khuyencong import derive
from khuyencong.charts import coverage, themes
from khuyencong.charts.picture import Caption, Chart, Picture
from khuyencong.language import Language
from khuyencong.load import Dataset
from khuyencong.pictures.caption import described, source_line
from khuyencong.rows import rows_of
from khuyencong.wording import Row, category_words, distinct_area_names

NOTHING = "–"
"""What a table shows where the sources say nothing; a zero would be a figure."""


def picture_of_coverage(dataset: Dataset, language: Language) -> Picture:
    """Areas against topics: on how many indicators there is a figure."""
    _, codebook = language.gettext, dataset.codebook
    covered = derive.coverage(dataset)
    covered = covered[covered["figures"] > 0]
    counts = covered.groupby(["area", "topic"])["indicator"].nunique().to_dict()
    topics = [topic for topic in codebook.topics_in_order if _has_indicators(dataset, topic.id)]
    names = distinct_area_names(dataset.areas, codebook, language)
    cells = [
        {
            "row": name,
            "column": topic.name(language.code),
            "count": int(counts.get((area.id, topic.id), 0)),
        }
        for area, name in zip(dataset.areas, names, strict=True)
        for topic in topics
    ]
    frame = pd.DataFrame(cells, columns=["row", "column", "count"])
    frame["words"] = [str(count) if count else NOTHING for count in frame["count"]]
    caption = Caption(
        _("What the sources read so far give figures on"),
        _("Number of indicators with a figure, by area and topic; pale cells have none."),
        source_line(dataset, dataset.rows or _every_source(dataset), language),
    )
    columns = [topic.name(language.code) for topic in topics]
    return _matrix_picture(
        "coverage",
        frame,
        language,
        caption,
        columns=[_("Area"), *columns],
        chart=coverage.chart(frame, areas=names, topics=columns, caption=caption),
    )


def _every_source(dataset: Dataset) -> list[Row]:
    """What is cited where no source gives a figure: all that were read."""
    return [{"area": area, "source": source} for area, source in dataset.sources_by_key]


def picture_of_themes(dataset: Dataset, category: str, language: Language) -> Picture | None:
    """Themes against areas for one category of statements, None where there are none."""
    _, codebook = language.gettext, dataset.codebook
    counted = derive.themes(dataset, category)
    if counted.empty:
        return None
    order = list(dict.fromkeys(counted["theme"]))
    counts = {(row["theme"], row["area"]): row["statements"] for row in rows_of(counted)}
    areas = [area for area in dataset.areas if area.id in set(counted["area"])]
    names = distinct_area_names(areas, codebook, language)
    theme_names = [codebook.themes[theme].name(language.code) for theme in order]
    cells = [
        {"row": theme_name, "column": name, "count": int(counts.get((theme, area.id), 0))}
        for theme, theme_name in zip(order, theme_names, strict=True)
        for area, name in zip(areas, names, strict=True)
    ]
    frame = pd.DataFrame(cells, columns=["row", "column", "count"])
    frame["words"] = [str(count) if count else NOTHING for count in frame["count"]]
    title = _("{category} named by the sources of each area")
    caption = Caption(
        title.format(category=category_words(category, language)),
        _("Number of statements. A pale cell only means that the source does not say so."),
        source_line(dataset, rows_of(dataset.narratives), language),
    )
    return _matrix_picture(
        f"themes-{category}",
        frame,
        language,
        caption,
        columns=[_("Theme"), *names],
        chart=themes.chart(frame, themes=theme_names, areas=names, caption=caption),
    )


def _matrix_picture(
    id_: str,
    frame: pd.DataFrame,
    language: Language,
    caption: Caption,
    *,
    columns: Sequence[str],
    chart: Chart,
) -> Picture:
    """A picture of a grid; ``columns`` begin with the corner."""
    filled = frame[frame["count"] > 0]
    by_row = filled.groupby("row", sort=False)["column"].agg(list).to_dict()
    filled_cells = [(str(row), language.listing(list(names))) for row, names in by_row.items()]
    rows = [
        (str(row), *group.sort_index()["words"]) for row, group in frame.groupby("row", sort=False)
    ]
    return Picture(
        id=id_,
        language=language.code,
        caption=caption,
        description=described(caption.title, filled_cells),
        columns=tuple(columns),
        rows=tuple(rows),
        chart=chart,
    )


def _has_indicators(dataset: Dataset, topic: str) -> bool:
    return any(one.topic == topic for one in dataset.codebook.indicators.values())
