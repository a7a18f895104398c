"""The data files as tasks: everything a reader or a program may take away."""

from collections.abc import Mapping, Sequence

from khuyencong.address import Address
from khuyencong.api import part_answer
from khuyencong.cache import Stored
from khuyencong.downloads import Part, part_files, published_observations, whole_files
from khuyencong.downloads.files import TABLES
from khuyencong.downloads.formats import forms_of, has_workbook
from khuyencong.fingerprint import key_of
from khuyencong.load import Dataset
from khuyencong.workshop import Task


def part_task(part: Part, excerpt: Dataset, address: Address, data: bytes) -> Task:
    """What makes the files of an area or of an indicator.

    Args:
        part: The area or the indicator.
        excerpt: Its excerpt of the data.
        address: Where the site is published.
        data: Digest of the excerpt.
    """
    key = key_of("part", (part.kind, part.id, address), data)
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
    """What makes the files of everything.

    Args:
        whole: Everything.
        areas: Its areas in their order.
        dataset: All the data.
        address: Where the site is published.
        files: The data files of the areas.
    """
    paths = [{form.format: form.path for form in forms_of(area)} for area in areas]
    tables = [files[one[form]] for form in TABLES for one in paths]
    published = published_observations(dataset) if has_workbook(whole) else {}
    key = key_of("whole", (whole, address, tables))
    return Task(whole_files, (whole, published, address, *tables), key)
