"""What the words of a source say in the unit of a row, for the checks of numbers and evidence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from khuyencong.codebook import Codebook, Unit
from khuyencong.numbers import could_have_thousands_dots, parse_number, without_dots
from khuyencong.package import Package, Record
from khuyencong.phrases import Figure, read_figures
from khuyencong.precision import EXACT

CURRENCY_UNIT = "vnd"
"""The codebook's unit for one đồng, in which phrases count money."""
MILLION, BILLION = 10**6, 10**9
THOUSANDTHS = -3
"""Exponent of a number with three decimals."""
LEAST_OF_DONG = 10**6
"""So many and more, without a word of what, are đồng."""
MOST_OF_BILLIONS = 1000
"""Fewer may be billions, as tables have them; no province has so much for this work."""
_FALL = re.compile(r"\bgiảm\b", re.IGNORECASE)
"""A source says "giảm 5,2%" where the table says -5.2."""


@dataclass(frozen=True)
class StatedRow:
    """A row whose value is a clean number, with what its words say."""

    record: Record
    value: Decimal
    unit: Unit
    figures: tuple[Figure, ...]
    stated: tuple[Decimal | None, ...]
    """Each figure of the words in the row's unit, None where it measures something else."""

    @property
    def match(self) -> Figure | None:
        """The figure of the words that is the row's value."""
        falls = self.value < 0 and _FALL.search(self.record["stated_as"]) is not None
        for figure, number in zip(self.figures, self.stated, strict=True):
            if number is not None and number in {self.value, abs(self.value) if falls else None}:
                return figure
        return None


def stated_rows(package: Package, codebook: Codebook) -> Iterator[StatedRow]:
    """Rows that can be compared with their words: right unit, clean value, words given."""
    for record in package.records("observations"):
        unit = codebook.units.get(record["unit"])
        indicator = codebook.indicators.get(record["indicator"])
        value = parse_number(record["value"])
        if value is None or unit is None or indicator is None or not record["stated_as"]:
            continue
        if unit.id == indicator.unit and not is_misread(record, unit, codebook):
            figures = read_figures(record["stated_as"])
            stated = tuple(in_unit(figure, unit, codebook) for figure in figures)
            yield StatedRow(record, value, unit, figures, stated)


def is_misread(record: Record, unit: Unit, codebook: Codebook) -> bool:
    """Whether the dots in a value separate thousands, so that programs misread it.

    For whole units always; for others ``12.435`` may well be 12,435, so only where the words of
    the source state the number without its dots.
    """
    cell = record["value"]
    if "." not in cell or not could_have_thousands_dots(cell):
        return False
    if unit.whole or cell.count(".") > 1:
        return True
    stated = {in_unit(figure, unit, codebook) for figure in read_figures(record["stated_as"])}
    return without_dots(cell) in stated and Decimal(cell) not in stated


def stated_in_unit(record: Record, unit: Unit, codebook: Codebook) -> set[Decimal]:
    """The different figures that a row's words surely state in a unit."""
    figures = read_figures(record["stated_as"])
    sure = (
        one for one in figures if not (counts_billions(one, unit) or is_bare(one, unit, codebook))
    )
    stated = (in_unit(one, unit, codebook) for one in sure)
    return {one for one in stated if one is not None}


def with_qualifier(record: Record) -> str:
    """The value of a row as a message shows it, with its qualifier where that says something."""
    qualifier = record["qualifier"]
    return record["value"] + ("" if qualifier in {"", EXACT} else f" ({qualifier})")


def counts_billions(figure: Figure, unit: Unit) -> bool:
    """Whether a phrase would count people, classes and the like by the billion.

    "144 tỷ" is said of money, mostly without đồng; where its row counts people, the one does not
    belong to the other, and no number can be made of both.
    """
    return unit.whole and figure.scale > 1 and not figure.is_money and figure.amount >= BILLION


def is_bare(figure: Figure, unit: Unit, codebook: Codebook) -> bool:
    """Whether a number stands for money without a word of how much money one is.

    "3.100" may be millions or thousands, as the head of its column says; so it may agree with a
    value, and nobody is told to write it.
    """
    says = figure.is_money or figure.is_percent or figure.scale != 1
    return not says and _is_currency(unit, codebook) and abs(figure.number) < LEAST_OF_DONG


def _is_currency(unit: Unit, codebook: Codebook) -> bool:
    return CURRENCY_UNIT in codebook.units and codebook.related(unit.id, CURRENCY_UNIT)


def in_unit(figure: Figure, unit: Unit, codebook: Codebook) -> Decimal | None:
    """A figure of a phrase in a unit, None where the phrase measures something else."""
    if unit.symbol_vi.startswith("%"):
        return None if figure.is_money else figure.number
    if figure.is_percent or figure.is_foreign:
        return None
    if _is_currency(unit, codebook):
        if is_bare(figure, unit, codebook):
            return figure.number if abs(figure.number) < MOST_OF_BILLIONS else None
        return _amount(figure, unit) * codebook.units[CURRENCY_UNIT].factor / unit.factor
    return None if figure.is_money else _amount(figure, unit)


def _amount(figure: Figure, unit: Unit) -> Decimal:
    """Number times scale, where three decimals that cannot be any are thousands.

    Nobody counts 1,620 classes to the thousandth, nor money as 17,000 million: both were written
    as English writes them.
    """
    _, digits, exponent = figure.number.as_tuple()
    is_counted = unit.whole and figure.scale == 1
    is_round = digits[-3:] == (0, 0, 0) and figure.scale in {1, MILLION}
    has_thousands = exponent == THOUSANDTHS and (is_counted or is_round)
    return figure.amount * 1000 if has_thousands else figure.amount
