"""Packages that repeat each other: a province's folder copied as a model and not all of it changed.

No table is wrong by itself then, and yet another province's figures would be published.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, permutations
from typing import NamedTuple

from khuyencong.checks.naming import texts
from khuyencong.checks.spoken_of import SpokenOf
from khuyencong.codebook import Codebook
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
"""What makes two rows the same, by their table: figures of one source, statements of any."""
EVIDENCE = "area_evidence_vi"
"""The cell of a source that says how one knows that it speaks of this area."""
Places = Mapping[str, Record]
"""Where one row stands, by the names of the packages that have it."""


class Pair(NamedTuple):
    """A package most of whose rows are those of another one."""

    name: str
    other: str
    records: list[Record]
    """The rows of the first that the other has as well."""

    @property
    def rank(self) -> tuple[int, str, str]:
        """The surest pair first."""
        return -len(self.records), self.name, self.other


def copied(packages: Sequence[Package], codebook: Codebook | None) -> dict[str, list[Problem]]:
    """What packages have in common that each should have alone, by the names of the packages.

    Args:
        packages: All packages that are compared, the codebook among them.
        codebook: The vocabulary, whose names of areas tell the copy from its model; None where it
            has errors, so that both are told.
    """
    spoken_of = SpokenOf(codebook)
    users = list(_shared_sources(packages))
    same = {
        "observations": list(_same_rows(users, "observations")),
        "narratives": list(_same_statements(packages)),
    }
    whole = list(_whole(packages, same, spoken_of))
    copies = {name for problem in whole for name in (problem.package, problem.details["other"])}
    found = defaultdict(list)
    for problem in (
        *_titles(packages, spoken_of),
        *whole,
        *_rows(same, copies),
        *_sources(users, spoken_of, copies),
    ):
        found[problem.package].append(problem)
    return dict(found)


def _titles(packages: Iterable[Package], spoken_of: SpokenOf) -> Iterator[Problem]:
    """Every title that several packages have, at those of whose area it does not speak."""
    bearers = defaultdict(list)
    for package in packages:
        title = package.descriptor.get("title")
        if isinstance(title, str) and title.strip():
            bearers[" ".join(title.split()).casefold()].append(package)
    for same in bearers.values():
        title = same[0].descriptor["title"]
        right = [one for one in same if spoken_of.is_named(one.name, title)]
        for package in same if len(same) > 1 else ():
            others = [one for one in right or same if one is not package]
            if others:
                yield package.entry_problem(
                    "title",
                    "copied-title",
                    found=package.descriptor["title"],
                    details={"other": others[0].name},
                )


def _same_rows(users: Iterable[list[tuple[Package, str]]], table: str) -> Iterator[Places]:
    """Rows of a table that several packages have from the same source."""
    for one in users:
        places: dict[tuple[str, ...], dict[str, Record]] = defaultdict(dict)
        for package, source in one:
            for row in _of_source(package, table, source):
                key = tuple(row[name] for name in STATED[table])
                places[key].setdefault(package.name, row)
        yield from (same for same in places.values() if len(same) > 1)


def _same_statements(packages: Iterable[Package]) -> Iterator[Places]:
    """Statements that several packages have, from whatever source.

    They are the editors' own words, which no two sources give alike.
    """
    places: dict[tuple[str, ...], dict[str, Record]] = defaultdict(dict)
    for package in packages:
        for row in package.records("narratives"):
            key = tuple(row[name] for name in STATED["narratives"])
            if any(key):
                places[key].setdefault(package.name, row)
    yield from (same for same in places.values() if len(same) > 1)


def _whole(
    packages: Iterable[Package], same: Mapping[str, Sequence[Places]], spoken_of: SpokenOf
) -> Iterator[Problem]:
    """Packages of which most rows are those of another one, each told of the likeliest.

    Equal rows alone do not show a copy: an article may well say the same of several provinces, and
    an error cannot be accepted.
    """
    by_name = {one.name: one for one in packages}
    sizes = {name: _size(one) for name, one in by_name.items()}
    common: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for places in chain.from_iterable(same.values()):
        for name, other in permutations(places, 2):
            common[name, other].append(places[name])
    pairs = [
        Pair(name, other, records)
        for (name, other), records in common.items()
        if 2 * len(records) > sizes[name]
        and _model((by_name[name], by_name[other]), records, spoken_of) == other
    ]
    told: set[str] = set()
    for pair in sorted(pairs, key=lambda pair: pair.rank):
        if pair.name not in told:
            told.add(pair.name)
            first = pair.records[0]
            yield Problem(
                code="copied-package",
                package=pair.name,
                file=first.table.file,
                line=first.row.line,
                found=f"{len(pair.records)}",
                details={"other": pair.other, "count": f"{sizes[pair.name]}"},
            )


def _model(pair: Sequence[Package], records: Iterable[Record], spoken_of: SpokenOf) -> str | None:
    """Which of two packages is the model of the other, None where nothing tells.

    Their rows may name the area of one alone; else an entry of a descriptor may still do so.
    """
    one, other = pair
    said = spoken_of.alone((one.name, other.name), _words(one, records))
    if said is not None:
        return said
    models = [
        about.name
        for package, about in (pair, (other, one))
        if any(
            spoken_of.alone((package.name, about.name), text) == about.name
            for text in texts(package).values()
        )
    ]
    return models[0] if len(models) == 1 else None


def _size(package: Package) -> int:
    """Number of the rows of a package that state something."""
    return sum(package.tables[table].count for table in STATED if table in package.tables)


def _words(package: Package, records: Iterable[Record]) -> str:
    """All that rows and their sources say, for the names of areas in it."""
    rows = list(records)
    sources = {row["source"] for row in rows}
    rows += _having(package, "sources", "id", sources)
    return "\n".join(cell for row in rows for cell in row.row.cells)


def _rows(same: Mapping[str, Sequence[Places]], copies: set[str]) -> Iterator[Problem]:
    """Rows that packages have in common: one problem for all of a table.

    Packages that are told as a whole are told no more.
    """
    shared: dict[tuple[str, str], list[Places]] = defaultdict(list)
    for table, rows in same.items():
        for places in rows:
            rest = {name: row for name, row in places.items() if name not in copies}
            for name in rest if len(rest) > 1 else ():
                shared[name, table].append(rest)
    for (name, _), rows in shared.items():
        yield _repeated(name, rows)


def _repeated(name: str, rows: Sequence[Places], case: str = "") -> Problem:
    """What is said of rows that a package has in common with others."""
    first = min(rows, key=lambda same: same[name].row.line)
    other = next(row for package, row in first.items() if package != name)
    return Problem(
        code="copied-rows",
        case=case,
        package=name,
        file=first[name].table.file,
        line=first[name].row.line,
        found=f"{len(rows)}",
        details={"other": other.table.file, "first": f"{other.row.line}"},
    )


def _sources(
    users: Iterable[list[tuple[Package, str]]], spoken_of: SpokenOf, copies: set[str]
) -> Iterator[Problem]:
    """Sources that packages have in common and that cannot be right in each of them."""
    shared: dict[str, list[Places]] = defaultdict(list)
    for one in users:
        rows = {
            package.name: next(_having(package, "sources", "id", {source}))
            for package, source in one
            if package.name not in copies
        }
        for name, row in rows.items():
            for other in sorted(rows.keys() - {name}):
                model = spoken_of.alone((name, other), row["title"])
                if model != name and _is_doubtful(row, rows[other], is_other=model == other):
                    shared[name].append({name: row, other: rows[other]})
                    break
    for name, same in shared.items():
        yield _repeated(name, same, "sources")


def _is_doubtful(row: Record, other: Record, *, is_other: bool) -> bool:
    """Whether a source that two packages have can hardly speak of the first one's area.

    Provinces may well cite the same article. But what shows that it speaks of one of them shows it
    of no other; and a title that names the other alone wants such a showing.
    """
    return row[EVIDENCE] == other[EVIDENCE] if row[EVIDENCE] else is_other


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
    return _having(package, table, "source", {source})


def _having(package: Package, table: str, name: str, cells: set[str]) -> Iterator[Record]:
    if table in package.tables:
        yield from package.tables[table].having(name, cells)
