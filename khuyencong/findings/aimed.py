"""Findings on plans, targets and awards: what was meant, what came of it, and what nests."""

from collections.abc import Iterable, Sequence

from khuyencong.aims import AIMED_AT, Aim, aims
from khuyencong.charts.bars import Bar, style_of
from khuyencong.charts.picture import Picture
from khuyencong.findings.finding import Finding, Gone, bars_picture, named, number
from khuyencong.findings.selection import areas_told_of, results
from khuyencong.language import Language
from khuyencong.load import Dataset
from khuyencong.pictures.area import PRODUCT_LEVELS
from khuyencong.rows import Record, grouped
from khuyencong.wording import (
    Row,
    distinct_area_name,
    distinct_area_names,
    figure_words,
    period_words,
    source_words,
    status_words,
)

MOST_AREAS = 12
"""A chart of more areas than this is not read to its end."""
LEAST_LEVELS = 2
HARDLY = 0.1
"""What share may still be called hardly any."""
COUNTRY = "viet-nam"
MODELS_WANTED = "demo_models.-.2020.-.target.press-arit-2897"
MODELS_OF_PROGRAMME = "demo_models.2016.2020.-.target.press-ven-2016-01-16"
MODELS_REPORTED = "demo_models.2014.2020.-.actual.press-talkvietnam-2021-10-28"
MODELS_UNDATED = "demo_models.-.-.-.actual.press-congthuonghcm-undated"
MACHINES_WANTED = "machinery_establishments.-.2020.-.target.press-arit-2897"
MACHINES_REPORTED = "machinery_establishments.2014.2020.-.actual.press-talkvietnam-2021-10-28"


def _aims(dataset: Dataset) -> list[Aim]:
    """Every plan and target of every area."""
    aiming = {row["area"] for row in dataset.rows if row["status"] in AIMED_AT}
    by_area = grouped((row for row in dataset.rows if row["area"] in aiming), "area")
    return [
        aim
        for area in dataset.areas
        if area.id in aiming
        for aim in aims(by_area[area.id,], dataset.codebook)
    ]


def plans(dataset: Dataset, language: Language) -> Finding:
    """How few plans and targets have a result beside which they may stand."""
    _ = language.gettext
    every = _aims(dataset)
    if not every:
        raise Gone
    answered = [aim for aim in every if aim.is_answered]
    same = sum(bool(aim.reached) for aim in every)
    if len(answered) > HARDLY * len(every):
        raise Gone  # the title would no longer be true
    bars = [
        Bar(_("Plans and targets with a value"), number(len(every), language), "", 1.0),
        *(
            Bar(name, number(count, language), "", count / len(every) if count else None)
            for name, count in (
                (_("With a result of the same period"), same),
                (_("With a result of a part of the period only"), len(answered) - same),
            )
        ),
    ]
    text = [
        _(
            "Of {all} plans and targets for a total, {same} can be set beside a result of the same"
            " period, and {part} beside a result of a part of it."
        ).format(
            all=number(len(every), language),
            same=number(same, language),
            part=number(len(answered) - same, language),
        ),
        *(_answer(aim, dataset, language) for aim in answered),
    ]
    figures = tuple(row for aim in answered for row in (aim.row, *aim.reached, *aim.on_the_way))
    return Finding(
        "plans",
        _("Plans are announced; whether they were met is hardly ever published"),
        (
            _("A plan without a result was not missed: its result was only not found."),
            _("A result of another or of a longer period answers no plan and is not counted."),
        ),
        tuple(text),
        bars_picture(
            dataset,
            "finding-plans",
            (
                _("Plans and targets, and those with a result"),
                _("Figures for totals only."),
                _("Plans and targets"),
                _("Number"),
            ),
            bars,
            [aim.row for aim in every],
            language,
        ),
        figures,
    )


