"""The data files as tasks: everything a reader or a program may take away."""

from collections.abc import Mapping, Sequence

from khuyencong.address import Address
from khuyencong.api import part_answer
from khuyencong.cache import Cache, Stored
from khuyencong.downloads import Part, part_files, published_observations, whole_files
from khuyencong.downloads.files import JOINED, READ, joined_files
from khuyencong.downloads.formats import forms_of, has_workbook
from khuyencong.fingerprint import key_of
from khuyencong.load import Dataset
from khuyencong.paths import DOWNLOAD_TEMPLATES
from khuyencong.workshop import Task


def part_task(part: Part, excerpt: Dataset, address: Address, data: bytes) -> Task:
    """What makes the files of an area or of an indicator.

    Args:
        part: The area or the indicator.
        excerpt: Its excerpt of the data.
        address: Where the site is published.
        data: Digest of the excerpt.
    """
    key = key_of("part", (part.kind, part.id, address), data, DOWNLOAD_TEMPLATES)
    return Task(part_products, (part, excerpt, address), key)


def part_products(part: Part, excerpt: Dataset, address: Address) -> dict[str, bytes]:
    """Data files and the answer of the API, by path under the site's root."""
    published = published_observations(excerpt)
    return part_files(part, published, address) | part_answer(part, published, address)


def whole_task(
    whole: Part,
    areas: Sequence[Part],
    dataset: Dataset,
    address: Address,
    files: Mapping[str, Stored],
) -> Task:
    """What makes the files of everything but the largest.

    Args:
        whole: Everything.
        areas: Its areas in their order.
        dataset: All the data.
        address: Where the site is published.
        files: The data files of the areas.
    """
    tables = [one for form in READ for one in _tables(form, areas, files)]
    published = published_observations(dataset) if has_workbook(whole) else {}
    key = key_of("whole", (whole, address, tables), templates=DOWNLOAD_TEMPLATES)
    return Task(whole_files, (whole, published, address, *tables), key)


def joined_tables(
    whole: Part, areas: Sequence[Part], files: Mapping[str, Stored], cache: Cache
) -> dict[str, Stored]:
    """The largest files of everything, put together here: to send them would take more.

    Args:
        whole: Everything.
        areas: Its areas in their order.
        files: The data files of the areas.
        cache: Where these are, and where the joined ones are kept or found.
    """
    tables = {form: _tables(form, areas, files) for form in JOINED}
    key = key_of("joined", (whole.id, tables), templates=DOWNLOAD_TEMPLATES)
    pieces = {form: map(cache.read, some) for form, some in tables.items()}
    return cache.get(key) or cache.put_pieces(key, joined_files(whole, pieces))


def _tables(form: str, areas: Sequence[Part], files: Mapping[str, Stored]) -> list[Stored]:
    """The observations of all areas in one form."""
    return [files[one.path] for area in areas for one in forms_of(area) if one.format == form]
