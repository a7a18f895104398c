"""Which figures surely are what their words say, computed for all rows of a table at once.

Most words hold one number, and most values are it: "gần 1.620 lao động" and 1620. The words are
read once for all rows in which they differ by digits only ("gần 1.111 lao động"), which tells what
their number is multiplied by; then the digits are compared as whole numbers, exactly. Rows with
other words, longer numbers or any doubt are left to the checks themselves.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from khuyencong.checks.stated import in_unit, is_bare
from khuyencong.codebook import Codebook, Indicator, Unit
from khuyencong.columns import Codes, Column, Columns, Truths, combined, numbered
from khuyencong.phrases import read_figures

PLACES = 4
"""Decimals of the whole numbers in which figures and their bounds are compared."""
MOST_DECIMALS = 2
"""A half of the last of two decimals, and a tenth of them, still are whole in four places."""
LIMIT = 10**12
"""Larger numbers are left to the checks, so that nothing here can overflow 64 bits."""
MOST_DIGITS = 12
MOST_SHIFT = 6
_VALUE = rf"^-?(?:0|[1-9][0-9]{{0,11}})(?:\.[0-9]{{1,{MOST_DECIMALS}}})?$"
_STATED = (
    r"^(?P<before>(?:[^0-9]* )?)"
    r"(?P<whole>[0-9]{1,3}(?:\.[0-9]{3}){1,3}|[0-9]{1,12})(?:,(?P<part>[0-9]{1,3}))?"
    r"(?P<after>(?:[ %][^0-9]*)?)$"
)
"""Words with one number in digits, alone or between spaces (or before a per cent sign)."""
THOUSANDS = 3
"""Decimals that may be none: 1,620."""
_HALF = "rư"
"""Words that add a half are true of whole numbers only."""


@dataclass(frozen=True)
class Numbers:
    """Plain numbers of the rows: ``mantissa`` divided by ten as often as ``decimals`` says."""

    mantissa: Codes
    decimals: Codes
    is_plain: Truths

    @property
    def scaled(self) -> Codes:
        """The numbers as whole ones with four decimal places."""
        scaled: Codes = self.mantissa * 10 ** (PLACES - np.minimum(self.decimals, PLACES))
        return scaled


@dataclass(frozen=True)
class Kinds:
    """What each row's indicator and unit say of its value."""

    is_known: Truths
    """Both are of the codebook, and the unit is the indicator's own."""
    is_whole: Truths
    low: Codes
    high: Codes
    is_amount: Truths
    """Whether the figure counts or measures an amount."""


def values(column: Column) -> Numbers:
    """The values of all rows; those not written plainly are marked."""
    plain = pc.match_substring_regex(column.words, _VALUE)
    cells = pc.if_else(plain, column.words, "0")
    point = _array(pc.find_substring(cells, "."))
    decimals = np.where(point < 0, 0, _array(pc.binary_length(cells)) - point - 1)
    mantissa = _array(pc.cast(pc.replace_substring(cells, ".", ""), pa.int64()))
    codes = column.codes
    return Numbers(mantissa[codes], decimals[codes], _array(plain)[codes])


def _array(found: Any) -> Any:
    """What pyarrow computed, for numpy; numbers with 64 bits."""
    array = found.to_numpy(zero_copy_only=False)
    return array if array.dtype == bool else array.astype(np.int64)


def kinds(columns: Columns, codebook: Codebook, amounts: frozenset[str]) -> Kinds:
    """What indicators and units say of the values of all rows.

    Args:
        columns: The table of observations.
        codebook: The vocabulary.
        amounts: Kinds of indicators that count or measure an amount.
    """
    keys = columns.groups(("indicator", "unit"))
    inverse, first = numbered(keys)
    known, whole, low, high, amount = [], [], [], [], []
    for row in first:
        name, unit_name = columns.cells_of(row, ("indicator", "unit"))
        indicator, unit = codebook.indicators.get(name), codebook.units.get(unit_name)
        limits = None if indicator is None else _limits(indicator)
        fits = unit is not None and indicator is not None and indicator.unit == unit.id
        known.append(fits and limits is not None)
        whole.append(unit is not None and unit.whole)
        low.append(limits[0] if limits else 0)
        high.append(limits[1] if limits else 0)
        amount.append(indicator is not None and indicator.kind in amounts)
    return Kinds(
        np.array(known, dtype=bool)[inverse],
        np.array(whole, dtype=bool)[inverse],
        np.array(low, dtype=np.int64)[inverse],
        np.array(high, dtype=np.int64)[inverse],
        np.array(amount, dtype=bool)[inverse],
    )


