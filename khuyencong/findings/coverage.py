"""Findings on what is reported at all: what can be compared, how exactly, and what nobody says."""

from collections import Counter

from khuyencong.charts.bars import Bar
from khuyencong.comparison import PERIOD, ways_to_compare
from khuyencong.findings.finding import Finding, Gone, bars_picture, number, percent
from khuyencong.findings.selection import areas_by, areas_told_of, of_provinces, results
from khuyencong.language import Language
from khuyencong.load import Dataset
from khuyencong.precision import EXACT

MOST_BARS = 12
"""A chart of more rows than a phone shows at once is not read."""
LEAST_AREAS = 2
NEARLY_ALL = 0.9
"""What share may be called nearly all."""
ORDER = ("exact", "more_than", "nearly", "approx", "at_least")


def comparable(dataset: Dataset, language: Language) -> Finding:
    """For how few indicators provinces report the same period."""
    _, codebook = language.gettext, dataset.codebook
    rows = results(dataset)
    spread = areas_by(rows, "indicator")
    several = [one for one in codebook.indicators if spread[one] >= LEAST_AREAS]
    same = {one: _most_together(dataset, one) for one in several}
    if not several or max(same.values()) > max(spread[one] for one in several) / 2:
        raise Gone  # nothing to compare, or the title would no longer be true
    shown = sorted(several, key=lambda one: (-spread[one], -same[one]))[:MOST_BARS]
    most = max(spread[one] for one in shown)
    bars = [
        Bar(
            name=codebook.indicators[one].name(language.code),
            figure=_("{same} of {all}").format(same=same[one], all=spread[one]),
            origin=_("provinces with a result; filled: for the same period"),
            length=same[one] / most if same[one] else None,
            wanted=spread[one] / most,
        )
        for one in shown
    ]
    able = [one for one in several if same[one] >= LEAST_AREAS]
    text = _(
        "{several} indicators have a result from at least two provinces. For {able} of them at"
        " least two provinces report the same period, and never more than {most} do."
    ).format(
        several=number(len(several), language),
        able=number(len(able), language),
        most=number(max(same.values()), language),
    )
    title = _("Provinces rarely report the same period")
    return Finding(
        "comparable",
        title,
        (
            _(
                "Totals of different periods cannot be compared, nor plans of one period with"
                " results of another."
            ),
            _("Averages per year can be compared with care: years differ from each other."),
        ),
        (text,),
        bars_picture(
            dataset,
            "finding-comparable",
            (
                _("Provinces with a result, and how many of them for the same period"),
                _(
                    "Frame: provinces with a result. Filled: most provinces with one same period."
                    " Indicators with most provinces."
                ),
                _("Indicator"),
                _("Same period, of provinces with a result"),
            ),
            bars,
            [row for row in rows if row["indicator"] in shown],
            language,
        ),
    )


def _most_together(dataset: Dataset, indicator: str) -> int:
    """Most provinces of which a source states a result of one same period; none for one alone."""
    ways = ways_to_compare(dataset, indicator)
    same = [way for way in ways if way.basis == PERIOD and way.block == "actual.-"]
    stated = [sum(len(one.rows) == 1 for one in way.rows) for way in same]
    return max((count for count in stated if count >= LEAST_AREAS), default=0)


def _words_beside(language: Language) -> dict[str, str]:
    """The words by which sources say how exact a figure is."""
    _ = language.gettext
    return {
        "exact": _("The number alone"),
        "more_than": _("“more than” (trên, hơn)"),
        "nearly": _("“nearly” (gần)"),
        "approx": _("“about” (khoảng)"),
        "at_least": _("“at least” (ít nhất)"),
    }


