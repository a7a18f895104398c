"""Finer points of the checks that one broken package for each code does not show."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from builders import FIGURE, SOURCE, codes, write_package

from khuyencong.checks import Verdict, check_all
from khuyencong.checks.vocabulary import check_area
from khuyencong.codebook import Codebook
from khuyencong.problems import Problem, explain, in_order
from khuyencong.reading import read_package

Judge = Callable[..., list[Problem]]
WORKERS = {"indicator": "training_workers", "unit": "person"}
FUNDING = {"indicator": "funding_local", "unit": "billion_vnd"}
GROWTH = {"indicator": "industrial_output_growth", "unit": "percent_per_year"}


@pytest.mark.parametrize("value", ["1e3", "NaN", "INF", "1_000", "３", "751/1.215"])
def test_what_only_some_programs_read_as_a_number_is_a_wrong_type(judge: Judge, value: str) -> None:
    """Frictionless alone lets the first five pass, and pandas stops at one of them."""
    (problem,) = judge(value=value, stated_as="3 lớp")
    assert (problem.code, problem.column) == ("wrong-type", 8)


@pytest.mark.parametrize("value", [" 3", "3 ", "3\u00a0"])
def test_a_space_beside_a_number_is_odd(judge: Judge, value: str) -> None:
    """It is invisible in a spreadsheet and turns the number into text."""
    (problem,) = judge(value=value)
    assert (problem.code, problem.field, problem.fix) == ("odd-space", "value", "3")


@pytest.mark.parametrize(
    ("name", "cell", "bare"),
    [
        ("status", "actual ", "actual"),
        ("status", "\u00a0actual", "actual"),
        ("qualifier", "exact ", "exact"),
        ("unit", "class\u00a0", "class"),
        ("indicator", "\u200btraining_classes", "training_classes"),
        ("source", "nguon-1 ", "nguon-1"),
        ("period_end", "2018 ", "2018"),
    ],
)
def test_a_cell_that_is_right_but_for_a_space_has_an_odd_space(
    judge: Judge, name: str, cell: str, bare: str
) -> None:
    """And nothing else: neither is it unknown, nor not allowed, nor does it pass."""
    problem, *follow = judge(**{name: cell})
    assert (problem.code, problem.field, problem.fix) == ("odd-space", name, bare)
    assert codes(follow) == (["unused-source"] if name == "source" else [])


def test_a_space_goes_with_the_mend_of_what_else_is_wrong(
    tmp_path: Path, judge: Judge, problems_of: Callable[[Path], list[Problem]]
) -> None:
    """What is to be pasted holds none."""
    (problem,) = judge(value="3,0 ")
    assert (problem.code, problem.fix) == ("decimal-comma", "3")
    source = SOURCE | {"accessed_on": "22/11/2026 "}
    (problem,) = problems_of(write_package(tmp_path / "cao-bang", [FIGURE], sources=[source]))
    assert (problem.code, problem.field, problem.fix) == ("wrong-type", "accessed_on", "2026-11-22")


def test_a_wrong_unit_and_a_comma_are_mended_together(judge: Judge) -> None:
    """5.325 billion, whichever of the two cells is mended first."""
    cells = FUNDING | {"unit": "million_vnd", "stated_as": "5,325 tỷ đồng"}
    (problem,) = judge(**cells, value="5,325")
    assert (problem.code, problem.fix) == ("unit-mismatch", "5.325 billion_vnd")
    (problem,) = judge(**cells, value="5325")
    assert (problem.code, problem.fix) == ("unit-mismatch", "5.325 billion_vnd")


@pytest.mark.parametrize(
    ("value", "unit", "fix"),
    [("1,620", WORKERS, "1620"), ("1,620,000", WORKERS, "1620000"), ("1.620,5", FUNDING, "1620.5")],
)
def test_a_comma_is_mended_by_what_it_separates(
    judge: Judge, value: str, unit: dict[str, str], fix: str
) -> None:
    """People are whole, so a comma before three digits separates thousands."""
    (problem,) = judge(**unit, value=value, stated_as="")[:1]
    assert (problem.code, problem.fix) == ("decimal-comma", fix)


def test_a_minus_sign_survives_the_mending_of_a_comma(judge: Judge) -> None:
    """A fall must not become a growth."""
    (problem,) = judge(**GROWTH, value="-5,2", stated_as="giảm 5,2%")
    assert (problem.code, problem.fix) == ("decimal-comma", "-5.2")


def test_a_fall_stated_as_growth_is_reported(judge: Judge) -> None:
    """A minus sign that no word of the source bears out."""
    (problem,) = judge(**GROWTH, value="-5.2", stated_as="tăng 5,2%")
    assert (problem.code, problem.fix) == ("stated-as-disagrees", "5.2")


def test_thousands_of_billions_with_a_dot_are_told_by_the_words(judge: Judge) -> None:
    """43.410 may be a good number, but its source says 43 410."""
    (problem,) = judge(**FUNDING, value="43.410", stated_as="43.410 tỷ đồng")
    assert (problem.code, problem.fix) == ("thousands-dot", "43410")


@pytest.mark.parametrize(
    ("value", "unit", "words", "fix"),
    [
        ("2170", "million_vnd", "2.170 triệu đồng", "2.17 billion_vnd"),
        ("800", "million_vnd", "", "0.8 billion_vnd"),
        ("2.17", "million_vnd", "2,17 tỷ đồng", "2.17 billion_vnd"),
        ("2170", "trieu_dong", "2.170 tr đồng", "2.17 billion_vnd"),
        ("2170", "tr đồng", "2.170 tr đồng", "2.17 billion_vnd"),
        ("2170", "trieu_dong", "", "2.17 billion_vnd"),
        ("2170", "xyz", "", None),
        ("3.1", "USD", "3,1", None),
        ("1250", "Lớp", "1.250 lao động", None),
        ("2170", "Triệu đồng", "", "2.17 billion_vnd"),
    ],
)
def test_a_wrong_unit_is_never_mended_into_a_wrong_amount(
    judge: Judge, value: str, unit: str, words: str, fix: str | None
) -> None:
    """The amount is converted, or taken from the words, or left to the editor."""
    problems = judge(indicator="funding_local", value=value, unit=unit, stated_as=words)
    (problem,) = (one for one in problems if one.field == "unit")
    assert (problem.code, problem.fix) == ("unit-mismatch", fix)


def test_a_unit_of_other_things_may_mean_another_indicator(judge: Judge) -> None:
    """To write "class" beside 1.250 lao động would hide that the indicator is the wrong one."""
    row = {"indicator": "training_classes", "unit": "person", "value": "1250"}
    (problem,) = judge(**row, stated_as="1.250 lao động")
    assert (problem.code, problem.case, problem.fix) == ("unit-mismatch", "kinds", None)
    assert "training_workers" in problem.details["others"]


@pytest.mark.parametrize(
    ("cell", "fix"),
    [
        *(("06/2018", "2018-06"), ("2018-6", "2018-06"), ("6.2018", "2018-06")),
        *(("Jun-18", "2018-06"), ("Thg6-18", "2018-06"), ("thg 12-09", "2009-12")),
        *(("Sep-98", "1998-09"), ("Thg13-18", None), ("Abc-18", None), ("18-Jun", None)),
        *(("2018/12", "2018-12"), ("tháng 6/2018", "2018-06"), ("Tháng 6 năm 2018", "2018-06")),
        *(("13/2018", None), ("2018.1", None), ("22/11/2018", "2018-11")),
        *(("2018-11-22", "2018-11"), ("03/03/2018", "2018-03"), ("31/02/2018", None)),
    ],
)
def test_a_month_that_is_certain_is_given_to_paste(
    judge: Judge, cell: str, fix: str | None
) -> None:
    """What could be another month is left to the editor."""
    (problem,) = judge(period_start=cell)
    assert (problem.code, problem.fix) == ("period-invalid", fix)
    assert (fix or "2018-06") in explain(problem, "en").expected


def test_a_day_that_may_be_of_two_months_is_left_to_the_editor(judge: Judge) -> None:
    """Who is told both."""
    (problem,) = judge(period_start="03/04/2018")
    assert (problem.code, problem.case, problem.fix) == ("period-invalid", "two-months", None)
    for months in ("2018-04", "2018-03"):
        assert months in explain(problem, "vi").mend


@pytest.mark.parametrize(
    ("start", "end", "fields"),
    [
        ("1014", "1018", ["period_start", "period_end"]),
        ("1944-12", "2018", ["period_start"]),
        ("06/1018", "2018", ["period_start"]),
        ("0000", "", ["period_start"]),
        ("1945", "1945", []),
    ],
)
@pytest.mark.parametrize("status", ["actual", "target"])
def test_a_period_before_there_was_anything_is_a_slip(
    judge: Judge, start: str, end: str, fields: list[str], status: str
) -> None:
    """Nothing is given to paste: any of the digits may be the wrong one."""
    found = judge(period_start=start, period_end=end, period_as_stated="x", status=status)
    assert [(one.code, one.case, one.field, one.fix) for one in found] == [
        ("period-invalid", "early", field, None) for field in fields
    ]


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        ({"period_start": "2026", "period_end": ""}, "period_start"),
        ({"period_start": "", "period_end": "2026"}, "period_end"),
        ({"period_start": "2025", "period_end": "2025"}, "period_end"),
    ],
)
def test_a_figure_after_the_end_of_its_area_is_reported(
    judge: Judge, cells: dict[str, str], field: str
) -> None:
    """Bến Tre ended on 30 June 2025, whichever end of the period is known."""
    problems = judge(**cells, period_as_stated="sau sáp nhập", status="estimate")
    assert [(one.code, one.field) for one in problems] == [("period-outside-area", field)]
    for language in ("vi", "en"):
        assert "datapackages/vinh-long-2025" in explain(problems[0], language).mend


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        ({"period_start": "2025", "period_end": ""}, "period_start"),
        ({"period_start": "", "period_end": "2018"}, "period_end"),
        ({"period_start": "2024", "period_end": "2026"}, "period_start"),
    ],
)
def test_a_figure_before_the_start_of_its_area_is_reported(
    judge: Judge, cells: dict[str, str], field: str
) -> None:
    """The new Bắc Ninh began on 1 July 2025."""
    problems = judge("bac-ninh-2025", **cells, period_as_stated="x", status="estimate")
    assert [(one.code, one.field) for one in problems] == [("period-outside-area", field)]


@pytest.mark.parametrize(
    ("start", "end", "is_sound"),
    [("2021", "2025", True), ("2025", "2025", True), ("2021", "2024", False), ("2021", "", False)],
)
def test_a_merged_province_may_report_on_the_time_before(
    tmp_path: Path,
    problems_of: Callable[[Path], list[Problem]],
    start: str,
    end: str,
    *,
    is_sound: bool,
) -> None:
    """Where it existed at the end, and where the editor says how one knows that it is meant."""
    figure = FIGURE | {"period_start": start, "period_end": end, "period_as_stated": "x"}
    source = SOURCE | {"area_evidence_vi": "Bài viết sau ngày sáp nhập.", "area_evidence_en": "x"}
    folder = write_package(tmp_path / "bac-ninh-2025", [figure], sources=[source])
    assert codes(problems_of(folder)) == ([] if is_sound else ["period-outside-area"])


def test_the_present_is_the_one_of_a_repeatable_build(
    judge: Judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SOURCE_DATE_EPOCH decides what is still to come: here it is June 2018."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1528000000")
    assert judge(period_end="2018-06") == []
    assert codes(judge(period_end="2018-07")) == ["period-in-future"]
    cells = {"period_start": "2018-07", "period_end": "", "period_as_stated": "x"}
    assert codes(judge(**cells)) == ["period-in-future"]


def test_a_press_figure_without_words_is_reported(judge: Judge) -> None:
    """An article states its figures in sentences, so the words can be given."""
    (problem,) = judge(stated_as="")
    assert (problem.code, problem.field) == ("missing-value", "stated_as")


def test_a_value_without_qualifier_is_reported(judge: Judge) -> None:
    """How exact a figure is must be said."""
    (problem,) = judge(qualifier="")
    assert (problem.code, problem.field) == ("missing-value", "qualifier")


def test_a_signed_number_in_words_is_no_formula_but_a_sum_is(judge: Judge) -> None:
    """Spreadsheets only read the one and compute the other."""
    assert judge(note_vi="-5,2 %") == []
    assert codes(judge(note_vi="-5+2")) == ["formula-cell"]


@pytest.mark.parametrize("text", ["<b>x</b>", "[x](y)", "a&nbsp;b", "&#160;", "<!-- x -->", "</p>"])
def test_markup_is_found_in_its_forms(judge: Judge, text: str) -> None:
    """Tags, links, character references and comments."""
    assert codes(judge(note_vi=text)) == ["markup-in-text"]


def test_a_garbled_cell_is_only_called_garbled(judge: Judge) -> None:
    """Its odd letters and spaces come from the same mistake."""
    assert codes(judge(note_vi="Ä\x90á»\x81 Ã¡n")) == ["mojibake"]


@pytest.mark.parametrize(
    ("text", "is_lost"),
    [
        ("T?nh B?n Tre", True),
        ("Ngh?", False),
        ("?ào t?o", True),
        ("B\ufffdn Tre", True),
        ("Bao nhiêu? Không rõ (?)", False),
        ("xem https://x.example/a?b=c", False),
    ],
)
def test_question_marks_in_place_of_letters_are_found(
    judge: Judge, text: str, *, is_lost: bool
) -> None:
    """Excel writes them where it saves in an encoding of the west; nothing brings them back."""
    found = [(one.code, one.case, one.fix) for one in judge(note_vi=text)]
    assert found == ([("mojibake", "lost", None)] if is_lost else [])


def test_a_share_that_its_parts_contradict_is_broken(
    tmp_path: Path, problems_of: Callable[[Path], list[Problem]]
) -> None:
    """27 of 144 is 18.8%, not 11.8%."""
    money = FIGURE | {"unit": "billion_vnd"}
    rows = [
        money | {"indicator": "funding_total", "value": "144", "stated_as": "144 tỷ"},
        money | {"indicator": "funding_state_budget", "value": "27", "stated_as": "27 tỷ"},
        FIGURE
        | {"indicator": "funding_state_budget_share", "value": "11.8", "stated_as": "11,8%"}
        | {"unit": "percent"},
    ]
    (problem,) = problems_of(write_package(tmp_path / "ben-tre", rows))
    assert (problem.code, problem.line, problem.details["wanted"]) == ("identity-broken", 4, "18.8")


def test_a_part_larger_than_its_whole_is_broken(
    tmp_path: Path, problems_of: Callable[[Path], list[Problem]]
) -> None:
    """More people at work after training than were trained."""
    rows = [
        FIGURE | WORKERS | {"value": "100", "stated_as": "100 người"},
        FIGURE
        | WORKERS
        | {"indicator": "training_employed_workers", "value": "101", "stated_as": "101 người"},
    ]
    (problem,) = problems_of(write_package(tmp_path / "ben-tre", rows))
    assert (problem.code, problem.line) == ("identity-broken", 3)


def test_two_identities_broken_in_one_cell_are_two_problems() -> None:
    """They stand at the same place and differ only in what was expected."""
    places = [("a", {"wanted": "1"}), ("a", {"wanted": "2"}), ("a", {"wanted": "1"})]
    problems = [
        Problem(code="identity-broken", package="x", file="x.csv", line=2, field=field, details=d)
        for field, d in places
    ]
    assert [one.details["wanted"] for one in in_order(problems)] == ["1", "2"]


def test_two_rows_with_an_unstated_period_are_duplicates(
    tmp_path: Path, problems_of: Callable[[Path], list[Problem]]
) -> None:
    """Empty cells of a key count as equal."""
    row = FIGURE | {"period_start": "", "period_end": "", "period_as_stated": "5 năm qua"}
    (problem,) = problems_of(write_package(tmp_path / "ben-tre", [row, row]))
    assert (problem.code, problem.line, problem.details["first"]) == ("duplicate-row", 3, "2")


def test_nothing_is_publishable_without_the_codebook(tmp_path: Path) -> None:
    """Figures cannot be judged without their vocabulary, so the run must not pass."""
    verdict = check_all([write_package(tmp_path / "ben-tre")])
    assert codes(list(verdict.problems)) == ["file-missing"]
    assert verdict.problems[0].file.endswith("codebook/datapackage.json")
    assert not verdict.is_publishable(strict=False)


def test_a_broken_codebook_stops_everything(packages: Path) -> None:
    """Its own problems are told, and no figure is judged by it."""
    file = packages / "codebook" / "identities.csv"
    text = file.read_text(encoding="utf-8").replace("|funding_other", "|funding_othr")
    file.write_text(text, encoding="utf-8")
    verdict = check_all([packages / "ben-tre", packages / "codebook"])
    (problem,) = verdict.problems
    assert (problem.code, problem.fix) == ("unknown-indicator", "funding_other")
    assert verdict.codebook is None


@pytest.mark.parametrize(("strict", "publishable"), [(False, True), (True, False)])
def test_warnings_only_stop_a_strict_run(*, strict: bool, publishable: bool) -> None:
    """Errors always do."""
    warning = Problem(code="blank-row", package="x", file="x.csv", line=2)
    verdict = Verdict((), None, (warning,), 0)
    assert (verdict.errors, verdict.warnings) == (0, 1)
    assert verdict.is_publishable(strict=strict) is publishable


def test_errors_stand_before_warnings_and_each_problem_once() -> None:
    """The order of reports: errors first, then by place."""
    warning = Problem(code="blank-row", package="x", file="a.csv", line=2)
    late, early = (
        Problem(code="not-nfc", package="x", file="b.csv", line=line, fix="x") for line in (10, 9)
    )
    assert in_order([warning, late, early, late]) == [early, late, warning]


@pytest.mark.parametrize(
    ("folder", "name", "beside", "case", "fix"),
    [
        ("ben-tre - Copy", "ben-tre", "", "folder", None),
        ("ben-tre - Copy", "ben-tre", "ben-tre", "copy", None),
        ("ben-tre (2)", "ben-tre (2)", "ben-tre", "copy", None),
        ("ben-trre", "ben-trre", "", "", "ben-tre"),
        ("ben-trre", "Bến Tre", "", "", "ben-tre"),
        ("Bến Tre", "Bến Tre", "", "", "ben-tre"),
        ("Bến Tre", "lang-son", "", "either", None),
        ("ben-trre", "lang-son", "lang-son", "either", None),
        ("ben-trre", "lang-son", "ben-tre", "copy", None),
    ],
)
def test_a_folder_that_bears_no_id_is_told_once(
    tmp_path: Path,
    problems_of: Callable[[Path], list[Problem]],
    folder: str,
    name: str,
    beside: str,
    case: str,
    fix: str | None,
) -> None:
    """Nobody is told to write the wrong folder's name into the descriptor."""
    (tmp_path / (beside or "x")).mkdir()
    package = write_package(tmp_path / folder)
    descriptor = package / "datapackage.json"
    text = descriptor.read_text(encoding="utf-8")
    descriptor.write_text(text.replace(f'"name": "{folder}"', f'"name": "{name}"'), "utf-8")
    (problem,) = problems_of(package)
    assert (problem.code, problem.case, problem.fix) == ("area-unknown", case, fix)
    assert problem.details["wanted"] == "ben-tre"


