"""Sound packages are judged once; what is found in others is never an old finding."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from builders import CASES, broken_package, edit_cells

from khuyencong import fingerprint, judged
from khuyencong.acceptance import Settled
from khuyencong.cache import Cache
from khuyencong.checks import Verdict, check_all, judge_package
from khuyencong.checks.copies import copied
from khuyencong.codebook import Codebook
from khuyencong.judged import Judge
from khuyencong.package import Package, package_directories
from khuyencong.problems import Problem
from khuyencong.reading import read_package
from khuyencong.schemas import CODEBOOK

SOUND = "hai-duong"
"""A package in which nothing is found."""


def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the packages that are really judged from now on."""
    names: list[str] = []

    def judge(
        package: Package, codebook: Codebook | None, repeated: Sequence[Problem] = ()
    ) -> Settled:
        names.append(package.name)
        return judge_package(package, codebook, repeated)

    monkeypatch.setattr(judged, "judge_package", judge)
    return names


def verdict(packages: Path, cache: Path) -> Verdict:
    return check_all(package_directories(packages), judge=Judge(Cache(cache)))


def outcome(one: Verdict) -> tuple[object, ...]:
    return one.problems, one.accepted, one.rows


def test_only_packages_with_something_to_tell_are_judged_again(
    packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A warning and an acceptance are found anew; the verdict is the same each time."""
    plain = check_all(package_directories(packages))
    told = {one.package for one in plain.problems}
    told |= {path.parent.name for path in packages.glob("*/accepted.csv")}
    names = asked(monkeypatch)
    assert outcome(verdict(packages, tmp_path / "cache")) == outcome(plain)
    assert SOUND in names
    names.clear()
    assert outcome(verdict(packages, tmp_path / "cache")) == outcome(plain)
    assert set(names) == told


@pytest.mark.parametrize("case", CASES)
def test_a_broken_package_is_broken_each_time(
    case: str, codebook: Codebook, tmp_path: Path
) -> None:
    """For every case of the catalogue: nothing wrong is ever taken for sound."""
    folder, _ = broken_package(case, tmp_path / "packages")
    read = [read_package(one) for one in (tmp_path / "packages").iterdir()]
    repeated = copied(read, codebook)
    given = (codebook, repeated.get(folder.name, ()))
    expected = judge_package(read_package(folder), *given)
    for _ in range(2):
        judge = Judge(Cache(tmp_path / "cache"))
        assert judge(read_package(folder), *given) == expected


def figure(packages: Path, _: pytest.MonkeyPatch) -> None:
    edit_cells(packages / SOUND / "observations.csv", 2, {"value": "1.620"})


def descriptor(packages: Path, _: pytest.MonkeyPatch) -> None:
    path = packages / SOUND / "datapackage.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"version": "', '"version": "9'))


def codebook_cell(packages: Path, _: pytest.MonkeyPatch) -> None:
    edit_cells(packages / CODEBOOK / "indicators.csv", 2, {"maximum": "0.5"})


def day(_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A day before the one on which its sources were read, so that it is sound no longer."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795046400")  # 19 November 2026


def code(_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fingerprint, "of_code", lambda _templates: b"other code")


def acceptance(packages: Path, _: pytest.MonkeyPatch) -> None:
    (packages / SOUND / "accepted.csv").write_text("code\n", encoding="utf-8")


@pytest.mark.parametrize("change", [figure, descriptor, codebook_cell, day, code, acceptance])
def test_whatever_changes_is_judged_again(
    packages: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Path, pytest.MonkeyPatch], None],
) -> None:
    """The verdict is the one that a build without a cache would give."""
    verdict(packages, tmp_path / "cache")
    change(packages, monkeypatch)
    names = asked(monkeypatch)
    assert outcome(verdict(packages, tmp_path / "cache")) == outcome(
        check_all(package_directories(packages))
    )
    assert SOUND in names


def test_what_is_sound_is_so_on_every_later_day(
    packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Time only brings what was still to come."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795651200")  # 26 November 2026
    verdict(packages, tmp_path / "cache")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1827187200")  # a year later
    names = asked(monkeypatch)
    verdict(packages, tmp_path / "cache")
    assert SOUND not in names


def test_a_spreadsheet_that_comes_to_a_sound_package_is_told(
    packages: Path, tmp_path: Path
) -> None:
    """Its tables are as they were, and yet somebody may have saved figures beside them."""
    verdict(packages, tmp_path / "cache")
    (packages / SOUND / "observations (1).csv").write_text("x", encoding="utf-8")
    found = [(one.package, one.code) for one in verdict(packages, tmp_path / "cache").problems]
    assert (SOUND, "unused-file") in found