def exactness(dataset: Dataset, language: Language) -> Finding:
    """How many figures are only approximate, by kind of source."""
    _ = language.gettext
    rows = [row for row in dataset.rows if row["value_text"]]
    if not rows:
        raise Gone
    counts = Counter(row["qualifier"] for row in rows)
    inexact = len(rows) - counts[EXACT]
    words = _words_beside(language)
    present = [one for one in ORDER if counts[one]]
    bars = [
        Bar(
            name=words[one],
            figure=number(counts[one], language),
            origin=_("figures"),
            length=counts[one] / max(counts.values()),
            style="first" if one == EXACT else "first-approximate",
        )
        for one in present
    ]
    if inexact > len(rows) / 2:
        raise Gone  # the title would no longer be true
    title, origin = _news(dataset, language)
    text = _(
        "Of {all} figures {inexact} ({share}) carry a word such as “nearly”, “more than” or"
        " “about”."
    ).format(
        all=number(len(rows), language),
        inexact=number(inexact, language),
        share=percent(100 * inexact / len(rows), language),
    )
    return Finding(
        "exactness",
        title,
        (
            _("A figure without such a word is not therefore right: newspapers round, too."),
            _("Kinds of sources cannot be compared until more reports and decisions are read."),
        ),
        (f"{text} {origin}",),
        bars_picture(
            dataset,
            "finding-exactness",
            (
                _("How sources state their figures"),
                _("Number of figures by the word beside them."),
                _("Word beside the figure"),
                _("Figures"),
            ),
            bars,
            rows,
            language,
        ),
    )


def _news(dataset: Dataset, language: Language) -> tuple[str, str]:
    """How many sources are news items: in the title, and with their numbers."""
    _ = language.gettext
    sources, press = len(dataset.sources), int((dataset.sources["kind"] == "press").sum())
    if press < NEARLY_ALL * sources:
        raise Gone  # the title would no longer be true
    if press == sources:
        return (
            _("Most figures look exact, and all come through the news"),
            _(
                "All {sources} sources are news items, of newspapers or on sites of authorities."
            ).format(sources=number(sources, language)),
        )
    return (
        _("Most figures look exact, and nearly all come through the news"),
        _(
            "Of {sources} sources {press} are news items, of newspapers or on sites of authorities."
        ).format(sources=number(sources, language), press=number(press, language)),
    )


def silence(dataset: Dataset, language: Language) -> Finding:
    """Topics and indicators on which hardly anybody reports."""
    _, codebook = language.gettext, dataset.codebook
    rows = results(dataset)
    if not rows:
        raise Gone
    areas = areas_told_of(dataset)
    spread = areas_by(rows, "topic")
    used = {one.topic for one in codebook.indicators.values()}
    topics = [topic for topic in codebook.topics_in_order if topic.id in used]
    bars = [
        Bar(
            name=topic.name(language.code),
            figure=_("{n} of {all}").format(n=spread[topic.id], all=areas),
            origin=_("areas with a result for a total"),
            length=spread[topic.id] / areas or None,
        )
        for topic in topics
    ]
    stated = {row["indicator"] for row in of_provinces(dataset)}
    silent = [one for one in codebook.indicators.values() if one.id not in stated]
    none = [topic.name(language.code) for topic in topics if topic.id not in spread]
    text = [
        _("Of {all} indicators {silent} have no figure from any province, not even a plan.").format(
            all=number(len(codebook.indicators), language), silent=number(len(silent), language)
        )
    ]
    if none:
        text.append(
            _("No province gives a result for a total on: {topics}.").format(
                topics=language.listing(none)
            )
        )
    return Finding(
        "silence",
        _("On some duties of the programme nobody reports"),
        (
            _("This is silence of the sources read so far, not proof that nothing was done."),
            _("Only published texts were read; reports to ministries may say more."),
        ),
        tuple(text),
        bars_picture(
            dataset,
            "finding-silence",
            (
                _("Areas with at least one result for a total, by topic"),
                _(
                    "Of all areas with a package; the whole bar would be all of them. Results for"
                    " a part of a total are not counted."
                ),
                _("Topic"),
                _("Areas with a result for a total"),
            ),
            bars,
            rows,
            language,
        ),
    )
