"""From checked packages to tidy pandas frames: one row per stated figure, source or statement.

Empty cells stay empty strings; only ``value`` becomes a number (NaN where it is missing), and
``value_text`` keeps the digits as they stand in the table.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from khuyencong.codebook import Area, Codebook
from khuyencong.package import Package
from khuyencong.problems import Problem
from khuyencong.schemas import AREA, fields, joined_key

KEY = ("indicator", "period_start", "period_end", "breakdown", "status", "source")
"""Primary key of ``observations.csv`` (contract, section 2.2)."""


@dataclass(frozen=True)
class Dataset:
    """All that is published, as frames."""

    codebook: Codebook
    areas: tuple[Area, ...]
    """Areas with a package, in the order of the codebook."""
    packages: Mapping[str, Package]
    observations: pd.DataFrame
    """Columns of ``observations.csv`` with ``area``, ``line`` (of its table), ``value_text``,
    ``topic`` and ``figure`` (a stable id)."""
    sources: pd.DataFrame
    """Columns of ``sources.csv`` with ``area``."""
    narratives: pd.DataFrame
    """Columns of ``narratives.csv`` with ``area``."""
    warnings: Mapping[tuple[str, int], tuple[Problem, ...]]
    """Warnings of figures, by area and line of its table of observations."""


def load_dataset(
    packages: Sequence[Package], codebook: Codebook, warnings: Iterable[Problem] = ()
) -> Dataset:
    """Gather checked packages into frames.

    Args:
        packages: Packages of areas, without errors.
        codebook: The vocabulary they were checked against.
        warnings: What checking found odd, open or accepted.
    """
    by_name = {package.name: package for package in packages}
    ordered = [by_name[area] for area in codebook.areas if area in by_name]
    observations = _frame(ordered, "observations")
    observations["value_text"] = observations["value"]
    observations["value"] = pd.to_numeric(observations["value"].replace("", None)).astype(float)
    observations["figure"] = [_figure_id(row) for row in observations.to_dict("records")]
    observations["topic"] = [codebook.indicators[one].topic for one in observations["indicator"]]
    return Dataset(
        codebook=codebook,
        areas=tuple(codebook.areas[package.name] for package in ordered),
        packages={package.name: package for package in ordered},
        observations=observations,
        sources=_frame(ordered, "sources"),
        narratives=_frame(ordered, "narratives"),
        warnings=_by_figure(warnings),
    )


def _frame(packages: Sequence[Package], table: str) -> pd.DataFrame:
    names = [field.name for field in fields(AREA, table)]
    rows = [
        [package.name, record.row.line, *(record[name] for name in names)]
        for package in packages
        for record in package.records(table)
    ]
    return pd.DataFrame(rows, columns=["area", "line", *names], dtype="object")


def _figure_id(row: Mapping[Any, Any]) -> str:
    """A figure's own address on its page."""
    return joined_key(str(row[name]) for name in KEY)


def _by_figure(warnings: Iterable[Problem]) -> dict[tuple[str, int], tuple[Problem, ...]]:
    """Warnings of observations by the row they speak of."""
    found: dict[tuple[str, int], tuple[Problem, ...]] = {}
    for problem in warnings:
        if problem.line is not None and problem.file.endswith("/observations.csv"):
            place = (problem.package, problem.line)
            found[place] = (*found.get(place, ()), problem)
    return found
