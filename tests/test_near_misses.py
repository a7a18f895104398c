"""Things that look like defects and are none: a validator that cries wolf is soon switched off."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import FIGURE, write_package

from khuyencong.problems import Problem

MONEY = {"indicator": "funding_total", "unit": "billion_vnd"}
SHARE = {"indicator": "funding_state_budget_share", "unit": "percent"}
GROWTH = {"indicator": "industrial_output_growth", "unit": "percent_per_year"}
STATEMENT = {"id": "result-01", "category": "result", "theme": "training", "source": "nguon-1"}

NEAR_MISSES = {
    "twelve and a third billion, written with three decimals": MONEY
    | {"value": "12.435", "stated_as": "12,435 tỷ đồng"},
    "thousands of billions without a dot": MONEY
    | {"value": "43410", "stated_as": "43.410 tỷ đồng"},
    "a measured value with one decimal": MONEY | {"value": "2.5", "stated_as": "2,5 tỷ đồng"},
    "a sum of two money words": MONEY | {"value": "2.5", "stated_as": "2 tỷ 500 triệu đồng"},
    "millions stated, billions entered": MONEY
    | {"value": "5.87044", "stated_as": "5.870,44 triệu đồng"},
    "single đồng stated, billions entered": MONEY
    | {"value": "29.29", "stated_as": "29.290.000.000 đồng"},
    "a sum in the short sign for đồng": MONEY | {"value": "29.29", "stated_as": "29.290.000.000đ"},
    "a table's bare number": MONEY | {"value": "29.29", "stated_as": "29,29"},
    "an ellipsis in the words": {"stated_as": "mở … 3 lớp"},
    "another number in the words": {"stated_as": "trong 14 năm mở 3 lớp"},
    "words with two qualifiers of two figures": {
        "stated_as": "hơn 60 đề án, gần 3 lớp",
        "qualifier": "nearly",
    },
    "at least, after the number": {
        "stated_as": "từ 3 lớp đào tạo nghề trở lên",
        "qualifier": "at_least",
    },
    "not below": {"stated_as": "không dưới 3 lớp", "qualifier": "at_least"},
    "a share with a space before its sign": SHARE | {"value": "11.8", "stated_as": "11,8 %"},
    "a fall entered with a minus sign": GROWTH | {"value": "-5.2", "stated_as": "giảm 5,2%"},
    "a minus sign in the words too": GROWTH | {"value": "-5.2", "stated_as": "-5,2%"},
    "new tone placement": {"note_vi": "xóa đói, văn hóa, Thanh Hóa"},
    "old tone placement": {"note_vi": "xoá đói, văn hoá, Thanh Hoá"},
    "capitals with two vowels": {"note_vi": "HOÀ BÌNH, TOÀN TỈNH, XUÂN, KHOÁ"},
    "names of other languages": {"note_en": "Köln, São Paulo, naïve, Raphaël, 1 µm, 20 °C, 5 m²"},
    "quotation marks and dashes": {"note_vi": "“Nguồn” – không nêu; R&D; a < b và b > c"},
    "a dash within a text": {"note_vi": "Giai đoạn 2014-2018 - chưa kiểm toán"},
    "a line break within a text": {"note_vi": "Dòng một\nDòng hai"},
    "a missing value with its reason": {
        "value": "",
        "qualifier": "",
        "stated_as": "",
        "missing_reason": "not_reported",
    },
    "nothing at all, counted": {"value": "0", "stated_as": "0 lớp"},
    "a plan beyond the life of its area": {
        "period_start": "2021",
        "period_end": "2025",
        "status": "plan",
    },
    "the last half-year of an area": {"period_start": "2025-01", "period_end": "2025-06"},
    "a target for the future": {"period_end": "9998", "status": "target"},
    "a period in the words of the source": {
        "period_start": "",
        "period_end": "",
        "period_as_stated": "trong 5 năm qua",
    },
    "a period of one month": {"period_start": "2018-06", "period_end": "2018-06"},
}


@pytest.mark.parametrize("cells", NEAR_MISSES.values(), ids=NEAR_MISSES)
def test_a_near_miss_is_not_reported(
    cells: dict[str, str], judge: Callable[..., list[Problem]]
) -> None:
    """No problem at all is found."""
    assert judge(**cells) == []


def test_parts_that_make_up_a_nearly_total_are_not_reported(
    tmp_path: Path, problems_of: Callable[[Path], list[Problem]]
) -> None:
    """17 + 127 = 144 is "gần 144", and 11,8% and 88,2% are its rounded shares."""
    figures = [
        ("funding_total", "144", "gần 144 tỷ đồng"),
        ("funding_state_budget", "17", "17 tỷ đồng"),
        ("funding_beneficiary", "127", "127 tỷ đồng"),
        ("funding_state_budget_share", "11.8", "11,8 %"),
        ("funding_beneficiary_share", "88.2", "88,2%"),
    ]
    rows = [
        FIGURE
        | {"indicator": indicator, "value": value, "stated_as": words}
        | {"unit": "percent" if "%" in words else "billion_vnd"}
        | {"qualifier": "nearly" if "gần" in words else "exact"}
        for indicator, value, words in figures
    ]
    assert problems_of(write_package(tmp_path / "ben-tre", rows)) == []


def test_parts_of_different_sources_are_not_added(
    tmp_path: Path, problems_of: Callable[[Path], list[Problem]]
) -> None:
    """An identity holds within one source only."""
    rows = [
        FIGURE | MONEY | {"value": "10", "stated_as": "10 tỷ đồng"},
        FIGURE
        | MONEY
        | {"indicator": "funding_state_budget", "value": "90", "stated_as": "90 tỷ đồng"}
        | {"source": "nguon-2"},
    ]
    sources = [{"id": f"nguon-{n}", "title": "[Bài mẫu]", "kind": "press"} for n in (1, 2)]
    assert problems_of(write_package(tmp_path / "ben-tre", rows, sources=sources)) == []


def test_a_part_that_is_not_reported_does_not_break_a_sum(
    tmp_path: Path, problems_of: Callable[[Path], list[Problem]]
) -> None:
    """A total of 100 with one known part of 10 is no contradiction."""
    rows = [
        FIGURE | MONEY | {"value": "100", "stated_as": "100 tỷ đồng"},
        FIGURE
        | MONEY
        | {"indicator": "funding_state_budget", "value": "10", "stated_as": "10 tỷ đồng"},
    ]
    assert problems_of(write_package(tmp_path / "ben-tre", rows)) == []


def test_a_narrative_with_a_dash_in_the_middle_is_not_a_formula(
    tmp_path: Path, problems_of: Callable[[Path], list[Problem]]
) -> None:
    """Only a cell that begins with a dash could be run by a spreadsheet."""
    statement = STATEMENT | {"text_vi": "Đào tạo nghề - mẫu +1 = @", "text_en": "Training - sample"}
    assert problems_of(write_package(tmp_path / "ben-tre", statements=[statement])) == []


def test_a_package_without_observations_is_sound(
    tmp_path: Path, problems_of: Callable[[Path], list[Problem]]
) -> None:
    """A page may show narratives only."""
    statement = STATEMENT | {"text_vi": "Câu mẫu.", "text_en": "A sample."}
    assert problems_of(write_package(tmp_path / "ben-tre", [], [statement])) == []


def test_a_report_need_not_give_its_words(
    tmp_path: Path, problems_of: Callable[[Path], list[Problem]]
) -> None:
    """A table of a report has no sentence in which it states a figure."""
    sources = [{"id": "nguon-1", "title": "[Báo cáo mẫu]", "kind": "report"}]
    figures = [FIGURE | {"stated_as": ""}]
    assert problems_of(write_package(tmp_path / "ben-tre", figures, sources=sources)) == []


def test_semicolons_and_quotes_in_notes_do_not_switch_the_delimiter(
    tmp_path: Path, problems_of: Callable[[Path], list[Problem]]
) -> None:
    """The tables are read as the contract says, not as a program guesses from their text."""
    note = "một;'hai';'ba';'bốn';'năm'"
    figures = [FIGURE | {"period_start": f"{year}", "note_vi": note} for year in range(2000, 2015)]
    assert problems_of(write_package(tmp_path / "ben-tre", figures)) == []


def test_near_misses_are_written_in_composed_unicode() -> None:
    """The tests themselves must not depend on how an editor stored them."""
    text = Path(__file__).read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