def test_no_folder_is_to_be_renamed_into_another_territory(
    tmp_path: Path, codebook: Codebook
) -> None:
    """Its row was lost from areas.csv; the province since the merger is another one."""
    del (areas := dict(codebook.areas))["dak-lak"]
    package = read_package(write_package(tmp_path / "dak-lak"))
    (problem,) = check_area(package, replace(codebook, areas=areas))
    assert (problem.case, problem.fix) == ("territory", None)
    assert "dak-lak-2025 là một địa bàn khác" in explain(problem, "vi").message


def test_an_unknown_code_is_our_own_defect() -> None:
    """Nobody may be shown a problem without texts; nor one of a case that has none."""
    with pytest.raises(KeyError):
        explain(Problem(code="no-such-code", package="x", file="x.csv"), "vi")
    with pytest.raises(KeyError):
        explain(Problem(code="not-nfc", case="no-such-case", package="x", file="x.csv"), "vi")


@pytest.mark.parametrize(("indicator", "is_near"), [("training_class", True), ("zzzz", False)])
def test_the_nearest_id_is_named_where_one_is_near(
    judge: Judge, indicator: str, *, is_near: bool
) -> None:
    """A dash in its place would be taken for an id."""
    (problem,) = judge(indicator=indicator)
    for language, nearest in (("vi", "gần nhất"), ("en", "nearest")):
        expected = explain(problem, language).expected
        assert (nearest in expected) is is_near
        assert "–" not in expected


