"""Rows of the data in words: what a figure, a period, a status or a source is called on a page."""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Any

from khuyencong.codebook import Area, Codebook, Unit
from khuyencong.glosses import period_in_english, place_in_english
from khuyencong.inferred import INFERRED
from khuyencong.language import Language
from khuyencong.periods import Period
from khuyencong.precision import EXACT

Row = Mapping[Any, Any]
"""One row of a frame, by column name."""

TIME_WORDS = re.compile(
    r"\d|\b(năm|tháng|quý|kỳ|ngày|nay|giai đoạn|thời gian|year|month|quarter|period|years|since"
    r"|so far|sau|trước|after|before)\b",
    re.IGNORECASE,
)
"""Words by which a source says when, however vaguely."""

PLACES = 6
"""Decimals of a total that may be stated; any more come from dividing and multiplying."""
STATUSES = ("actual", "estimate", "plan", "target")
"""What was done comes before what was meant, wherever figures stand in order."""
FEW = 10
"""Things of which a half may still be told."""
ROUNDING = {
    "more_than": ROUND_FLOOR,
    "at_least": ROUND_FLOOR,
    "nearly": ROUND_CEILING,
}
"""More than 60 in 14 years is more than 4.2 a year, not more than 4.3."""


def figure_words(row: Row, codebook: Codebook, language: Language) -> str:
    """A stated figure with unit and precision, or why there is none."""
    value, qualifier, reason = row["value_text"], row["qualifier"], row["missing_reason"]
    return stated_words(value, qualifier, reason, codebook.units[row["unit"]], language)


def stated_words(
    value: str, qualifier: str, missing_reason: str, unit: Unit, language: Language
) -> str:
    """The same by the cells of its row."""
    if not value:
        return missing_words(missing_reason, language)
    return _stated(value, unit, qualifier, language)


@lru_cache(maxsize=10_000)
def _stated(value: str, unit: Unit, qualifier: str, language: Language) -> str:
    """A stated figure in words, which tables, comparisons and files of one subject all need."""
    return language.figure(Decimal(value), unit, qualifier)


def per_year_words(row: Row, codebook: Codebook, language: Language) -> str:
    """A computed average per year with unit and precision.

    An average of an exact total that had to be rounded is called approximate.
    """
    unit = codebook.units[row["unit"]]
    if row["years"] == 1:
        return figure_words(row, codebook, language)
    value, unit = unit.readable(Decimal(repr(row["per_year"])))
    total = round(row["per_year"] * row["years"], PLACES)
    most = None if row["qualifier"] == EXACT else _digits(total) + 1
    average = rounded(float(value), row["qualifier"], whole=unit.whole, most=most)
    is_rounded = average != value
    qualifier = "approx" if row["qualifier"] == EXACT and is_rounded else row["qualifier"]
    text = language.gettext("{quantity} a year").format(quantity=language.quantity(average, unit))
    return language.qualified(text, qualifier)


def _digits(number: float) -> int:
    """How many digits say something of a number, the noughts at its end not."""
    return len(Decimal(repr(number)).normalize().as_tuple().digits)


def rounded(
    value: float, qualifier: str, *, whole: bool = False, most: int | None = None
) -> Decimal:
    """A computed value with the few digits that a page shows: one decimal, or two below one.

    Args:
        value: What was computed.
        qualifier: Of what it was computed of, which says where to round.
        whole: Whether what is counted has no halves: a tenth of 730 people is more exact than any
            source, one of 2.5 classes is not.
        most: Digits that say something, where the source is not exact itself: "more than 4" in six
            years is more than 0.66 a year, and nobody knows the next digit.
    """
    number = Decimal(repr(value))
    digits = Decimal("0.1") if number >= 1 else Decimal("0.01")
    if whole and number >= FEW:
        digits = Decimal(1)
    if most is not None and number:
        digits = max(digits, Decimal(1).scaleb(number.adjusted() - most + 1))
    return number.quantize(digits, rounding=ROUNDING.get(qualifier, ROUND_HALF_UP)).normalize()


MISSING_REASONS = ("not_reported", "not_collected", "not_applicable", "confidential")


def missing_words(reason: str, language: Language) -> str:
    """Why a value is missing."""
    _ = language.gettext
    return {
        "not_reported": _("not reported"),
        "not_collected": _("not collected"),
        "not_applicable": _("not applicable"),
        "confidential": _("confidential"),
    }[reason]


def qualifier_words(qualifier: str, language: Language) -> str:
    """How exact a figure is."""
    _ = language.gettext
    return {
        "exact": _("the number alone"),
        "approx": _("about"),
        "nearly": _("nearly"),
        "more_than": _("more than"),
        "at_least": _("at least"),
    }[qualifier]


def status_words(status: str, language: Language) -> str:
    """What kind of figure it is; a result needs no mark and has none elsewhere."""
    _ = language.gettext
    return {
        "actual": _("actual"),
        "plan": _("plan"),
        "target": _("target"),
        "estimate": _("estimate"),
    }[status]


def period_words(row: Row, language: Language) -> str:
    """The period in figures, or in the words of the source where it gives no years.

    A period that was inferred says so wherever it stands; the note of its row says how.
    """
    words = period_alone(row, language)
    return inferred_words(words, language) if row["period_basis"] == INFERRED else words


