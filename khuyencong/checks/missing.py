"""A value or the reason why there is none, never both and never neither."""

from collections.abc import Iterator

from khuyencong.checks.limit import bounded
from khuyencong.package import Package
from khuyencong.phrases import read_figures
from khuyencong.problems import Problem

YEARS = range(1900, 2101)
"""Numbers that may well be years."""


@bounded
def check_missing(package: Package) -> Iterator[Problem]:
    """Value, reason and qualifier fit together."""
    for record in package.records("observations"):
        value, reason = record["value"], record["missing_reason"]
        if not value and not reason:
            yield package.problem(record, "value", "missing-without-reason")
        if value and reason:
            yield package.problem(
                record, "missing_reason", "reason-with-value", details={"value": value}
            )
        if reason and not value and _states_figure(record["stated_as"]):
            yield package.problem(record, "stated_as", "reason-with-value", case="stated")
        if value and not record["qualifier"]:
            yield package.problem(record, "qualifier", "missing-value")


def _states_figure(words: str) -> bool:
    """Whether words hold a figure; a year alone is none, as in "chưa có số liệu năm 2019"."""
    return any(
        one.scale != 1 or one.is_percent or one.is_money or one.number not in YEARS
        for one in read_figures(words)
    )
