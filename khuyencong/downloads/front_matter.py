"""The cover and the notes of a workbook, in both languages."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from khuyencong.address import Address
from khuyencong.downloads.citation import sentence
from khuyencong.downloads.part import LICENCE, SITE_NAME, Part
from khuyencong.downloads.sheets import both
from khuyencong.language import LANGUAGES, Language, language


@dataclass(frozen=True)
class TextPage:
    """A sheet of labelled texts."""

    name: str
    title: str
    lines: Sequence[tuple[str, str]]


def cover_page(part: Part, address: Address) -> TextPage:
    """Title, date, licence, contact, and how to cite."""
    lines = [
        (name, text)
        for code in LANGUAGES
        for name, text in _cover_lines(part, address, language(code))
        if text
    ]
    name = both(lambda one: one.gettext("Cover"), " - ")
    return TextPage(name, " / ".join(dict.fromkeys(part.title.values())), lines)


def _cover_lines(part: Part, address: Address, speech: Language) -> list[tuple[str, str]]:
    _, code = speech.gettext, speech.code
    years = part.years
    return [
        (_("About"), part.description[code]),
        (_("Version and date"), f"{part.version}, {speech.date(part.date)}"),
        (_("Rows"), speech.number(Decimal(part.count))),
        (_("Period"), "–".join(dict.fromkeys(years)) if years else ""),
        (_("Published by"), SITE_NAME[code]),
        (_("Licence"), f"{LICENCE['title']} (CC BY 4.0), {LICENCE['path']}"),
        (_("Address"), address.page(part.page, code)),
        (_("Questions and corrections"), address.page("about/", code)),
        (_("How to cite"), sentence(part, address, speech)),
    ]


def notes_page() -> TextPage:
    """What one must know before using a figure."""
    lines = [line for code in LANGUAGES for line in _note_lines(language(code))]
    return TextPage(
        both(lambda one: one.gettext("Notes"), " - "),
        both(lambda one: one.gettext("Notes")),
        lines,
    )


def _note_lines(speech: Language) -> list[tuple[str, str]]:
    _ = speech.gettext
    return [
        (
            _("Precision"),
            _(
                "A figure that its source calls about, nearly, more than or at least is not exact:"
                " quote that word with it. The column “Figure in words” has it."
            ),
        ),
        (
            _("Status"),
            _("Only “actual” is a result. Plans, targets and estimates are not results."),
        ),
        (
            _("Empty values"),
            _("An empty value is not zero; the column beside it says why it is empty."),
        ),
        (
            _("Periods"),
            _(
                "Figures of different periods must not be compared or added. Where the source does"
                " not give the years, its own words stand instead."
            ),
        ),
        (
            _("Provinces"),
            _(
                "Each row speaks of the territory that its area id names. The 63 provinces up to"
                " 30 June 2025 and the 34 since then are different areas where the territory"
                " changed, even under the same name."
            ),
        ),
        (
            _("Parts"),
            _(
                "Where “Breakdown” is filled, the figure is only that part of the total; parts must"
                " not be added to their total, nor levels of award to each other."
            ),
        ),
        (
            _("Sources"),
            _(
                "A title in square brackets was given by the editors. Years that the source does"
                " not state itself were inferred, and the note of the row says how."
            ),
        ),
        (
            _("May I use it?"),
            _(
                "Yes, for any purpose, if you name the original source and this site and say what"
                " you changed. The figures are facts of their sources; the licence covers the"
                " compilation."
            ),
        ),
    ]
