"""Packages that repeat each other: a province's folder copied as a model and not all of it changed.

No table is wrong by itself then, and yet another province's figures would be published.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from khuyencong.package import Package, Record
from khuyencong.problems import Problem

SOURCE = ("title", "publisher", "published_on", "url", "document")
"""What makes two sources the same, whatever ids they have."""
STATED = {
    "observations": (
        "indicator",
        "period_start",
        "period_end",
        "breakdown",
        "status",
        "value",
        "stated_as",
    ),
    "narratives": ("text_vi",),
}
"""What makes two rows of one source the same, by their table."""
Places = Mapping[str, Record]
"""Where one row stands, by the names of the packages that have it."""


def copied(packages: Sequence[Package]) -> dict[str, list[Problem]]:
    """What packages have in common that each should have alone, by the names of the packages.

    Args:
        packages: All packages that are compared, the codebook among them.
    """
    found = defaultdict(list)
    for problem in (*_titles(packages), *_rows(packages)):
        found[problem.package].append(problem)
    return dict(found)


def _titles(packages: Iterable[Package]) -> Iterator[Problem]:
    """Every title that several packages have."""
    bearers = defaultdict(list)
    for package in packages:
        title = package.descriptor.get("title")
        if isinstance(title, str) and title.strip():
            bearers[" ".join(title.split()).casefold()].append(package)
    for same in bearers.values():
        for package in same if len(same) > 1 else ():
            yield Problem(
                code="copied-title",
                package=package.name,
                file=package.file,
                field="title",
                found=package.descriptor["title"],
                details={"other": next(one.name for one in same if one is not package)},
            )


def _rows(packages: Iterable[Package]) -> Iterator[Problem]:
    """Rows that packages have from the same source: one problem for all of a table."""
    shared: dict[tuple[str, str], list[Places]] = defaultdict(list)
    for users in _shared_sources(packages):
        for table, names in STATED.items():
            places: dict[tuple[str, ...], dict[str, Record]] = defaultdict(dict)
            for package, source in users:
                for row in _of_source(package, table, source):
                    places[tuple(row[name] for name in names)].setdefault(package.name, row)
            for same in places.values():
                for name in same if len(same) > 1 else ():
                    shared[name, table].append(same)
    for (name, _), rows in shared.items():
        first = min(rows, key=lambda same: same[name].row.line)
        other = next(row for package, row in first.items() if package != name)
        yield Problem(
            code="copied-rows",
            package=name,
            file=first[name].table.file,
            line=first[name].row.line,
            found=f"{len(rows)}",
            details={"other": other.table.file, "first": f"{other.row.line}"},
        )


def _shared_sources(packages: Iterable[Package]) -> Iterator[list[tuple[Package, str]]]:
    """The packages of every source that several have, each with the id that it has there."""
    users: dict[tuple[str, ...], list[tuple[Package, str]]] = defaultdict(list)
    for package in packages:
        for record in package.records("sources"):
            users[tuple(record[name] for name in SOURCE)].append((package, record["id"]))
    for same in users.values():
        if len({package.name for package, _ in same}) > 1:
            yield same


def _of_source(package: Package, table: str, source: str) -> Iterator[Record]:
    if table in package.tables:
        yield from package.tables[table].having("source", {source})
