"""What a page offers to take away: files, code that reads them, and how to cite them."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from khuyencong.address import Address
from khuyencong.cache import Stored
from khuyencong.downloads import Part
from khuyencong.downloads.citation import sentence
from khuyencong.downloads.formats import Form, citation_stem, folder_of, forms_of, others_of
from khuyencong.downloads.part import ALL, INDICATOR
from khuyencong.foreign_numbers import language_of_title
from khuyencong.language import Language
from khuyencong.pages.foreign import mark_phrases
from khuyencong.pages.links import Links
from khuyencong.pages.snippets import Snippet, snippets_of
from khuyencong.schema_org import dataset_block

CITATIONS = (("BibTeX", "bib"), ("RIS", "ris"), ("CSL-JSON", "csl.json"), ("CFF", "cff"))
KILO = 1000


@dataclass(frozen=True)
class PanelFile:
    """A file with what a reader wants to know before taking it."""

    label: str
    purpose: str
    path: str
    size: str
    digest: str


@dataclass(frozen=True)
class Panel:
    """All that a page offers to take away."""

    rows: int
    date: str
    version: str
    files: tuple[PanelFile, ...]
    others: tuple[tuple[str, str], ...]
    """Further files of the package: name and path."""
    snippets: tuple[Snippet, ...]
    citation: str
    citation_marked: Markup
    """The same with the language of each title that is not the page's."""
    citations: tuple[tuple[str, str], ...]
    """The citation as files: name of the form and path."""
    answer: str
    """Path of the answer of the API."""
    block: Markup
    """What search engines for data sets read."""


def panel_of(
    part: Part, files: Mapping[str, Stored], address: Address, language: Language
) -> Panel:
    """The panel of a part's page.

    Args:
        part: What the page is about.
        files: The data files, for their sizes and checksums.
        address: Where the site is published.
        language: The page's language.
    """
    links = Links(part.page, language.code)
    stem = citation_stem(part)
    citation = sentence(part, address, language)
    return Panel(
        rows=part.count,
        date=language.date(part.date),
        version=part.version,
        files=tuple(_file(one, files[one.path], language) for one in forms_of(part)),
        others=tuple((path.rpartition("/")[2], path) for path in others_of(part) if path in files),
        snippets=tuple(snippets_of(part, address, language.code)),
        citation=citation,
        citation_marked=_with_languages(citation, part, language),
        citations=tuple(
            (name, _cff(part) if end == "cff" else f"{stem}.{end}") for name, end in CITATIONS
        ),
        answer=_answer(part),
        block=Markup(dataset_block(part, files, address, language, links.file)),  # noqa: S704
    )


def _with_languages(citation: str, part: Part, language: Language) -> Markup:
    """The citation as HTML, its titles marked where they are not in the page's language."""
    titles = {one["title"]: language_of_title(one["title"]) for one in part.sources}
    foreign = {title: code for title, code in titles.items() if code != language.code}
    return mark_phrases(escape(citation), foreign)


def size_words(file: Stored) -> str:
    """How large a file is."""
    kilobytes = max(1, round(file.size / KILO))
    if kilobytes < KILO:
        return f"{kilobytes}\u00a0KB"
    return f"{kilobytes / KILO:.1f}\u00a0MB"


def _file(form: Form, file: Stored, language: Language) -> PanelFile:
    label, purpose = _words(form.format, language)
    return PanelFile(label, purpose, form.path, size_words(file), file.digest)


def _words(format_: str, language: Language) -> tuple[str, str]:
    """Name of a format, and what it is for."""
    _ = language.gettext
    return {
        "xlsx": (
            "XLSX",
            _("to read in Excel or LibreOffice: cover, notes, figures as real numbers, sources"),
        ),
        "excel": (
            _("CSV for Excel"),
            _(
                "a double click opens it in Excel with the right accents; Excel shows some numbers,"
                " codes and months in its own way (2.00E+01, 1 for 01, Jan-14 for 2014-01): the"
                " workbook has them as they are"
            ),
        ),
        "zip": (
            _("Data Package (ZIP)"),
            _("to keep or pass on: figures, sources, README, licence and citation in one folder"),
        ),
        "csv": ("CSV", _("for programs: UTF-8, comma, decimal point")),
        "json": ("JSON", _("for programs: a list of figures, numbers as numbers")),
        "parquet": ("Parquet", _("for analysis: typed columns, small; DuckDB, pandas, R")),
    }[format_]


def _cff(part: Part) -> str:
    if part.kind == INDICATOR:
        return f"{citation_stem(part)}.cff"
    return f"{folder_of(part)}/CITATION.cff"


def _answer(part: Part) -> str:
    if part.kind == ALL:
        return "api/v1/index.json"
    folder = "indicators" if part.kind == INDICATOR else "areas"
    return f"api/v1/{folder}/{part.id}.json"