def _answer(aim: Aim, dataset: Dataset, language: Language) -> str:
    """One aim with its result, in a sentence, and what its note says."""
    _, codebook = language.gettext, dataset.codebook
    row = aim.row
    result = aim.reached[0] if aim.reached else aim.on_the_way[-1]
    sentence = _(
        "{area}, {indicator}: {status} of {aim} for {period};"
        " reported {result} for {result_period}."
    ).format(
        area=distinct_area_name(codebook.areas[row["area"]], codebook, language),
        indicator=codebook.indicators[row["indicator"]].name(language.code),
        status=status_words(row["status"], language),
        aim=figure_words(row, codebook, language),
        period=period_words(row, language),
        result=figure_words(result, codebook, language),
        result_period=period_words(result, language),
    )
    note = row[f"note_{language.code}"]
    if not note:
        return sentence
    words = _("On the figure of {aim}: {note}").format(
        aim=figure_words(row, codebook, language), note=note
    )
    return f"{sentence} {words}"


def programme(dataset: Dataset, language: Language) -> Finding:
    """Two targets of the national programme beside what is reported of its years."""
    _ = language.gettext
    wanted, later, reported, undated, machines_wanted, machines = (
        named(dataset, COUNTRY, figure)
        for figure in (
            MODELS_WANTED,
            MODELS_OF_PROGRAMME,
            MODELS_REPORTED,
            MODELS_UNDATED,
            MACHINES_WANTED,
            MACHINES_REPORTED,
        )
    )
    if not reported["value"] < wanted["value"] < undated["value"]:
        raise Gone  # the title would no longer be true
    pairs = ((wanted, later, reported, undated), (machines_wanted, machines))
    bars = [_programme_bar(row, group, dataset, language) for group in pairs for row in group]
    rows = tuple(row for group in pairs for row in group)
    return Finding(
        "programme",
        _("The national programme: targets and results that cannot be set beside each other"),
        (
            _(
                "Targets that name an end and no beginning are those of a draft; the other one is"
                " of fewer years than the report."
            ),
            _("The sources may count work paid by the national programme only, or all of it."),
            _("So nobody can say from these figures whether the targets were met."),
        ),
        _programme_text(pairs, dataset, language),
        bars_picture(
            dataset,
            "finding-programme",
            (
                _("Targets of the national programme, and what sources report"),
                _("Dashed frames are targets. Results of different sources must not be added."),
                _("Indicator and period"),
                _("Figure"),
            ),
            bars,
            rows,
            language,
            lists_figures=True,
        ),
        rows,
    )


def _programme_bar(row: Row, group: tuple[Row, ...], dataset: Dataset, language: Language) -> Bar:
    """A target as a frame or a result as a bar, on the scale of its indicator."""
    codebook = dataset.codebook
    share = row["value"] / _most(group)
    is_wanted = row["status"] == "target"
    return Bar(
        name=f"{status_words(row['status'], language)}, {period_words(row, language)}",
        figure=figure_words(row, codebook, language),
        origin=_source(row, dataset, language),
        length=None if is_wanted else share,
        wanted=share if is_wanted else None,
        style=style_of("first", row["qualifier"]),
        heading=codebook.indicators[row["indicator"]].name(language.code),
    )


def _programme_text(
    pairs: tuple[tuple[Row, ...], ...], dataset: Dataset, language: Language
) -> tuple[str, ...]:
    _ = language.gettext
    (wanted, later, reported, undated), (machines_wanted, machines) = pairs

    def told(row: Row) -> str:
        return figure_words(row, dataset.codebook, language)

    return (
        _(
            "The draft of the programme wanted {wanted} by the end of {year}; another source gives"
            " a target of {later} for {later_period}. One source counts {reported} for {period},"
            " another without a date {undated}."
        ).format(
            wanted=told(wanted),
            year=wanted["period_end"],
            later=told(later),
            later_period=period_words(later, language),
            period=period_words(reported, language),
            reported=told(reported),
            undated=told(undated),
        ),
        _(
            "The draft also wanted {wanted} supported with machinery; {reported} are reported for"
            " {period}."
        ).format(
            wanted=told(machines_wanted),
            reported=told(machines),
            period=period_words(machines, language),
        ),
    )


