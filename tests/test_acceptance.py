"""Accepted warnings: what they cover, when they lapse, and what is wrong with the file itself."""

import csv
import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import FIGURE, REAL_PACKAGES, SOURCE, codes, edit_cells, write_package
from hypothesis import given
from hypothesis import strategies as st

from khuyencong.acceptance import read_ledger, settle
from khuyencong.checks import Verdict, check_all
from khuyencong.checks.all import judge_package
from khuyencong.checks.evidence import check_evidence
from khuyencong.codebook import Codebook
from khuyencong.load import load_dataset
from khuyencong.problems import Problem
from khuyencong.reading import read_package
from khuyencong.schemas import ACCEPTANCES, fields, joined_key

HEADER = [field.name for field in fields(ACCEPTANCES, "accepted")]
UNREADABLE = {"stated_as": "vài lớp đào tạo nghề"}
KEY = "training_classes.2014.2018.-.actual.nguon-1"
ACCEPTANCE = {
    "code": "stated-as-unreadable",
    "file": "observations.csv",
    "line_key": KEY,
    "expect": "3: vài lớp đào tạo nghề",
    "reason": "Đã so với phụ lục.",
    "accepted_by": "Biên tập viên mẫu",
    "accepted_on": "2026-11-22",
}
"""An acceptance of the one warning of a package whose figure has the words UNREADABLE."""
UNUSED = {"code": "unused-source", "file": "sources.csv", "line_key": "nguon-2"}
Judge = Callable[..., Verdict]


def write_ledger(folder: Path, *rows: dict[str, str], header: list[str] = HEADER) -> Path:
    """Write acceptances beside the tables of a package."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([header, *([row.get(name, "") for name in header] for row in rows)])
    path = folder / "accepted.csv"
    path.write_text(text.getvalue(), encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A package with one warning."""
    return write_package(tmp_path / "ben-tre", [FIGURE | UNREADABLE])


@pytest.fixture
def verdict_on() -> Callable[[Path], Verdict]:
    """The verdict on one package beside the real codebook."""
    return lambda folder: check_all([REAL_PACKAGES / "codebook", folder])


def test_an_accepted_warning_is_set_apart_with_its_reason(folder: Path, verdict_on: Judge) -> None:
    """It is no open problem, and a strict run passes."""
    assert codes(list(verdict_on(folder).problems)) == ["stated-as-unreadable"]
    write_ledger(folder, ACCEPTANCE)
    verdict = verdict_on(folder)
    assert verdict.problems == ()
    assert verdict.is_publishable(strict=True)
    (accepted,) = verdict.accepted
    assert (accepted.problem.code, accepted.problem.line) == ("stated-as-unreadable", 2)
    given = {name: getattr(accepted.acceptance, name) for name in ACCEPTANCE}
    assert given == ACCEPTANCE


@pytest.mark.parametrize(
    ("cells", "field", "wanted"),
    [
        ({"expect": "3: vài lớp"}, "expect", "3: vài lớp đào tạo nghề"),
        ({"line_key": "nguon-1"}, "line_key", KEY),
        ({"line_key": ""}, "line_key", KEY),
        ({"file": "sources.csv"}, "file", "observations.csv"),
        ({"file": "sources.csv", "line_key": ""}, "file", "observations.csv"),
        ({"code": "sudden-jump"}, "line_key", "–"),
        ({"code": "no-such-code"}, "code", "stated-as-unreadable"),
        ({"code": "stale-acceptance"}, "code", "stated-as-unreadable"),
    ],
)
def test_an_acceptance_that_matches_nothing_is_stale(
    folder: Path, verdict_on: Judge, cells: dict[str, str], field: str, wanted: str
) -> None:
    """It says what there is instead, and the warning stays open."""
    write_ledger(folder, ACCEPTANCE | cells)
    verdict = verdict_on(folder)
    stale, still_open = sorted(verdict.problems, key=lambda one: one.file)
    assert still_open.code == "stated-as-unreadable"
    assert (stale.code, Path(stale.file).name, stale.line) == (
        *("stale-acceptance", "accepted.csv"),
        2,
    )
    assert (stale.field, stale.column) == (field, HEADER.index(field) + 1)
    assert stale.details["wanted"] == wanted
    assert stale.fix == (wanted if field in {"file", "line_key"} and wanted != "–" else None)
    assert verdict.accepted == ()