def _limits(indicator: Indicator) -> tuple[int, int] | None:
    """The range of an indicator in four places, None where that cannot be said exactly."""
    ends = []
    for end, otherwise in ((indicator.minimum, -LIMIT), (indicator.maximum, LIMIT)):
        scaled = (Decimal(otherwise) if end is None else end).scaleb(PLACES)
        if scaled != scaled.to_integral_value() or abs(scaled) > LIMIT * 10**PLACES:
            return None
        ends.append(int(scaled))
    return ends[0], ends[1]


def sound_values(columns: Columns, numbers: Numbers, known: Kinds) -> Truths:
    """The rows whose value surely is a plain number that its unit and its indicator allow."""
    scaled = numbers.scaled
    sound: Truths = (
        numbers.is_plain
        & known.is_known
        & (~known.is_whole | (numbers.decimals == 0))
        & (scaled >= known.low)
        & (scaled <= known.high)
        & columns["value"].is_filled
    )
    return sound


@dataclass(frozen=True)
class Words:
    """The numbers in the words of all rows, and the shapes of these words."""

    numbers: Numbers
    shapes: Column
    """The words with a 1 for each digit."""


def words(column: Column) -> Words:
    """The one number in digits that the words of each row hold; other words are marked."""
    parts = pc.extract_regex(column.words, _STATED)
    fits = pc.is_valid(parts)
    found = {
        name: pc.fill_null(pc.if_else(fits, pc.struct_field(parts, name), ""), "")
        for name in ("whole", "part")
    }
    digits = pc.binary_join_element_wise(
        pc.replace_substring(found["whole"], ".", ""), found["part"], ""
    )
    length = pc.binary_length(digits)
    plain = pc.and_(fits, pc.and_(pc.greater(length, 0), pc.less_equal(length, MOST_DIGITS)))
    mantissa = pc.cast(pc.if_else(plain, digits, "0"), pa.int64())
    shapes = pc.replace_substring_regex(column.words, "[0-9]", "1").dictionary_encode()
    codes = column.codes
    numbers = Numbers(
        _array(mantissa)[codes],
        _array(pc.binary_length(found["part"]))[codes],
        _array(plain)[codes],
    )
    return Words(numbers, Column(_array(shapes.indices)[codes], shapes.dictionary))


def agreeing_words(columns: Columns, numbers: Numbers, codebook: Codebook) -> Truths:
    """The rows whose value, sound in itself, surely is the number that their words state."""
    stated = words(columns["stated_as"])
    fields = (stated.shapes, columns["unit"], columns["qualifier"])
    keys = combined(
        [
            (stated.numbers.is_plain.astype(np.int64), 2),
            *((one.codes, len(one.words)) for one in fields),
        ]
    )
    inverse, first = numbered(keys)
    shifts = [
        _shift(*(one.cells[one.codes[row]] for one in fields), codebook=codebook)
        if stated.numbers.is_plain[row]
        else None
        for row in first
    ]
    told = np.array([one is not None for one in shifts], dtype=bool)[inverse]
    moved = np.array([one or 0 for one in shifts], dtype=np.int64)[inverse]
    shift = numbers.decimals + moved - stated.numbers.decimals
    small = (np.abs(shift) <= MOST_SHIFT) & (np.abs(numbers.mantissa) < LIMIT)
    shift = np.where(small, shift, 0)
    agreeing: Truths = (
        told
        & small
        & (
            stated.numbers.mantissa * 10 ** np.maximum(shift, 0)
            == numbers.mantissa * 10 ** np.maximum(-shift, 0)
        )
    )
    return agreeing


def _shift(shape: str, unit: str, qualifier: str, *, codebook: Codebook) -> int | None:
    """By how many places the number of such words is moved to be in a unit, None in any doubt."""
    match = re.fullmatch(_STATED, shape)
    figures = read_figures(shape)
    measure: Unit | None = codebook.units.get(unit)
    if match is None or measure is None or len(figures) != 1 or _HALF in shape.lower():
        return None
    if len(match["part"] or "") == THOUSANDS or is_bare(figures[0], measure, codebook):
        return None  # what these are depends on their digits
    number = Decimal(f"{match['whole'].replace('.', '')}.{match['part'] or '0'}")
    amount = in_unit(figures[0], measure, codebook)
    if figures[0].number != number or not amount or qualifier != figures[0].qualifier:
        return None
    ratio = (amount / number).normalize().as_tuple()
    moved = ratio.digits == (1,) and not ratio.sign and isinstance(ratio.exponent, int)
    return int(ratio.exponent) if moved else None
