"""Five million invented figures: every commune of 34 provinces, each year, reached and planned.

A commune is a breakdown of its province, in a codebook written beside the packages. Numbers are
drawn for all communes of a province at once, and their words are made once for each different one.
"""

import csv
import shutil
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from benchmarks.invented import (
    CODEBOOK_FOLDER,
    LAST_YEAR,
    MISSING_SHARE,
    NOTED_SHARE,
    NOTES,
    QUALIFIERS,
    SHARE_IN_MILLIONS,
    Row,
    chance_of,
    codebook,
    figures_of_codebook,
    invented_sources,
    stated,
    write_descriptor,
    write_table,
)
from khuyencong.columns import written_lines
from khuyencong.schemas import AREA, fields

Numbers = npt.NDArray[np.int64]
STATUSES = ("actual", "plan")
DECIMALS = {"ratio": 1, "whole": 0, "measured": 2}
PLACES, PAGES = 8, 60


def generate_communes(
    folder: Path, areas: int, indicators: int, years: int, communes: int, seed: int
) -> None:
    """Write a codebook with communes and the packages of today's provinces into a folder.

    Args:
        folder: Where to write; it must not exist yet, or be empty.
        areas: Number of provinces, at most 34.
        indicators: Number of indicators.
        years: Number of years, the last of them the same as in smaller sizes.
        communes: Number of communes of all provinces together.
        seed: What the invented numbers come from.
    """
    folder.mkdir(parents=True, exist_ok=True)
    names = [f"commune_{number:05}" for number in range(1, communes + 1)]
    today = [one for one in codebook("areas") if one["level"] == "province" and not one["valid_to"]]
    _write_codebook(folder / CODEBOOK_FOLDER.name, names)
    for number, area in enumerate(today[:areas]):
        sources = invented_sources(area, chance_of(seed, area["id"]))
        path = folder / area["id"]
        path.mkdir()
        write_table(path, "sources", sources)
        write_descriptor(path, area, sources)
        province = _Province(names[number::areas], years, sources, [seed, number])
        province.write(path / "observations.csv", figures_of_codebook()[:indicators])


def _write_codebook(folder: Path, communes: list[str]) -> None:
    """The real codebook with communes, and provinces as old as their figures."""
    shutil.copytree(CODEBOOK_FOLDER, folder)
    rows = codebook("areas")
    for row in rows:
        row["valid_from"] = row["valid_from"] if row["valid_to"] else ""
    _rewrite(folder / "areas.csv", rows)
    breakdowns = [
        {"id": name, "dimension": "commune"}
        | {"name_vi": f"[Xã giả số {number}]", "name_en": f"[Invented commune {number}]"}
        for number, name in enumerate(communes, start=1)
    ]
    _rewrite(folder / "breakdowns.csv", [*codebook("breakdowns"), *breakdowns])


