"""Why an area is not in a comparison although the tables speak of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from khuyencong.codebook import Codebook, Indicator
from khuyencong.comparison.settled import MONTHS, Settled
from khuyencong.comparison.way import PERIOD, Refusal, Way
from khuyencong.rows import Record, grouped


class Refusals:
    """The reasons for every area that a way to compare leaves out.

    The rows of an area are put in order once for all ways: where figures are of 680 communes,
    results and plans, there are 13,600 of these.
    """

    def __init__(self, rows: Iterable[Record], indicator: Indicator, codebook: Codebook) -> None:
        """Find out who speaks of an indicator.

        Args:
            rows: All rows of the indicator, those without a figure too.
            indicator: The indicator.
            codebook: For the country.
        """
        by_area = grouped(rows, "area")
        self._told = {area: _Told(same, indicator) for (area,), same in by_area.items()}
        self._country = {area.id for area in codebook.areas.values() if area.is_country}

    def of(self, way: Way) -> dict[str, Refusal]:
        """The reason for every area that is not in a way."""
        inside = {one.area for one in way.rows}
        return {
            area: Refusal("country", told.rows[-1]) if area in self._country else told.refusal(way)
            for area, told in self._told.items()
            if area not in inside
        }


@dataclass(frozen=True)
class _Told:
    """What the tables tell of one area on one indicator."""

    rows: Sequence[Record]
    indicator: Indicator

    @cached_property
    def _given(self) -> list[Record]:
        given = [row for row in self.rows if row["value_text"]]
        return sorted(given, key=lambda row: row["period_end"])

    @cached_property
    def _of_part(self) -> dict[tuple[str], list[Record]]:
        return grouped(self._given, "breakdown")

    @cached_property
    def _alike(self) -> dict[tuple[str, str], list[Record]]:
        return grouped(self._given, "breakdown", "status")

    @cached_property
    def _settled(self) -> dict[tuple[str, str], Settled]:
        return {key: Settled.of(rows, self.indicator.kind) for key, rows in self._alike.items()}

    def refusal(self, way: Way) -> Refusal:
        """Why the area is not in a way, and the row that comes nearest."""
        key = (way.breakdown, way.status)
        if key in self._alike:
            return self._of_period(way, key)
        same_part = self._of_part.get((way.breakdown,))
        if same_part:
            return Refusal("status", same_part[-1])
        if self._given:
            return Refusal("breakdown", self._given[-1])
        return Refusal("missing", self.rows[-1])

    def _of_period(self, way: Way, key: tuple[str, str]) -> Refusal:
        """Why figures of the right kind do not fit: something is wrong with their time."""
        settled = self._settled[key]
        if way.basis == PERIOD:
            if way.span is not None and way.span in settled.disputed:
                return Refusal("sources_differ", settled.disputed[way.span])
            if settled:
                return Refusal("other_period", settled.latest)
        if not settled:
            disputed = list(settled.disputed.values())
            reason = "sources_differ" if disputed else "period_unknown"
            return Refusal(reason, [*self._alike[key], *disputed][-1])
        if all(end - start + 1 < MONTHS for start, end in settled.rows):
            return Refusal("short_period", settled.latest)
        reason = "other_years" if self.indicator.additive_over_time else "not_averaged"
        return Refusal(reason, settled.latest)
