"""Some rows of a table in the place of all, for checks that judge each row by a few of its cells.

A check that finds nothing in one row of every kind finds nothing in the whole table. It may read no
other fields than those that make the kinds: reading one is an error, so that a check which later
looks at more cells is run on all rows, and never skipped by mistake.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from khuyencong.columns import Codes
from khuyencong.package import Package, Record, Row, Table
from khuyencong.problems import Problem


class BeyondError(Exception):
    """A check reads a field by which the rows of its sample were not told apart."""


class _Places(dict[str, int]):
    def __missing__(self, name: str) -> int:
        raise BeyondError(name)


class Sample(Table):
    """Some rows, and only some fields of them."""

    @cached_property
    def places(self) -> _Places:
        """Place of each field's cell; other fields cannot be read."""
        return _Places((name, place) for place, name in enumerate(self.header))

    @cached_property
    def filled(self) -> tuple[Record, ...]:
        """All rows: what is empty here is not blank in the table."""
        return tuple(Record(self, row) for row in self.rows)


def finds_nothing(
    check: Callable[[Package], Iterator[Problem]],
    package: Package,
    table: str,
    rows: Codes,
    names: Sequence[str],
) -> bool:
    """Whether a check is silent about some rows; False where it reads other fields than given.

    Args:
        check: Yields the problems of a package.
        package: The package, with columns.
        table: The table of which only some rows are judged.
        rows: Their numbers.
        names: The fields that the check may read.
    """
    if not len(rows):
        return True
    whole = package.tables[table]
    coded = whole.coded
    if coded is None:
        return False
    taken = [[coded[name].cells[code] for code in coded[name].codes[rows]] for name in names]
    chosen = tuple(Row(0, 0, cells) for cells in zip(*taken, strict=True))
    sample = Sample(table, whole.file, tuple(names), chosen)
    try:
        found = check(replace(package, tables={**package.tables, table: sample}))
        return next(found, None) is None
    except BeyondError:
        return False
