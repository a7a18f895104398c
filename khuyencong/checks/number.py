"""How a value is written: Vietnamese separators, words in the cell, whole numbers, range."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from khuyencong.checks.limit import bounded
from khuyencong.checks.stated import counts_billions, in_unit, is_misread, stated_in_unit
from khuyencong.codebook import Codebook, Unit
from khuyencong.numbers import parse_number, plain, without_dots
from khuyencong.package import Package, Record
from khuyencong.periods import day_of_excel
from khuyencong.phrases import read_figures
from khuyencong.problems import Problem

_COMMA = re.compile(r"-?\d{1,3}(\.?\d{3})*,\d+|-?\d+,\d+", re.ASCII)
_ENGLISH_THOUSANDS = re.compile(r"-?\d{1,3}(,\d{3})+", re.ASCII)
_SPACES = re.compile(r"-?\d{1,3}(\s[0-9]{3})+([.,][0-9]+)?")
"""Spaces between thousands, of any kind, as spreadsheets and the SI write them: 1 620."""
_WORDS = re.compile(r"[^\W\d_]{2,}|[<>≈~≥≤%–]|\d\s*-\s*\d")
"""Words before or after a number ("gần 144", "144 tỷ"), signs of precision, and ranges."""
_DIGIT = re.compile(r"\d")
LONGEST_NUMBER = 120
"""Characters of a cell in which a number is looked for among words, as many as ``stated_as`` may
have: the time that the search takes grows by their cube."""


@bounded
def check_number(package: Package, codebook: Codebook) -> Iterator[Problem]:
    """The value is a plain number that its unit and its indicator allow."""
    for record in package.records("observations"):
        if record["value"]:
            unit = codebook.units.get(record["unit"])
            yield from number_problems(package, record, unit, codebook)


def number_problems(
    package: Package, record: Record, unit: Unit | None, codebook: Codebook
) -> Iterator[Problem]:
    """What is wrong with the value of a row that has one.

    Args:
        package: The package that has the row.
        record: A row with ``value`` and ``indicator``.
        unit: In which the value stands, None where it is unknown.
        codebook: The vocabulary.
    """
    value = parse_number(record["value"])
    if unit is not None and is_misread(record, unit, codebook):
        if _is_converted(record, unit, codebook):
            return
        fix = _without_dots(record, unit, codebook)
        yield package.problem(record, "value", "thousands-dot", fix=plain(fix))
    elif value is None:
        words = misspelt(record, unit, codebook)
        if unit is None or not words.get("fix") or not _is_converted(record, unit, codebook):
            yield package.problem(record, "value", **words)
    elif unit is not None:
        yield from _sensible(package, record, value, unit, codebook)


def _is_converted(record: Record, unit: Unit, codebook: Codebook) -> bool:
    """Whether the wrong unit is told with the value to write, so that one cell has one mend."""
    indicator = codebook.indicators.get(record["indicator"])
    wanted = unit.id if indicator is None else indicator.unit
    return wanted != unit.id and codebook.related(unit.id, wanted)


def misspelt(record: Record, unit: Unit | None, codebook: Codebook) -> dict[str, Any]:
    """What a cell that is no plain number holds instead: code, case, and what to write.

    Args:
        record: A row with such a value.
        unit: In which the value stands, None where it is unknown.
        codebook: The vocabulary.
    """
    cell = record["value"].strip()
    if len(cell) > LONGEST_NUMBER:
        return {"code": "wrong-type", "case": "number"}
    if _SPACES.fullmatch(cell):
        together = re.sub(r"\s", "", cell).replace(",", ".")
        return {"code": "thousands-dot", "case": "spaces", "fix": together}
    if _COMMA.fullmatch(cell) or _ENGLISH_THOUSANDS.fullmatch(cell):
        fix = _without_comma(record, cell, unit, codebook)
        return {"code": "decimal-comma", "fix": fix}
    if day := day_of_excel(cell):
        meant = _decimal_of_day(day, record, unit, codebook)
        return {"code": "wrong-type", "case": "decimal-as-day", "fix": meant}
    if _DIGIT.search(cell) and _WORDS.search(cell):
        number = _number_among_words(cell, unit, codebook)
        return {"code": "qualifier-in-value", "fix": number}
    return {"code": "wrong-type", "case": "number"}


def _without_dots(record: Record, unit: Unit, codebook: Codebook) -> Decimal:
    """The number meant by a value with dots between thousands.

    Where the words of the source do not state it, but one other in the row's unit, as 29.29 billion
    for 29.290.000.000 đồng, it is that one.
    """
    number = without_dots(record["value"].strip())
    stated = stated_in_unit(record, unit, codebook)
    return stated.pop() if len(stated) == 1 and number not in stated else number


def _decimal_of_day(
    day: tuple[int, int], record: Record, unit: Unit | None, codebook: Codebook
) -> str | None:
    """The number of which a spreadsheet made a day, where the words of the source state it.

    6.7 becomes 6 July where days stand first, and 7 June where months do.
    """
    number, month = day
    meant = [Decimal(f"{number}.{month}"), Decimal(f"{month}.{number}")]
    stated = set() if unit is None else stated_in_unit(record, unit, codebook)
    return next((plain(one) for one in meant if one in stated), None)


def _number_among_words(cell: str, unit: Unit | None, codebook: Codebook) -> str | None:
    """The one number that a cell holds among words, in the unit of its row."""
    figures = read_figures(cell)
    if len(figures) != 1 or unit is None or counts_billions(figures[0], unit):
        return None
    number = in_unit(figures[0], unit, codebook)
    return None if number is None else plain(number)


def _without_comma(record: Record, cell: str, unit: Unit | None, codebook: Codebook) -> str:
    """The number meant by a cell with a comma.

    What is counted has no decimals (1,620 classes); else the words of the source decide, for a
    translation writes 43,735 where the source has 43.735.
    """
    together = cell.replace(",", "")
    if cell.count(",") > 1:
        return together
    if _ENGLISH_THOUSANDS.fullmatch(cell) and unit is not None:
        figures = read_figures(record["stated_as"])
        stated = {in_unit(figure, unit, codebook) for figure in figures}
        if unit.whole or Decimal(together) in stated:
            return together
    return plain(Decimal(cell.replace(".", "").replace(",", ".")))


def _sensible(
    package: Package, record: Record, value: Decimal, unit: Unit, codebook: Codebook
) -> Iterator[Problem]:
    indicator = codebook.indicators.get(record["indicator"])
    if indicator is None:
        return
    if unit.whole and value != value.to_integral_value():
        yield package.problem(record, "value", "not-whole", details={"unit": unit.id})
    low, high = indicator.minimum, indicator.maximum
    if (low is not None and value < low) or (high is not None and value > high):
        yield package.problem(
            record, "value", "out-of-range", details={"wanted": f"{_end(low)} … {_end(high)}"}
        )


def _end(limit: Decimal | None) -> str:
    return "∞" if limit is None else plain(limit)
