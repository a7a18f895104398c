"""Which figures surely fit each other, computed for all rows of a table at once.

The bounds of all figures are whole numbers of four decimal places, so that sums and comparisons are
exact. Rows of series or groups in which anything may be wrong are named, for the checks themselves.
"""

from dataclasses import dataclass

import numpy as np

from khuyencong.checks.consistency import JUMP, span_of
from khuyencong.checks.gate_figures import PLACES, Kinds, Numbers
from khuyencong.checks.identity import GROUP_FIELDS
from khuyencong.codebook import Codebook, Identity
from khuyencong.columns import Codes, Columns, Truths, numbered
from khuyencong.precision import APPROX, AT_LEAST, MORE_THAN, NEARLY

SERIES_FIELDS = ("indicator", "breakdown", "status")
ENDLESS = 5 * 10**17
"""Stands for infinity: larger than any sum of fifteen bounds, and fifteen of it fit 64 bits."""
MOST_OPERANDS = 15
SLACK = 1e-9
"""Shares are compared as broken numbers; what is so near to its limit is in doubt."""


@dataclass(frozen=True)
class Figures:
    """The figures of all rows, with what each allows."""

    columns: Columns
    value: Codes
    low: Codes
    high: Codes
    is_sound: Truths
    """The value is a number that can be compared here."""
    is_amount: Truths

    @property
    def in_doubt(self) -> Truths:
        """Rows with a value that cannot be compared here."""
        doubtful: Truths = self.columns["value"].is_filled & ~self.is_sound
        return doubtful