def test_an_absurd_amount_does_not_bring_the_checks_down(
    tmp_path: Path, problems_of: Callable[[Path], list[Problem]]
) -> None:
    """A share of more digits than Python's decimals carry is still worded."""
    money = FIGURE | {"unit": "billion_vnd"}
    rows = [
        money | {"indicator": "funding_total", "value": "1", "stated_as": "1 tỷ"},
        money | {"indicator": "funding_state_budget", "value": "1" + "0" * 40},
        FIGURE
        | {"indicator": "funding_state_budget_share", "value": "11.8", "stated_as": "11,8%"}
        | {"unit": "percent"},
    ]
    problems = problems_of(write_package(tmp_path / "ben-tre", rows))
    assert [one.line for one in problems if one.code == "identity-broken"] == [2, 4]


@pytest.mark.parametrize(
    ("value", "fix"), [("3 lớp", "3"), ("gần 3", "3"), ("10 - 15", None), (">3", "3")]
)
def test_words_around_a_number_leave_the_number_as_the_mend(
    judge: Judge, value: str, fix: str | None
) -> None:
    """Before or after it; a range holds no one number."""
    (problem,) = judge(value=value, stated_as="3 lớp")
    assert (problem.code, problem.fix) == ("qualifier-in-value", fix)


def test_a_comma_is_read_as_the_words_of_the_source_mean_it(judge: Judge) -> None:
    """A translation writes 43,735 for 43.735 billion: a decimal point would be a thousandth."""
    (problem,) = judge(
        indicator="funding_total", unit="billion_vnd", value="43,735", stated_as="43.735 tỷ đồng"
    )
    assert (problem.code, problem.fix) == ("decimal-comma", "43735")