def _most(rows: tuple[Row, ...]) -> float:
    return max(float(row["value"]) for row in rows)


def _source(row: Row, dataset: Dataset, language: Language) -> str:
    return source_words(dataset.sources_by_key[row["area"], row["source"]], language)


def levels(dataset: Dataset, language: Language) -> Finding:
    """How many products of a level reach the next, where one source gives both."""
    _, codebook = language.gettext, dataset.codebook
    rows = results(dataset)
    groups = _levels(row for row in rows if row["indicator"] in PRODUCT_LEVELS)
    if len(groups) < LEAST_LEVELS or any(
        2 * same[1]["value"] > same[0]["value"] for same in groups
    ):
        raise Gone  # the title would no longer be true
    areas = (codebook.areas[group[0]["area"]] for group in groups)
    names = distinct_area_names(areas, codebook, language)
    text = [
        _("{area}, {period}: {levels}.").format(
            area=name,
            period=period_words(group[0], language),
            levels=" → ".join(figure_words(row, codebook, language) for row in group),
        )
        for group, name in zip(groups, names, strict=True)
    ]
    return Finding(
        "levels",
        _("Where levels are stated, few outstanding products go beyond their province"),
        (
            _("Only {n} of {all} areas with a package have such figures.").format(
                n=number(len(groups), language), all=number(areas_told_of(dataset), language)
            ),
            _("A product of a higher level is also one of the lower, so the levels are not added."),
            _("Rounds of selection fall in different years, so a level may hold earlier products."),
        ),
        (
            _("From the level of the province to the region and the nation, as far as stated:"),
            *text,
        ),
        _levels_picture(groups, names, dataset, language),
        tuple(row for group in groups for row in group),
    )


def _levels_picture(
    groups: Sequence[Sequence[Row]], names: Iterable[str], dataset: Dataset, language: Language
) -> Picture:
    """The levels of each area under its name."""
    _, codebook = language.gettext, dataset.codebook
    bars = [
        Bar(
            name=codebook.indicators[row["indicator"]].name(language.code),
            figure=figure_words(row, codebook, language),
            origin=period_words(row, language),
            length=row["value"] / group[0]["value"],
            style=style_of("first", row["qualifier"]),
            heading=f"{name}, {period_words(group[0], language)}",
        )
        for group, name in zip(groups, names, strict=True)
        for row in group
    ]
    return bars_picture(
        dataset,
        "finding-levels",
        (
            _("Outstanding products by level"),
            _("Bars of each province on the scale of its own lowest level."),
            _("Province and level"),
            _("Figure"),
        ),
        bars,
        [row for group in groups for row in group],
        language,
        lists_figures=True,
    )


def _levels(rows: Iterable[Record]) -> list[list[Row]]:
    """Levels that one source gives together from the province's on, the fullest first.

    An area tells once, by its fullest and newest statement: twenty years of it would hide others.
    """
    keys = ("area", "period_start", "period_end", "period_as_stated", "source")
    found: list[list[Row]] = []
    for group in grouped(rows, *keys).values():
        given = {row["indicator"]: row for row in group}
        if (
            PRODUCT_LEVELS[0] in given
            and len(given) >= LEAST_LEVELS
            and given[PRODUCT_LEVELS[0]]["value"]
        ):
            found.append([given[level] for level in PRODUCT_LEVELS if level in given])
    found.sort(key=lambda same: (len(same), same[0]["period_end"]), reverse=True)
    of_areas = {same[0]["area"]: same for same in reversed(found)}
    fullest = sorted(of_areas.values(), key=lambda same: (-len(same), -same[0]["value"]))
    return fullest[:MOST_AREAS]
