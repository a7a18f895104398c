"""The list of checks, and the run of all of them over all packages."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from khuyencong.acceptance import Accepted, Settled, read_ledger, settle
from khuyencong.checks.cited import check_cited
from khuyencong.checks.codebook_rows import check_codebook_rows
from khuyencong.checks.consistency import check_consistency
from khuyencong.checks.copies import copied
from khuyencong.checks.day import check_days
from khuyencong.checks.entries import check_entries
from khuyencong.checks.evidence import check_evidence, check_words_of_press
from khuyencong.checks.exclusions import check_exclusions
from khuyencong.checks.files import check_files
from khuyencong.checks.gate import Gate
from khuyencong.checks.identity import check_identities
from khuyencong.checks.languages import check_languages
from khuyencong.checks.missing import check_missing
from khuyencong.checks.naming import check_naming
from khuyencong.checks.number import check_number
from khuyencong.checks.operands import check_operands
from khuyencong.checks.period import check_period
from khuyencong.checks.status import check_status
from khuyencong.checks.table import check_blank_rows, check_table, check_unused_sources
from khuyencong.checks.text import check_text
from khuyencong.checks.vocabulary import check_area, check_themes, check_unit, check_vocabulary
from khuyencong.codebook import Codebook, load_codebook
from khuyencong.descriptor import DESCRIPTOR_NAME
from khuyencong.excluded import read_excluded, rows_of_excluded
from khuyencong.lone_table import LoneTable
from khuyencong.package import Package
from khuyencong.problems import Problem, Severity, in_order
from khuyencong.reading import read_package
from khuyencong.schemas import CODEBOOK

FORM_CHECKS: tuple[Callable[[Package], Iterator[Problem]], ...] = (
    check_table,
    check_blank_rows,
    check_unused_sources,
    check_days,
    check_text,
    check_entries,
    check_codebook_rows,
    check_operands,
    check_missing,
    check_words_of_press,
    check_status,
    check_cited,
    check_files,
    check_languages,
)
"""What any package must keep, the codebook included."""

MEANING_CHECKS: tuple[Callable[[Package, Codebook], Iterator[Problem]], ...] = (
    check_area,
    check_naming,
    check_vocabulary,
    check_themes,
    check_unit,
    check_number,
    check_period,
    check_evidence,
    check_identities,
    check_consistency,
)
"""What the packages of areas must keep in the light of the codebook."""

LONE_TABLE_CHECKS: tuple[Callable[[Package], Iterator[Problem]], ...] = (
    check_table,
    check_blank_rows,
    check_text,
    check_languages,
)
"""What a table must keep that stands beside those of a package."""

Judging = Callable[[Package, Codebook | None, Sequence[Problem]], Settled]
"""Gives all problems of a package, to what was found between it and others."""

GENERAL_CODES = frozenset(
    {"wrong-type", "not-allowed", "not-whole", "area-misnamed", "other-language"}
)
"""Codes that give way where a more telling problem stands on the same cell."""
TELLING_CASES = frozenset({"decimal-as-day"})
"""Cases of them that tell more than others of the same code."""

MENDED_WITH = {"unit-mismatch": "value"}
"""Codes whose mend says what to write in another cell, too, and the column of that."""

SLIPPED = "extra-cell"
"""The code of a row whose cells stand under the names of other columns."""
SLIPPED_CASES = {
    *(("missing-value", case) for case in ("separator", "short", "conflict", "cut")),
    ("wrong-header", "repeated"),
}
"""The cases of other codes that say the same."""
UNUSED = "unused-source"
ODD_SPACE = "odd-space"
MISWRITTEN = GENERAL_CODES | {ODD_SPACE}
"""Codes of a cell that may mean what it does not say."""
GARBLED = frozenset({"mojibake", "not-nfc"})
"""Codes of words that cannot be read as they stand."""
BY_WORDS = {
    **dict.fromkeys(
        ("qualifier-disagrees", "stated-as-disagrees", "stated-as-unreadable", "status-disagrees"),
        "stated_as",
    ),
    "period-disagrees": "period_as_stated",
}
"""Codes that are found by words of the source, and the column of these."""
FOLLOWS = {UNUSED: {SLIPPED}, "name-mismatch": {"area-unknown"}}
"""Codes that may only follow from another problem of the package, and are left out beside it."""


@dataclass(frozen=True)
class Verdict:
    """The outcome of checking: what was read and all that is wrong with it."""

    packages: tuple[Package, ...]
    """Packages of areas, by name."""
    codebook: Codebook | None
    """None where the codebook itself has errors."""
    problems: tuple[Problem, ...]
    """Without the accepted warnings."""
    rows: int
    """Rows of the packages of areas."""
    accepted: tuple[Accepted, ...] = ()
    excluded: tuple[Mapping[str, str], ...] = ()
    """Published figures that editors left out, with their reasons."""
    beside: tuple[Package, ...] = ()
    """What else was read: the codebook, and tables that are none of a package's own."""

    @property
    def errors(self) -> int:
        """Number of errors."""
        return sum(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def warnings(self) -> int:
        """Number of warnings."""
        return len(self.problems) - self.errors

    @property
    def has_flawed_codebook(self) -> bool:
        """Whether the codebook has errors, so that no package could be judged by it."""
        return _has_errors(one for one in self.problems if one.package == CODEBOOK)

    def is_publishable(self, *, strict: bool) -> bool:
        """Whether the data may be published; strictness counts warnings as errors."""
        return not (self.problems if strict else self.errors)


def check_all(
    directories: Sequence[Path],
    *,
    note: Callable[[str], None] = lambda _: None,
    judge: Judging | None = None,
    read: Callable[[Path], Package] = read_package,
    others: Iterable[Path] = (),
) -> Verdict:
    """Read and check every package, and gather all problems before judging.

    Args:
        directories: Folders of the packages, the codebook among them.
        note: Called with a package's name before it is checked.
        judge: What is asked of each package; ``judge_package`` unless given.
        read: Reads a package.
        others: Folders of packages that are not judged but compared with those that are.
    """
    judge = judge or judge_package
    packages = {path.name: read(path) for path in directories}
    problems = list(_absent(directories)) if CODEBOOK not in packages else []
    accepted: list[Accepted] = []
    beside: list[Package] = [one for name, one in packages.items() if name == CODEBOOK]
    codebook = None
    repeated: Mapping[str, Sequence[Problem]] | None = None
    for name in sorted(packages, key=lambda name: name != CODEBOOK):
        note(name)
        if repeated is None and name != CODEBOOK:
            repeated = copied([*packages.values(), *map(read, others)], codebook)
        settled = judge(packages[name], codebook, repeated.get(name, ()) if repeated else ())
        problems.extend(settled.problems)
        accepted.extend(settled.accepted)
        beside.extend([settled.ledger] if settled.ledger else [])
        if name == CODEBOOK and not _has_errors(settled.problems):
            codebook = load_codebook(packages[name])
    areas = tuple(package for name, package in packages.items() if name != CODEBOOK)
    excluded = read_excluded(directories[0].parent) if directories else None
    problems.extend(_of_excluded(excluded, codebook))
    return Verdict(
        packages=areas,
        codebook=codebook,
        problems=tuple(in_order(problems)),
        rows=sum(package.rows for package in areas),
        accepted=tuple(accepted),
        excluded=rows_of_excluded(excluded),
        beside=(*beside, *([excluded] if excluded else [])),
    )


def judge_package(
    package: Package, codebook: Codebook | None, repeated: Sequence[Problem] = ()
) -> Settled:
    """All problems of one package, the accepted warnings apart.

    Args:
        package: The package as it was read.
        codebook: The vocabulary; None for the codebook itself, or where it has errors.
        repeated: What was found between it and other packages.
    """
    found = list(_telling([*_found(package, codebook), *repeated]))
    ledger = read_ledger(package.directory)
    if ledger is None:
        return Settled(tuple(found))
    flaws = _of_lone_table(ledger)
    judged = package.kind == CODEBOOK or codebook is not None
    complete = judged and not _has_errors(found)
    return settle(package, in_order(found), ledger, list(_telling(flaws)), complete=complete)


def _of_lone_table(table: LoneTable) -> list[Problem]:
    """What is wrong with the form of a table that stands beside those of a package."""
    return _of_form(table, LONE_TABLE_CHECKS, Gate(table, None))


def _of_form(
    package: Package, checks: Iterable[Callable[[Package], Iterator[Problem]]], gate: Gate
) -> list[Problem]:
    """What was found while reading, and what those checks find that the gate cannot answer for."""
    problems = [*package.faults]
    for check in checks:
        if not gate.is_silent(check):
            problems.extend(check(package))
    return problems


def _of_excluded(excluded: LoneTable | None, codebook: Codebook | None) -> Iterator[Problem]:
    """What is wrong with the figures that were left out."""
    if excluded is not None:
        problems = _of_lone_table(excluded)
        if codebook is not None:
            problems.extend(check_exclusions(excluded, codebook))
        yield from _telling(problems)


def _found(package: Package, codebook: Codebook | None) -> list[Problem]:
    gate = Gate(package, codebook)
    problems = _of_form(package, FORM_CHECKS, gate)
    if codebook is not None:
        for meaning in MEANING_CHECKS:
            if not gate.is_silent(meaning):
                problems.extend(meaning(package, codebook))
    return problems


def _has_errors(problems: Iterable[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


def _absent(directories: Sequence[Path]) -> Iterator[Problem]:
    """What to say where the codebook was not among the folders: nothing could be judged."""
    for path in directories[:1]:
        file = path.parent / CODEBOOK / DESCRIPTOR_NAME
        yield Problem(
            code="file-missing", package=CODEBOOK, file=file.as_posix(), found=DESCRIPTOR_NAME
        )


def _telling(problems: Sequence[Problem]) -> Iterator[Problem]:
    """Problems without those that only follow from others.

    General ones give way on cells that have a more telling error. Of a space and another problem of
    its cell that one stands which says more about what to write. A source whose id is written
    wrongly is not said to be unused.
    Where a row has cells too many or too few, or another sign parts them, all else that is found in
    it is found in cells that have slipped, and what it names is not known. A folder that bears no
    area's id is no name to compare the descriptor's with. What the words of a source say is not
    known where they are garbled.
    """
    codes = {SLIPPED if _has_slipped(problem) else problem.code for problem in problems}
    slipped = {(one.file, one.line) for one in problems if _has_slipped(one)}
    problems = list(_told_of_spaces(problems))
    told = {
        _cell_of(one) for one in problems if not _is_general(one) and one.severity is Severity.ERROR
    }
    told |= {
        (one.file, one.line, MENDED_WITH[one.code])
        for one in problems
        if one.fix and one.code in MENDED_WITH
    }
    flawed = {_cell_of(one) for one in problems if one.code in MISWRITTEN}
    garbled = {_cell_of(one) for one in problems if one.code in GARBLED}
    for problem in problems:
        place = _cell_of(problem)
        if (
            not (_is_general(problem) and place in told)
            and (problem.code != UNUSED or place not in flawed)
            and (*place[:2], BY_WORDS.get(problem.code)) not in garbled
            and (_has_slipped(problem) or place[:2] not in slipped)
            and codes.isdisjoint(FOLLOWS.get(problem.code, ()))
        ):
            yield problem


def _told_of_spaces(problems: Sequence[Problem]) -> Iterator[Problem]:
    """Problems, of each cell with an odd space either that or what says more.

    Without its space a cell may hold what it should: then nothing else is wrong with it. Where
    another problem knows what else to write, that holds for the space, too.
    """
    bare = {_cell_of(one): one.fix for one in problems if one.code == ODD_SPACE}
    others = [one for one in problems if one.code != ODD_SPACE and _cell_of(one) in bare]
    mended = {_cell_of(one) for one in others if one.fix and one.fix != bare[_cell_of(one)]}
    for problem in problems:
        place = _cell_of(problem)
        if problem.code == ODD_SPACE:
            gives_way = place in mended
        else:
            gives_way = place in bare and place not in mended and problem.fix == bare[place]
        if not gives_way:
            yield problem


def _cell_of(problem: Problem) -> tuple[str, int | None, str | None]:
    """The cell, the entry or the file that a problem is of."""
    return problem.file, problem.line, problem.field


def _is_general(problem: Problem) -> bool:
    """Whether a problem gives way to a more telling one of its cell."""
    return problem.code in GENERAL_CODES and problem.case not in TELLING_CASES


def _has_slipped(problem: Problem) -> bool:
    """Whether the cells of its row stand under the names of other columns."""
    return problem.code == SLIPPED or (problem.code, problem.case) in SLIPPED_CASES