@pytest.mark.parametrize(
    ("value", "column", "field", "found", "case"),
    [
        ("1,620", 8, "value", "1,620", "number"),
        ("-11,8", 8, "value", "-11,8", "number"),
        ("gần 3,", 16, None, "x", ""),
    ],
)
def test_a_comma_that_parts_a_cell_is_told_and_nothing_of_the_cells_that_slip(
    tmp_path: Path,
    problems_of: Callable[[Path], list[Problem]],
    value: str,
    column: int,
    field: str | None,
    found: str,
    case: str,
) -> None:
    """Unit, reason, words and source of the row stand under other columns, and mean nothing."""
    folder = write_package(tmp_path / "ben-tre", [FIGURE | {"value": "@", "note_en": "x"}])
    file = folder / "observations.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("@", value), encoding="utf-8")
    (problem,) = problems_of(folder)
    assert (problem.code, problem.column, problem.field) == ("extra-cell", column, field)
    assert (problem.found, problem.case) == (found, case)
    for language in ("vi", "en"):
        assert found in explain(problem, language).message


def test_other_rows_are_judged_beside_one_that_has_slipped(
    tmp_path: Path, problems_of: Callable[[Path], list[Problem]]
) -> None:
    """Only what stands in that row, or depends on what it names, is left for later."""
    rows = [FIGURE | {"note_en": "x,y,z"}, FIGURE | {"period_start": "2015", "value": "4"}]
    folder = write_package(tmp_path / "ben-tre", rows)
    file = folder / "observations.csv"
    file.write_text(file.read_text(encoding="utf-8").replace('"', ""), encoding="utf-8")
    found = [(one.code, one.line) for one in problems_of(folder)]
    assert found == [("extra-cell", 2), ("stated-as-disagrees", 3)]