def figures(columns: Columns, numbers: Numbers, known: Kinds, sound: Truths) -> Figures:
    """The bounds of all figures, as ``precision.bounds`` gives them."""
    value = np.where(sound, numbers.scaled, 0)
    last = 10 ** (PLACES - np.minimum(numbers.decimals, PLACES))
    half = np.where(known.is_whole, 0, last // 2)
    margin = np.abs(value) // 10
    words = columns["qualifier"]
    below = words.having(word in {APPROX, NEARLY} for word in words.cells)
    above = words.having(word in {APPROX, MORE_THAN} for word in words.cells)
    endless = words.having(word == AT_LEAST for word in words.cells)
    high = np.where(endless, ENDLESS, value + half + np.where(above, margin, 0))
    low = value - half - np.where(below, margin, 0)
    return Figures(columns, value, low, high, sound, known.is_amount)


def doubtful_series(all_figures: Figures) -> Codes:
    """Numbers of the rows of series in which figures may contradict each other or jump."""
    columns = all_figures.columns
    series = columns.groups(SERIES_FIELDS)
    series, _ = numbered(series)
    place, length = _spans(columns)
    rows = np.flatnonzero(all_figures.is_sound & (place >= 0))
    order = rows[np.lexsort((place[rows], series[rows]))]
    doubtful = set(series[all_figures.in_doubt].tolist())
    if len(order):
        begins = np.flatnonzero(
            np.concatenate(
                ([True], np.diff(series[order]).astype(bool) | np.diff(place[order]).astype(bool))
            )
        )
        of_span = series[order][begins]
        doubtful.update(of_span[_may_conflict(all_figures, order, begins)].tolist())
        jumps = _may_jump(all_figures, order, begins)
        same = (np.diff(of_span) == 0) & (np.diff(length[order][begins]) == 0)
        doubtful.update(of_span[1:][jumps & same].tolist())
        doubtful.update(_may_overflow(all_figures, order, series[order], length[order]))
    return np.flatnonzero(np.isin(series, list(doubtful)))


def _spans(columns: Columns) -> tuple[Codes, Codes]:
    """Each row's period by its place among all, -1 where an end is not known, and its length."""
    fields = ("period_start", "period_end")
    codes, first = numbered(columns.groups(fields))
    spans = [span_of(*columns.cells_of(row, fields)) for row in first]
    ranks = {span: rank for rank, span in enumerate(sorted({one for one in spans if one}))}
    places = np.array([-1 if one is None else ranks[one] for one in spans], dtype=np.int64)
    lengths = np.array([0 if one is None else one[0] for one in spans], dtype=np.int64)
    return places[codes], lengths[codes]


def _may_conflict(all_figures: Figures, order: Codes, begins: Codes) -> Truths:
    """Periods of a series that have figures without a value that all of them allow."""
    highest_low = np.maximum.reduceat(all_figures.low[order], begins)
    lowest_high = np.minimum.reduceat(all_figures.high[order], begins)
    found: Truths = highest_low > lowest_high
    return found


def _may_overflow(all_figures: Figures, order: Codes, series: Codes, length: Codes) -> list[int]:
    """Series in which a shorter period may hold more than a longer one, wherever they lie."""
    begins = np.flatnonzero(np.concatenate(([True], np.diff(series).astype(bool))))
    counts = np.diff(np.append(begins, len(order)))
    longest = np.repeat(np.maximum.reduceat(length, begins), counts)
    shortest = np.repeat(np.minimum.reduceat(length, begins), counts)
    parts = np.where(length < longest, all_figures.low[order], -ENDLESS)
    wholes = np.where(length > shortest, all_figures.high[order], ENDLESS)
    found = np.maximum.reduceat(parts, begins) > np.minimum.reduceat(wholes, begins)
    doubtful: list[int] = series[begins][found].tolist()
    return doubtful


def _may_jump(all_figures: Figures, order: Codes, begins: Codes) -> Truths:
    """Whether amounts of a period may lie a unit away from those of the one before."""
    value = all_figures.value[order]
    counts = all_figures.is_amount[order] & (value > 0)
    largest = np.maximum.reduceat(np.where(counts, value, 0), begins)
    smallest = np.minimum.reduceat(np.where(counts, value, ENDLESS), begins)
    larger = np.maximum(largest[1:], largest[:-1])
    smaller = np.minimum(smallest[1:], smallest[:-1])
    both = (largest[1:] > 0) & (largest[:-1] > 0)
    found: Truths = both & (larger >= JUMP * np.minimum(smaller, ENDLESS // JUMP))
    return found


@dataclass(frozen=True)
class Matrix:
    """The bounds of related indicators, a line for each group of comparable figures."""

    place: dict[str, int]
    low: Codes
    high: Codes
    known: Truths

    def of(self, indicator: str) -> tuple[Codes, Codes, Truths]:
        """Bounds of an indicator in all groups, and where it stands."""
        column = self.place[indicator]
        return self.low[:, column], self.high[:, column], self.known[:, column]


def doubtful_groups(all_figures: Figures, codebook: Codebook) -> Codes:
    """Numbers of the rows of groups in which an identity of the codebook may be broken."""
    columns = all_figures.columns
    related = {
        one for identity in codebook.identities for one in (identity.result, *identity.operands)
    }
    place = {indicator: number for number, indicator in enumerate(sorted(related))}
    words = columns["indicator"]
    indicator = np.array([place.get(word, -1) for word in words.cells], dtype=np.int64)[words.codes]
    groups, _ = numbered(columns.groups(GROUP_FIELDS))
    count = int(groups.max()) + 1 if len(groups) else 0
    rows = np.flatnonzero(all_figures.is_sound & (indicator >= 0))
    shape = (count, len(place))
    low, high = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    known = np.zeros(shape, dtype=bool)
    at = (groups[rows], indicator[rows])
    low[at], high[at], known[at] = all_figures.low[rows], all_figures.high[rows], True
    matrix = Matrix(place, low, high, known)
    doubtful = np.zeros(count, dtype=bool)
    doubtful[groups[all_figures.in_doubt & (indicator >= 0)]] = True
    for identity in codebook.identities:
        doubtful |= _may_be_broken(identity, matrix)
    return np.flatnonzero(doubtful[groups] & (indicator >= 0))


def _may_be_broken(identity: Identity, matrix: Matrix) -> Truths:
    low, high, stands = matrix.of(identity.result)
    parts = [matrix.of(operand) for operand in identity.operands]
    complete = np.logical_and.reduce([part[2] for part in parts])
    if len(parts) > MOST_OPERANDS:
        return stands
    found: Truths
    match identity.kind:
        case "sum":
            least = np.sum([np.where(part[2], part[0], 0) for part in parts], axis=0)
            most = np.sum([np.where(part[2], part[1], 0) for part in parts], axis=0)
            some = np.logical_or.reduce([part[2] for part in parts])
            found = stands & some & ((least > high) | (complete & (most < low)))
        case "share":
            part, whole = parts[0], parts[1]
            hundred = 100.0 * 10**PLACES
            found = (
                stands
                & complete
                & (whole[0] > 0)
                & (
                    _reaches(low * whole[0].astype(float), hundred * part[1])
                    | _reaches(hundred * part[0], high * whole[1].astype(float))
                )
            )
        case _:
            found = stands & complete & (low > parts[0][1])
    return found


def _reaches(one: np.ndarray, other: np.ndarray) -> Truths:
    """Whether a number is larger than another, or so near to it that this is not sure."""
    reaches: Truths = one > other - SLACK * (np.abs(one) + np.abs(other))
    return reaches
