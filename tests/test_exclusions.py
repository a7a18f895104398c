"""Figures that editors left out: what is wrong with their table is a problem like any other."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import REAL_PACKAGES, codes

from khuyencong.checks import Verdict, check_all
from khuyencong.excluded import faults_beside
from khuyencong.mend import find_mends_of
from khuyencong.schemas import EXCLUSIONS, fields

HEADER = ",".join(field.name for field in fields(EXCLUSIONS, "EXCLUDED"))
ROW = "ben-tre,training_classes,exact,3,2014,2018,https://example.org/,Bài mẫu,Lý do mẫu.,A reason."
SOUND = f"{HEADER}\n{ROW}\n"
Verdicts = Callable[[bytes], Verdict]


@pytest.fixture
def verdict_on(tmp_path: Path) -> Verdicts:
    """The verdict on a table of figures that were left out, beside the real codebook."""

    def verdict_on(content: bytes) -> Verdict:
        shutil.copytree(REAL_PACKAGES / "codebook", tmp_path / "codebook", dirs_exist_ok=True)
        (tmp_path / "EXCLUDED.csv").write_bytes(content)
        return check_all([tmp_path / "codebook"])

    return verdict_on


def test_a_sound_table_is_read_as_it_stands(verdict_on: Verdicts) -> None:
    """Every cell by the name of its column; a mark at the beginning is none of them."""
    for mark in ("", "\ufeff"):
        verdict = verdict_on(f"{mark}{SOUND}".encode())
        assert verdict.problems == ()
        assert [",".join(row.values()) for row in verdict.excluded] == [ROW]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("ben-tre,", "ben-tree,", [("area-unknown", 2, "area", "ben-tre")]),
        ("ben-tre,", ",", [("missing-value", 2, "area", None)]),
        (
            "training_classes",
            "training_clas",
            [("unknown-indicator", 2, "indicator", "training_classes")],
        ),
        (",3,2014", ",1.620,2014", [("thousands-dot", 2, "value", "1620")]),
        (",3,2014", ",ba,2014", [("wrong-type", 2, "value", None)]),
        (",exact,", ",gần,", [("not-allowed", 2, "qualifier", "nearly")]),
        ("2014,2018", "2018,2014", [("period-reversed", 2, "period_end", None)]),
        ("2014,2018", "2014,6/2018", [("period-invalid", 2, "period_end", "2018-06")]),
        ("Lý do mẫu.", "", [("missing-value", 2, "reason_vi", None)]),
        ("Lý do mẫu.", "<b>Lý do</b>", [("markup-in-text", 2, "reason_vi", None)]),
        ("A reason.\n", "A reason.\n,,,,,,,,,\n", [("blank-row", 3, None, None)]),
        (f"{ROW}\n", f"{ROW}\n{ROW}\n", [("duplicate-row", 3, "area", None)]),
        ("reason_en", "reason", [("wrong-header", 1, "reason_en", "reason_en")]),
        (",", ";", [("wrong-header", 1, None, None)]),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(
    verdict_on: Verdicts, old: str, new: str, found: list[tuple[str, int, str | None, str | None]]
) -> None:
    """Code, line, column and what to write instead."""
    problems = verdict_on(SOUND.replace(old, new).encode()).problems
    assert {Path(one.file).name for one in problems} == {"EXCLUDED.csv"}
    told = [(one.code, one.line, one.field, one.fix) for one in problems]
    assert told == found


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1"])
def test_another_encoding_is_told(verdict_on: Verdicts, encoding: str) -> None:
    """As spreadsheets save it."""
    content = SOUND.replace("Bài mẫu,Lý do mẫu.", "Bài,Lý do.").encode(encoding)
    assert codes(list(verdict_on(content).problems)) == ["not-utf8"]


def test_spaces_and_marks_are_mended(verdict_on: Verdicts, tmp_path: Path) -> None:
    """As in the tables of packages; the folder of all packages may be a link."""
    odd = f"\ufeff{SOUND.replace('A reason', ' A reason')}"
    assert codes(list(verdict_on(odd.encode()).problems)) == ["odd-space"]
    (tmp_path / "link").symlink_to(tmp_path)
    (mend,) = find_mends_of(faults_beside(tmp_path / "link"), EXCLUSIONS)
    mend.apply()
    assert (tmp_path / "EXCLUDED.csv").read_text(encoding="utf-8") == SOUND