@pytest.mark.parametrize(
    ("field", "cell", "quoted"),
    [
        ("locator", "đoạn 2, dòng 3", '"đoạn 2, dòng 3"'),
        ("stated_as", '3 lớp, gọi là "mở"', '"3 lớp, gọi là ""mở"""'),
    ],
)
def test_a_text_that_a_comma_parted_is_given_with_its_quotes(
    tmp_path: Path,
    problems_of: Callable[[Path], list[Problem]],
    field: str,
    cell: str,
    quoted: str,
) -> None:
    """Following the advice is enough: the text in place of what stands there.

    A sentence that fills the empty cells is no comma too many at the end of its line: were that
    deleted, the sentence's end would be published as a note.
    """
    folder = write_package(tmp_path / "ben-tre", [FIGURE | {field: cell}])
    file = folder / "observations.csv"
    sound = file.read_text(encoding="utf-8")
    file.write_text(sound.replace(quoted, cell), encoding="utf-8")
    (problem,) = problems_of(folder)
    assert (problem.code, problem.case, problem.field) == ("extra-cell", "text", field)
    assert problem.fix == quoted
    mended = file.read_text(encoding="utf-8").replace(problem.found, problem.fix)
    assert mended == sound


def test_a_row_in_semicolons_is_given_with_commas(
    tmp_path: Path, problems_of: Callable[[Path], list[Problem]]
) -> None:
    """It lacks cells only for who looks for commas; adding them would spoil it."""
    folder = write_package(tmp_path / "ben-tre", [FIGURE | {"stated_as": "3 lớp, mở năm 2018"}])
    file = folder / "observations.csv"
    sound = file.read_text(encoding="utf-8")
    header, row, _ = sound.split("\n")
    other = row.replace('"3 lớp, mở', "3 lớp|mở").replace('2018"', "2018").replace(",", ";")
    file.write_text(f"{header}\n{other.replace('|', ', ')}\n", encoding="utf-8")
    (problem,) = problems_of(folder)
    assert (problem.code, problem.case, problem.line, problem.fix) == (
        "missing-value",
        "separator",
        2,
        row,
    )


