"""The shared vocabulary: areas, topics, units, indicators, identities, themes and terms.

Everything that a figure may be about stands in ``datapackages/codebook/``; nothing of it is
written in Python, so adding an area or an indicator touches no code.
"""

import pickle
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal
from functools import cached_property, lru_cache

from khuyencong.area_names import AreaNames
from khuyencong.package import Package, Record

COUNTRY = "country"
FLOW = "flow"
STOCK = "stock"
RATIO = "ratio"
DATE = "date"


@dataclass(frozen=True)
class Named:
    """Something with an id and a name in both languages."""

    id: str
    name_vi: str
    name_en: str

    def name(self, language: str) -> str:
        """Name in a language, ``vi`` or ``en``."""
        return self.name_vi if language == "vi" else self.name_en


@dataclass(frozen=True)
class Area(Named):
    """A territory in time: after a merger the new territory is another area."""

    code: str
    level: str
    kind: str
    region_63: str
    region_34: str
    valid_from: str
    """ISO date, empty where the area is older than the data."""
    valid_to: str
    """ISO date, empty where the area still exists."""
    successor: str
    iso_3166_2: str
    tile_63: tuple[int, int] | None
    tile_34: tuple[int, int] | None
    aliases: tuple[str, ...]

    @property
    def is_country(self) -> bool:
        """Whether this is the country, whose figures are not the sum of the provinces."""
        return self.level == COUNTRY

    @property
    def exists_today(self) -> bool:
        """Whether the territory still exists under this id."""
        return not self.valid_to

    @property
    def names(self) -> tuple[str, ...]:
        """All that it is called, in both languages."""
        return tuple(name for name in (self.name_vi, self.name_en, *self.aliases) if name)


@dataclass(frozen=True)
class Topic(Named):
    """A heading under which indicators stand, by the contents of Decree 45/2012."""

    position: int
    legal_reference: str


@dataclass(frozen=True)
class Unit(Named):
    """What is counted or measured."""

    symbol_vi: str
    symbol_en: str
    decimals: int
    """Most digits after the decimal sign that a page shows."""
    whole: bool
    """Whether only whole numbers make sense."""
    base_unit: str
    factor: Decimal
    """One of this unit is ``factor`` of ``base_unit``."""
    smaller: tuple["Unit", ...] = ()
    """Units of which this one is the base, the largest first: million and single dong."""

    def readable(self, value: Decimal) -> "tuple[Decimal, Unit]":
        """The same amount in the largest unit that leaves no naught before the decimal sign."""
        if value and abs(value) < 1:
            for unit in self.smaller:
                if abs(value) >= unit.factor:
                    return value / unit.factor, unit
        return value, self

    def symbol(self, language: str) -> str:
        """What follows a number in running text."""
        return self.symbol_vi if language == "vi" else self.symbol_en


@dataclass(frozen=True)
class Indicator(Named):
    """What a figure is about."""

    topic: str
    unit: str
    kind: str
    """``flow``, ``stock``, ``ratio`` or ``date``."""
    additive_over_areas: bool
    additive_over_time: bool
    minimum: Decimal | None
    maximum: Decimal | None
    definition_vi: str
    definition_en: str

    def definition(self, language: str) -> str:
        """What is counted and what is not."""
        return self.definition_vi if language == "vi" else self.definition_en


@dataclass(frozen=True)
class Breakdown(Named):
    """A part of an indicator's total."""

    dimension: str


@dataclass(frozen=True)
class Identity:
    """A relation that figures of one area, period, status and source must keep."""

    id: str
    kind: str
    """``sum``, ``share`` (100 × first ÷ second) or ``at_most``."""
    result: str
    operands: tuple[str, ...]


@dataclass(frozen=True)
class Term:
    """An entry of the glossary."""

    term_vi: str
    abbreviation: str
    term_en: str
    definition_vi: str
    definition_en: str

    def term(self, language: str) -> str:
        """The term in a language."""
        return self.term_vi if language == "vi" else self.term_en

    def definition(self, language: str) -> str:
        """Its explanation in a language."""
        return self.definition_vi if language == "vi" else self.definition_en


