"""A value or the reason why there is none, never both and never neither."""

from collections.abc import Iterator

from khuyencong.package import Package
from khuyencong.problems import Problem


def check_missing(package: Package) -> Iterator[Problem]:
    """Value, reason and qualifier fit together."""
    for record in package.records("observations"):
        if not record["value"] and not record["missing_reason"]:
            yield package.problem(record, "value", "missing-without-reason")
        if record["value"] and record["missing_reason"]:
            yield package.problem(
                record, "missing_reason", "reason-with-value", details={"value": record["value"]}
            )
        if record["value"] and not record["qualifier"]:
            yield package.problem(record, "qualifier", "missing-value", details={"wanted": "1"})