def test_a_row_that_lacks_cells_is_told_how_many(
    tmp_path: Path, problems_of: Callable[[Path], list[Problem]]
) -> None:
    """And not of a single empty cell; its other cells have slipped, and nothing is said of them."""
    folder = write_package(tmp_path / "ben-tre", [FIGURE | {"value": "4"}])
    file = folder / "observations.csv"
    text = file.read_text(encoding="utf-8").replace(",actual,exact", ",actual exact")
    file.write_text(text, encoding="utf-8")
    (problem,) = problems_of(folder)
    assert (problem.code, problem.case) == ("missing-value", "short")
    assert (problem.details["count"], problem.details["wanted"]) == ("14", "15")


def test_a_row_that_lacks_its_last_empty_cells_is_given_with_them(
    tmp_path: Path, problems_of: Callable[[Path], list[Problem]]
) -> None:
    """Nothing has slipped in it, so that all else is told in the same run."""
    folder = write_package(tmp_path / "ben-tre", [FIGURE | {"value": "4"}])
    file = folder / "observations.csv"
    header, row, _ = file.read_text(encoding="utf-8").split("\n")
    file.write_text(f"{header}\n{row.rstrip(',')}\n", encoding="utf-8")
    lacking, wrong = problems_of(folder)
    assert (lacking.code, lacking.case, lacking.fix) == ("missing-value", "end", row)
    assert (wrong.code, wrong.field) == ("stated-as-disagrees", "value")


def test_what_git_left_between_two_versions_is_told_as_that(
    tmp_path: Path, problems_of: Callable[[Path], list[Problem]]
) -> None:
    """They are no rows that lack cells; adding commas would publish nonsense or nothing."""
    folder = write_package(tmp_path / "ben-tre", [FIGURE])
    file = folder / "observations.csv"
    header, row, _ = file.read_text(encoding="utf-8").split("\n")
    other = row.replace("2014", "2015")
    lines = [header, "<<<<<<< HEAD", row, "=======", other, ">>>>>>> cập nhật", ""]
    file.write_text("\n".join(lines), encoding="utf-8")
    found = [(one.code, one.case, one.line) for one in problems_of(folder)]
    assert found == [("missing-value", "conflict", line) for line in (2, 4, 6)]


@pytest.mark.parametrize(
    ("name", "is_told"),
    [
        *(("observations (1).csv", True), ("Observations.csv", True), ("observations.xlsx", True)),
        ("observations.csv.txt", True),
        *(("~$observations.xlsx", False), (".~lock.observations.csv#", False)),
        *(("accepted.csv", False), ("bao-cao.pdf", False), ("README.md", False)),
    ],
)
def test_a_spreadsheet_of_which_nothing_is_read_is_told(
    tmp_path: Path, problems_of: Callable[[Path], list[Problem]], name: str, *, is_told: bool
) -> None:
    """Figures that were saved there would never be published, and nobody would learn of it."""
    folder = write_package(tmp_path / "ben-tre", [FIGURE])
    header = "code,file,line_key,expect,reason,accepted_by,accepted_on\n"
    (folder / name).write_text(header if name == "accepted.csv" else "x", encoding="utf-8")
    found = [(one.code, one.found) for one in problems_of(folder)]
    assert found == ([("unused-file", name)] if is_told else [])


@pytest.mark.parametrize(
    ("column", "cell", "case", "fix"),
    [
        ("status", "Actual", "listed", "actual"),
        ("status", "thực hiện", "listed", "actual"),
        ("status", "Ke hoach", "listed", "plan"),
        ("status", "chưa biết", "listed", None),
        ("qualifier", "gần", "listed", "nearly"),
        ("qualifier", "HƠN", "listed", "more_than"),
        ("qualifier", "không dưới", "listed", "at_least"),
        ("missing_reason", "chưa báo cáo", "listed", "not_reported"),
        ("stated_as", "3 lớp " * 30, "long", None),
    ],
)
def test_what_a_column_allows_is_said_in_words(
    judge: Judge, column: str, cell: str, case: str, fix: str | None
) -> None:
    """With the value that is meant, where it is near; no word of the schema is left."""
    silent = {"value": "", "qualifier": "", "stated_as": ""}  # no words that tell more
    found = judge(**silent | {column: cell.strip()})
    (problem,) = (one for one in found if one.code == "not-allowed")
    assert (problem.case, problem.fix) == (case, fix)
    for language in ("vi", "en"):
        wording = explain(problem, language)
        assert "pattern" not in wording.mend
        assert "maxLength" not in wording.mend


