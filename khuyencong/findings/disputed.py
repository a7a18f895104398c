"""Findings on what sources say against each other, and on what they say alike."""

from collections.abc import Sequence

from khuyencong import derive
from khuyencong.charts.bars import Bar, style_of
from khuyencong.findings.finding import Finding, Gone, bars_picture, number
from khuyencong.findings.selection import areas_told_of
from khuyencong.language import Language
from khuyencong.load import Dataset
from khuyencong.pictures.overview import picture_of_themes
from khuyencong.wording import Row, distinct_area_name, figure_words, period_words


def conflicts(dataset: Dataset, language: Language) -> Finding:
    """Pairs of figures that cannot both be true."""
    _ = language.gettext
    pairs = [[dataset.rows_by_figure[place] for place in pair] for pair in dataset.disputes]
    if not pairs:
        raise Gone
    bars = [_side(row, pair, dataset, language) for pair in pairs for row in pair]
    rows = tuple(row for pair in pairs for row in pair)
    return Finding(
        "conflicts",
        _("Where sources contradict each other, both figures stand"),
        (
            _("A contradiction only shows where two sources tell of the same thing."),
            _(
                "Only stated figures of one indicator are set against each other. What else does"
                " not agree is told in the notes of the figures."
            ),
            _("Which one is right is not known; both stay out of comparisons of their period."),
        ),
        (
            language.ngettext(
                "In {n} case two sources give figures that cannot both be true: for a short"
                " period more than another source gives for the whole longer one, or two"
                " different figures for the same period.",
                "In {n} cases two sources give figures that cannot both be true: for a short"
                " period more than another source gives for the whole longer one, or two"
                " different figures for the same period.",
                len(pairs),
            ).format(n=number(len(pairs), language)),
        ),
        bars_picture(
            dataset,
            "finding-conflicts",
            (
                _("Figures that cannot both be true"),
                _("Each with its period and the day on which its source was published."),
                _("Period and day of the source"),
                _("Figure"),
            ),
            bars,
            rows,
            language,
            lists_figures=True,
        ),
        rows,
    )


def _side(row: Row, pair: Sequence[Row], dataset: Dataset, language: Language) -> Bar:
    """One of two figures as a bar, on the scale of both, with the day of its source."""
    codebook = dataset.codebook
    source = dataset.sources_by_key[row["area"], row["source"]]
    day = language.date(source["published_on"])
    most = max(one["value"] for one in pair)
    area = distinct_area_name(codebook.areas[row["area"]], codebook, language)
    return Bar(
        name=", ".join(filter(None, (period_words(row, language), day))),
        figure=figure_words(row, codebook, language),
        origin=source["title"],
        length=row["value"] / most if most else None,
        style=style_of("first", row["qualifier"]),
        heading=f"{area}: {codebook.indicators[row['indicator']].name(language.code)}",
    )


def difficulties(dataset: Dataset, language: Language) -> Finding:
    """The difficulties that the sources of several areas name."""
    _, codebook = language.gettext, dataset.codebook
    counted = derive.themes(dataset, "difficulty")
    picture = picture_of_themes(dataset, "difficulty", language)
    if counted.empty or picture is None:
        raise Gone
    spread = counted.groupby("theme", sort=False)["area"].nunique().sort_values(ascending=False)
    told = set(dataset.narratives["area"])
    first = str(spread.index[0])
    text = _(
        "The sources of {areas} provinces describe difficulties. {theme} is named in {n} of them,"
        " more than any other; {single} of {themes} themes are named by one province only."
    ).format(
        areas=number(int(counted["area"].nunique()), language),
        theme=f"“{codebook.themes[first].name(language.code)}”",
        n=number(int(spread.iloc[0]), language),
        single=number(int((spread == 1).sum()), language),
        themes=number(len(spread), language),
    )
    return Finding(
        "difficulties",
        _("A few difficulties are named by several provinces, most by one only"),
        (
            _(
                "Statements were only collected for {told} of {all} provinces, so nothing follows"
                " for the others."
            ).format(
                told=number(len(told), language),
                all=number(areas_told_of(dataset), language),
            ),
            _("A theme that a source does not name may weigh just as heavily there."),
        ),
        (text,),
        picture,
    )
