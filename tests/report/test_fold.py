"""Problems that are alike are told once, with how many there are and where."""

import pytest
from verdicts import problem

from khuyencong.language import language
from khuyencong.report.fold import folded, more_like_it, runs


def counts(*problems) -> list[int]:
    return [fold.count for fold in folded(problems, language("vi"))]


def test_another_value_in_the_same_column_is_alike() -> None:
    """1.620 and 2.170 are one habit of the person who typed them."""
    assert counts(problem(7), problem(9, found="2.170", fix="2170")) == [2]


@pytest.mark.parametrize(
    "other",
    [
        {"file": "datapackages/hau-giang/observations.csv"},
        {"column": 9, "field": "unit"},
        {"code": "decimal-comma"},
    ],
)
def test_another_file_column_or_code_is_not(other: dict[str, object]) -> None:
    """Each of them is a place of its own to look at."""
    assert counts(problem(7), problem(9, **other)) == [1, 1]


def test_another_mend_is_not() -> None:
    """Two unknown ids that resemble different known ones are mended differently."""
    near = [
        problem(line, code="unknown-indicator", found=f"x{line}", details={"wanted": wanted})
        for line, wanted in ((2, "demo_models"), (3, "demo_models"), (4, "training_classes"))
    ]
    assert counts(*near) == [2, 1]


def test_folds_stand_where_their_first_stood() -> None:
    """The order of the report stays that of the problems."""
    comma = problem(3, code="decimal-comma")
    folds = folded([problem(2), comma, problem(4)], language("vi"))
    assert [(fold.first.line, fold.count) for fold in folds] == [(2, 2), (3, 1)]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ([9], "9"),
        ([8, 9, 10], "8–10"),
        ([8, 9, 11, 14, 15], "8–9, 11, 14–15"),
        ([2, 4, 6, 8, 10], "2, 4, 6, 8, 10"),
        ([2, 4, 6, 8, 10, 12, 13], "2–13"),
    ],
)
def test_lines_are_told_in_short(lines: list[int], text: str) -> None:
    """Runs of lines while they are few, else the first and the last line."""
    assert runs(lines) == text


@pytest.mark.parametrize(
    ("code", "one", "many"),
    [
        ("en", "and 1 more like it, line 8", "and 412 more like it, lines 8–431"),
        ("vi", "và 1 chỗ nữa như vậy, dòng 8", "và 412 chỗ nữa như vậy, dòng 8–431"),
    ],
)
def test_the_others_are_counted_in_both_languages(code: str, one: str, many: str) -> None:
    """How many there are besides the first, and on which lines."""
    lines = [7, *range(8, 27, 2), *range(30, 432)]
    speech = language(code)
    (few,) = folded([problem(7), problem(8)], speech)
    (much,) = folded([problem(line) for line in lines], speech)
    assert more_like_it(few, speech) == one
    assert more_like_it(much, speech) == many
    (alone,) = folded([problem(7)], speech)
    assert more_like_it(alone, speech) == ""