def _rewrite(path: Path, rows: list[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


class _Province:
    """The figures of one province: an array for each indicator, by commune, year and status."""

    def __init__(
        self, communes: list[str], years: int, sources: list[Row], seed: list[int]
    ) -> None:
        self.communes = communes
        self.years = range(LAST_YEAR - years + 1, LAST_YEAR + 1)
        self.sources = [source["id"] for source in sources]
        self.chance = np.random.default_rng(seed)
        self.shape = (len(communes), years, len(STATUSES))
        self.indicators = {one["id"]: one for one in codebook("indicators")}
        self.units = {unit["id"]: unit for unit in codebook("units")}
        self.rules = {rule["result"]: rule for rule in codebook("identities")}
        self.values: dict[str, Numbers] = {}

    def write(self, path: Path, indicators: list[Row]) -> None:
        """Write the table of observations, one indicator after the other."""
        names = [field.name for field in fields(AREA, "observations")]
        with path.open("wb") as file:
            file.write((",".join(names) + "\n").encode())
            for indicator in indicators:
                cells = self._cells(indicator)
                lines = written_lines([cells.get(name, self._all("")) for name in names])
                file.write("\n".join([*lines.to_pylist(), ""]).encode())

    def _all(self, cell: str) -> pa.DictionaryArray:
        """One cell for all rows."""
        return _chosen(np.zeros(self.shape, dtype=np.int64), [cell])

    def _decimals(self, indicator: str) -> int:
        """Decimals of an indicator's figures; values are whole numbers of the last one."""
        one = self.indicators[indicator]
        if one["kind"] == "ratio":
            return DECIMALS["ratio"]
        whole = self.units[one["unit"]]["whole"] == "true"
        return DECIMALS["whole" if whole else "measured"]

    def _value(self, indicator: str) -> Numbers:
        """The figures of an indicator, computed from their parts where it has some."""
        if indicator not in self.values:
            self.values[indicator] = self._computed(indicator)
        return self.values[indicator]

    def _computed(self, indicator: str) -> Numbers:
        rule = self.rules.get(indicator)
        if rule is None:
            return self._invented(indicator)
        parts = [self._value(operand) for operand in rule["operands"].split("|")]
        match rule["kind"]:
            case "sum":
                return np.sum(parts, axis=0, dtype=np.int64)
            case "share":
                tenths = 1000 * parts[0].astype(float) / np.maximum(parts[1], 1)
                return np.rint(tenths).astype(np.int64)
            case _:
                unit = 10 ** self._decimals(indicator)
                least = parts[0] // self.chance.integers(2, 5, self.shape)
                return least // unit * unit

    def _invented(self, indicator: str) -> Numbers:
        decimals = self._decimals(indicator)
        size = self.chance.uniform(2, 6, (self.shape[0], 1, 1))
        if self.indicators[indicator]["kind"] == "ratio":
            number = size * self.chance.uniform(1, 2, self.shape)
        else:
            number = 10 ** (size / 1.5) * self.chance.uniform(1, 1.3, self.shape)
        return np.rint(number * 10**decimals).astype(np.int64)

    def _cells(self, indicator: Row) -> dict[str, pa.DictionaryArray]:
        """The cells of all rows of an indicator that are not empty throughout."""
        commune, year, status = np.indices(self.shape)
        missing = self.chance.random(self.shape) < MISSING_SHARE
        noted = self.chance.random(self.shape) < NOTED_SHARE
        note = np.where(noted & ~missing, self.chance.integers(1, len(NOTES) + 1, self.shape), 0)
        places = [(table, page) for table in range(1, PLACES + 1) for page in range(1, PAGES)]
        return {
            "indicator": self._all(indicator["id"]),
            "period_start": _chosen(year, [f"{one}" for one in self.years]),
            "period_end": _chosen(year, [f"{one}" for one in self.years]),
            "period_as_stated": _chosen(year, [f"năm {one}" for one in self.years]),
            "breakdown": _chosen(commune, self.communes),
            "status": _chosen(status, list(STATUSES)),
            "unit": self._all(indicator["unit"]),
            "missing_reason": _chosen(missing.astype(np.int64), ["", "not_reported"]),
            "source": _chosen(year % len(self.sources), self.sources),
            "locator": _chosen(
                self.chance.integers(0, len(places), self.shape),
                [f"Bảng {table}, trang {page}" for table, page in places],
            ),
            "note_vi": _chosen(note, ["", *(vi for vi, _ in NOTES)]),
            "note_en": _chosen(note, ["", *(en for _, en in NOTES)]),
            **self._figures(indicator, missing),
        }

    def _figures(
        self, indicator: Row, missing: npt.NDArray[np.bool_]
    ) -> dict[str, pa.DictionaryArray]:
        """Value, qualifier and words, made once for each that differ."""
        decimals = self._decimals(indicator["id"])
        qualifier = self.chance.integers(0, len(QUALIFIERS), self.shape)
        in_millions = (self.chance.random(self.shape) < SHARE_IN_MILLIONS).astype(np.int64)
        value = np.where(missing, -1, self._value(indicator["id"]))
        known, of_value = np.unique(value, return_inverse=True)
        of_value = of_value.reshape(self.shape)
        texts = ["" if one < 0 else _text(int(one), decimals) for one in known]
        keys, of_words = np.unique(
            (of_value * len(QUALIFIERS) + qualifier) * 2 + in_millions,
            return_inverse=True,
        )
        unit = self.units[indicator["unit"]]
        words = []
        for key in keys.tolist():
            text, word = texts[key // 2 // len(QUALIFIERS)], QUALIFIERS[key // 2 % len(QUALIFIERS)]
            words.append(stated(text, unit, word, in_millions=bool(key % 2)) if text else "")
        return {
            "value": _chosen(of_value, texts),
            "qualifier": _chosen(np.where(missing, 0, qualifier + 1), ["", *QUALIFIERS]),
            "stated_as": _chosen(of_words, words),
        }


def _text(value: int, decimals: int) -> str:
    """A number as a table writes it."""
    whole, part = divmod(value, 10**decimals)
    return f"{whole}.{part:0{decimals}}" if decimals else f"{whole}"


def _chosen(codes: npt.NDArray[np.int64], words: list[str]) -> pa.DictionaryArray:
    """Cells, each given by the number of a word."""
    indices = pa.array(codes.reshape(-1).astype(np.int32))
    return pa.DictionaryArray.from_arrays(indices, pa.array(words, pa.string()))
