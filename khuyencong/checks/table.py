"""The form of the tables: types, keys and references, blank rows, sources that nobody names."""

from collections.abc import Iterator

from khuyencong.checks.limit import bounded
from khuyencong.package import Package, Table
from khuyencong.problems import Problem


def check_table(package: Package) -> Iterator[Problem]:
    """Types, required cells, closed lists, keys and references of every table."""
    # frictionless takes a fifth of a second to import, and the gate spares sound packages it
    from khuyencong.checks.frictionless_rows import judge_rows  # noqa: PLC0415

    yield from judge_rows(package)


def check_blank_rows(package: Package) -> Iterator[Problem]:
    """Rows without any content, as spreadsheets leave them at the end."""
    for table in package.tables.values():
        yield from _blank_rows(package, table)


@bounded
def _blank_rows(package: Package, table: Table) -> Iterator[Problem]:
    for row in table.rows:
        if not any(row.cells):
            yield Problem(code="blank-row", package=package.name, file=table.file, line=row.line)


@bounded
def check_unused_sources(package: Package) -> Iterator[Problem]:
    """Sources that no figure and no statement names, where all of these could be read."""
    if package.faults:
        return
    tables = ("observations", "narratives")
    present = [package.tables[table] for table in tables if table in package.tables]
    used = {cell for table in present for cell in table.distinct("source")}
    if used.issuperset(
        package.tables["sources"].distinct("id") if "sources" in package.tables else ()
    ):
        return
    for record in package.records("sources"):
        if record["id"] and record["id"] not in used:
            yield package.problem(record, "id", "unused-source")
