"""A value or the reason why there is none, never both and never neither."""

from collections.abc import Iterator

from khuyencong.checks.limit import bounded
from khuyencong.package import Package
from khuyencong.problems import Problem


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
        if value and not record["qualifier"]:
            yield package.problem(record, "qualifier", "missing-value")
