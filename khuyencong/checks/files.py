"""Spreadsheets that lie beside the tables of a package and are none of them."""

from collections.abc import Iterator

from khuyencong.checks.limit import bounded
from khuyencong.package import Package
from khuyencong.problems import Problem
from khuyencong.schemas import table_schemas


@bounded
def check_files(package: Package) -> Iterator[Problem]:
    """Whoever saved figures there thinks that they are published."""
    tables = ", ".join(f"{name}.csv" for name in table_schemas(package.kind))
    for name in package.others:
        yield Problem(
            code="unused-file",
            package=package.name,
            file=(package.directory / name).as_posix(),
            found=name,
            details={"wanted": tables},
        )
