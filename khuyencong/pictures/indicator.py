"""The chart of one indicator: its areas side by side."""

from khuyencong.charts import comparison
from khuyencong.charts.picture import Caption, Picture
from khuyencong.codebook import Codebook
from khuyencong.comparison import (
    AVERAGE,
    LATEST_YEAR,
    PERIOD,
    Compared,
    Way,
    best_way,
    ways_to_compare,
)
from khuyencong.comparison.words import (
    averages_in_words,
    is_inferred,
    other_periods_words,
    shared_time_words,
    time_words,
    value_words,
)
from khuyencong.language import Language
from khuyencong.load import Dataset
from khuyencong.pictures.caption import described, figures_shown, origins, source_line
from khuyencong.pictures.notes import note_of, with_notes
from khuyencong.rows import Record
from khuyencong.wording import distinct_area_names, figure_words, inferred_words


def picture_of_indicator(dataset: Dataset, indicator: str, language: Language) -> Picture | None:
    """Areas compared on one indicator, None where nothing is comparable or has a length."""
    way = best_way(ways_to_compare(dataset, indicator))
    if way is None or not is_drawable(way):
        return None
    return picture_of_way(dataset, indicator, way, language, f"{indicator}-areas")


def picture_of_way(
    dataset: Dataset, indicator: str, way: Way, language: Language, id_: str
) -> Picture:
    """Areas compared on one indicator in one of the ways that its figures allow.

    Args:
        dataset: The loaded data.
        indicator: Its id.
        way: One of its ways, with lengths that say something.
        language: The picture's language.
        id_: Of the picture.
    """
    worded = _worded(dataset, way, language)
    stated = [row for one in way.rows for row in one.rows]
    caption = Caption(
        *_titles(dataset, indicator, way, language), source_line(dataset, stated, language)
    )
    own = [row["own_note"] for row in worded]
    caption, names = with_notes(caption, [row["name"] for row in worded], own, language)
    return Picture(
        id=id_,
        language=language.code,
        caption=caption,
        description=described(caption.title, ((row["name"], row["words"]) for row in worded)),
        columns=_columns(way, language),
        rows=tuple(
            (row["name"], row["words"], row["stated"])
            if way.basis == AVERAGE
            else (row["name"], row["words"])
            for row in worded
        ),
        notes=tuple(row["note"] for row in worded),
        chart=comparison.chart(
            [{**row, "name": name} for row, name in zip(worded, names, strict=True)],
            caption=caption,
        ),
        figures=figures_shown(stated),
        computed=averages_in_words(way, dataset.codebook, language),
    )


def is_drawable(way: Way) -> bool:
    """Whether a comparison is one of results, and of lengths that say something."""
    return way.has_bars and way.block == "actual.-"


def _worded(dataset: Dataset, way: Way, language: Language) -> list[Record]:
    """One row an area, the longest bar first."""
    codebook = dataset.codebook
    names = distinct_area_names((codebook.areas[one.area] for one in way.rows), codebook, language)
    rows: list[Record] = [
        {
            "area": one.area,
            "name": _called(name, one, way, language),
            "words": value_words(one, codebook, language),
            "stated": figure_words(one.rows[0], codebook, language),
            "own_note": note_of(one.rows, language),
            "note": _note(way, one, codebook, language),
            "origin": origins(dataset, one.rows, language)[0],
            "value": one.value,
            "qualifier": one.qualifier,
        }
        for one, name in zip(way.rows, names, strict=True)
    ]
    return sorted(rows, key=lambda row: (-row["value"], row["area"]))


def _note(way: Way, one: Compared, codebook: Codebook, language: Language) -> str:
    """What there is to know of a value besides: its own notes, and other periods."""
    told = [note_of(one.rows, language)]
    if way.basis == AVERAGE and one.others:
        told.append(f"{other_periods_words(one, codebook, language)}.")
    return " ".join(filter(None, told))


def _called(name: str, one: Compared, way: Way, language: Language) -> str:
    """An area with its period, which is the title's where all have the same."""
    if way.basis != PERIOD:
        return f"{name}, {time_words(one, language)}"
    return inferred_words(name, language) if is_inferred(one) else name


def _titles(dataset: Dataset, indicator: str, way: Way, language: Language) -> tuple[str, str]:
    """Title and subtitle."""
    _ = language.gettext
    name = dataset.codebook.indicators[indicator].name(language.code)
    dashed = _("Dashed bars are only approximate.")
    if way.basis == AVERAGE:
        return (
            _("{indicator}: average per year").format(indicator=name),
            _(
                "Computed: stated total ÷ years of its own period."
                " Dashed bars: the source itself is not exact."
            ),
        )
    if way.basis == LATEST_YEAR:
        return (_("{indicator}: each area's latest year").format(indicator=name), dashed)
    title = _("{indicator}, {period}")
    return (title.format(indicator=name, period=shared_time_words(way, language)), dashed)


def _columns(way: Way, language: Language) -> tuple[str, ...]:
    _ = language.gettext
    if way.basis == AVERAGE:
        return (_("Area and period"), _("Average per year (computed)"), _("Stated figure"))
    return (_("Area") if way.basis == PERIOD else _("Area and period"), _("Figure"))
