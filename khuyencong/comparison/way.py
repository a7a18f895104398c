"""One way to set areas side by side on one indicator, as a value."""

from collections.abc import Mapping
from dataclasses import dataclass

from khuyencong.comparison.settled import Span
from khuyencong.rows import Record
from khuyencong.wording import Row

PERIOD = "period"
"""Every figure is of the same period (or, of a stock, of the same month)."""
AVERAGE = "average"
"""Every figure is an average per year, each of its area's own latest period."""
LATEST_YEAR = "latest-year"
"""Every figure is of one year, each of its area's own latest one."""
DATES = "dates"
"""Every figure is a date, so no period matters."""


@dataclass(frozen=True)
class Compared:
    """One area in a comparison."""

    area: str
    rows: tuple[Row, ...]
    """The stated figures behind it, in the order of time: one, or those that were added."""
    value: float
    qualifier: str
    years: float | None = None
    """Length of its own period where the value is an average per year."""
    others: tuple[Record, ...] = ()
    """The area's other figures that could be averaged, the latest first."""

    @property
    def is_computed(self) -> bool:
        """Whether no source states this value."""
        return len(self.rows) > 1 or self.years not in {None, 1.0}

    @property
    def period(self) -> tuple[str, str]:
        """First and last point of the time that it covers."""
        return self.rows[0]["period_start"], self.rows[-1]["period_end"]


@dataclass(frozen=True)
class Refusal:
    """Why an area is not in a comparison although the tables speak of it."""

    reason: str
    """``country``, ``missing``, ``status``, ``breakdown``, ``period_unknown``, ``other_period``,
    ``sources_differ``, ``short_period``, ``other_years`` or ``not_averaged``."""
    row: Row
    """The row that comes nearest."""


@dataclass(frozen=True)
class Way:
    """Areas of one status and one breakdown on one basis."""

    id: str
    """Stable name, for addresses."""
    basis: str
    """``PERIOD``, ``AVERAGE``, ``LATEST_YEAR`` or ``DATES``."""
    status: str
    breakdown: str
    span: Span | None
    """The one period of all its figures, where ``PERIOD`` is the basis."""
    rows: tuple[Compared, ...]
    """In the order of the codebook; a comparison is no ranking."""
    refused: Mapping[str, Refusal]
    """Every other area with a row for the indicator."""

    @property
    def block(self) -> str:
        """What all ways share that show the same kind of figure."""
        return f"{self.status}.{self.breakdown or '-'}"

    @property
    def has_bars(self) -> bool:
        """Whether lengths from zero say something: not of dates, nor where one is negative."""
        return self.basis != DATES and all(one.value >= 0 for one in self.rows)
