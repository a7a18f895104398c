"""Texts in the language of the other column: only what their letters surely tell."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import FIGURE, REAL_PACKAGES, edit_cells, write_package

from khuyencong.problems import Problem, explain
from khuyencong.text_language import is_in_other_language


@pytest.mark.parametrize(
    ("code", "text", "is_other"),
    [
        ("vi", "The whole territory of today.", True),
        ("vi", "Ghi chu khong co dau nao", True),
        ("vi", "Ghi chú có dấu.", False),
        ("vi", "Samsung Vina", False),
        ("vi", "ISO 9001, HACCP 22000", False),
        ("en", "Tính theo địa giới ngày nay.", True),
        ("en", "Tập đoàn Điện lực Việt Nam", True),
        ("en", "The source calls it “tổng kinh phí khuyến công”, all of it.", False),
        ("en", "Đào tạo", False),
        ("en", "", False),
    ],
)
def test_a_language_is_told_by_letters(code: str, text: str, *, is_other: bool) -> None:
    """Names and quoted words are in both; Vietnamese without accents is none."""
    assert is_in_other_language(text, code) is is_other


def test_swapped_notes_are_told_in_both_cells(
    tmp_path: Path, problems_of: Callable[[Path], list[Problem]]
) -> None:
    """Each with its language."""
    notes = {"note_vi": "For the territory of today.", "note_en": "Tính theo địa giới ngày nay."}
    found = problems_of(write_package(tmp_path / "ben-tre", [FIGURE | notes]))
    told = [(one.code, one.case, one.field) for one in found]
    assert told == [("other-language", "vi", "note_vi"), ("other-language", "en", "note_en")]
    assert "Tiếng Việt" in explain(found[0], "vi").expected


def test_swapped_names_of_the_codebook_are_told(
    tmp_path: Path, problems_of: Callable[[Path], list[Problem]]
) -> None:
    """They would stand on every page."""
    folder = Path(shutil.copytree(REAL_PACKAGES / "codebook", tmp_path / "codebook"))
    names = {"name_vi": "Total extension funding, all of it", "name_en": "Tổng kinh phí"}
    edit_cells(folder / "indicators.csv", 2, names)
    told = [(one.code, one.field) for one in problems_of(folder) if one.file.endswith(".csv")]
    assert told == [("other-language", "name_vi"), ("other-language", "name_en")]


def test_a_title_in_the_wrong_language_is_told_at_its_entry(
    tmp_path: Path, problems_of: Callable[[Path], list[Problem]]
) -> None:
    """With its line, for a citation begins with it."""
    folder = Path(shutil.copytree(REAL_PACKAGES / "bac-ninh", tmp_path / "bac-ninh"))
    descriptor = folder / "datapackage.json"
    text = descriptor.read_text("utf-8")
    swapped = text.replace("Industrial extension in Bac Ninh", "Khuyến công Bắc Ninh")
    descriptor.write_text(swapped, "utf-8")
    (problem,) = problems_of(folder)
    assert (problem.code, problem.field) == ("other-language", "title_en")
    assert '"title_en"' in text.splitlines()[(problem.line or 0) - 1]