def inferred_words(period: str, language: Language) -> str:
    """A period, or what has one, with the mark that the period was inferred."""
    return language.gettext("{period} (inferred)").format(period=period)


def period_alone(row: Row, language: Language) -> str:
    """The same without that mark, as it stands above figures of which only some were inferred.

    Where a source's words say nothing of time either, that is said: "dự kiến" is no period.
    """
    words = language.period(Period(row["period_start"], row["period_end"]))
    if words:
        return words
    stated = row["period_as_stated"]
    if not TIME_WORDS.search(stated):
        return language.gettext("time not stated")
    meaning = period_in_english(stated) if language.code == "en" else ""
    return f"“{stated}” ({meaning})" if meaning else f"“{stated}”"


def place_words(place: str, language: Language) -> str:
    """Where in its source a figure stands; what editors quote stays as it is."""
    return place_in_english(place) if language.code == "en" else place


def credited_words(source: Row, language: Language, *, is_dated: bool = True) -> str:
    """A source, and whether it had to be inferred that it speaks of this area.

    It stands beside figures and under pictures, which leave the page on which the reason stands.

    Args:
        source: The source.
        language: Of the words.
        is_dated: Whether the date is said, too.
    """
    words = source_words(source, language) if is_dated else publisher_words(source, language)
    return with_inference(words, source, language)


def with_inference(words: str, source: Row, language: Language) -> str:
    """Words about a figure, and whether it had to be inferred that its source speaks of the area.

    Args:
        words: What is said of the figure.
        source: Its source.
        language: Of the words.
    """
    if not source["area_evidence_vi"]:
        return words
    return language.gettext("{source} (area inferred)").format(source=words)


def kind_of_source_words(kind: str, language: Language) -> str:
    """What kind of source it is."""
    _ = language.gettext
    return {
        "press": _("press article"),
        "report": _("report"),
        "decision": _("decision"),
        "statistics": _("statistics"),
    }[kind]


def source_words(source: Row, language: Language) -> str:
    """A source in a few words: publisher or kind, and date."""
    published = language.date(source["published_on"]) or language.gettext("undated")
    return f"{publisher_words(source, language)}, {published}"


def publisher_words(source: Row, language: Language) -> str:
    """Who published a source, or what kind of source it is where that is unknown."""
    return source["publisher"] or kind_of_source_words(source["kind"], language)


def category_words(category: str, language: Language) -> str:
    """Heading of a category of statements."""
    _ = language.gettext
    return {
        "activity": _("What was done"),
        "result": _("Results described"),
        "difficulty": _("Difficulties"),
        "solution": _("Solutions proposed"),
    }[category]


def area_kind_words(area: Area, language: Language) -> str:
    """What kind of territory it is."""
    _ = language.gettext
    return {
        "province": _("Province"),
        "city": _("City under central authority"),
        "": _("Country"),
    }[area.kind]


def region_words(region: str, language: Language) -> str:
    """A region of the country, which the codebook names in Vietnamese."""
    _ = language.gettext
    return {
        "Trung du và miền núi phía Bắc": _("Northern Midlands and Mountains"),
        "Đồng bằng sông Hồng": _("Red River Delta"),
        "Bắc Trung Bộ": _("North Central"),
        "Bắc Trung Bộ và Duyên hải miền Trung": _("North Central and Central Coast"),
        "Duyên hải Nam Trung Bộ và Tây Nguyên": _("South Central Coast and Central Highlands"),
        "Tây Nguyên": _("Central Highlands"),
        "Đông Nam Bộ": _("South East"),
        "Đồng bằng sông Cửu Long": _("Mekong River Delta"),
    }.get(region, region)


def full_area_name(area: Area, codebook: Codebook, language: Language) -> str:
    """Name as a sentence uses it: "tỉnh Bắc Giang"; English names stand alone.

    Args:
        area: The area.
        codebook: For other areas; the name has a date where one of them has the same.
        language: Of the sentence.
    """
    name = distinct_area_name(area, codebook, language)
    if language.code == "en" or area.is_country:
        return name
    return f"{'tỉnh' if area.kind == 'province' else 'thành phố'} {name}"


def area_names(areas: Sequence[Area], language: Language) -> list[str]:
    """Names of areas that stand together, with their dates only where two names are the same."""
    same: dict[str, set[str]] = {}
    for area in areas:
        same.setdefault(area.name_vi, set()).add(area.id)
    return [
        _dated_name(area, language) if len(same[area.name_vi]) > 1 else area.name(language.code)
        for area in areas
    ]


def distinct_area_names(areas: Iterable[Area], codebook: Codebook, language: Language) -> list[str]:
    """Names of areas, with the date where any other area of the codebook has the same.

    A picture leaves the site, and a row is read alone: nothing else tells the two apart.
    """
    return [distinct_area_name(area, codebook, language) for area in areas]


def distinct_area_name(area: Area, codebook: Codebook, language: Language) -> str:
    """Name of an area, with the date of its end or beginning where another has the same name."""
    if area.name_vi in codebook.shared_names:
        return _dated_name(area, language)
    return area.name(language.code)


def _dated_name(area: Area, language: Language) -> str:
    """Name of an area with the date of its end or beginning."""
    name = area.name(language.code)
    _ = language.gettext
    if area.valid_to:
        return _("{name} (until {date})").format(name=name, date=language.date(area.valid_to))
    return _("{name} (since {date})").format(name=name, date=language.date(area.valid_from))
