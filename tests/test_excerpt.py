"""Excerpts: whatever is made of one depends on nothing outside it, and its digest on all of it."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from builders import loaded

from khuyencong.address import Address
from khuyencong.cache import Stored
from khuyencong.checks import check_all
from khuyencong.downloads import Part, part_files, parts_of, published_observations
from khuyencong.downloads.part import AREA, INDICATOR
from khuyencong.excerpt import Excerpts, digest_of, digest_of_whole
from khuyencong.load import Dataset
from khuyencong.package import Package, package_directories
from khuyencong.subjects import Subject, subject_products

AREAS = ("codebook", "bac-ninh", "ben-tre", "hau-giang", "quang-ngai", "vinh-long")
NOWHERE = Address()
Key = tuple[str, str]


@pytest.fixture(scope="module")
def parts(dataset: Dataset) -> dict[Key, Part]:
    """What is published of them."""
    return {(part.kind, part.id): part for part in parts_of(dataset)}


def excerpts(dataset: Dataset) -> dict[Key, Dataset]:
    cut = Excerpts(dataset)
    indicators = dataset.codebook.indicators.values()
    return {(AREA, one.id): cut.of_area(one) for one in dataset.areas} | {
        (INDICATOR, one.id): cut.of_indicator(one) for one in indicators
    }


def dated(package: Package) -> Package:
    """Of everything there is no part in an excerpt; yet it must have a day to be made."""
    return replace(package, descriptor={"created": "2000-01-01T00:00:00Z", **package.descriptor})


def published_rows(dataset: Dataset) -> list[dict[str, str]]:
    published = published_observations(dataset)
    return [dict(zip(published, row, strict=True)) for row in zip(*published.values(), strict=True)]


def test_a_part_is_made_of_its_excerpt_alone(dataset: Dataset, parts: dict[Key, Part]) -> None:
    """So the digest of the excerpt is a whole key of the files of the part."""
    every = published_rows(dataset)
    for key, excerpt in excerpts(dataset).items():
        kind, id_ = key
        assert published_rows(excerpt) == [row for row in every if row[kind] == id_]
        some = replace(excerpt, packages={id_: dated(one) for id_, one in excerpt.packages.items()})
        own = [one for one in parts_of(some) if (one.kind, one.id) == key]
        assert own == [parts[known] for known in (key,) if known in parts]


@pytest.mark.parametrize(
    "key",
    [
        (AREA, "ben-tre"),
        (AREA, "vinh-long-2025"),
        (AREA, "viet-nam"),
        (INDICATOR, "funding_total"),
        (INDICATOR, "demo_models"),
    ],
)
def test_an_excerpt_says_all_that_the_whole_says(
    dataset: Dataset, parts: dict[Key, Part], key: Key
) -> None:
    """Pages and charts are the same bytes from all data and from the excerpt."""
    part, excerpt = parts[key], excerpts(dataset)[key]
    made = part_files(part, published_observations(excerpt), NOWHERE)
    files = {path: Stored.of(content) for path, content in made.items()}
    whole, own = (
        subject_products(Subject.of(*key, data, part, files, NOWHERE))
        for data in (dataset, excerpt)
    )
    for path, content in own.items():
        assert whole[path] == content, path


def edit(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text, name
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


CHANGES: dict[str, tuple[Callable[[Path], None], Key]] = {
    "a note of a figure": (
        edit("hau-giang/observations.csv", "in 2019 and the", "in 2019 then the"),
        (AREA, "hau-giang"),
    ),
    "a statement": (
        edit("hau-giang/narratives.csv", ",activity,", ",result,"),
        (AREA, "hau-giang"),
    ),
    "a descriptor": (
        edit("quang-ngai/datapackage.json", '"version": "', '"version": "9'),
        (AREA, "quang-ngai"),
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_reaches_what_it_is_about_and_little_else(
    packages: Path, tmp_path: Path, name: str
) -> None:
    """Of other areas only those may differ that share something or come before or after."""
    for area in AREAS:
        if (packages / area).is_dir():
            shutil.copytree(packages / area, tmp_path / "some" / area)
    old = loaded(check_all(package_directories(tmp_path / "some")))
    change, about = CHANGES[name]
    change(tmp_path / "some")
    new = loaded(check_all(package_directories(tmp_path / "some")))
    assert digest_of_whole(old) != digest_of_whole(new)
    before, after = excerpts(old), excerpts(new)
    changed = {key for key in before if digest_of(before[key]) != digest_of(after[key])}
    assert about in changed
    assert (AREA, "bac-ninh") not in changed
    assert len(changed) < len(before) / 2


@pytest.mark.parametrize("table", ["observations", "sources", "narratives"])
@pytest.mark.parametrize("area", ["ben-tre", "binh-thuan"])
def test_a_line_more_at_the_head_of_a_table_and_a_new_version_reach_their_area_alone(
    packages: Path, tmp_path: Path, area: str, table: str
) -> None:
    """All rows below the line move, and the indicators of which they tell have not changed.

    In one of these areas a figure was doubted and let stand, in the other two contradict each
    other.
    """
    for name in ("codebook", area):
        shutil.copytree(packages / name, tmp_path / "some" / name)
    old = loaded(check_all(package_directories(tmp_path / "some")))
    edit(f"{area}/{table}.csv", "\n", "\n\n")(tmp_path / "some")
    edit(f"{area}/datapackage.json", '"version": "', '"version": "9')(tmp_path / "some")
    new = loaded(check_all(package_directories(tmp_path / "some")))
    before, after = excerpts(old), excerpts(new)
    changed = {key for key in before if digest_of(before[key]) != digest_of(after[key])}
    assert changed == {(AREA, area)}
    assert old.doubts == new.doubts != {}


def test_every_part_of_an_excerpt_counts(dataset: Dataset) -> None:
    """A count, an area, a package or a row more or less makes another digest."""
    excerpt = excerpts(dataset)[AREA, "ben-tre"]
    others = [
        replace(excerpt, areas=()),
        replace(excerpt, counts={**excerpt.counts, "ben-tre": 0}),
        replace(excerpt, packages={}),
        replace(excerpt, observations=excerpt.observations.iloc[1:]),
        replace(excerpt, sources=excerpt.sources.assign(title="x")),
        replace(excerpt, narratives=excerpt.narratives.iloc[:-1]),
    ]
    digests = {digest_of(one) for one in others}
    assert len(digests) == len(others)
    assert digest_of(excerpt) not in digests


def test_all_that_comes_with_packages_counts(dataset: Dataset) -> None:
    """Warnings and figures that were left out stand on pages, too."""
    place, (doubt, *more) = next(iter(dataset.doubts.items()))
    others = [
        replace(dataset, doubts={}),
        replace(dataset, doubts={**dataset.doubts, place: (doubt, doubt, *more)}),
        replace(dataset, doubts={**dataset.doubts, place: (replace(doubt, reason="x"), *more)}),
        replace(dataset, excluded=()),
        replace(dataset, areas=dataset.areas[1:]),
        replace(dataset, packages=dict(list(dataset.packages.items())[1:])),
    ]
    digests = {digest_of_whole(one) for one in (dataset, *others)}
    assert len(digests) == len(others) + 1


def test_reasons_come_with_the_figures_that_they_are_of(dataset: Dataset) -> None:
    """Why a warning was accepted stands beside it on the page of the area and of the indicator."""
    excerpts = Excerpts(dataset)
    place, doubts = next(
        (place, some) for place, some in dataset.doubts.items() if any(one.reason for one in some)
    )
    indicator = dataset.rows_by_figure[place]["indicator"]
    areas, indicators = dataset.codebook.areas, dataset.codebook.indicators
    assert excerpts.of_area(areas[place[0]]).doubts[place] == doubts
    assert excerpts.of_indicator(indicators[indicator]).doubts[place] == doubts
    assert excerpts.of_area(areas["hau-giang"]).doubts == {}
