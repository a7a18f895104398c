"""All that the site says and shows of one area or one indicator, in both languages, as a task.

It is made of an excerpt of the data alone, so it is made again only where that differs.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from khuyencong.address import Address
from khuyencong.cache import Stored
from khuyencong.catalogue import entry_pieces
from khuyencong.chart_tables import chart_tables
from khuyencong.charts.drawn import Drawn, draw_here
from khuyencong.charts.picture import Picture
from khuyencong.comparison.files import comparison_files
from khuyencong.downloads import Part
from khuyencong.downloads.formats import forms_of, others_of
from khuyencong.downloads.part import AREA
from khuyencong.embed import embed_pages
from khuyencong.fingerprint import key_of
from khuyencong.language import LANGUAGES, Language, language
from khuyencong.load import Dataset
from khuyencong.pages import Page, indicator_page, panel_of, province_page
from khuyencong.pictures import picture_of_indicator, pictures_of_area
from khuyencong.sharing import page_files
from khuyencong.workshop import Task


@dataclass(frozen=True)
class Subject:
    """What a page is about, with all that its page and its charts are made from."""

    kind: str
    """``area`` or ``indicator``."""
    id: str
    excerpt: Dataset
    part: Part
    """What may be taken away."""
    files: Mapping[str, Stored]
    """The data files of the part."""
    address: Address
    """Where the site is published."""

    @classmethod
    def of(
        cls,
        kind: str,
        id_: str,
        excerpt: Dataset,
        part: Part,
        files: Mapping[str, Stored],
        address: Address,
    ) -> Self:
        """A subject with the files of its part among others."""
        paths = [*(form.path for form in forms_of(part)), *others_of(part)]
        known = {path: files[path] for path in paths if path in files}
        return cls(kind, id_, excerpt, part, known, address)


def subject_task(subject: Subject, data: bytes) -> Task:
    """What makes the products of a subject.

    Args:
        subject: An area or an indicator.
        data: Digest of its excerpt of the data.
    """
    about = (subject.kind, subject.id, sorted(subject.files.items()), subject.address)
    return Task(subject_products, (subject,), key_of("subject", about, data))


def subject_products(subject: Subject) -> dict[str, bytes]:
    """Charts, their tables, small pages, pictures, a page without its shell, a catalogue entry."""
    made: dict[str, bytes] = {}
    for code in LANGUAGES:
        made |= _in_one_language(subject, language(code))
    return made | entry_pieces(subject.part, subject.files, subject.address)


def _in_one_language(subject: Subject, speech: Language) -> dict[str, bytes]:
    pictures = _pictures(subject, speech)
    drawn, made = draw_here(pictures)
    panel = panel_of(subject.part, subject.files, subject.address, speech)
    page = _page(subject, drawn, speech).showing(panel=panel)
    painting = drawn[0].painting if drawn else None
    made |= page_files(page, painting, subject.address, subject.excerpt.codebook, speech)
    homes = dict.fromkeys((one.id for one in pictures), page.path)
    made |= embed_pages(drawn, homes, subject.excerpt.codebook, speech)
    made |= chart_tables(pictures, subject.excerpt)
    if subject.kind != AREA:
        made |= comparison_files(subject.excerpt, speech)
    return made


def _pictures(subject: Subject, speech: Language) -> list[Picture]:
    """Charts in the order of the page."""
    excerpt = subject.excerpt
    if subject.kind == AREA:
        return pictures_of_area(excerpt, excerpt.codebook.areas[subject.id], speech)
    picture = picture_of_indicator(excerpt, subject.id, speech)
    return [picture] if picture else []


def _page(subject: Subject, drawn: Sequence[Drawn], speech: Language) -> Page:
    excerpt = subject.excerpt
    if subject.kind == AREA:
        return province_page(excerpt, excerpt.codebook.areas[subject.id], drawn, speech)
    indicator = excerpt.codebook.indicators[subject.id]
    return indicator_page(excerpt, indicator, drawn[0] if drawn else None, speech)
