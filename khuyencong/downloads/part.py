"""What a set of files is about: one area, one indicator, or everything.

A part is a plain value without its figures, so that all parts fit into the memory of one process;
files are made in others, of a part and of its excerpt of the data.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pandas as pd

from khuyencong.codebook import Area, Breakdown, Indicator, Unit
from khuyencong.language import LANGUAGES, language
from khuyencong.load import Dataset
from khuyencong.package import Package
from khuyencong.rows import grouped, rows_of
from khuyencong.wording import distinct_area_name

AREA, INDICATOR, ALL = "area", "indicator", "all"
SITE_NAME = {"vi": "Khuyến công mở", "en": "Khuyến công Open Data"}
LICENCE = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribution 4.0 International",
}
COUNTRY_CODE = "VN"
"""Of ISO 3166."""
SITE = {"title": SITE_NAME["vi"], "roles": ["publisher"]}

TELLING = ("area", "indicator", "breakdown", "unit", "source", "period_start", "period_end")
"""Columns of observations that tell what a part is about."""
Words = Mapping[str, str]
"""A text in both languages, by their codes."""
Gettext = Callable[[str], str]
Cells = Mapping[str, str]
"""A row of a table as text, by the names of its columns."""


@dataclass(frozen=True)
class Part:
    """What a set of files is about, and all that goes into them."""

    kind: str
    """``area``, ``indicator`` or ``all``."""
    id: str
    title: Words
    description: Words
    version: str
    created: str
    """Moment of the data, as the packages give it (ISO 8601)."""
    descriptor: Mapping[str, Any]
    """The package's own descriptor; empty where there is none."""
    count: int
    """How many figures it has."""
    years: tuple[str, str] | None
    """First and last year that they speak of, None where no source says."""
    sources: tuple[Cells, ...]
    """Sources of these figures, or all of an area, with ``area``."""
    narratives: tuple[Cells, ...]
    tables: Mapping[str, bytes]
    """Tables that are published as they were read, by name."""
    areas: tuple[Area, ...]
    area_names: Mapping[str, Words]
    """Names of those that have figures, by id, with their dates where another area has the same: a
    file is read alone."""
    indicators: tuple[Indicator, ...]
    units: Mapping[str, Unit]
    breakdowns: Mapping[str, Breakdown]
    topics: Mapping[str, Words]
    themes: Mapping[str, Words]
    """What statements are about, by id."""

    @property
    def name(self) -> str:
        """Kind and id, which tell it from all others."""
        return f"{self.kind}-{self.id}"

    @property
    def territories(self) -> tuple[str, ...]:
        """What it is about, by codes of ISO 3166; a former area may have none."""
        if self.kind == ALL:
            return (COUNTRY_CODE,)
        return tuple(area.iso_3166_2 for area in self.areas if area.iso_3166_2)

    @property
    def page(self) -> str:
        """The page about it, under a language's root."""
        folder = {AREA: f"provinces/{self.id}/", INDICATOR: f"indicators/{self.id}/"}
        return folder.get(self.kind, "data/")

    @property
    def date(self) -> str:
        """Day of the data."""
        return self.created[:10]

    @property
    def moment(self) -> datetime:
        """Moment of the data, in UTC; no file carries a later one, whenever it is built."""
        moment = datetime.fromisoformat(self.created)
        return (moment.astimezone(UTC) if moment.tzinfo else moment).replace(tzinfo=None)


def parts_of(dataset: Dataset) -> list[Part]:
    """Everything, every area with a package, and every indicator of the codebook.

    Args:
        dataset: The loaded data.
    """
    rows = dataset.observations[list(TELLING)]
    by_area, by_indicator = (
        dict(iter(rows.groupby(name, sort=False))) for name in ("area", "indicator")
    )
    none = rows.iloc[:0]
    told = [rows_of(one) for one in (dataset.sources, dataset.narratives)]
    stated = [grouped(one, "area") for one in told]  # once for all areas
    sources, narratives = map(tuple, told)
    return [
        _whole(dataset, rows, sources, narratives),
        *(
            _area(
                dataset,
                area,
                by_area.get(area.id, none),
                *(tuple(one.get((area.id,), ())) for one in stated),
            )
            for area in dataset.areas
        ),
        *(
            _indicator(dataset, one, by_indicator.get(one.id, none), sources)
            for one in dataset.codebook.indicators.values()
        ),
    ]


def _whole(
    dataset: Dataset,
    rows: pd.DataFrame,
    sources: tuple[Cells, ...],
    narratives: tuple[Cells, ...],
) -> Part:
    created = _newest(dataset, dataset.packages)
    return Part(
        kind=ALL,
        id="khuyencong",
        title=_said(lambda _: _("Industrial extension in the provinces of Việt Nam")),
        description=_said(
            lambda _: _(
                "Published figures and statements on industrial extension in Việt Nam's provinces,"
                " compiled from what others have published. Each figure has its source, its"
                " own words and its precision. Figures are facts of the sources named; the licence"
                " covers the compilation only."
            )
        ),
        version=_dated(created),
        created=created,
        descriptor={},
        sources=sources,
        narratives=narratives,
        tables=_codebook_tables(dataset),
        areas=dataset.areas,
        **_vocabulary(dataset, rows, tuple(dataset.codebook.indicators.values())),
    )


