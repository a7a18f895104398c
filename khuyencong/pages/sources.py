"""Sources in words: what a reader needs to believe a figure, or to look it up."""

from collections.abc import Collection
from dataclasses import dataclass

from khuyencong.foreign_numbers import language_of_title
from khuyencong.language import Language
from khuyencong.load import Dataset
from khuyencong.wording import Row, credited_words, kind_of_source_words


@dataclass(frozen=True)
class SourceRow:
    """One source, worded; what is not known is empty."""

    id: str
    words: str
    """Publisher or kind, and date, and whether the area had to be inferred."""
    title: str
    title_language: str
    """As HTML names it; a title that names nothing but places may be either."""
    publisher: str
    url: str
    document: str
    """The file that was read."""
    kind: str
    published_on: str
    accessed_on: str
    evidence: str
    """How we know that it speaks of this area, where it never names it."""


def source_rows(
    dataset: Dataset, areas: Collection[str], language: Language
) -> dict[tuple[str, str], SourceRow]:
    """The sources of some areas by area and id, in the order of their tables."""
    return {
        key: _row(row, language)
        for key, row in dataset.sources_by_key.items()
        if row["area"] in areas
    }


def _row(row: Row, language: Language) -> SourceRow:
    return SourceRow(
        id=row["id"],
        words=credited_words(row, language),
        title=row["title"],
        title_language=language_of_title(row["title"]),
        publisher=row["publisher"],
        url=row["url"],
        document=row["document"],
        kind=kind_of_source_words(row["kind"], language),
        published_on=language.date(row["published_on"]),
        accessed_on=language.date(row["accessed_on"]),
        evidence=row[f"area_evidence_{language.code}"],
    )
