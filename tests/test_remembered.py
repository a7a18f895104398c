"""Tables read by columns once: what is remembered is what reading them gives."""

from functools import partial
from pathlib import Path

import pytest

from khuyencong import remembered
from khuyencong.cache import CONTENTS, Cache
from khuyencong.checks import check_all
from khuyencong.columns import Columns, read_columns
from khuyencong.package import package_directories
from khuyencong.reading import read_package
from khuyencong.remembered import RememberedColumns

HEADER = ("indicator", "value", "note")
ROWS = "".join(f'a{number % 7},{number},"gần ""{number % 3}"", đủ\n"\n' for number in range(2_000))
CONTENT = (",".join(HEADER) + "\n" + ROWS).replace('đủ\n"', 'đủ"').encode()


def cells_of(columns: Columns | None) -> list[tuple[str, ...]]:
    assert columns is not None
    return [columns.cells_of(row, HEADER) for row in range(columns.count)]


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What is really parsed from now on."""
    contents: list[bytes] = []

    def read(content: bytes, header: tuple[str, ...]) -> Columns | None:
        contents.append(content)
        return read_columns(content, header)

    monkeypatch.setattr(remembered, "read_columns", read)
    return contents


def test_a_table_is_parsed_once(tmp_path: Path, parsed: list[bytes]) -> None:
    """Cells, their numbers and their order are the same."""
    plain = read_columns(CONTENT, HEADER)
    first, second = (RememberedColumns(Cache(tmp_path))(CONTENT, HEADER) for _ in range(2))
    assert cells_of(plain) == cells_of(first) == cells_of(second)
    assert plain is not None
    assert second is not None
    for name in HEADER:
        assert plain[name].codes.dtype == second[name].codes.dtype
        assert plain[name].cells == second[name].cells
    assert parsed == [CONTENT]


def test_another_content_or_header_is_another_table(tmp_path: Path, parsed: list[bytes]) -> None:
    """One letter, or the name of a field."""
    read = RememberedColumns(Cache(tmp_path))
    read(CONTENT, HEADER)
    other = CONTENT.replace(b"a3,3,", b"a3,4,", 1)
    assert cells_of(read(other, HEADER)) != cells_of(read(CONTENT, HEADER))
    assert read(CONTENT, ("indicator", "value", "remark")) is None
    assert len(parsed) == 3


def test_what_cannot_be_read_by_columns_is_never_remembered(
    tmp_path: Path, parsed: list[bytes]
) -> None:
    """A reader of rows must report it each time."""
    broken = CONTENT + b"a,b\n"
    for _ in range(2):
        assert RememberedColumns(Cache(tmp_path))(broken, HEADER) is None
    assert len(parsed) == 2


def test_a_damaged_memory_is_found_and_parsed_again(tmp_path: Path, parsed: list[bytes]) -> None:
    """And the build is told of it."""
    RememberedColumns(Cache(tmp_path))(CONTENT, HEADER)
    (kept,) = (tmp_path / CONTENTS).iterdir()
    kept.write_bytes(kept.read_bytes()[:-8])
    cache = Cache(tmp_path)
    assert cells_of(RememberedColumns(cache)(CONTENT, HEADER)) == cells_of(
        read_columns(CONTENT, HEADER)
    )
    assert cache.damaged == [kept]
    assert len(parsed) == 2


def test_the_verdict_on_remembered_tables_is_the_same(
    packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On all real packages, whose tables are all remembered here, however small."""
    monkeypatch.setattr(remembered, "SMALL", 0)
    plain = check_all(package_directories(packages))
    for _ in range(2):
        read = partial(read_package, columns=RememberedColumns(Cache(tmp_path / "cache")))
        told = check_all(package_directories(packages), read=read)
        assert told.problems == plain.problems
        assert [one.tables["observations"].columns for one in told.packages] == [
            one.tables["observations"].columns for one in plain.packages
        ]