def _area(
    dataset: Dataset,
    area: Area,
    rows: pd.DataFrame,
    sources: tuple[Cells, ...],
    narratives: tuple[Cells, ...],
) -> Part:
    package = dataset.packages[area.id]
    descriptor = package.descriptor
    title = _said(
        lambda _: _("Industrial extension in {area}"),
        area={code: area.name(code) for code in LANGUAGES},
    )
    return Part(
        kind=AREA,
        id=area.id,
        title=_written(descriptor, "title", title),
        description=_written(descriptor, "description", title),
        version=str(descriptor.get("version", "1.0.0")),
        created=_created(package),
        descriptor=descriptor,
        sources=sources,
        narratives=narratives,
        tables={name: package.tables[name].raw for name in _as_read(package)},
        areas=(area,),
        **_vocabulary(dataset, rows, _used(dataset, rows)),
    )


def _indicator(
    dataset: Dataset, indicator: Indicator, rows: pd.DataFrame, sources: tuple[Cells, ...]
) -> Part:
    areas = rows["area"].unique()
    created = _newest(dataset, areas)
    named = set(zip(rows["area"], rows["source"], strict=True))
    return Part(
        kind=INDICATOR,
        id=indicator.id,
        title={code: indicator.name(code) for code in LANGUAGES},
        description={code: indicator.definition(code) for code in LANGUAGES},
        version=_dated(created),
        created=created,
        descriptor={},
        sources=tuple(one for one in sources if (one["area"], one["id"]) in named),
        narratives=(),
        tables={},
        areas=tuple(dataset.codebook.areas[one] for one in areas),
        **_vocabulary(dataset, rows, (indicator,)),
    )


def _vocabulary(
    dataset: Dataset, rows: pd.DataFrame, indicators: Sequence[Indicator]
) -> dict[str, Any]:
    """How many figures there are, of which indicators, and what their ids mean."""
    codebook = dataset.codebook
    return {
        "count": len(rows),
        "indicators": indicators,
        "years": _years(rows),
        "area_names": {
            id_: {
                code: distinct_area_name(codebook.areas[id_], codebook, language(code))
                for code in LANGUAGES
            }
            for id_ in rows["area"].unique()
        },
        "units": {one.unit: codebook.units[one.unit] for one in indicators},
        "breakdowns": {one: codebook.breakdowns[one] for one in rows["breakdown"].unique() if one},
        "topics": {
            one.id: {code: one.name(code) for code in LANGUAGES} for one in codebook.topics_in_order
        },
        "themes": {
            id_: {code: one.name(code) for code in LANGUAGES}
            for id_, one in codebook.themes.items()
        },
    }


def _years(rows: pd.DataFrame) -> tuple[str, str] | None:
    ends = {*rows["period_start"], *rows["period_end"]}
    known = {end[:4] for end in ends if end}
    return (min(known), max(known)) if known else None


def _used(dataset: Dataset, rows: pd.DataFrame) -> tuple[Indicator, ...]:
    present = set(rows["indicator"])
    return tuple(one for id_, one in dataset.codebook.indicators.items() if id_ in present)


def _codebook_tables(dataset: Dataset) -> dict[str, bytes]:
    return {name: one.raw for name, one in dataset.codebook.package.tables.items()}


def _as_read(package: Package) -> list[str]:
    return [name for name in ("sources", "narratives") if name in package.tables]


def _created(package: Package) -> str:
    return str(package.descriptor["created"])


def _newest(dataset: Dataset, areas: Iterable[str]) -> str:
    """The latest moment of some packages, or of the codebook where there are none."""
    packages = [dataset.packages[area] for area in areas] or [dataset.codebook.package]
    return max(map(_created, packages), key=datetime.fromisoformat)


def _dated(created: str) -> str:
    """A version for what is put together of several packages: the day of the newest."""
    day = datetime.fromisoformat(created)
    return f"{day.year}.{day.month}.{day.day}"


def _written(descriptor: Mapping[str, Any], name: str, otherwise: Words) -> Words:
    """A text that a descriptor may give in both languages."""
    return {
        "vi": str(descriptor.get(name) or otherwise["vi"]),
        "en": str(descriptor.get(f"{name}_en") or otherwise["en"]),
    }


def _said(say: Callable[[Gettext], str], **names: Words) -> Words:
    """A text of this project in both languages, with names put into it."""
    return {
        code: say(language(code).gettext).format(
            **{place: words[code] for place, words in names.items()}
        )
        for code in LANGUAGES
    }
