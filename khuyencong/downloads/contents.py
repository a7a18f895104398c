"""What each table of a package holds, in words: for its descriptor and its README."""

from khuyencong.language import Language


def table_words(table: str, speech: Language) -> tuple[str, str]:
    """Title of a table, and what it holds.

    Args:
        table: Name of the file without its ending.
        speech: The language of the words.
    """
    _ = speech.gettext
    return {
        "observations": (_("Figures"), _("the figures, one row for each that a source states")),
        "sources": (_("Sources"), _("the sources, and how one knows of which area they speak")),
        "narratives": (_("Statements"), _("what the sources report without a figure")),
        "areas": (_("Areas"), _("the provinces as areas in time, before and after July 2025")),
        "topics": (_("Topics"), _("the contents of the programme under which indicators stand")),
        "units": (_("Units"), _("units of measure")),
        "indicators": (_("Indicators"), _("what is counted, with definitions")),
        "breakdowns": (_("Breakdowns"), _("the parts of totals")),
        "identities": (_("Relations"), _("relations between indicators that are checked")),
        "themes": (_("Themes"), _("what statements are about")),
        "glossary": (_("Glossary"), _("terms and abbreviations")),
    }[table]
