"""Published observations as Parquet: typed columns that know their own meaning."""

import io
import json

import pyarrow as pa
import pyarrow.parquet as pq

from khuyencong.address import Address
from khuyencong.column_words import Columns
from khuyencong.downloads.citation import sentence
from khuyencong.downloads.part import LICENCE, Part
from khuyencong.downloads.tables import number
from khuyencong.language import language
from khuyencong.schemas import published_schema

COMPRESSION = "snappy"
"""What every reader of Parquet knows, Excel's Power Query too."""


def parquet_table(part: Part, published: Columns, address: Address) -> bytes:
    """A Parquet file whose schema holds titles, licence, version and citation."""
    columns = [
        pa.array(
            [_number(value) for value in cells]
            if field["type"] == "number"
            else [cell or None for cell in cells],
            type=_type(field["type"]),
        )
        for field, cells in zip(published_schema()["fields"], published.values(), strict=True)
    ]
    content = io.BytesIO()
    table = pa.table(columns, schema=parquet_schema(part, address))
    pq.write_table(table, content, compression=COMPRESSION)
    return content.getvalue()


def parquet_schema(part: Part, address: Address) -> pa.Schema:
    """The columns, and what the file says of itself."""
    fields = published_schema()["fields"]
    return pa.schema(
        [pa.field(field["name"], _type(field["type"]), metadata=_about(field)) for field in fields],
        metadata={
            "title": part.title["vi"],
            "title_en": part.title["en"],
            "version": part.version,
            "created": part.created,
            "license": LICENCE["name"],
            "license_url": LICENCE["path"],
            "citation": sentence(part, address, language("vi")),
            "citation_en": sentence(part, address, language("en")),
            "sources": json.dumps([one["title"] for one in part.sources], ensure_ascii=False),
        },
    )


def _number(text: str) -> float | None:
    known = number(text)
    return None if known is None else float(known)


def _type(name: str) -> pa.DataType:
    return pa.float64() if name == "number" else pa.string()


def _about(field: dict[str, str]) -> dict[str, str]:
    """Titles and descriptions of a column in both languages."""
    told = ("title", "title_en", "description", "description_en")
    return {name: field[name] for name in told if name in field}
