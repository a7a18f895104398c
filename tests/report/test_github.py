"""The report as commands of a GitHub workflow."""

from verdicts import FILE, problem, verdict

from khuyencong.language import language
from khuyencong.report import as_github


def commands(*problems, code: str = "en") -> list[str]:
    return as_github(verdict(*problems), language(code)).split("\n")


def test_an_error_marks_file_line_and_column() -> None:
    """A property has no colon and no comma of its own; lines of the message are %0A."""
    first, last = commands(problem())
    assert first == (
        f"::error file={FILE},line=7,col=8,"
        "title=thousands-dot%3A line 7%2C column 8 (value)%2C cell H7 in a spreadsheet::"
        "“1.620” has a dot between thousands; programs would read a number a thousand times"
        " smaller.%0AExpected: A number without thousands separator: 1620."
        "%0AHow to mend it: Write 1620."
    )
    assert (
        last == "::notice title=Khuyến công mở::Checked: 1 package, 120 rows, 1 error, 0 warnings."
    )


def test_a_warning_is_a_warning_and_a_file_has_no_line() -> None:
    """Properties that are not known are left out."""
    blank = problem(9, code="blank-row", column=None, field=None, found="", fix=None)
    gone = problem(None, code="file-missing", column=None, field=None, found="x.csv", fix=None)
    warning, error, _ = commands(blank, gone)
    assert warning.startswith(f"::warning file={FILE},line=9,title=blank-row%3A line 9::")
    assert error.startswith(f"::error file={FILE},title=file-missing%3A the whole file::")


def test_data_cannot_end_a_command_or_begin_one() -> None:
    """Percent signs, line breaks, colons and commas of the data are escaped."""
    evil = "50%\r\n::error::x"
    first, *rest = commands(problem(found=evil, file="a,b:c%d\r\n.csv"))
    assert first.startswith("::error file=a%2Cb%3Ac%25d%0D%0A.csv,line=7,")
    assert "“50%25␍␊::error::x”" in first
    assert [line.split(" ")[0] for line in rest] == ["::notice"]


def test_alike_problems_take_one_annotation() -> None:
    """GitHub shows only ten of a kind, so 413 dots must not hide the other mistakes."""
    first, second, _ = commands(
        *(problem(line) for line in range(7, 420)), problem(8, code="decimal-comma")
    )
    assert first.endswith("%0Aand 412 more like it, lines 8–419")
    assert "decimal-comma" in second


def test_what_is_beyond_the_limit_of_github_stands_in_the_log() -> None:
    """Ten errors and ten warnings are annotations; nothing is lost."""
    errors = [problem(2, file=f"{number}.csv", found="##[error]") for number in range(12)]
    warnings = [problem(2, file=f"{number}.csv", code="blank-row") for number in range(11)]
    lines = commands(*errors, *warnings)
    assert sum(line.startswith("::error ") for line in lines) == 10
    assert sum(line.startswith("::warning ") for line in lines) == 10
    plain = [line for line in lines if not line.startswith("::")]
    assert [line.split(" ")[:3] for line in plain] == [
        ["error:", "thousands-dot", "10.csv:2:8"],
        ["error:", "thousands-dot", "11.csv:2:8"],
        ["warning:", "blank-row", "10.csv:2:8"],
    ]
    assert not any("##[" in line for line in plain)
    assert lines[-1].startswith("::notice ")


def test_it_speaks_vietnamese() -> None:
    """The texts come from the catalogues."""
    assert "%0ACách sửa: Viết 1620." in commands(problem(), code="vi")[0]
