"""All files of a part, and the parts of a data set with their files."""

from collections.abc import Mapping

from khuyencong.address import Address
from khuyencong.downloads.archive import archive
from khuyencong.downloads.citation import citation_files
from khuyencong.downloads.descriptor import OBSERVATIONS, descriptor
from khuyencong.downloads.formats import folder_of, has_workbook
from khuyencong.downloads.joined import joined_csv, joined_json, joined_parquet
from khuyencong.downloads.parquet import COMPRESSION, parquet_schema, parquet_table
from khuyencong.downloads.part import ALL, INDICATOR, Part
from khuyencong.downloads.published import Columns
from khuyencong.downloads.readme import readme
from khuyencong.downloads.tables import (
    csv_table,
    excel_table,
    json_table,
    table_with_area,
    with_words,
)
from khuyencong.downloads.workbook import workbook
from khuyencong.language import LANGUAGES, language
from khuyencong.paths import LICENCE_TEXT
from khuyencong.schemas import AREA as AREA_TABLES
from khuyencong.schemas import fields

TABLES = ("csv", "excel", "json", "parquet")
"""Forms of the observations that are put together of those of the areas."""
Tables = Mapping[str, bytes]


def part_files(part: Part, published: Columns, address: Address) -> dict[str, bytes]:
    """All files of a part by path under the site's root; a pure function of plain values.

    Args:
        part: An area, an indicator, or everything.
        published: Its published observations.
        address: Where the site is published.
    """
    told = with_words(published, part.units)
    tables = {
        "csv": csv_table(published),
        "excel": excel_table(told),
        "json": json_table(published),
        "parquet": parquet_table(part, published, address),
    }
    book = workbook(part, told, address) if has_workbook(part) else None
    cited = citation_files(part, address)
    if part.kind == INDICATOR:
        return _indicator_files(part, tables, book, cited)
    return _package_files(part, address, tables, book, cited)


def whole_files(
    part: Part, published: Columns, address: Address, *of_areas: bytes
) -> dict[str, bytes]:
    """All files of everything, put together of those of the areas: a fifth of the time.

    Args:
        part: Everything.
        published: Its published observations, which only a workbook is made of.
        address: Where the site is published.
        *of_areas: The tables of all areas in their order, form by form as in ``TABLES``.
    """
    count = len(of_areas) // len(TABLES)
    pieces = {
        form: of_areas[place * count : (place + 1) * count] for place, form in enumerate(TABLES)
    }
    tables = {
        "csv": joined_csv(pieces["csv"]),
        "excel": joined_csv(pieces["excel"]),
        "json": joined_json(pieces["json"]),
        "parquet": joined_parquet(pieces["parquet"], parquet_schema(part, address), COMPRESSION),
    }
    book = None
    if has_workbook(part):
        book = workbook(part, with_words(published, part.units), address)
    return _package_files(part, address, tables, book, citation_files(part, address))


def _package_files(
    part: Part,
    address: Address,
    observations: Tables,
    book: bytes | None,
    cited: Mapping[str, bytes],
) -> dict[str, bytes]:
    """The files of a package: of an area, or of everything."""
    tables = {OBSERVATIONS: observations["csv"], **_other_tables(part)}
    inside = {f"{name}.csv": content for name, content in tables.items()}
    inside["datapackage.json"] = descriptor(part, tables, address)
    extra = {
        **{
            f"README.{code}.md": readme(part, tables, address, language(code)) for code in LANGUAGES
        },
        "CITATION.cff": cited["cff"],
        "LICENSE.txt": LICENCE_TEXT.read_bytes(),
        **{f"cite.{end}": cited[end] for end in cited if end != "cff"},
    }
    folder = folder_of(part)
    return {
        **{f"{folder}/{name}": content for name, content in (inside | extra).items()},
        f"{folder}/observations.json": observations["json"],
        f"{folder}/observations.parquet": observations["parquet"],
        f"{folder}/{part.id}-excel.csv": observations["excel"],
        **({f"data/{part.id}.xlsx": book} if book else {}),
        f"data/{part.id}.zip": archive(inside | extra, part.moment),
    }


def _indicator_files(
    part: Part, tables: Tables, book: bytes | None, cited: Mapping[str, bytes]
) -> dict[str, bytes]:
    stem = f"data/indicators/{part.id}"
    return {
        f"{stem}.csv": tables["csv"],
        f"{stem}-excel.csv": tables["excel"],
        f"{stem}.json": tables["json"],
        f"{stem}.parquet": tables["parquet"],
        **({f"{stem}.xlsx": book} if book else {}),
        **{f"{stem}.cite.{end}": content for end, content in cited.items()},
    }


def _other_tables(part: Part) -> dict[str, bytes]:
    """The tables beside the observations: as they were read, or of all areas together."""
    if part.kind != ALL:
        return dict(part.tables)
    return {
        "sources": table_with_area(part.sources, _columns("sources")),
        "narratives": table_with_area(part.narratives, _columns("narratives")),
        **part.tables,
    }


def _columns(table: str) -> list[str]:
    return ["area", *(field.name for field in fields(AREA_TABLES, table))]