@dataclass(frozen=True)
class Codebook:
    """The whole vocabulary, each part by id."""

    areas: Mapping[str, Area]
    topics: Mapping[str, Topic]
    units: Mapping[str, Unit]
    indicators: Mapping[str, Indicator]
    breakdowns: Mapping[str, Breakdown]
    identities: tuple[Identity, ...]
    themes: Mapping[str, Named]
    glossary: tuple[Term, ...]
    package: Package = field(repr=False, compare=False)
    """The package it was read from, for those who publish it as it is."""

    @cached_property
    def topics_in_order(self) -> tuple[Topic, ...]:
        """Topics by their position."""
        return tuple(sorted(self.topics.values(), key=lambda topic: topic.position))

    @cached_property
    def indicator_order(self) -> Mapping[str, int]:
        """Place of each indicator in the codebook, by id, in which pages and charts show them."""
        return {indicator: place for place, indicator in enumerate(self.indicators)}

    @cached_property
    def shared_names(self) -> frozenset[str]:
        """Vietnamese names that several areas have, before and after 1 July 2025."""
        counts = Counter(area.name_vi for area in self.areas.values())
        return frozenset(name for name, count in counts.items() if count > 1)

    @cached_property
    def area_names(self) -> AreaNames:
        """What all areas are called, to be looked for in texts."""
        return AreaNames({area.id: area.names for area in self.areas.values()})

    def predecessors(self, area: str) -> tuple[Area, ...]:
        """Areas whose territory went into this one."""
        return tuple(one for one in self.areas.values() if one.successor == area)

    def related(self, one: str, other: str) -> bool:
        """Whether two units measure the same thing, as million and billion VND do."""
        return self.units[one].base_unit == self.units[other].base_unit

    def __reduce__(self) -> tuple[Callable[[bytes], "Codebook"], tuple[bytes]]:
        """How it is packed for another process, where all tasks share one."""
        return _unpacked, (self._packed,)

    @cached_property
    def _packed(self) -> bytes:
        return pickle.dumps([getattr(self, one.name) for one in fields(self)])


@lru_cache(maxsize=2)
def _unpacked(content: bytes) -> Codebook:
    """The codebook of some bytes; each task brings them, and reading them takes 5 ms."""
    return Codebook(*pickle.loads(content))  # noqa: S301 - our own


def load_codebook(package: Package) -> Codebook:
    """Turn a checked codebook package into values.

    Args:
        package: The package ``codebook``, without errors.
    """
    return Codebook(
        areas={record["id"]: _area(record) for record in package.records("areas")},
        topics={
            r["id"]: Topic(*_named(r), int(r["position"]), r["legal_reference"])
            for r in package.records("topics")
        },
        units=_units(package.records("units")),
        indicators={record["id"]: _indicator(record) for record in package.records("indicators")},
        breakdowns={
            r["id"]: Breakdown(*_named(r), r["dimension"]) for r in package.records("breakdowns")
        },
        identities=tuple(
            Identity(r["id"], r["kind"], r["result"], tuple(r["operands"].split("|")))
            for r in package.records("identities")
        ),
        themes={r["id"]: Named(*_named(r)) for r in package.records("themes")},
        glossary=tuple(
            Term(
                r["term_vi"],
                r["abbreviation"],
                r["term_en"],
                r["definition_vi"],
                r["definition_en"],
            )
            for r in package.records("glossary")
        ),
        package=package,
    )


def _named(record: Record) -> tuple[str, str, str]:
    return record["id"], record["name_vi"], record["name_en"]


def _area(record: Record) -> Area:
    return Area(
        *_named(record),
        code=record["code"],
        level=record["level"],
        kind=record["kind"],
        region_63=record["region_63"],
        region_34=record["region_34"],
        valid_from=record["valid_from"],
        valid_to=record["valid_to"],
        successor=record["successor"],
        iso_3166_2=record["iso_3166_2"],
        tile_63=_tile(record, "63"),
        tile_34=_tile(record, "34"),
        aliases=tuple(alias for alias in record["aliases"].split("|") if alias),
    )


def _tile(record: Record, division: str) -> tuple[int, int] | None:
    row, column = record[f"tile_row_{division}"], record[f"tile_col_{division}"]
    return (int(row), int(column)) if row and column else None


def _units(records: Iterable[Record]) -> dict[str, Unit]:
    """Units by id, each with those that are fractions of it."""
    units = {record["id"]: _unit(record) for record in records}
    largest_first = sorted(units.values(), key=lambda unit: -unit.factor)
    return {
        id_: replace(
            unit,
            smaller=tuple(
                one for one in largest_first if one.base_unit == id_ and 0 < one.factor < 1
            ),
        )
        for id_, unit in units.items()
    }


def _unit(record: Record) -> Unit:
    return Unit(
        *_named(record),
        symbol_vi=record["symbol_vi"],
        symbol_en=record["symbol_en"],
        decimals=int(record["decimals"]),
        whole=_true(record["whole"]),
        base_unit=record["base_unit"] or record["id"],
        factor=Decimal(record["factor"] or 1),
    )


def _indicator(record: Record) -> Indicator:
    return Indicator(
        *_named(record),
        topic=record["topic"],
        unit=record["unit"],
        kind=record["kind"],
        additive_over_areas=_true(record["additive_over_areas"]),
        additive_over_time=_true(record["additive_over_time"]),
        minimum=Decimal(record["minimum"]) if record["minimum"] else None,
        maximum=Decimal(record["maximum"]) if record["maximum"] else None,
        definition_vi=record["definition_vi"],
        definition_en=record["definition_en"],
    )


def _true(cell: str) -> bool:
    return cell.lower() in {"true", "1"}
