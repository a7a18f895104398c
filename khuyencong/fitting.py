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
_DIGITS = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)


@dataclass(frozen=True)
class Parted:
    """A cell that commas have parted."""

    place: int
    """Of its column, counted from 0; the cells before it stand where they should."""
    text: str
    """The cell as it was meant."""
    count: int
    """Of the cells that it was parted into."""
    is_number: bool


def fit(cells: Sequence[str], fields: Sequence[Field]) -> bool:
    """Whether cells could be those of the columns.

    Args:
        cells: As many as a row has.
        fields: The columns.
    """
    return len(cells) == len(fields) and all(map(_fits, cells, fields))


def parted(cells: Sequence[str], fields: Sequence[Field]) -> Parted | None:
    """The first cell that was parted, where it is certain which one it is.

    Args:
        cells: More than there are columns.
        fields: The columns.
    """
    groups = _sentences(cells)
    if len(groups) == len(fields):
        return _first(groups, fields) if fit(_joined(groups), fields) else None
    if len(groups) != len(fields) + 1:
        return None
    readings = list(_readings(groups, fields))
    numbers = [one for number, one in readings if number]
    certain = numbers or [one for _, one in readings]
    return _first(certain[0], fields) if len(certain) == 1 else None


def _readings(
    groups: Sequence[list[str]], fields: Sequence[Field]
) -> Iterator[tuple[bool, list[list[str]]]]:
    """The ways to read a row with one cell too many, and whether a number is put together."""
    for place, field in enumerate(fields):
        one, other = groups[place : place + 2]
        together = [*groups[:place], [*one, *other], *groups[place + 2 :]]
        is_number = field.type in NUMBERS
        parts = (*one, *other)
        if not all(map(_DIGITS.fullmatch, parts) if is_number else parts):  # no text ends in one
            continue
        if fit(_joined(together), fields):
            yield is_number, together


def _sentences(cells: Sequence[str]) -> list[list[str]]:
    """The cells, those together that a comma within a sentence has parted: a space follows it."""
    groups: list[list[str]] = []
    for cell in cells:
        if cell.startswith(" ") and cell.strip() and groups:
            groups[-1].append(cell)
        else:
            groups.append([cell])
    return groups


def _joined(groups: Sequence[list[str]]) -> list[str]:
    return [",".join(group) for group in groups]


def _first(groups: Sequence[list[str]], fields: Sequence[Field]) -> Parted:
    """The first of the cells that were put together."""
    place = next(place for place, group in enumerate(groups) if len(group) > 1)
    group = groups[place]
    return Parted(place, ",".join(group), len(group), fields[place].type in NUMBERS)


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