@pytest.mark.parametrize("cells", [{"value": "30"}, {"stated_as": "vài lớp"}])
def test_an_acceptance_lapses_with_what_was_compared(
    folder: Path, verdict_on: Judge, cells: dict[str, str]
) -> None:
    """Who accepted it had counted three; nobody has looked at thirty."""
    write_ledger(folder, ACCEPTANCE)
    edit_cells(folder / "observations.csv", 2, cells)
    found = codes(list(verdict_on(folder).problems))
    assert sorted(found) == ["stale-acceptance", "stated-as-unreadable"]


def test_a_status_is_accepted_for_the_words_that_were_read(
    tmp_path: Path, verdict_on: Judge
) -> None:
    """Other words may really be those of a plan."""
    words = {"stated_as": "dự kiến 3 lớp"}
    folder = write_package(tmp_path / "ben-tre", [FIGURE | words])
    (problem,) = verdict_on(folder).problems
    expect = {"code": "status-disagrees", "expect": problem.found}
    write_ledger(folder, ACCEPTANCE | expect)
    assert verdict_on(folder).problems == ()
    edit_cells(folder / "observations.csv", 2, {"stated_as": "kế hoạch 3 lớp"})
    found = codes(list(verdict_on(folder).problems))
    assert sorted(found) == ["stale-acceptance", "status-disagrees"]


def test_an_error_cannot_be_accepted(tmp_path: Path, verdict_on: Judge) -> None:
    """Errors stop publication, whatever anybody writes down."""
    folder = write_package(tmp_path / "ben-tre", [FIGURE | {"value": "4"}])
    error = ACCEPTANCE | {"code": "stated-as-disagrees", "expect": "4"}
    write_ledger(folder, error)
    verdict = verdict_on(folder)
    assert codes(list(verdict.problems)) == ["stated-as-disagrees", "stale-acceptance"]
    assert not verdict.is_publishable(strict=False)


def test_an_acceptance_is_not_called_stale_while_errors_may_hide_its_warning(
    folder: Path, verdict_on: Judge
) -> None:
    """Somebody who deleted it would have to write it again after the mend."""
    write_package(folder, [FIGURE | UNREADABLE | {"value": "3 lớp"}])
    write_ledger(folder, ACCEPTANCE)
    assert codes(list(verdict_on(folder).problems)) == ["qualifier-in-value"]
    write_package(folder, [FIGURE | UNREADABLE])
    without_codebook = check_all([folder])
    assert codes(list(without_codebook.problems)) == ["file-missing"]


def test_an_acceptance_of_a_conflict_lapses_when_either_source_changes(
    tmp_path: Path, verdict_on: Judge
) -> None:
    """Both figures are what the warning found."""
    second = FIGURE | {"source": "nguon-2"}
    sources = [SOURCE | {"id": f"nguon-{number}", "kind": "report"} for number in (1, 2)]
    conflict = ACCEPTANCE | {
        "code": "conflicting-sources",
        "line_key": "training_classes.2014.2018.-.actual.nguon-2",
        "expect": "nguon-2 9 ≠ nguon-1 3",
    }
    for first, later, expected in (
        ("3", "9", []),
        ("3", "8", ["conflicting-sources", "stale-acceptance"]),
        ("4", "9", ["conflicting-sources", "stale-acceptance"]),
    ):
        rows = [
            FIGURE | {"value": first, "stated_as": ""},
            second | {"value": later, "stated_as": ""},
        ]
        folder = write_package(tmp_path / "ben-tre", rows, sources=sources)
        write_ledger(folder, conflict)
        assert sorted(codes(list(verdict_on(folder).problems))) == expected


