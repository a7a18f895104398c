"""Descriptors of the published packages (Data Package v2), with everything a machine may ask."""

import hashlib
from collections.abc import Mapping
from typing import Any

from khuyencong.address import Address
from khuyencong.downloads.contents import table_words
from khuyencong.downloads.part import AREA, LICENCE, SITE, Cells, Part
from khuyencong.downloads.published import AREA_KEY, with_area_key
from khuyencong.json_text import readable
from khuyencong.language import LANGUAGES, language
from khuyencong.schemas import AREA as AREA_TABLES
from khuyencong.schemas import CODEBOOK, OBSERVATIONS, published_schema, table_schemas
from khuyencong.wording import kind_of_source_words

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
AREA_FIELD = {
    "name": AREA_KEY,
    "type": "string",
    "title": "Mã địa bàn",
    "title_en": "Area id",
    "constraints": {"required": True},
}


def descriptor(part: Part, tables: Mapping[str, bytes], address: Address) -> bytes:
    """The descriptor of a part.

    Args:
        part: An area, or everything.
        tables: The CSV files beside the descriptor by their names without ending.
        address: Where the site is published.
    """
    own = dict(part.descriptor)
    described: dict[str, Any] = {
        "$schema": PROFILE,
        "name": part.id,
        "title": part.title["vi"],
        "title_en": part.title["en"],
        "description": part.description["vi"],
        "description_en": part.description["en"],
        "homepage": address.page(part.page, "vi"),
        "version": part.version,
        "created": part.created,
        "licenses": own.get("licenses") or [LICENCE],
        "contributors": own.get("contributors") or [SITE],
        "keywords": own.get("keywords") or ["khuyến công", "công nghiệp nông thôn", "Việt Nam"],
        "sources": [_source(one) for one in part.sources],
        "resources": [_resource(part, name, content) for name, content in tables.items()],
    }
    kept = {name: value for name, value in described.items() if value not in ("", [])}
    return readable(kept)


def schema_of(part: Part, table: str) -> dict[str, Any]:
    """The Table Schema of a published table."""
    if part.kind == AREA:
        return published_schema() if table == OBSERVATIONS else _area_schema(table)
    if table == OBSERVATIONS:
        return with_area_key(published_schema())
    if table in table_schemas(CODEBOOK):
        return table_schemas(CODEBOOK)[table]
    schema = _area_schema(table)
    return with_area_key({**schema, "fields": [AREA_FIELD, *schema["fields"]]})


def _area_schema(table: str) -> dict[str, Any]:
    return table_schemas(AREA_TABLES)[table]


def _resource(part: Part, table: str, content: bytes) -> dict[str, Any]:
    titles = {code: table_words(table, language(code)) for code in LANGUAGES}
    return {
        "name": table,
        "title": titles["vi"][0],
        "title_en": titles["en"][0],
        "description": titles["vi"][1],
        "description_en": titles["en"][1],
        "type": "table",
        "path": f"{table}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": schema_of(part, table),
    }


def _source(source: Cells) -> dict[str, str]:
    """A source as a descriptor names it: publisher, title, kind and date."""
    speech = language("vi")
    date = speech.date(source["published_on"]) or speech.gettext("undated")
    about = f"{kind_of_source_words(source['kind'], speech)}, {date}"
    publisher = f"{source['publisher']}: " if source["publisher"] else ""
    named = {"title": f"{publisher}{source['title']} ({about})"}
    return named | {"path": source["url"]} if source["url"] else named
