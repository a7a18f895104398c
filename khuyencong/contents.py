"""All that a site is made of but the shells of its pages: data files, charts, what pages say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from khuyencong.address import Address
from khuyencong.api import index_files
from khuyencong.cache import Cache, Stored
from khuyencong.catalogue import catalogue_files, head_pieces
from khuyencong.charts.bundle import bundle_task
from khuyencong.checks import Verdict
from khuyencong.codebook import Codebook
from khuyencong.downloads import Part, checksum_file, parts_of
from khuyencong.downloads.formats import forms_of
from khuyencong.downloads.part import AREA, INDICATOR
from khuyencong.edition import conclusions_task, overviews_task, pages_about_files
from khuyencong.excerpt import Excerpts, digest_of, digest_of_whole, rows_alone
from khuyencong.feed import feed_file
from khuyencong.fingerprint import key_of
from khuyencong.language import LANGUAGES, language
from khuyencong.load import Dataset
from khuyencong.pages.written import REST, Written, waiting
from khuyencong.paths import DOWNLOAD_TEMPLATES
from khuyencong.products import joined_tables, part_task, whole_task
from khuyencong.settings import Progress
from khuyencong.sharing import OF_THE_SITE, card_task, share_path
from khuyencong.subjects import Subject, subject_task
from khuyencong.workshop import Task, Workshop

Products = dict[str, Stored]
"""Files by path under the site's root; a path that begins with a dot is none of the site's."""


@dataclass(frozen=True)
class Source:
    """All that the site is made from."""

    verdict: Verdict
    codebook: Codebook
    dataset: Dataset
    address: Address

    @cached_property
    def parts(self) -> Sequence[Part]:
        """Everything, then the areas, then the indicators."""
        return parts_of(self.dataset)

    def of_kind(self, kind: str) -> list[Part]:
        """The areas, or the indicators."""
        return [part for part in self.parts if part.kind == kind]


@dataclass(frozen=True)
class Cut:
    """An area or an indicator with its excerpt of the data."""

    kind: str
    id: str
    excerpt: Dataset
    digest: bytes


def all_contents(source: Source, shop: Workshop, progress: Progress) -> Products:
    """Make all of it, or find it made.

    The pages over all areas take longest after a change of one figure, and need no other product
    and no excerpt: they begin before the excerpts are made, in whose time workers stood idle (0.3
    of 4.7 s). What much else is made of comes next: the files of an area are waited for by those of
    its indicators, and these by the pages of both.

    Args:
        source: What it is made from.
        shop: Where it is made.
        progress: Told of each step.
    """
    over_all = shop.begin([*_tasks_over_all(source), bundle_task()])
    progress.step("downloads", len(source.parts))
    cuts = _cuts(source.dataset)
    areas = shop.begin(_part_tasks(source, AREA, cuts))
    products: Products = {}
    for files in areas.finish(progress.advance):
        products |= files
    indicators = shop.begin(_part_tasks(source, INDICATOR, cuts))
    about_areas = shop.begin(_subject_tasks(source, AREA, cuts, products))
    whole = shop.begin([_whole_task(source, products)])
    products |= joined_tables(source.parts[0], source.of_kind(AREA), products, shop.cache)
    for files in indicators.finish(progress.advance):
        products |= files
    about_indicators = shop.begin(_subject_tasks(source, INDICATOR, cuts, products))
    for files in whole.finish(progress.advance):
        products |= files
    head = shop.begin([_catalogue_task(source, products)])
    files_alone = dict(products)
    progress.step("subjects", len(cuts) + 4)  # the head, conclusions, overviews, the bundle
    for some in (about_areas, about_indicators, head, over_all):
        for files in some.finish(progress.advance):
            products |= files
    paintings = {
        code: shop.cache.read(products[f"charts/{OF_THE_SITE}.{code}.png"]) for code in LANGUAGES
    }
    products |= shop.cache.keep(_fresh(source, files_alone, paintings))
    products |= shop.cache.keep(_catalogue(source, products, shop.cache))
    return products | _missing_cards(source, products, paintings, shop)


def _cuts(dataset: Dataset) -> dict[tuple[str, str], Cut]:
    """Every area with a package, and every indicator of the codebook."""
    excerpts = Excerpts(dataset)
    named = [
        *((AREA, one.id, excerpts.of_area(one)) for one in dataset.areas),
        *(
            (INDICATOR, one.id, excerpts.of_indicator(one))
            for one in dataset.codebook.indicators.values()
        ),
    ]
    return {(kind, id_): Cut(kind, id_, one, digest_of(one)) for kind, id_, one in named}


def _part_tasks(source: Source, kind: str, cuts: Mapping[tuple[str, str], Cut]) -> list[Task]:
    wanted = [(part, cuts[kind, part.id]) for part in source.of_kind(kind)]
    return [part_task(part, cut.excerpt, source.address, cut.digest) for part, cut in wanted]


def _whole_task(source: Source, files: Products) -> Task:
    whole, *_ = source.parts
    return whole_task(whole, source.of_kind(AREA), source.dataset, source.address, files)


def _tasks_over_all(source: Source) -> tuple[Task, Task]:
    """What is over all areas: conclusions, and overviews."""
    digest = digest_of_whole(source.dataset)
    dataset = rows_alone(source.dataset)
    verdict = replace(source.verdict, packages=())
    return (
        conclusions_task(dataset, source.address, digest),
        overviews_task(dataset, verdict, source.address, digest),
    )


def _subject_tasks(
    source: Source, kind: str, cuts: Mapping[tuple[str, str], Cut], files: Products
) -> list[Task]:
    parts = {(part.kind, part.id): part for part in source.parts}
    return [
        subject_task(
            Subject.of(cut.kind, cut.id, cut.excerpt, parts[key], files, source.address),
            cut.digest,
        )
        for key, cut in cuts.items()
        if cut.kind == kind
    ]


def _catalogue_task(source: Source, files: Products) -> Task:
    """What all entries of the catalogue share; the entries are products of their subjects."""
    whole = source.parts[0]
    names = [part.name for part in source.parts]
    territories = sorted({code for part in source.parts for code in part.territories})
    own = {form.path: files[form.path] for form in forms_of(whole)}
    given = (whole, names, territories, own, source.address)
    return Task(head_pieces, given, key_of("catalogue", given, templates=DOWNLOAD_TEMPLATES))


def _catalogue(source: Source, products: Products, cache: Cache) -> dict[str, bytes]:
    """The catalogue, put together of its pieces."""
    names = [part.name for part in source.parts]
    return catalogue_files(names, lambda path: cache.read(products[path]))


def _fresh(source: Source, files: Products, paintings: Mapping[str, bytes]) -> dict[str, bytes]:
    """What changes with every figure and is made in no time."""
    fresh = {
        **checksum_file(files),
        **index_files(source.dataset, source.parts, source.address),
        **feed_file(source.parts, source.address),
    }
    for code, painting in paintings.items():
        fresh |= pages_about_files(
            source.parts, files, painting, source.address, source.codebook, code
        )
    return fresh


def _missing_cards(
    source: Source, products: Products, paintings: Mapping[str, bytes], shop: Workshop
) -> Products:
    """Pictures of links to pages that have no chart of their own: that of the whole site."""
    if not source.address.is_known:
        return {}
    tasks = []
    for code, painting in paintings.items():
        for path, rest in waiting(products, code, REST).items():
            if share_path(path, code) not in products:
                title = Written.unpacked(shop.cache.read(rest)).title
                tasks.append(card_task(path, title, painting, language(code)))
    return {path: stored for some in shop.make(tasks) for path, stored in some.items()}