def test_rows_of_other_tables_are_named_by_their_id(tmp_path: Path, verdict_on: Judge) -> None:
    """Sources and statements have one."""
    sources = [SOURCE, SOURCE | {"id": "nguon-2"}]
    folder = write_package(tmp_path / "ben-tre", sources=sources)
    write_ledger(folder, ACCEPTANCE | UNUSED | {"expect": "nguon-2"})
    verdict = verdict_on(folder)
    assert verdict.problems == ()
    assert [one.acceptance.code for one in verdict.accepted] == ["unused-source"]


def test_the_key_of_a_figure_is_its_id_on_the_site(folder: Path, codebook: Codebook) -> None:
    """One name for one thing."""
    dataset = load_dataset([read_package(folder)], codebook)
    assert list(dataset.observations["figure"]) == [KEY]
    assert joined_key(["a", "", "b"]) == "a.-.b"


@pytest.mark.parametrize(
    ("cells", "code", "field"),
    [
        ({"reason": ""}, "missing-value", "reason"),
        ({"accepted_by": ""}, "missing-value", "accepted_by"),
        ({"accepted_on": ""}, "missing-value", "accepted_on"),
        ({"code": ""}, "missing-value", "code"),
        ({"accepted_on": "22/11/2026"}, "wrong-type", "accepted_on"),
        ({"accepted_on": "2026-02-30"}, "wrong-type", "accepted_on"),
        ({"reason": "Đã so\u00a0lại."}, "odd-space", "reason"),
        ({"reason": "Ða\u0303 so"}, "not-nfc", "reason"),
        ({"reason": "=1+1"}, "formula-cell", "reason"),
        ({"accepted_by": "<b>A</b>"}, "markup-in-text", "accepted_by"),
        ({"accepted_by": "BÕn Tre"}, "mojibake", "accepted_by"),
    ],
)
def test_an_acceptance_with_a_flaw_is_told_and_accepts_nothing(
    folder: Path, verdict_on: Judge, cells: dict[str, str], code: str, field: str
) -> None:
    """At its line and column, and not called stale as well."""
    write_ledger(folder, ACCEPTANCE | cells)
    verdict = verdict_on(folder)
    flaws = [one for one in verdict.problems if Path(one.file).name == "accepted.csv"]
    assert code in codes(flaws)
    assert "stale-acceptance" not in codes(flaws)
    assert {(flaw.line, flaw.field, flaw.column) for flaw in flaws} == {
        (2, field, HEADER.index(field) + 1)
    }
    assert "stated-as-unreadable" in codes(list(verdict.problems))
    assert verdict.accepted == ()


def test_other_acceptances_hold_beside_one_with_a_flaw(folder: Path, verdict_on: Judge) -> None:
    """A mistake in one row costs that row only."""
    write_ledger(folder, ACCEPTANCE, ACCEPTANCE | UNUSED | {"reason": ""})
    verdict = verdict_on(folder)
    assert codes(list(verdict.problems)) == ["missing-value"]
    assert len(verdict.accepted) == 1


def test_an_acceptance_given_twice_is_a_duplicate(folder: Path, verdict_on: Judge) -> None:
    """The reasons may differ, and only one can be shown."""
    write_ledger(folder, ACCEPTANCE, ACCEPTANCE | {"reason": "Khác."})
    (problem,) = verdict_on(folder).problems
    assert (problem.code, problem.line, problem.details["first"]) == ("duplicate-row", 3, "2")


def test_a_header_that_lacks_a_column_is_told(folder: Path, verdict_on: Judge) -> None:
    """And nothing is accepted."""
    write_ledger(folder, ACCEPTANCE, header=HEADER[:-1])
    problems = verdict_on(folder).problems
    assert codes(list(problems)) == ["wrong-header", "stated-as-unreadable"]
    assert (problems[0].line, problems[0].details["missing"]) == (1, HEADER[-1])


