"""From checked packages to tidy pandas frames: one row per stated figure, source or statement.

Empty cells stay empty strings; only ``value`` becomes a number (NaN where it is missing), and
``value_text`` keeps the digits as they stand in the table.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from khuyencong.codebook import Area, Codebook
from khuyencong.package import Package
from khuyencong.schemas import AREA, fields

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
    """Columns of ``observations.csv`` with ``area``, ``value_text``, ``topic`` and ``figure`` (a
    stable id)."""
    sources: pd.DataFrame
    """Columns of ``sources.csv`` with ``area``."""
    narratives: pd.DataFrame
    """Columns of ``narratives.csv`` with ``area``."""


def load_dataset(packages: Sequence[Package], codebook: Codebook) -> Dataset:
    """Gather checked packages into frames.

    Args:
        packages: Packages of areas, without errors.
        codebook: The vocabulary they were checked against.
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
    )


def _frame(packages: Sequence[Package], table: str) -> pd.DataFrame:
    names = [field.name for field in fields(AREA, table)]
    rows = [
        [package.name, *(record[name] for name in names)]
        for package in packages
        for record in package.records(table)
    ]
    return pd.DataFrame(rows, columns=["area", *names], dtype="object")


def _figure_id(row: Mapping[Any, Any]) -> str:
    """A figure's own address on its page, made of its key, so that it is the same next year."""
    return ".".join(str(row[name]) or "-" for name in KEY)
