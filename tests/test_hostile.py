"""Input made to break the validator: it is reported, and costs no more than the limits allow.

Whatever could take memory or time is judged in one child process, whose bounds are computed from
the limits of the project and from what a sound package costs on the same machine.
"""

import json
import os
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import hostile_child
import pytest
from builders import FIGURE, SOURCE, codes, descriptor_for, write_package, write_table

from khuyencong import faults as faults_module
from khuyencong.checks.limit import MOST_PROBLEMS
from khuyencong.checks.vocabulary import MOST_COMPARED
from khuyencong.descriptor import MAX_DESCRIPTOR_BYTES
from khuyencong.faults import Faults
from khuyencong.package import package_directories
from khuyencong.paths import ROOT
from khuyencong.problems import Problem
from khuyencong.reading import (
    MAX_CELL_CHARACTERS,
    MAX_CELLS,
    MAX_ROWS,
    MAX_TABLE_BYTES,
    read_package,
)
from khuyencong.schemas import AREA, fields

LISTED = MOST_PROBLEMS // hostile_child.SMALLER
ROWS = MAX_ROWS[AREA] // hostile_child.SMALLER
BYTES = MAX_TABLE_BYTES // hostile_child.SMALLER
SOUND_ROWS = 1_000
TABLE = "observations.csv"
TEXTS = [one.name for one in fields(AREA, "observations") if one.type == "string"]
"""Every field of a figure in which text may stand."""


