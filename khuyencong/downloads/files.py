"""All files of a part, and the parts of a data set with their files."""

from collections.abc import Iterable, Iterator, Mapping

from khuyencong.address import Address
from khuyencong.column_words import Columns
from khuyencong.downloads.archive import archive
from khuyencong.downloads.citation import citation_files
from khuyencong.downloads.descriptor import descriptor
from khuyencong.downloads.formats import citation_stem, folder_of, forms_of, has_workbook
from khuyencong.downloads.joined import joined_csv, joined_json, joined_parquet
from khuyencong.downloads.parquet import COMPRESSION, parquet_schema, parquet_table
from khuyencong.downloads.part import ALL, INDICATOR, Part
from khuyencong.downloads.readme import readme
from khuyencong.downloads.tables import (
    csv_table,
    excel_table,
    for_excel,
    json_table,
    table_with_area,
    with_words,
)
from khuyencong.downloads.workbook import workbook
from khuyencong.language import LANGUAGES, language
from khuyencong.paths import LICENCE_TEXT
from khuyencong.schemas import AREA as AREA_TABLES
from khuyencong.schemas import OBSERVATIONS, fields

JOINED = {"csv": joined_csv, "excel": joined_csv, "json": joined_json}
"""Forms of everything's observations that are those of the areas, one after the other."""
READ = ("csv", "parquet")
"""Forms of the areas' observations that the other files of everything are made of."""


def part_files(part: Part, published: Columns, address: Address) -> dict[str, bytes]:
    """All files of a part by path under the site's root; a pure function of plain values.

    Args:
        part: An area, an indicator, or everything.
        published: Its published observations.
        address: Where the site is published.
    """
    told = with_words(published, part.units)
    cells = for_excel(told)
    forms = {
        "csv": csv_table(published),
        "excel": excel_table(cells, zip(*cells.values(), strict=True)),
        "json": json_table(published),
        "parquet": parquet_table(part, published, address),
    }
    if has_workbook(part):
        forms["xlsx"] = workbook(part, told, address)
    if part.kind != INDICATOR:
        return _package_files(part, forms, address)
    cited = citation_files(part, address)
    stem = citation_stem(part)
    return _placed(part, forms) | {f"{stem}.{end}": content for end, content in cited.items()}


def whole_files(
    part: Part, published: Columns, address: Address, *of_areas: bytes
) -> dict[str, bytes]:
    """All files of everything but those that are only the areas' own, one after the other.

    Args:
        part: Everything.
        published: Its published observations, which only a workbook is made of.
        address: Where the site is published.
        *of_areas: The tables of all areas in their order, form by form as in ``READ``.
    """
    count = len(of_areas) // len(READ)
    schema = parquet_schema(part, address)
    forms = {
        "csv": b"".join(joined_csv(of_areas[:count])),
        "parquet": joined_parquet(of_areas[count:], schema, COMPRESSION),
    }
    if has_workbook(part):
        forms["xlsx"] = workbook(part, with_words(published, part.units), address)
    files = _package_files(part, forms, address)
    return {path: content for path, content in files.items() if path not in _joined_paths(part)}


def joined_files(
    whole: Part, of_areas: Mapping[str, Iterable[bytes]]
) -> dict[str, Iterator[bytes]]:
    """The largest files of everything, each piece by piece, by path under the site's root.

    Args:
        whole: Everything.
        of_areas: The tables of all areas in their order, by form as in ``JOINED``.
    """
    return {path: JOINED[form](of_areas[form]) for path, form in _joined_paths(whole).items()}


def _joined_paths(whole: Part) -> dict[str, str]:
    return {form.path: form.format for form in forms_of(whole) if form.format in JOINED}


def _package_files(part: Part, forms: Mapping[str, bytes], address: Address) -> dict[str, bytes]:
    """The files of a package: of an area, or of everything."""
    tables = {OBSERVATIONS: forms["csv"], **_other_tables(part)}
    cited = citation_files(part, address)
    inside = {
        **{f"{name}.csv": content for name, content in tables.items()},
        "datapackage.json": descriptor(part, tables, address),
        **{
            f"README.{code}.md": readme(part, tables, address, language(code)) for code in LANGUAGES
        },
        "CITATION.cff": cited["cff"],
        "LICENSE.txt": LICENCE_TEXT.read_bytes(),
        **{f"cite.{end}": cited[end] for end in cited if end != "cff"},
    }
    zipped = archive(inside, part.moment)
    return {
        **{f"{folder_of(part)}/{name}": content for name, content in inside.items()},
        **_placed(part, {**forms, "zip": zipped}),
    }


def _placed(part: Part, forms: Mapping[str, bytes]) -> dict[str, bytes]:
    """The forms of a part where each lies."""
    return {one.path: forms[one.format] for one in forms_of(part) if one.format in forms}


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
