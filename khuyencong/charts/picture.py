"""A chart with all that belongs to it: title, text alternative, table of the same figures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Chart = dict[str, Any]
"""A Vega-Lite specification as Altair gives it, without the look of the site."""


@dataclass(frozen=True)
class Caption:
    """The words that stand in the drawing itself, so that a downloaded picture explains itself."""

    title: str
    """What the chart shows."""
    subtitle: str
    """Unit and period, and how to read it."""
    source: str
    """Who says so."""


@dataclass(frozen=True)
class Picture:
    """One chart of the site in one language."""

    id: str
    """Stable name: the file under ``/charts/`` and the anchor on the page."""
    language: str
    caption: Caption
    description: str
    """The text alternative: what a reader who does not see the picture must know."""
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """The same figures as a table, in words; the first cell of a row is its header."""
    chart: Chart
    notes: tuple[str, ...] = ()
    """What else a reader must know of each row of the table; nothing of most."""
    figures: tuple[tuple[str, str], ...] = ()
    """Area and id of each stated figure that it shows; none where it counts instead."""
    computed: Mapping[str, Mapping[tuple[str, str], str]] = field(default_factory=dict)
    """What it shows that was computed from such figures, in words, each at one of them: by the name
    of a column of its table for spreadsheets, without the language."""
