"""The codebook's identities name indicators of the codebook."""

from collections.abc import Iterator

from khuyencong.checks.limit import bounded
from khuyencong.checks.nearest import nearest, suggesting
from khuyencong.package import Package
from khuyencong.problems import Problem

OPERANDS_OF_SHARE = 2


@bounded
def check_operands(package: Package) -> Iterator[Problem]:
    """Operands exist, and a share has exactly two."""
    known = {record["id"] for record in package.records("indicators")}
    for record in package.records("identities"):
        operands = record["operands"].split("|")
        for operand in operands:
            if operand not in known:
                yield package.problem(
                    record,
                    "operands",
                    "unknown-indicator",
                    found=operand,
                    **suggesting(nearest(operand, known)),
                )
        if record["kind"] == "share" and len(operands) != OPERANDS_OF_SHARE:
            yield package.problem(record, "operands", "not-allowed", details={"wanted": "a|b"})
