"""The data files as tasks: everything a reader or a program may take away."""

import hashlib
import marshal
from collections.abc import Mapping, Sequence

from khuyencong.address import Address
from khuyencong.api import part_answer
from khuyencong.cache import Stored
from khuyencong.downloads import Part, part_files, whole_files
from khuyencong.downloads.files import TABLES
from khuyencong.downloads.formats import forms_of, has_workbook
from khuyencong.excerpt import MARSHAL
from khuyencong.fingerprint import of_code
from khuyencong.workshop import Task


def part_task(part: Part, address: Address, data: bytes) -> Task:
    """What makes the files of an area or of an indicator.

    Args:
        part: The area or the indicator.
        address: Where the site is published.
        data: Digest of the excerpt of the data that it is made of.
    """
    about = f"part {part.kind} {part.id} {address} ".encode()
    return Task(part_products, (part, address), about + of_code() + data)


def part_products(part: Part, address: Address) -> dict[str, bytes]:
    """Data files and the answer of the API, by path under the site's root."""
    return part_files(part, address) | part_answer(part, address)


def whole_task(
    whole: Part, areas: Sequence[Part], address: Address, files: Mapping[str, Stored]
) -> Task:
    """What makes the files of everything.

    Args:
        whole: Everything.
        areas: Its areas in their order.
        address: Where the site is published.
        files: The data files of the areas.
    """
    paths = [{form.format: form.path for form in forms_of(area)} for area in areas]
    tables = [files[one[form]] for form in TABLES for one in paths]
    given = whole if has_workbook(whole) else whole.brief
    digest = _digest(whole.brief, address, tables)
    return Task(whole_files, (given, address, *tables), b"whole" + of_code() + digest)


def _digest(part: Part, address: Address, tables: Sequence[Stored]) -> bytes:
    """Digest of all that everything is made of but its rows, which the tables hold."""
    digest = hashlib.sha256(repr((address, tables)).encode())
    for rows in (part.sources, part.narratives):
        digest.update(marshal.dumps([tuple(row.items()) for row in rows], MARSHAL))
    small = {name: value for name, value in vars(part).items() if name not in LARGE}
    digest.update(repr(sorted(small.items())).encode())
    return digest.digest()


LARGE = frozenset({"rows", "sources", "narratives"})
"""Fields of a part that are tables."""