def table_of(cell: Callable[[int], dict[str, str]], size: int) -> Callable[[Path], None]:
    """A table of as many rows as fit the limits, each with some cells of its own."""
    count = min(ROWS, BYTES // (size + 120)) - 1
    return lambda folder: write_table(
        folder,
        "observations",
        [FIGURE | {"period_as_stated": f"{n}"} | cell(n) for n in range(count)],
    )


def raw(content: bytes) -> Callable[[Path], None]:
    """A table of other bytes."""
    return lambda folder: (folder / TABLE).write_bytes(content) and None


def after_header(content: bytes) -> Callable[[Path], None]:
    """A table with its right header and other bytes after it."""

    def write(folder: Path) -> None:
        write_table(folder, "observations", [])
        with (folder / TABLE).open("ab") as file:
            file.write(content)

    return write


def sparse(name: str, size: int) -> Callable[[Path], None]:
    """A file that says it is large and takes no room on the disk."""
    return lambda folder: os.truncate(folder / name, size)


def descriptor(text: str) -> Callable[[Path], None]:
    """Another descriptor."""
    return lambda folder: (folder / "datapackage.json").write_text(text, "utf-8") and None


def unknown_properties(folder: Path) -> None:
    """A descriptor with a hundred thousand properties that the contract does not know."""
    content = descriptor_for(folder)
    content["resources"][0] |= {f"p{number}": 0 for number in range(100_000)}
    (folder / "datapackage.json").write_text(json.dumps(content), encoding="utf-8")


def many_sources(folder: Path) -> None:
    """Every figure names another source that is not there, among thousands that are."""
    sources = [SOURCE | {"id": f"s-{number}"} for number in range(ROWS - 1)]
    write_table(folder, "sources", sources)
    table_of(lambda n: {"source": f"x-{n}"}, 10)(folder)


LONG = MAX_CELL_CHARACTERS
COSTLY: dict[str, tuple[Callable[[Path], None], set[str]]] = {
    "a descriptor of 100 MB": (sparse("datapackage.json", 100_000_000), {"file-too-large"}),
    "a descriptor at its limit": (
        descriptor("[" + "0," * (MAX_DESCRIPTOR_BYTES // 2 - 2) + "0]"),
        {"descriptor-invalid"},
    ),
    "a deep descriptor": (descriptor('{"a":' * 300_000), {"descriptor-invalid"}),
    "a hundred thousand properties": (unknown_properties, {"descriptor-invalid"}),
    "a line of 200 MB": (sparse(TABLE, 200_000_000), {"file-too-large"}),
    "one cell": (after_header(b"x" * (BYTES - 300)), {"file-too-large"}),
    "one row of empty cells": (after_header(b"," * (BYTES - 300)), {"file-too-large"}),
    "rows of a hundred empty cells": (
        after_header((b"," * (MAX_CELLS - 1) + b"\n") * (BYTES // MAX_CELLS - 3)),
        {"blank-row"},
    ),
    "rows of one cell": (after_header(b"x\n" * (ROWS - 1)), {"missing-value"}),
    "rows of a hundred wrong cells": (
        after_header((b"x," * (MAX_CELLS - 1) + b"\n") * (BYTES // 2 // MAX_CELLS - 2)),
        {"extra-cell"},
    ),
    "ten thousand columns": (raw(b"x," * 10_000), {"file-too-large"}),
    "nothing but NUL": (raw(bytes(BYTES)), {"file-too-large"}),
    "NUL in cells": (table_of(lambda n: {"note_vi": f"a\0{n}"}, 10), {"odd-space"}),
    "an unclosed quote": (after_header(b'"' + b"x,\n" * (BYTES // 3 - 200)), {"wrong-type"}),
    "quotes": (after_header(b'"' * (BYTES - 300)), {"file-too-large"}),
    "empty lines": (after_header(b"\n" * (BYTES - 300)), {"file-too-large"}),
    "empty lines within the limit": (after_header(b"\n" * (ROWS - 1)), {"blank-row"}),
    "carriage returns": (after_header(b"\r" * (ROWS - 1)), {"blank-row"}),
    "a million wrong cells": (
        table_of(lambda n: dict.fromkeys(("status", "unit", "note_vi"), f" X{n} "), 40),
        {"odd-space", "unit-mismatch"},
    ),
    "one key for all": (table_of(lambda n: {}, 10), {"duplicate-row"}),
    "unknown sources": (many_sources, {"unknown-source", "unused-source"}),
    "unknown indicators": (
        table_of(lambda n: {"indicator": f"training_{n}"}, 20),
        {"unknown-indicator"},
    ),
    "letters for numbers": (table_of(lambda n: {"value": "a" * LONG}, LONG), {"wrong-type"}),
    "digits without end": (table_of(lambda n: {"value": "1" * LONG}, LONG), {"duplicate-row"}),
    "dots without end": (
        table_of(lambda n: {"value": "1" + ".000" * 499}, LONG),
        {"thousands-dot"},
    ),
    "tags that never close": (
        table_of(lambda n: {"note_vi": f"{n}" + "<a" * 990}, LONG),
        {"duplicate-row"},
    ),
    "marks without order": (
        table_of(lambda n: {"note_vi": f"a{n}" + "\u0301" * 900 + "\u0323" * 900}, 2 * LONG),
        {"not-nfc"},
    ),
    "words without end": (
        table_of(lambda n: {"stated_as": "gần " * 400 + f"{n}"}, 2 * LONG),
        {"not-allowed"},
    ),
    "numbers without end": (
        table_of(lambda n: {"stated_as": f"{n}" + " 1 tỷ" * 300}, 2 * LONG),
        {"not-allowed"},
    ),
    "parts beyond their whole": (
        table_of(
            lambda n: {
                "indicator": ("training_workers", "training_employed_workers")[n % 2],
                "period_as_stated": f"{n // 2}",
                "value": f"{n % 2 + 5}",
                "unit": "person",
            },
            30,
        ),
        {"identity-broken"},
    ),
    "VNI text": (table_of(lambda n: {"note_vi": "Beán Tre " * 200}, LONG), {"mojibake"}),
}
"""Inputs that could cost memory or time, and codes that must be among those reported."""


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Counter[str]]:
    """How often each code was reported for each input."""
    base = tmp_path_factory.mktemp("hostile")
    figures = [
        FIGURE
        | {"period_start": f"{n}", "period_end": f"{n}", "status": "target", "value": f"{n}"}
        | {"stated_as": f"{n} lớp"}
        for n in range(2_000, 2_000 + SOUND_ROWS)
    ]
    folders = [write_package(base / "sound" / "ben-tre", figures)]
    for number, (spoil, _) in enumerate(COSTLY.values()):
        folders.append(write_package(base / f"{number}" / "ben-tre"))
        spoil(folders[-1])
    run = subprocess.run(
        [sys.executable, hostile_child.__file__, *map(str, folders)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-2_000:]
    answers = [Counter(json.loads(line)) for line in run.stdout.splitlines()]
    return dict(zip(COSTLY, answers, strict=True))


@pytest.mark.xdist_group("hostile")
@pytest.mark.parametrize("name", COSTLY)
def test_a_costly_input_is_reported_within_the_bounds(
    name: str, outcomes: dict[str, Counter[str]]
) -> None:
    """Neither memory nor time runs out, and the report is no longer than its limit."""
    found = outcomes[name]
    assert COSTLY[name][1] <= set(found)
    assert not any("Error" in code for code in found), found
    assert max(found.values()) <= LISTED + 40  # what reading notes, and two checks of one code
    if max(found.values()) >= LISTED:
        assert found["too-many-problems"] > 0


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("\ufeff".encode("utf-16-le") + "a,b\n".encode("utf-16-le"), "not-utf8"),
        ("Bến Tre".encode("utf-16"), "not-utf8"),
        ("Bê\u0301n Tre".encode("cp1258"), "not-utf8"),
        (b"PK\x03\x04\x14\x00\x08\x00\xff", "not-utf8"),
        (b"PK\x03\x04", "wrong-header"),
        (b"a;b\n", "wrong-header"),
        (b'"a"b', "wrong-type"),
    ],
)
def test_other_files_under_the_name_of_a_table_are_one_problem(
    tmp_path: Path, text: bytes, code: str
) -> None:
    """Other encodings, a zip, other separators, broken quotes."""
    folder = write_package(tmp_path / "ben-tre")
    (folder / TABLE).write_bytes(text)
    assert [fault.code for fault in read_package(folder).faults] == [code]


def _link_out(path: Path) -> None:
    path.symlink_to("/etc/passwd")


def _link_to_zeros(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        here = Path.cwd()
        os.chdir(path.parent)  # an address may have no more than 108 characters
        one.bind(path.name)
        os.chdir(here)


def _zeros(path: Path) -> None:
    try:
        os.mknod(path, 0o20644, os.makedev(1, 5))
    except PermissionError:
        _link_to_zeros(path)  # only the superuser may make a device


@pytest.mark.parametrize("name", [TABLE, "datapackage.json"])
@pytest.mark.parametrize(
    "make", [_link_out, _link_to_zeros, os.mkfifo, _socket, Path.mkdir, _zeros]
)
def test_what_is_no_plain_file_is_not_read(
    tmp_path: Path, name: str, make: Callable[[Path], Any]
) -> None:
    """Links, pipes, sockets, folders and devices, in the place of either file."""
    folder = write_package(tmp_path / "ben-tre")
    (folder / name).unlink()
    make(folder / name)
    assert [fault.code for fault in read_package(folder).faults] == ["unsafe-path"]


def test_a_link_in_the_place_of_a_package_is_not_followed(tmp_path: Path) -> None:
    """It counts as a package, so that it is reported and not passed over."""
    write_package(tmp_path / "elsewhere" / "ben-tre")
    packages = tmp_path / "datapackages"
    packages.mkdir()
    (packages / "ben-tre").symlink_to(tmp_path / "elsewhere" / "ben-tre")
    (folder,) = package_directories(packages)
    package = read_package(folder)
    assert [fault.code for fault in package.faults] == ["unsafe-path"]
    assert not package.tables


def test_the_folder_of_all_packages_may_be_a_link(tmp_path: Path) -> None:
    """It is named by the user, not by the packages."""
    write_package(tmp_path / "elsewhere" / "ben-tre")
    (tmp_path / "datapackages").symlink_to(tmp_path / "elsewhere")
    (folder,) = package_directories(tmp_path / "datapackages")
    assert read_package(folder).faults == ()


def test_a_file_that_grows_while_it_is_read_is_read_up_to_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its size was judged when it was still small."""
    path = tmp_path / "x.csv"
    path.write_bytes(b"x" * 1_000)
    small = os.stat_result([0o100644, *[0] * 5, 10, *[0] * 3])
    monkeypatch.setattr(faults_module.os, "fstat", lambda _: small)
    faults = Faults(tmp_path)
    assert faults.content(path, 1_000) == b"x" * 1_000
    assert faults.content(path, 100) is None
    (fault,) = faults.found
    assert (fault.code, fault.found) == ("file-too-large", "101")


def test_a_link_put_there_after_the_look_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opening itself refuses it."""
    path = tmp_path / "x.csv"
    path.symlink_to("/etc/passwd")
    monkeypatch.setattr(Path, "is_symlink", lambda _: False)
    faults = Faults(tmp_path)
    assert faults.content(path, 1_000_000) is None
    assert codes(faults.found) == ["unsafe-path"]


def test_a_file_that_may_not_be_opened_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message says what the system says."""

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "x.csv"
    path.touch()
    monkeypatch.setattr(faults_module.os, "open", refuse)
    faults = Faults(tmp_path)
    assert faults.content(path, 1_000) is None
    (fault,) = faults.found
    assert (fault.code, fault.found) == ("file-missing", "x.csv")
    assert fault.case == "closed"


def test_no_file_stays_open(tmp_path: Path) -> None:
    """Thousands of packages would use up what a process may open."""
    folder = write_package(tmp_path / "ben-tre")
    (folder / TABLE).unlink()
    (folder / TABLE).mkdir()
    read_package(folder)  # the first time libraries open something of their own
    before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - as it is read here
    for _ in range(5):
        read_package(folder)
    assert len(os.listdir("/proc/self/fd")) == before  # noqa: PTH208


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('=HYPERLINK("http://x.example";"x")', "formula-cell"),
        *((f"{sign}x", "formula-cell") for sign in "+-@\t"),
        ("<script>x</script>", "markup-in-text"),
        ("x </b", None),
        ("x </b> x", "markup-in-text"),
        ("a <b and c> d", "markup-in-text"),
        ("a > b, a <b", None),
        ("<!-- x", "markup-in-text"),
        ("[x](javascript:x)", "markup-in-text"),
        ("&lt;b", "markup-in-text"),
    ],
)
def test_formulas_and_markup_are_found_in_every_text_field(
    judge: Callable[..., list[Problem]], text: str, code: str | None
) -> None:
    """Spreadsheets run the first, and pages would show the second as their own."""
    problems = judge(**dict.fromkeys(TEXTS, text))
    for wanted in ("formula-cell", "markup-in-text"):
        found = {one.field for one in problems if one.code == wanted}
        assert found == (set(TEXTS) if code == wanted else set())


def test_mixed_line_ends_are_read(
    tmp_path: Path, problems_of: Callable[[Path], list[Problem]]
) -> None:
    """Rows keep their lines whatever ends them."""
    folder = write_package(
        tmp_path / "ben-tre", [FIGURE, *(FIGURE | {"status": one} for one in ("plan", "x"))]
    )
    head, *rows = (folder / TABLE).read_bytes().splitlines()
    (folder / TABLE).write_bytes(b"\r\n".join([head, b"\r".join(rows[:2]) + b"\n" + rows[2]]))
    (problem,) = problems_of(folder)
    assert (problem.code, problem.line) == ("not-allowed", 4)


def test_short_rows_do_not_make_another_row_the_header(
    tmp_path: Path, problems_of: Callable[[Path], list[Problem]]
) -> None:
    """By itself frictionless takes the first row as wide as most rows, and judges none before."""
    folder = write_package(tmp_path / "ben-tre", [FIGURE | {"status": "x"}])
    with (folder / TABLE).open("ab") as file:
        file.write(b"x\n" * 99)
    assert ("not-allowed", 2) in [(one.code, one.line) for one in problems_of(folder)]


def test_blank_rows_of_any_width_shift_no_line(
    tmp_path: Path, problems_of: Callable[[Path], list[Problem]]
) -> None:
    """They are kept from frictionless, whose row numbers then skip them."""
    folder = write_package(tmp_path / "ben-tre", [FIGURE])
    head, row = (folder / TABLE).read_bytes().splitlines()
    (folder / TABLE).write_bytes(b"\n".join([head, b"", b",,", row, b"," * 14, row, b""]))
    found = [(one.code, one.line) for one in problems_of(folder)]
    assert found == [("duplicate-row", 6), *(("blank-row", line) for line in (2, 3, 5))]


def test_only_so_many_unknown_ids_are_compared_with_the_known_ones(
    tmp_path: Path, problems_of: Callable[[Path], list[Problem]]
) -> None:
    """All are reported; a search for each of thousands would take minutes."""
    figures = [FIGURE | {"indicator": f"training_class_{n}"} for n in range(MOST_COMPARED + 5)]
    problems = problems_of(write_package(tmp_path / "ben-tre", figures))
    unknown = [one.fix for one in problems if one.code == "unknown-indicator"]
    assert (len(unknown), unknown.count(None)) == (MOST_COMPARED + 5, 5)
