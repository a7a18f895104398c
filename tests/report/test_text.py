"""The report for a person at a terminal."""

import csv
import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console
from verdicts import CELLS, FILE, HEADER, problem, row, verdict

from khuyencong.acceptance import Acceptance, Accepted
from khuyencong.checks import Verdict, check_all
from khuyencong.language import language
from khuyencong.package import package_directories
from khuyencong.problems import Problem, explain
from khuyencong.report import as_text, print_report

NARROW = 60


def printed(verdict: Verdict, code: str = "en", width: int = 200, **console: object) -> str:
    """The report as a console of this width shows it."""
    text = io.StringIO()
    print_report(verdict, language(code), Console(file=text, width=width, **console))
    return text.getvalue()


def picture(found: Problem, cells: dict[str, str], width: int = NARROW) -> list[str]:
    """The three lines that show the row: names, cells, caret."""
    report = printed(verdict(found, rows=(row(**cells),)), width=width)
    lines = [line for line in report.split("\n") if "│" in line]
    return [line.split("│ ")[1] for line in lines]


@pytest.mark.parametrize("code", ["vi", "en"])
def test_a_person_reads_place_reason_and_mend(code: str) -> None:
    """File, line, column and field, what was found, what was expected, how to mend it."""
    report = printed(verdict(problem()), code)
    wording = explain(problem(), code)
    assert f"thousands-dot  {FILE}:7:8\n" in report
    for text in ("(value)", "H7", wording.message, wording.expected, wording.mend):
        assert text in report


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("vi", ["dấu chấm ngăn cách hàng nghìn", "Viết 1620.", "Dán vào ô H7 (value): 1620\n"]),
        ("en", ["a dot between thousands", "Write 1620.", "Paste into cell H7 (value): 1620\n"]),
    ],
)
def test_the_report_speaks_the_language_asked_for(code: str, words: list[str]) -> None:
    """The texts come from the catalogues."""
    report = printed(verdict(problem()), code)
    assert [word for word in words if word not in report] == []


def test_the_row_is_shown_with_its_columns_and_a_caret() -> None:
    """The first column names the row; the cell in question has its neighbours around it."""
    assert picture(problem(), {}) == [
        "indicator         …  qualifier  value  unit    …",
        "training_workers  …  exact      1.620  person  …",
        "                                ^^^^^",
    ]


@pytest.mark.parametrize(
    ("qualifier", "width"),
    [("漢字", 4), ("Ha\u0323u", 3), ("gần", 3), ("a\u200bb", len("a‹U+200B›b"))],
)
def test_wide_and_combined_letters_leave_the_caret_in_place(qualifier: str, width: int) -> None:
    """Places are counted in terminal cells, not in characters."""
    _, cells, caret = picture(problem(), {"qualifier": qualifier})
    shown = cells.split("1.620")[0]
    assert cell_len(shown) == len(caret.rstrip("^"))
    assert cell_len(shown.split("…  ")[1].rstrip()) == width


def test_the_caret_is_as_wide_as_the_cell() -> None:
    """Two terminal cells for a wide letter, one place for an empty cell."""
    assert picture(problem(), {"value": "漢字1"})[2].strip() == "^^^^^"
    assert picture(problem(), {"value": ""})[2].strip() == "^"


@pytest.mark.parametrize("column", [1, 8, 15, 16])
def test_a_long_row_is_cut_around_the_cell(column: int) -> None:
    """No line is wider than the terminal, whichever cell it is."""
    cells = {name: f"{name} " * 40 for name in HEADER}
    report = printed(verdict(problem(column=column), rows=(row(**cells),)), width=NARROW)
    lines = [line for line in report.split("\n") if "│" in line]
    assert len(lines) == 3
    assert max(map(cell_len, lines)) <= NARROW
    assert "^" in lines[2]


def test_a_whole_row_has_no_caret() -> None:
    """A row that stands there twice is shown as it is."""
    twice = problem(
        code="duplicate-row", column=None, field=None, details={"first": "3", "wanted": ""}
    )
    names, cells = picture(twice, {})
    assert names.startswith("indicator ")
    assert cells.startswith(CELLS["indicator"])


