"""The first line of a table against the columns that it should name.

A header is wrong in different ways, and pasting the right one over it mends only some of them: over
a file with semicolons, or one that lacks a column, it puts cells under names that are not theirs.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from khuyencong.faults import shortened
from khuyencong.fitting import fit
from khuyencong.schemas import Field
from khuyencong.separators import OTHER_SEPARATORS

LONGEST_LINE = 2_000
"""Characters of the first line that are looked at."""
LONGEST_FOUND = 400
"""Characters of a header that a problem shows."""
MOST_ROWS = 1_000
"""Rows that are compared with the columns that the header should name."""
MOST_ABOVE = 20
"""Rows among which a header is looked for that has titles above it."""
LONGEST_START = 60
"""Characters by which a line is known again."""
_LINE_END = re.compile("[\r\n]")


def first_line(text: str) -> str:
    """The first line of a file, as far as it is looked at."""
    return _LINE_END.split(text[:LONGEST_LINE], maxsplit=1)[0]


def plain_names(cells: Iterable[str]) -> list[str]:
    """Names of columns as they should be, where only capitals, spaces or quotes make a difference.

    Args:
        cells: The cells of a header.
    """
    return [cell.strip(' "').casefold() for cell in cells]


def separator_of(line: str, wanted: Sequence[str]) -> str:
    """The sign by which a header line names most of its columns: a comma unless another does.

    Args:
        line: The first line of a file.
        wanted: The columns that it should name.
    """
    return max(
        (",", *OTHER_SEPARATORS), key=lambda sign: len({*plain_names(line.split(sign))} & {*wanted})
    )


def other_separator(line: str, wanted: Sequence[str]) -> dict[str, Any] | None:
    """What a problem says of a line whose cells are parted by another sign, None for commas.

    Args:
        line: The first line of a file.
        wanted: The columns that it should name.
    """
    separator = separator_of(line, wanted)
    if separator == ",":
        return None
    case = "separator" if is_header(line.split(separator), wanted) else "separator-and-columns"
    return _words(line, wanted, 1, case, separator=OTHER_SEPARATORS[separator])


def wrong_columns(
    found: Sequence[str], columns: Sequence[Field], rows: Sequence[Sequence[str]]
) -> Iterator[dict[str, Any]]:
    """What problems say of a header that is not the wanted one.

    Args:
        found: The columns that it names.
        columns: The columns that it should name.
        rows: The cells of the rows below it.
    """
    wanted = [column.name for column in columns]
    line, whole = ",".join(found), {"fix": ",".join(wanted)}
    first = _first_unequal(found, wanted)
    above = _rows_above_header(rows, wanted)
    if above:
        yield _words(line, wanted, 1, "below", above=f"{above}", right=f"{above + 1}")
    elif not any(found):
        yield {**_words(line, wanted, 1, "empty"), **whole}
    elif is_header(found, wanted):
        yield {**_words(line, wanted, first, "spelling"), **whole}
    elif _is_row(found, columns):
        start = shortened(line, LONGEST_START)
        yield {**_words(line, wanted, 1, "lost", start=start), **whole}
    elif _is_wrong_alone(found, columns, rows):
        yield {**_words(line, wanted, first, "alone"), **whole}
    else:
        yield from _wrong_table(found, wanted)


def is_header(cells: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether a row names all columns of its table, however they are spelt.

    Args:
        cells: The cells of the row.
        wanted: The columns that a header should name.
    """
    return plain_names(cells) == [*wanted]


def _rows_above_header(rows: Sequence[Sequence[str]], wanted: Sequence[str]) -> int:
    """How many rows stand above a header that is not the first row; none where there is no such."""
    looked = enumerate(rows[:MOST_ABOVE], start=1)
    return next((number for number, cells in looked if is_header(cells, wanted)), 0)


