"""The part of a data set that the pages and files about one area or one indicator are made of.

Whatever is made of an excerpt can depend on nothing outside it, so its digest is a whole key.
"""

import hashlib
import marshal
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from operator import itemgetter

import pandas as pd

from khuyencong.codebook import Area, Indicator
from khuyencong.load import Dataset
from khuyencong.package import Package, Table

MARSHAL = 2
"""The last form in which equal values are equal bytes: later ones refer back to shared texts."""
SHARED = "difficulty"
"""Statements of which an area's page says who else makes them."""
SHARED_COLUMNS = ("area", "category", "theme")
"""What it says of others."""


class Excerpts:
    """Excerpts of a data set."""

    def __init__(self, dataset: Dataset) -> None:
        """Find out which rows belong to what.

        Args:
            dataset: The loaded data.
        """
        self._dataset = dataset
        self._by_area = dataset.observations.groupby("area", sort=False).indices
        self._by_indicator = dataset.observations.groupby("indicator", sort=False).indices

    def of_area(self, area: Area) -> Dataset:
        """An area: its own rows, what it shares with others, and who came before and after it."""
        whole = self._dataset
        codebook = whole.codebook
        related = {area.id, area.successor}
        related |= {one.id for one in codebook.predecessors(area.id)}
        packages = {
            id_: _light(package) if id_ == area.id else _named(package)
            for id_, package in whole.packages.items()
            if id_ in related
        }
        return replace(
            whole,
            areas=tuple(one for one in whole.areas if one.id in related),
            packages=packages,
            observations=_rows(whole.observations, self._by_area.get(area.id, ())),
            sources=_only(whole.sources, whole.sources["area"] == area.id),
            narratives=self._narratives(area.id),
            doubts={place: told for place, told in whole.doubts.items() if place[0] == area.id},
            counts={one: whole.counts[one] for one in sorted(related & whole.counts.keys())},
            excluded=(),
        )

    def of_indicator(self, indicator: Indicator) -> Dataset:
        """An indicator: its rows over all areas, their sources, and which areas have a page."""
        whole = self._dataset
        observations = _rows(whole.observations, self._by_indicator.get(indicator.id, ()))
        places = set(zip(observations["area"], observations["figure"], strict=True))
        named = set(zip(observations["area"], observations["source"], strict=True))
        told = set(observations["area"])
        packages = {
            id_: _named(package, "created") if id_ in told else _named(package)
            for id_, package in whole.packages.items()
        }
        return replace(
            whole,
            packages=packages,
            observations=observations,
            sources=_only(whole.sources, [key in named for key in self._sources]),
            narratives=whole.narratives.iloc[:0],
            doubts={place: told for place, told in whole.doubts.items() if place in places},
            counts={},
            excluded=(),
        )

    @cached_property
    def _sources(self) -> Sequence[tuple[str, str]]:
        sources = self._dataset.sources
        return list(zip(sources["area"], sources["id"], strict=True))

    def _narratives(self, area: str) -> pd.DataFrame:
        """An area's statements, and that others speak of the same difficulties."""
        every = self._dataset.narratives
        shared = every["category"] == SHARED
        own = every["area"] == area
        themes = set(every["theme"][own & shared])
        if not themes:  # as where nothing was collected but figures
            return _only(every, own).reset_index(drop=True)
        others = _only(every, ~own & shared & every["theme"].isin(themes))
        others = others.assign(
            **{name: "" for name in others.columns if name not in SHARED_COLUMNS}
        ).drop_duplicates()
        return pd.concat([_only(every, own), others]).sort_index(kind="stable", ignore_index=True)


def rows_alone(dataset: Dataset) -> Dataset:
    """All rows, without what was read to make them."""
    packages = {
        id_: _named(package, "created", "version") for id_, package in dataset.packages.items()
    }
    return replace(dataset, packages=packages)


def digest_of(excerpt: Dataset) -> bytes:
    """Digest of all that an excerpt holds, the whole codebook included."""
    digest = hashlib.sha256()
    for frame in (excerpt.observations, excerpt.sources, excerpt.narratives):
        digest.update(marshal.dumps([column.tolist() for _, column in frame.items()], MARSHAL))
    return _with_packages(digest, excerpt)


def digest_of_whole(dataset: Dataset) -> bytes:
    """Digest of all data; rows are not read again, for they come from packages alone."""
    return _with_packages(hashlib.sha256(), dataset)


def _with_packages(digest: "hashlib._Hash", dataset: Dataset) -> bytes:
    for package in (dataset.codebook.package, *dataset.packages.values()):
        digest.update(package.digest)
    doubts = sorted(dataset.doubts.items(), key=itemgetter(0))
    small = (dataset.areas, doubts, dataset.counts, dataset.excluded)
    digest.update(repr(small).encode())
    return digest.digest()


def _rows(frame: pd.DataFrame, places: Iterable[int]) -> pd.DataFrame:
    return frame.iloc[list(places)].reset_index(drop=True)


def _only(frame: pd.DataFrame, chosen: "pd.Series[bool] | list[bool]") -> pd.DataFrame:
    return frame.loc[chosen]


def _light(package: Package) -> Package:
    """A package without its rows, which the frames hold."""
    tables = {
        name: Table(name, table.file, table.header, (), table.raw)
        for name, table in package.tables.items()
    }
    return replace(package, tables=tables, faults=())


def _named(package: Package, *entries: str) -> Package:
    """That there is a package, and some entries of its descriptor."""
    told = {name: package.descriptor[name] for name in entries}
    return replace(package, descriptor=told, tables={}, faults=())