def test_a_blank_row_is_not_shown() -> None:
    """There is nothing to see in it."""
    blank = problem(code="blank-row", column=None, field=None, found="", fix=None)
    empty = dict.fromkeys(CELLS, "")
    assert "│" not in printed(verdict(blank, rows=(row(**empty),)))


def test_a_cell_beyond_the_header_is_shown() -> None:
    """A comma too many makes a cell without a name."""
    long = replace(row(), cells=(*row().cells, "too", "much"))
    extra = problem(code="extra-cell", column=16, field=None, details={"wanted": "15"})
    lines = printed(verdict(extra, rows=(long,)), width=NARROW).split("\n")
    _, cells, caret = [line for line in lines if "│" in line]
    assert cells.endswith("  too  much")
    assert caret.endswith("  ^^^")
    assert cells.index("too") == caret.index("^^^")


def test_cells_have_the_names_of_a_spreadsheet() -> None:
    """A cell with a line break makes rows and lines differ: the spreadsheet counts rows."""
    found = problem(line=9, column=28, field=None)
    assert "line 9, column 28, cell AB5 in a spreadsheet" in printed(
        verdict(found, rows=(row(9, number=5),))
    )
    assert "cell" not in printed(verdict(problem(file="datapackage.json"))).split("Paste")[0]


def test_a_hostile_cell_cannot_steer_the_terminal() -> None:
    """No control character and no mark of direction is printed, and no markup is obeyed."""
    evil = "\x1b[31m[bold]x[/bold]\r\x07\x9b2J\u202e:warning:\n\t\u00a0\ud800"
    found = problem(
        code="not-allowed",
        found=evil,
        fix=evil,
        field=evil,
        file=f"{evil}.csv",
        details={"wanted": evil},
    )
    for report in (
        printed(verdict(found, rows=(row(value=evil),)), force_terminal=False),
        printed(verdict(problem(), rows=(row(value=evil),)), force_terminal=False),
    ):
        assert [sign for sign in report if not sign.isprintable() and sign != "\n"] == []
        assert "␛[31m[bold]x[/bold]␍␇‹U+009B›2J‹U+202E›:warning:␊␉‹U+00A0›‹U+D800›" in report


def test_a_fix_that_cannot_be_shown_is_not_offered_for_pasting() -> None:
    """What is copied from the screen must be what is meant."""
    assert "Paste" not in printed(verdict(problem(fix="a\tb")))


def test_a_fix_of_two_cells_is_told_cell_by_cell() -> None:
    """Value and unit of 2170 million_vnd change; a value that is right already is left out."""
    cells = {"value": "2170", "unit": "million_vnd"}
    found = problem(
        code="unit-mismatch",
        column=9,
        field="unit",
        found="million_vnd",
        fix="2.17 billion_vnd",
        details={"wanted": "billion_vnd", "indicator": "funding_total"},
    )
    both = printed(verdict(found, rows=(row(**cells),)))
    unit = printed(verdict(found, rows=(row(**cells | {"value": "2.17"}),)))
    assert "Paste into cell H7 (value): 2.17\n" in both
    assert "Paste into cell I7 (unit): billion_vnd\n" in both
    assert "(value): 2.17\n" not in unit
    assert "Paste into cell I7 (unit): billion_vnd\n" in unit


def test_a_fix_of_one_value_of_a_cell_is_pasted_with_the_others(packages: Path) -> None:
    """Pasted alone it would take the others from the relation."""
    file = packages / "codebook/identities.csv"
    text = file.read_text(encoding="utf-8").replace("|funding_other", "|funding_othr")
    file.write_text(text, encoding="utf-8")
    report = printed(check_all(package_directories(packages)), width=200)
    assert re.search(r"\(operands\): funding_\w+\|funding_\w+\|funding_other\n", report)


def test_a_header_is_pasted_into_its_line() -> None:
    """A fix without a field is that of the line."""
    header = ",".join(HEADER)
    found = problem(1, code="wrong-header", field=None, fix=header, details={"wanted": header})
    assert f"Paste into line 1: {header}\n" in printed(verdict(found), width=NARROW)


