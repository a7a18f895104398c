"""From checked packages to tidy pandas frames: one row per stated figure, source or statement.

Empty cells stay empty strings; only ``value`` becomes a number (NaN where it is missing), and
``value_text`` keeps the digits as they stand in the table.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from khuyencong.acceptance import Accepted
from khuyencong.codebook import Area, Codebook
from khuyencong.doubts import Doubt, FindFigure, Place, doubts_of
from khuyencong.inferred import bases_of_periods
from khuyencong.package import Package
from khuyencong.problems import Problem
from khuyencong.rows import Record, grouped, rows_of
from khuyencong.schemas import AREA, OBSERVATIONS, fields, joined_key

CONFLICT = "conflicting-sources"
"""Code of the warning that two sources differ."""
KEY = ("indicator", "period_start", "period_end", "breakdown", "status", "source")
"""Primary key of ``observations.csv`` (contract, section 2.2)."""
_TOLD_OF_PERIOD = ("period_start", "period_end", "note_vi", "note_en")


@dataclass(frozen=True, eq=False)
class Dataset:
    """All that is published, as frames; one is equal only to itself."""

    codebook: Codebook
    areas: tuple[Area, ...]
    """Areas with a package, in the order of the codebook."""
    packages: Mapping[str, Package]
    observations: pd.DataFrame
    """Columns of ``observations.csv`` with ``area``, ``value_text``, ``topic``, ``figure`` (a
    stable id) and ``period_basis`` (whether its period was inferred)."""
    sources: pd.DataFrame
    """Columns of ``sources.csv`` with ``area``."""
    narratives: pd.DataFrame
    """Columns of ``narratives.csv`` with ``area``."""
    doubts: Mapping[Place, tuple[Doubt, ...]]
    """What checking finds odd about figures, open or accepted."""
    counts: Mapping[str, int]
    """Rows of observations by area."""
    excluded: Sequence[Mapping[str, str]] = ()
    """Published figures that editors left out, with their reasons."""

    @cached_property
    def disputes(self) -> tuple[tuple[Place, Place], ...]:
        """Figures that cannot both be true."""
        return tuple(
            (place, doubt.other)
            for place, doubts in self.doubts.items()
            for doubt in doubts
            if doubt.other is not None and doubt.problem.code == CONFLICT
        )

    @cached_property
    def sources_by_key(self) -> Mapping[tuple[str, str], Mapping[Any, Any]]:
        """Every source by its area and id, in published order."""
        return {(row["area"], row["id"]): row for row in rows_of(self.sources)}

    @cached_property
    def rows(self) -> Sequence[Record]:
        """Every figure as plain values, in published order."""
        return rows_of(self.observations)

    @cached_property
    def rows_by_indicator(self) -> Mapping[str, Sequence[Record]]:
        """Every figure by its indicator, in published order."""
        return {indicator: rows for (indicator,), rows in grouped(self.rows, "indicator").items()}

    @cached_property
    def rows_by_figure(self) -> Mapping[Place, Record]:
        """Every figure by its area and its id."""
        return {(row["area"], row["figure"]): row for row in self.rows}


def load_dataset(
    packages: Sequence[Package],
    codebook: Codebook,
    warnings: Iterable[Problem] = (),
    excluded: Sequence[Mapping[str, str]] = (),
    accepted: Sequence[Accepted] = (),
) -> Dataset:
    """Gather checked packages into frames.

    Args:
        packages: Packages of areas, without errors.
        codebook: The vocabulary they were checked against.
        warnings: What checking found odd.
        excluded: Published figures that editors left out.
        accepted: What it found odd and editors let stand.
    """
    by_name = {package.name: package for package in packages}
    ordered = [by_name[area] for area in codebook.areas if area in by_name]
    observations = _observations(_frame(ordered, OBSERVATIONS), codebook)
    find = _figures_on_lines(ordered, observations["figure"])
    return Dataset(
        codebook=codebook,
        areas=tuple(codebook.areas[package.name] for package in ordered),
        packages={package.name: package for package in ordered},
        observations=observations,
        sources=_frame(ordered, "sources"),
        narratives=_frame(ordered, "narratives"),
        doubts=doubts_of(warnings, accepted, find),
        counts=dict(Counter(observations["area"])),
        excluded=excluded,
    )


def _frame(packages: Sequence[Package], table: str) -> pd.DataFrame:
    """The rows of a table of all packages; texts stay the objects that they are.

    A column of Arrow's strings would make a new object each time that a cell is read, and pages
    read every cell several times.
    """
    names = [field.name for field in fields(AREA, table)]
    columns: dict[str, list[Any]] = {name: [] for name in ("area", *names)}
    for package in packages:
        known = package.tables.get(table)
        if known is None:
            continue
        columns["area"] += [package.name] * known.count
        for name in names:
            columns[name] += known.columns.get(name) or [""] * known.count
    return pd.DataFrame({name: pd.Series(cells, dtype=object) for name, cells in columns.items()})


def _observations(frame: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """Observations with what follows from each row."""
    key = zip(*(frame[name] for name in KEY), strict=True)
    topics = [codebook.indicators[one].topic for one in frame["indicator"]]
    told = zip(*(frame[name] for name in _TOLD_OF_PERIOD), strict=True)
    return frame.assign(
        value=pd.to_numeric(frame["value"].replace("", None)).astype(float),
        value_text=frame["value"],
        figure=pd.Series([joined_key(cells) for cells in key], dtype=object),
        topic=pd.Series(topics, dtype=object),
        period_basis=pd.Series(bases_of_periods(told), dtype=object),
    )


def _figures_on_lines(packages: Iterable[Package], figures: "pd.Series[str]") -> FindFigure:
    """A function that gives the figure on a line of an area's table, None where there is none."""
    starts: dict[str, tuple[int, Sequence[int]]] = {}
    start = 0
    for package in packages:
        table = package.tables.get(OBSERVATIONS)
        if table is not None:
            starts[package.name] = (start, table.lines)
            start += table.count

    def find(area: str, line: int) -> Place | None:
        start, lines = starts.get(area, (0, ()))
        place = bisect_left(lines, line)
        is_there = place < len(lines) and lines[place] == line
        return (area, str(figures.iat[start + place])) if is_there else None

    return find
