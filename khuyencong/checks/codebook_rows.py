"""Rows of the codebook that contradict others, or themselves."""

from collections.abc import Iterator

from khuyencong.checks.limit import bounded
from khuyencong.numbers import parse_number
from khuyencong.package import Package
from khuyencong.problems import Problem

NAMED = ("indicators", "breakdowns", "themes", "topics")
"""Tables in which every name means one thing; areas share theirs with their successors."""
NAMES = ("name_vi", "name_en")


@bounded
def check_codebook_rows(package: Package) -> Iterator[Problem]:
    """No two things have one name, and no least value is above the greatest."""
    for table in NAMED:
        for name in NAMES:
            yield from _repeated(package, table, name)
    for record in package.records("indicators"):
        least, greatest = (parse_number(record[one]) for one in ("minimum", "maximum"))
        if least is not None and greatest is not None and least > greatest:
            wanted = {"wanted": f"≥ {record['minimum']} (minimum)"}
            yield package.problem(record, "maximum", "not-allowed", details=wanted)


def _repeated(package: Package, table: str, name: str) -> Iterator[Problem]:
    """Names that an earlier row has."""
    first: dict[str, int] = {}
    for record in package.records(table):
        said = record[name]
        if said and first.setdefault(said.casefold(), record.row.line) != record.row.line:
            details = {"first": f"{first[said.casefold()]}", "wanted": name}
            yield package.problem(record, name, "duplicate-row", details=details)
