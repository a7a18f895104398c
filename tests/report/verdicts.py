"""Verdicts made by hand, for the tests of their reports."""

from pathlib import Path
from typing import Any

from khuyencong.checks import Verdict
from khuyencong.package import Package, Row, Table
from khuyencong.problems import Problem
from khuyencong.schemas import AREA, fields

FILE = "datapackages/ben-tre/observations.csv"
HEADER = tuple(field.name for field in fields(AREA, "observations"))
CELLS = {
    "indicator": "training_workers",
    "status": "actual",
    "qualifier": "exact",
    "value": "1.620",
    "unit": "person",
}
"""Cells of a row of figures with one mistake; the others are empty."""


def problem(line: int | None = 7, **words: Any) -> Problem:
    """A dot between thousands in ``value``, unless told otherwise."""
    given = {
        "code": "thousands-dot",
        "package": "ben-tre",
        "file": FILE,
        "line": line,
        "column": 8,
        "field": "value",
        "found": "1.620",
        "fix": "1620",
    }
    return Problem(**(given | words))


def row(line: int = 7, *, number: int | None = None, **cells: str) -> Row:
    """A row of figures; ``CELLS`` unless told otherwise."""
    known = CELLS | cells
    return Row(number or line, line, tuple(known.get(name, "") for name in HEADER))


def verdict(*problems: Problem, rows: tuple[Row, ...] = ()) -> Verdict:
    """The verdict on a package with these rows and problems."""
    tables = {"observations": Table("observations", FILE, HEADER, rows)} if rows else {}
    package = Package("ben-tre", Path("ben-tre"), "datapackage.json", {}, tables, ())
    return Verdict(packages=(package,), codebook=None, problems=problems, rows=120)