def test_a_row_is_shown_of_tables_beside_those_of_the_areas(packages: Path) -> None:
    """Of the codebook, of figures that were left out and of acceptances, as of any other table."""
    for file, column in {
        "codebook/units.csv": "decimals",
        "EXCLUDED.csv": "value",
        "ben-tre/accepted.csv": "accepted_on",
    }.items():
        path = packages / file
        header, row, *rest = csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline=""))
        row[header.index(column)] = "BROKEN"
        written = io.StringIO(newline="")
        csv.writer(written, lineterminator="\n").writerows([header, row, *rest])
        path.write_text(written.getvalue(), encoding="utf-8")
    report = printed(check_all(package_directories(packages)))
    assert len(re.findall(r"2 │ .*BROKEN", report)) == 3


def test_a_header_stays_whole_wherever_it_stands() -> None:
    """It is copied from what was expected, too, where a narrow terminal would cut it to pieces."""
    header = ",".join(HEADER)
    words = {"wanted": header, "missing": "value"}
    found = problem(1, code="wrong-header", case="missing", field=None, fix=None, details=words)
    report = printed(verdict(found), width=NARROW)
    assert f"    {header}\n" in report


def test_texts_are_wrapped_and_places_are_whole() -> None:
    """At 60 columns no word is lost, and file:line:column can still be clicked."""
    report = printed(verdict(problem()), width=NARROW)
    prose = [line for line in report.split("\n") if FILE not in line and "again" not in line]
    assert max(map(cell_len, prose)) <= NARROW
    assert explain(problem(), "en").message in " ".join(report.split())
    assert f"{FILE}:7:8\n" in report


def test_colours_are_for_terminals_only() -> None:
    """A pipe gets plain text, whatever it says."""
    assert "\x1b[" in printed(verdict(problem()), force_terminal=True, color_system="standard")
    assert "\x1b" not in printed(verdict(problem(), rows=(row(),)), force_terminal=False)


def test_a_file_gets_plain_text_even_where_colours_are_forced(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """FORCE_COLOR is meant for what is seen, not for what is kept."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" not in as_text(verdict(problem(), rows=(row(),)), language("vi"))


def test_problems_are_grouped_by_file_and_folded() -> None:
    """A file is named once above its errors, with their number; like ones are told once."""
    many = [problem(line, found=f"1.{line}", fix=f"1{line}") for line in range(100, 110)]
    report = printed(verdict(*many, problem(2, file="x.csv")))
    assert f"\n{FILE}  (10 errors)\n" in report
    assert "\nx.csv  (1 error)\n" in report
    assert report.count("error: thousands-dot") == 2
    assert "and 9 more like it, lines 101–109\n" in report
    assert report.count("Paste into") == 2


def test_a_few_alike_have_each_their_fix() -> None:
    """Up to five others are mended from the report alone."""
    report = printed(verdict(problem(7), problem(9, found="2.170", fix="2170")))
    assert "and 1 more like it, line 9\n    Paste into cell H9 (value): 2170\n" in report


def test_sound_data_are_summed_up_in_one_line() -> None:
    """What was checked, and that nothing was found."""
    lines = printed(verdict()).split("\n")
    assert [line for line in lines if line] == [
        "Checked: 1 package, 120 rows, 0 errors, 0 warnings."
    ]


def test_the_last_lines_say_what_to_do_and_count() -> None:
    """A newcomer knows how to go on."""
    blank = problem(9, code="blank-row", column=None, field=None, found="", fix=None)
    lines = printed(verdict(problem(), blank), "vi").rstrip("\n").split("\n")
    assert lines[-3:] == [
        "Sửa các chỗ trên trong bảng, lưu lại, rồi chạy lại lệnh này.",
        "",
        "Đã kiểm tra: 1 gói, 120 dòng, 1 lỗi, 1 cảnh báo.",
    ]
    assert "\n" + FILE + "  (1 cảnh báo)\n" in "\n".join(lines)


def test_accepted_warnings_are_counted() -> None:
    """They are no open problems, but the reader knows of them."""
    one = Accepted(problem(), Acceptance("", "", "", "", "", "", ""))
    found = Verdict((), None, (), 5, accepted=(one, one))
    assert "0 warnings, 2 accepted warnings." in printed(found)
    assert "2 cảnh báo đã được chấp nhận." in printed(found, "vi")
