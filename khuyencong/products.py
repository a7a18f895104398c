"""The files of a part as a task: everything a reader or a program may take away of it."""

import hashlib
import marshal

from khuyencong.address import Address
from khuyencong.api import part_answer
from khuyencong.downloads import Part, part_files
from khuyencong.fingerprint import of_code
from khuyencong.workshop import Task

MARSHAL = 2
"""The last form in which equal values are equal bytes: later ones refer back to shared texts."""


def part_task(part: Part, address: Address) -> Task:
    """What makes the files of a part.

    Args:
        part: An area, an indicator, or everything.
        address: Where the site is published.
    """
    return Task(part_products, (part, address), b"part" + of_code() + _digest(part, address))


def part_products(part: Part, address: Address) -> dict[str, bytes]:
    """Data files and the answer of the API, by path under the site's root."""
    return part_files(part, address) | part_answer(part, address)


def _digest(part: Part, address: Address) -> bytes:
    """Digest of all that a part holds; rows are many, so they are taken as plain tuples."""
    digest = hashlib.sha256(repr(address).encode())
    for rows in (part.rows, part.sources, part.narratives):
        for row in rows:
            digest.update(marshal.dumps(tuple(row.items()), MARSHAL))
        digest.update(b"|")
    small = (
        part.kind,
        part.id,
        part.title,
        part.description,
        part.version,
        part.created,
        part.descriptor,
        part.tables,
        part.areas,
        part.indicators,
        part.units,
        part.breakdowns,
        part.topics,
        part.themes,
    )
    digest.update(repr(small).encode())
    return digest.digest()