@pytest.mark.parametrize("code", ["not-utf8", "file-too-large", "wrong-type", "unsafe-path"])
def test_a_file_that_cannot_be_read_is_told(folder: Path, verdict_on: Judge, code: str) -> None:
    """Nothing of it is believed; a link may lead anywhere."""
    path = folder / "accepted.csv"
    match code:
        case "not-utf8":
            path.write_bytes(",".join(HEADER).encode() + b"\n\xff\n")
        case "file-too-large":
            path.touch()
            os.truncate(path, 10**9)
        case "wrong-type":
            path.write_text('a,"b\n', encoding="utf-8")
        case _:
            path.symlink_to(write_ledger(folder.parent, ACCEPTANCE))
    problems = verdict_on(folder).problems
    assert codes(list(problems)) == [code, "stated-as-unreadable"]
    assert problems[0].file == path.as_posix()


def test_a_directory_in_its_place_is_no_file(folder: Path, verdict_on: Judge) -> None:
    """Nor is a pipe, from which reading would never end."""
    (folder / "accepted.csv").mkdir()
    assert "unsafe-path" in codes(list(verdict_on(folder).problems))
    (folder / "accepted.csv").rmdir()
    os.mkfifo(folder / "accepted.csv")
    assert "unsafe-path" in codes(list(verdict_on(folder).problems))


def test_a_link_to_nowhere_in_its_place_is_told(folder: Path, verdict_on: Judge) -> None:
    """Somebody meant to accept something."""
    (folder / "accepted.csv").symlink_to(folder / "nowhere.csv")
    told = [one.code for one in verdict_on(folder).problems if "accepted.csv" in one.file]
    assert told in (["unsafe-path"], ["file-missing"])


def test_a_ledger_that_was_not_judged_to_its_end_accepts_nothing(
    folder: Path, codebook: Codebook
) -> None:
    """A flaw of the whole file may stand in any of its rows."""
    write_ledger(folder, ACCEPTANCE)
    package, ledger = read_package(folder), read_ledger(folder)
    assert ledger is not None
    (warning,) = check_evidence(package, codebook)
    flaw = Problem(code="wrong-type", package="ben-tre", file=ledger.file)
    assert settle(package, [warning], ledger, [], complete=True).accepted != ()
    settled = settle(package, [warning], ledger, [flaw], complete=True)
    assert settled.problems == (warning, flaw)
    assert settled.accepted == ()


def test_an_empty_list_of_acceptances_is_sound(folder: Path, verdict_on: Judge) -> None:
    """Its header alone says nothing."""
    write_ledger(folder)
    assert codes(list(verdict_on(folder).problems)) == ["stated-as-unreadable"]


@given(
    rows=st.lists(
        st.fixed_dictionaries(
            {},
            optional={
                name: st.sampled_from([*ACCEPTANCE.values(), "", "x.y", "2026-13-01", "=1", "Ð"])
                | st.text(max_size=5)
                for name in HEADER
            },
        ),
        max_size=3,
    )
)
def test_arbitrary_acceptances_never_raise(
    tmp_path_factory: pytest.TempPathFactory,
    codebook: Codebook,
    rows: list[dict[str, str]],
) -> None:
    """Whatever is written, no error is accepted and nothing is lost."""
    folder = write_package(tmp_path_factory.mktemp("x") / "ben-tre", [FIGURE | UNREADABLE])
    cells = [
        {name: cell.encode("utf-8", "replace").decode() for name, cell in row.items()}
        for row in rows
    ]
    write_ledger(folder, *cells)
    settled = judge_package(read_package(folder), codebook)
    told: list[Problem] = [*settled.problems, *(one.problem for one in settled.accepted)]
    assert codes(told).count("stated-as-unreadable") == 1
