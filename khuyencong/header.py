"""The first line of a table against the columns that it should name.

A header is wrong in different ways, and pasting the right one over it mends only some of them: over
a file with semicolons, or one that lacks a column, it puts cells under names that are not theirs.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from khuyencong.faults import shortened

OTHER_SEPARATORS = {";": ";", "\t": "Tab"}
"""What else may part cells, and its name: Excel on a computer with Vietnamese settings writes
semicolons, and cells that are pasted into an editor are parted by tabs."""
LONGEST_LINE = 2_000
"""Characters of the first line that are looked at."""
LONGEST_FOUND = 400
"""Characters of a header that a problem shows."""
LONGEST_START = 60
"""Characters by which a line is known again."""
_LINE_END = re.compile("[\r\n]")


def first_line(text: str) -> str:
    """The first line of a file, as far as it is looked at."""
    return _LINE_END.split(text[:LONGEST_LINE], maxsplit=1)[0]


def separator_of(line: str, wanted: Sequence[str]) -> str:
    """The sign by which a header line names most of its columns: a comma unless another does.

    Args:
        line: The first line of a file.
        wanted: The columns that it should name.
    """
    return max((",", *OTHER_SEPARATORS), key=lambda sign: len({*line.split(sign)} & {*wanted}))


def other_separator(line: str, wanted: Sequence[str]) -> dict[str, Any] | None:
    """What a problem says of a line whose cells are parted by another sign, None for commas.

    Args:
        line: The first line of a file.
        wanted: The columns that it should name.
    """
    separator = separator_of(line, wanted)
    if separator == ",":
        return None
    case = "separator" if line.split(separator) == [*wanted] else "separator-and-columns"
    return _words(line, wanted, 1, case, separator=OTHER_SEPARATORS[separator])


def wrong_columns(found: Sequence[str], wanted: Sequence[str]) -> Iterator[dict[str, Any]]:
    """What problems say of a header that differs from the wanted one.

    Args:
        found: The columns that it names.
        wanted: The columns that it should name.
    """
    line, first = ",".join(found), _first_unequal(found, wanted)
    missing = [name for name in wanted if name not in found]
    surplus = [
        place for place, name in enumerate(found) if name not in wanted or name in found[:place]
    ]
    names = ", ".join(found[place] for place in surplus if found[place])
    if not any(found):
        yield {**_words(line, wanted, 1, "empty"), "fix": ",".join(wanted)}
    elif len(missing) == len(wanted):
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


def _words(
    line: str, wanted: Sequence[str], column: int, case: str, **details: str
) -> dict[str, Any]:
    """What a problem of a header says, its first line whole and the wanted one with commas."""
    details["wanted"] = ",".join(wanted)
    found = shortened(line, LONGEST_FOUND)
    return {"line": 1, "column": column, "found": found, "case": case, "details": details}


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