def _wrong_table(found: Sequence[str], wanted: Sequence[str]) -> Iterator[dict[str, Any]]:
    """What problems say of a header whose columns are those of the rows below it."""
    line, first = ",".join(found), _first_unequal(found, wanted)
    missing = [name for name in wanted if name not in found]
    surplus = _surplus(found, wanted)
    names = ", ".join(found[place] for place in surplus if found[place])
    if len(missing) == len(wanted):
        yield _words(line, wanted, 1, "none", start=shortened(line, LONGEST_START))
    elif _others_are_in_place(found, wanted, surplus):
        for place in surplus:
            case = "renamed" if found[place] else "unnamed"
            words = _words(line, wanted, place + 1, case, name=found[place])
            yield {**words, "field": wanted[place], "fix": wanted[place]}
    elif missing and names:
        yield _words(line, wanted, first, "other", missing=", ".join(missing), surplus=names)
    elif missing:
        yield _words(line, wanted, first, "missing", missing=", ".join(missing))
    elif not surplus:
        yield _words(line, wanted, first, "order", name=found[first - 1], right=wanted[first - 1])
    elif names:
        yield _words(line, wanted, surplus[0] + 1, "surplus", surplus=names)
    else:
        yield _words(line, wanted, surplus[0] + 1, "nameless", count=f"{len(surplus)}")


def _is_row(found: Sequence[str], columns: Sequence[Field]) -> bool:
    """Whether what stands in place of a header is a row of the table, as only telling columns say.

    A glossary takes any text for a row.
    """
    telling = any(
        one.type != "string" or {"pattern", "enum"} & {*one.constraints} for one in columns
    )
    return telling and fit(found, columns) and {*found}.isdisjoint(one.name for one in columns)


def _is_wrong_alone(
    found: Sequence[str], columns: Sequence[Field], rows: Sequence[Sequence[str]]
) -> bool:
    """Whether the rows below stand in the wanted columns, so that only the header must be mended.

    Most of them must fit, for there may be mistakes in some. A header of all columns in another
    order is wrong alone only where the rows do not fit that order. Of a single name that is another
    one nobody knows whether it is the name that is wrong or the column.
    """
    wanted = [column.name for column in columns]
    if _others_are_in_place(found, wanted, _surplus(found, wanted)) and {*found} & {*wanted}:
        return False
    filled = [row for row in rows if any(row)]
    if not filled or any(len(row) != len(columns) for row in filled):
        return False
    known = {column.name: column for column in columns}
    moved = [known[name] for name in found if name in known]
    is_moved = len(moved) == len(found) == len(columns)
    return _mostly_fit(filled, columns) and not (is_moved and _mostly_fit(filled, moved))


def _mostly_fit(rows: Sequence[Sequence[str]], columns: Sequence[Field]) -> bool:
    looked = rows[:MOST_ROWS]
    return 2 * sum(fit(row, columns) for row in looked) > len(looked)


def _words(
    line: str, wanted: Sequence[str], column: int, case: str, **details: str
) -> dict[str, Any]:
    """What a problem of a header says, its first line whole and the wanted one with commas."""
    details["wanted"] = ",".join(wanted)
    found = shortened(line, LONGEST_FOUND)
    return {"line": 1, "column": column, "found": found, "case": case, "details": details}


def _surplus(found: Sequence[str], wanted: Sequence[str]) -> list[int]:
    """Places of the columns that are unknown or repeated."""
    return [
        place for place, name in enumerate(found) if name not in wanted or name in found[:place]
    ]


def _others_are_in_place(
    found: Sequence[str], wanted: Sequence[str], surplus: Sequence[int]
) -> bool:
    """Whether a header is the wanted one but for the names of some columns."""
    return len(found) == len(wanted) and all(
        place in surplus or name == wanted[place] for place, name in enumerate(found)
    )


def _first_unequal(found: Sequence[str], wanted: Sequence[str]) -> int:
    """Number of the first column that differs, counted from 1."""
    pairs = zip(found, wanted, strict=False)
    for number, (one, other) in enumerate(pairs, start=1):
        if one != other:
            return number
    return min(len(found), len(wanted)) + 1