@pytest.mark.parametrize(
    ("column", "cell", "case", "fix"),
    [
        ("id", "Báo Đầu tư_2018", "hyphens", "bao-dau-tu-2018"),
        ("id", "***", "hyphens", None),
        ("kind", "Press", "listed", "press"),
        ("kind", "Báo chí", "listed", "press"),
        ("url", "www.example.org", "address", None),
    ],
)
def test_an_id_of_a_source_and_its_address_are_said_in_words(
    tmp_path: Path,
    problems_of: Callable[[Path], list[Problem]],
    column: str,
    cell: str,
    case: str,
    fix: str | None,
) -> None:
    """An id is given as it should be written; an address must be looked up."""
    source = SOURCE | {column: cell}
    folder = write_package(
        tmp_path / "ben-tre", [FIGURE | {"source": source["id"]}], sources=[source]
    )
    found = [one for one in problems_of(folder) if one.file.endswith("sources.csv")]
    assert [(one.code, one.case, one.fix) for one in found] == [("not-allowed", case, fix)]


@pytest.mark.parametrize("named", ["nguon-1", "Nguồn 1"])
def test_an_id_that_is_written_wrongly_is_told_where_it_stands(
    tmp_path: Path, problems_of: Callable[[Path], list[Problem]], named: str
) -> None:
    """Who names it rightly need not change, and least of all to the wrong one; nor is it unused."""
    source = SOURCE | {"id": "Nguồn 1"}
    folder = write_package(tmp_path / "ben-tre", [FIGURE | {"source": named}], sources=[source])
    found = problems_of(folder)
    assert {(one.code, one.fix) for one in found} == {("not-allowed", "nguon-1")}
    assert any(one.file.endswith("sources.csv") for one in found)


def test_a_source_of_an_empty_table_is_to_be_added(
    tmp_path: Path, problems_of: Callable[[Path], list[Problem]]
) -> None:
    """There is no id that could have been meant."""
    found = problems_of(write_package(tmp_path / "ben-tre", [FIGURE], sources=[]))
    (problem,) = [one for one in found if one.file.endswith("observations.csv")]
    assert (problem.code, problem.case, problem.fix) == ("unknown-source", "none-yet", None)


@pytest.mark.parametrize(
    ("cell", "fix"), [("1 620", "1620"), ("1 620,5", "1620.5"), ("-12 345 678", "-12345678")]
)
def test_spaces_between_thousands_are_mended(judge: Judge, cell: str, fix: str) -> None:
    """As spreadsheets write them; there is one reading only."""
    found = [one for one in judge(**WORKERS, value=cell) if one.field == "value"]
    assert [(one.code, one.case, one.fix) for one in found] == [("thousands-dot", "spaces", fix)]


def test_commas_at_the_end_of_a_row_are_told_as_such(
    tmp_path: Path, problems_of: Callable[[Path], list[Problem]]
) -> None:
    """Nothing has slipped, and there is no cell to show."""
    folder = write_package(tmp_path / "ben-tre", [FIGURE])
    file = folder / "observations.csv"
    file.write_text(file.read_text(encoding="utf-8").rstrip("\n") + ",,\n", encoding="utf-8")
    (problem,) = problems_of(folder)
    assert (problem.code, problem.case, problem.details) == (
        "extra-cell",
        "trailing",
        {"count": "2"},
    )


@pytest.mark.parametrize("words", ["144 tỷ", "gần 144 tỷ", "2.170 triệu"])
def test_billions_of_people_are_no_mend(judge: Judge, words: str) -> None:
    """What is said of money in a row of people gives no number to paste."""
    (problem,) = judge(**WORKERS, value="144", stated_as=words)
    assert (problem.code, problem.case, problem.fix) == ("stated-as-disagrees", "unit", None)
    assert "person" in explain(problem, "vi").message


def test_the_figure_beside_a_sum_of_money_is_a_mend(judge: Judge) -> None:
    """Only the billions are left out."""
    (problem,) = judge(**WORKERS, value="1602", stated_as="144 tỷ cho 1.620 lao động")
    assert (problem.code, problem.case, problem.fix) == ("stated-as-disagrees", "", "1620")


def test_a_million_people_are_still_a_mend(judge: Judge) -> None:
    """Such a number of them there may be."""
    (problem,) = judge(**WORKERS, value="1.2", stated_as="1,2 triệu người")[:1]
    assert (problem.code, problem.fix) == ("stated-as-disagrees", "1200000")


def test_billions_in_the_cell_of_a_count_are_no_mend_either(judge: Judge) -> None:
    """Neither for the value nor for the unit."""
    (problem,) = judge(**WORKERS, value="144 tỷ", stated_as="144 tỷ")
    assert (problem.code, problem.fix) == ("qualifier-in-value", None)
    cells = WORKERS | {"unit": "billion_vnd", "value": "144"}
    (problem,) = judge(**cells, stated_as="144 tỷ")
    assert (problem.code, problem.case, problem.fix) == ("unit-mismatch", "kinds", None)


