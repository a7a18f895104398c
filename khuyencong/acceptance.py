"""Warnings that an editor has looked at and accepted: ``accepted.csv`` beside the tables.

It is no table of the data package. An acceptance holds for what the warning found, word for word,
so that it lapses when the data change.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from khuyencong.faults import Faults, shortened
from khuyencong.lone_table import LoneTable, is_there, read_lone_table
from khuyencong.package import Package, Record
from khuyencong.problems import Problem, Severity, catalogue
from khuyencong.schemas import ACCEPTANCES, joined_key, table_schemas

ACCEPTED = "accepted"
STALE = "stale-acceptance"
_NOTHING = "–"
"""What a message shows where there is nothing."""
_LONGEST_LIST = 300

Place = tuple[str, str, str]
"""Code of a warning, name of its file, key of its row."""


@dataclass(frozen=True)
class Acceptance:
    """One row of ``accepted.csv``."""

    code: str
    file: str
    line_key: str
    expect: str
    """What the warning found when it was accepted."""
    reason: str
    accepted_by: str
    accepted_on: str


@dataclass(frozen=True)
class Accepted:
    """A warning that stands in the data, and why that is right."""

    problem: Problem
    acceptance: Acceptance


@dataclass(frozen=True)
class Settled:
    """The problems of a package, less those accepted."""

    problems: tuple[Problem, ...]
    accepted: tuple[Accepted, ...] = ()
    ledger: LoneTable | None = field(default=None, repr=False, compare=False)
    """The table of acceptances, where there is one."""


def has_ledger(directory: Path) -> bool:
    """Whether a package has acceptances, or what stands in their place."""
    return is_there(directory, ACCEPTED)


def read_ledger(directory: Path) -> LoneTable | None:
    """Read the acceptances of a package, None where it has none.

    Args:
        directory: The package's folder, as the user gave it.
    """
    return read_lone_table(Faults(directory), ACCEPTED, ACCEPTANCES)


def settle(
    package: Package,
    found: Sequence[Problem],
    ledger: LoneTable,
    flaws: Sequence[Problem],
    *,
    complete: bool,
) -> Settled:
    """Set the accepted warnings apart, and report the acceptances that match none.

    Args:
        package: The package.
        found: Its problems.
        ledger: Its acceptances.
        flaws: What is wrong with the ledger itself; rows with a flaw accept nothing.
        complete: Whether all warnings could be found, so that one that is missing has gone.
    """
    places = dict(_places(package, found))
    flawed = {flaw.line for flaw in flaws}
    rows: dict[tuple[str, ...], Record] = {}
    for record in ledger.records(ACCEPTED) if None not in flawed else ():
        if record.row.line not in flawed:
            rows[(*_place_of(record), record["expect"])] = record
    remaining: list[Problem] = []
    accepted: list[Accepted] = []
    used: set[tuple[str, ...]] = set()
    for number, problem in enumerate(found):
        key = (*places.get(number, ()), problem.found)
        if key in rows:
            used.add(key)
            accepted.append(Accepted(problem, _acceptance(rows[key])))
        else:
            remaining.append(problem)
    present = [(place, found[number].found) for number, place in places.items()]
    for key, record in rows.items():
        if key not in used and (complete or not _is_acceptable(record["code"])):
            remaining.append(_stale(ledger, record, present))
    return Settled((*remaining, *flaws), tuple(accepted), ledger)


def _places(package: Package, found: Sequence[Problem]) -> Iterator[tuple[int, Place]]:
    """Where each warning stands, by its number among the problems."""
    lines = {(problem.file, problem.line) for problem in found}
    keys = {}
    for table in package.tables.values():
        for record in table.records():
            if (table.file, record.row.line) in lines:
                keys[table.file, record.row.line] = key_of(record, package.kind)
    for number, problem in enumerate(found):
        if problem.severity is Severity.WARNING:
            file = Path(problem.file).name
            yield number, (problem.code, file, keys.get((problem.file, problem.line or 0), ""))


def _place_of(record: Record) -> Place:
    return record["code"], record["file"], record["line_key"]


def _acceptance(record: Record) -> Acceptance:
    return Acceptance(
        *_place_of(record),
        expect=record["expect"],
        reason=record["reason"],
        accepted_by=record["accepted_by"],
        accepted_on=record["accepted_on"],
    )


def _is_acceptable(code: str) -> bool:
    entry = catalogue().get(code)
    return entry is not None and entry.severity is Severity.WARNING and code != STALE


def _stale(ledger: LoneTable, record: Record, present: Iterable[tuple[Place, str]]) -> Problem:
    """The cell of an acceptance that matches nothing, and what there is instead."""
    name, there = _wrong_cell(record, list(present))
    only = there[0] if len(there) == 1 and name in {"file", "line_key"} else None
    return ledger.problem(
        record,
        name,
        STALE,
        fix=only,  # what was found is to be thought over, and never pasted
        details={
            "warning": record["code"],
            "said": shortened(record[name]) or _NOTHING,
            "wanted": shortened(" | ".join(there), _LONGEST_LIST) or _NOTHING,
        },
    )


def _wrong_cell(record: Record, present: Sequence[tuple[Place, str]]) -> tuple[str, list[str]]:
    """The first cell that no warning has, of those that have all cells before it."""
    code, file, key = _place_of(record)
    if not _is_acceptable(code):
        return "code", sorted({place[0] for place, _ in present})
    alike = [place for place, _ in present if place[0] == code]
    files = sorted({place[1] for place in alike})
    if alike and file not in files:
        return "file", files
    keys = [place[2] for place in alike if place[1] == file]
    if key not in keys:
        return "line_key", keys
    return "expect", [found for place, found in present if place == (code, file, key)]


def line_of_acceptance(problem: Problem, key: str) -> str | None:
    """The row of ``accepted.csv`` that accepts a warning, for a person to complete.

    Reason, name and day are left empty, for these nobody can be given: a row without them is
    refused.

    Args:
        problem: What was found.
        key: The key of its row, empty where it is of a whole file.

    Returns:
        The row; None where it is no warning, or one that cannot be accepted.
    """
    if not _is_acceptable(problem.code):
        return None
    line = io.StringIO()
    cells = (problem.code, Path(problem.file).name, key, problem.found, "", "", "")
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue()


def key_of(record: Record, kind: str) -> str:
    """The key of a row as acceptances name it.

    Args:
        record: The row.
        kind: The set of schemas that has its table.
    """
    return joined_key(record[name] for name in table_schemas(kind)[record.table.name]["primaryKey"])
