"""Plans and targets against results: a chart only where a result may stand beside an aim."""

from collections.abc import Iterable, Sequence
from typing import Any

from khuyencong.aims import Aim, aims
from khuyencong.charts import targets
from khuyencong.charts.picture import Caption, Picture
from khuyencong.codebook import Area
from khuyencong.language import Language
from khuyencong.load import Dataset
from khuyencong.pictures.caption import described, figures_shown, origins, source_line
from khuyencong.pictures.notes import note_of, with_notes
from khuyencong.rows import Record
from khuyencong.wording import Row, figure_words, full_area_name, period_words, status_words


def picture_of_aims(
    dataset: Dataset, area: Area, rows: Iterable[Record], language: Language
) -> Picture | None:
    """Plans and targets of an area with their results, None where nothing answers any."""
    _ = language.gettext
    answered = [aim for aim in aims(rows, dataset.codebook) if aim.is_answered]
    if not answered:
        return None
    return aims_picture(
        dataset,
        f"{area.id}-targets",
        _("Aimed at and reported in {area}").format(
            area=full_area_name(area, dataset.codebook, language)
        ),
        answered,
        language,
    )


def aims_picture(
    dataset: Dataset, id_: str, title: str, answered: Sequence[Aim], language: Language
) -> Picture:
    """Frames of what was aimed at, filled as far as a source reports.

    Args:
        dataset: The loaded data.
        id_: Of the picture.
        title: Its title.
        answered: Aims with at least one result each.
        language: The picture's language.
    """
    _ = language.gettext
    every = origins(dataset, [aim.row for aim in answered], language)
    records = [
        {**_against(aim, dataset, language), "origin": origin}
        for aim, origin in zip(answered, every, strict=True)
    ]
    stated = [row for aim in answered for row in _stated(aim)]
    notes = tuple(_note(aim, language) for aim in answered)
    caption = Caption(
        title,
        _("The dashed frame is what was aimed at; it is filled as far as a source reports."),
        source_line(dataset, stated, language),
    )
    caption, told = with_notes(caption, [row["told"] for row in records], notes, language)
    return Picture(
        id=id_,
        language=language.code,
        caption=caption,
        description=described(caption.title, ((row["told"], row["words"]) for row in records)),
        columns=(_("Indicator and period"), _("Aimed at"), _("Reached")),
        rows=tuple((row["name"], row["aim"], row["result"]) for row in records),
        notes=notes,
        chart=targets.chart(
            [{**row, "name": name} for row, name in zip(records, told, strict=True)],
            caption=caption,
        ),
        figures=figures_shown(stated),
    )


def _stated(aim: Aim) -> tuple[Row, ...]:
    """An aim and all that is reported beside it."""
    return (aim.row, *aim.reached, *aim.on_the_way)


def _note(aim: Aim, language: Language) -> str:
    """The note of an aim, often that its result is of another source, else those of its results."""
    own, *others = _stated(aim)
    return note_of([own], language) or note_of(others, language)


def _against(aim: Aim, dataset: Dataset, language: Language) -> dict[str, Any]:
    """One row: the aim, and the result that fills its frame."""
    _, codebook = language.gettext, dataset.codebook
    row = aim.row
    best = aim.reached[0] if aim.reached else aim.on_the_way[-1]
    indicator = codebook.indicators[row["indicator"]].name(language.code)
    name = f"{indicator}, {period_words(row, language)}"
    result = _result_words(aim, dataset, language)
    words = figure_words(row, codebook, language)
    status = status_words(row["status"], language)
    return {
        "name": name,
        "told": f"{name}; {result}",
        "words": f"{status}: {words}",
        "aim": f"{words} ({status})",
        "result": result,
        "target": row["value"],
        "actual": best["value"],
        "qualifier": best["qualifier"],
    }


def _result_words(aim: Aim, dataset: Dataset, language: Language) -> str:
    """Results of the same period, else of parts of it, each with its period; never a sum."""
    _, codebook = language.gettext, dataset.codebook

    def told(row: Row) -> str:
        return figure_words(row, codebook, language)

    if aim.reached:
        said = list(dict.fromkeys(told(row) for row in aim.reached))
        if len(said) > 1:
            return _("reported, by sources that differ: {results}").format(results="; ".join(said))
        return _("reported: {result}").format(result=said[0])
    parts = [f"{period_words(row, language)}: {told(row)}" for row in aim.on_the_way]
    return _("only a part of the time is reported: {results}").format(results="; ".join(parts))