def test_one_mistake_is_told_once(judge: Judge) -> None:
    """1.62 people for 1.620 lao động: the words of the source give the mend."""
    (problem,) = judge(
        indicator="training_workers", unit="person", value="1.62", stated_as="1.620 lao động"
    )
    assert (problem.code, problem.fix) == ("stated-as-disagrees", "1620")


def test_an_unknown_unit_does_not_hide_the_commas(judge: Judge) -> None:
    """English thousands in a row whose unit nobody knows are two problems, and no crash."""
    codes = {problem.code for problem in judge(value="1,620,000", unit="people", stated_as="")}
    assert "decimal-comma" in codes
    assert "unit-mismatch" in codes


@pytest.mark.parametrize(
    ("value", "words", "code", "fix"),
    [
        ("3.1", "3.100 trđ", None, None),
        ("3.1", "3.100", "stated-as-unreadable", None),
        ("3100", "3.100", "stated-as-unreadable", None),
        ("3.1", "17", "stated-as-unreadable", None),
        ("17", "17", None, None),
        ("17", "17.000.000.000", None, None),
        ("17000000000", "17.000.000.000", "stated-as-disagrees", "17"),
        ("17", "17,000 triệu đồng", None, None),
        ("3.1", "3,1 triệu USD", "stated-as-unreadable", None),
        ("0.0031", "3,1 triệu USD", "stated-as-unreadable", None),
    ],
)
def test_money_without_its_unit_is_nothing_to_be_pasted(
    judge: Judge, value: str, words: str, code: str | None, fix: str | None
) -> None:
    """Advice to write 3100 billion for 3.100 trđ would be followed."""
    found = [(one.code, one.fix) for one in judge(**FUNDING, value=value, stated_as=words)]
    assert found == ([(code, fix)] if code else [])


def test_what_is_counted_has_no_decimals_in_its_words(judge: Judge) -> None:
    """1,620 is written as English writes it; to advise 1.62 would be refused by the next run."""
    assert judge(**WORKERS, value="1620", stated_as="1,620 lao động") == []
    (problem,) = judge(**WORKERS, value="1610", stated_as="1,620 lao động")
    assert (problem.code, problem.fix) == ("stated-as-disagrees", "1620")


@pytest.mark.parametrize(
    ("found", "meant"), [("baonghean-undatd", "baonghean-undated"), ("arit-undated", None)]
)
def test_a_source_is_no_other_that_shares_a_word(
    tmp_path: Path,
    problems_of: Callable[[Path], list[Problem]],
    found: str,
    meant: str | None,
) -> None:
    """Advice to credit another source would be followed, too."""
    known = SOURCE | {"id": "baonghean-undated"}
    rows = [FIGURE | {"source": found}]
    told = problems_of(write_package(tmp_path / "ben-tre", rows, sources=[known]))
    assert [one.fix for one in told if one.code == "unknown-source"] == [meant]


@pytest.mark.parametrize(
    ("start", "end", "words", "wanted"),
    [
        ("2019", "2019", "9 tháng đầu năm 2019", "2019-01 – 2019-09"),
        ("2019-01", "2019-12", "Trong 6 tháng đầu năm 2019", "2019-01 – 2019-06"),
        ("2018-04", "2018-06", "quý III/2018", "2018-07 – 2018-09"),
        ("2019-01", "2019-09", "9 tháng đầu năm 2019", None),
        ("2019", "2019", "năm 2019", None),
    ],
)
def test_a_part_of_a_year_is_not_the_year(
    judge: Judge, start: str, end: str, words: str, wanted: str | None
) -> None:
    """Nine months would be compared with twelve."""
    found = judge(period_start=start, period_end=end, period_as_stated=words)
    told = [(one.code, one.details["wanted"]) for one in found]
    assert told == ([("period-disagrees", wanted)] if wanted else [])


@pytest.mark.parametrize(
    ("value", "unit", "words", "fix"),
    [
        ("17.000", "million_vnd", "17.000 triệu đồng", "17 billion_vnd"),
        ("2.034", "million_vnd", "2,034 tỷ đồng", "2.034 billion_vnd"),
        ("3.100.000.000", "vnd", "3.100.000.000 đồng", "3.1 billion_vnd"),
    ],
)
def test_a_wrong_unit_and_its_dots_are_mended_together(
    judge: Judge, value: str, unit: str, words: str, fix: str
) -> None:
    """Two mends for one cell would contradict each other."""
    (problem,) = judge(indicator="funding_local", value=value, unit=unit, stated_as=words)
    assert (problem.code, problem.fix) == ("unit-mismatch", fix)


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        *(("1.620 lao động", True), ("70%", True), ("3 lớp năm 2019", True)),
        *(("chưa có số liệu năm 2019", False), ("không thống kê", False)),
    ],
)
def test_a_figure_is_not_missing_that_its_words_state(
    judge: Judge, words: str, *, is_told: bool
) -> None:
    """The page would say that there is none, right above the words that state it."""
    found = judge(value="", qualifier="", missing_reason="not_reported", stated_as=words)
    told = [(one.code, one.field, one.case) for one in found]
    assert told == ([("reason-with-value", "stated_as", "stated")] if is_told else [])
