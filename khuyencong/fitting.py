"""Which columns the cells of a row belong to, where commas that parted a cell have moved them.

Columns of numbers, days, ids and closed lists hold nothing else, so that a row can mostly be read
in one way only. Where it can be read in several, none is taken.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from khuyencong.schemas import Field

NUMBERS = frozenset({"number", "integer"})
"""Types of columns in which an unquoted comma parts a number."""
_FORMS = {
    "number": re.compile(r"[+-]?\d[\d.,]*", re.ASCII),
    "integer": re.compile(r"[+-]?\d[\d.,]*", re.ASCII),
    "date": re.compile(r"\d{4}-\d\d-\d\d", re.ASCII),
    "boolean": re.compile("true|false"),
}
"""How cells of a type look; a number with a comma is one, though it is written wrongly."""
MOST_SURPLUS = 3
"""Commas too many that are looked into: two in a value and in its words are what people write."""
_DIGITS = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)


@dataclass(frozen=True)
class Parted:
    """A cell that commas have parted."""

    column: int
    """Where it begins in its row, counted from 0."""
    field: Field
    """The column that it belongs to."""
    text: str
    """The cell as it was meant."""
    count: int
    """Of the cells that it was parted into."""

    @property
    def is_number(self) -> bool:
        """Whether it is of a column of numbers."""
        return self.field.type in NUMBERS


def fit(cells: Sequence[str], fields: Sequence[Field]) -> bool:
    """Whether cells could be those of the columns.

    Args:
        cells: As many as a row has.
        fields: The columns.
    """
    return len(cells) == len(fields) and all(map(_fits, cells, fields))


def parted(cells: Sequence[str], fields: Sequence[Field]) -> list[Parted]:
    """The cells that were parted, where it is certain which ones they are; none otherwise.

    Args:
        cells: More than there are columns.
        fields: The columns.
    """
    groups = _sentences(cells)
    if not 0 <= len(groups) - len(fields) <= MOST_SURPLUS:
        return []
    readings = [list(_parted(one, fields)) for one in _readings(groups, fields)]
    numbers = [sum(cell.is_number for cell in one) for one in readings]
    certain = [one for one, count in zip(readings, numbers, strict=True) if count == max(numbers)]
    return certain[0] if len(certain) == 1 else []


def _readings(groups: Sequence[list[str]], fields: Sequence[Field]) -> Iterator[list[list[str]]]:
    """The ways to put a row with too many cells together, each with the parts of every column."""
    if not fields:
        if not groups:
            yield []
        return
    for count in range(1, len(groups) - len(fields) + 2):
        parts = [part for group in groups[:count] for part in group]
        if (count == 1 or _may_be_one(parts, fields[0])) and _fits(",".join(parts), fields[0]):
            for rest in _readings(groups[count:], fields[1:]):
                yield [parts, *rest]


def _may_be_one(parts: Sequence[str], field: Field) -> bool:
    """Whether commas may have parted a cell here: numbers between digits, texts not at the ends."""
    return all(map(_DIGITS.fullmatch, parts) if field.type in NUMBERS else parts)


def _parted(reading: Sequence[list[str]], fields: Sequence[Field]) -> Iterator[Parted]:
    """The cells of a reading that were put together."""
    column = 0
    for parts, field in zip(reading, fields, strict=True):
        if len(parts) > 1:
            yield Parted(column, field, ",".join(parts), len(parts))
        column += len(parts)


def _sentences(cells: Sequence[str]) -> list[list[str]]:
    """The cells, those together that a comma within a sentence has parted: a space follows it."""
    groups: list[list[str]] = []
    for cell in cells:
        if cell.startswith(" ") and cell.strip() and groups:
            groups[-1].append(cell)
        else:
            groups.append([cell])
    return groups


def _fits(cell: str, field: Field) -> bool:
    """Whether a cell could stand in a column."""
    rules = field.constraints
    if not cell:
        return not rules.get("required")
    form = _FORMS.get(field.type) or re.compile(rules.get("pattern", ".*"), re.DOTALL)
    return (
        form.fullmatch(cell) is not None
        and (not field.allowed or cell in field.allowed)
        and len(cell) <= rules.get("maxLength", len(cell))
    )
