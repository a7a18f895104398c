"""All files of a part, and the parts of a data set with their files."""

from collections.abc import Mapping

from khuyencong.address import Address
from khuyencong.downloads.archive import archive
from khuyencong.downloads.citation import citation_files
from khuyencong.downloads.descriptor import OBSERVATIONS, descriptor
from khuyencong.downloads.parquet import parquet_table
from khuyencong.downloads.part import ALL, AREA, INDICATOR, Part
from khuyencong.downloads.readme import readme
from khuyencong.downloads.tables import csv_table, excel_table, json_table, table_with_area
from khuyencong.downloads.workbook import workbook
from khuyencong.language import LANGUAGES, language
from khuyencong.paths import LICENCE_TEXT
from khuyencong.schemas import AREA as AREA_TABLES
from khuyencong.schemas import fields


def part_files(part: Part, address: Address) -> dict[str, bytes]:
    """All files of a part by path under the site's root; a pure function of plain values.

    Args:
        part: An area, an indicator, or everything.
        address: Where the site is published.
    """
    cited = citation_files(part, address)
    if part.kind == INDICATOR:
        return _indicator_files(part, address, cited)
    tables = {OBSERVATIONS: csv_table(part), **_other_tables(part)}
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
    folder = f"data/{part.id}" if part.kind == AREA else "data/all"
    return {
        **{f"{folder}/{name}": content for name, content in (inside | extra).items()},
        f"{folder}/observations.json": json_table(part),
        f"{folder}/observations.parquet": parquet_table(part, address),
        f"{folder}/{part.id}-excel.csv": excel_table(part),
        f"data/{part.id}.xlsx": workbook(part, address),
        f"data/{part.id}.zip": archive(inside | extra, part.moment),
    }


def _indicator_files(part: Part, address: Address, cited: Mapping[str, bytes]) -> dict[str, bytes]:
    stem = f"data/indicators/{part.id}"
    return {
        f"{stem}.csv": csv_table(part),
        f"{stem}-excel.csv": excel_table(part),
        f"{stem}.json": json_table(part),
        f"{stem}.parquet": parquet_table(part, address),
        f"{stem}.xlsx": workbook(part, address),
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
