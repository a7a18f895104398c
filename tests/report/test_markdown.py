"""The report as Markdown, read back by a parser of CommonMark."""

import re

import pytest
from markdown_it import MarkdownIt
from verdicts import FILE, problem, row, verdict

from khuyencong.language import language
from khuyencong.problems import catalogue
from khuyencong.report import as_markdown

EVIL = (
    "a`b``c`` `",
    "` | x | y |",
    "<script>alert(1)</script><!-- ",
    "@everyone see #12 and https://example.org",
    "[click](javascript:x) ![x](y) **b** _i_ ~~s~~",
    "line\n\n# heading\n- item\r\n```\ncode",
    "\\` \\| &lt;",
    "  two spaces  ",
)
"""Cells that would like to be more than text."""
PLAIN = {"text", "code_inline", "softbreak", "hardbreak", "strong_open", "strong_close"}


def tokens(text: str) -> list[tuple[str, str]]:
    """Kind and content of everything inline."""
    blocks = MarkdownIt("gfm-like", {"linkify": False}).parse(text)
    return [
        (child.type, child.content)
        for block in blocks
        if block.type == "inline"
        for child in block.children or []
    ]


@pytest.mark.parametrize("code", ["vi", "en"])
def test_it_tells_counts_place_reason_and_mend(code: str) -> None:
    """A heading with the counts, the file, and an item for each problem."""
    text = as_markdown(verdict(problem(), rows=(row(),)), language(code))
    expected = {
        "vi": [
            "## Kiểm tra số liệu: 1 lỗi",
            f"### `{FILE}`",
            "- **dòng 7, cột 8 (value), ô H7 trong bảng tính** · lỗi `thousands-dot` · `1.620`  ",
            "  **Cách sửa:** Viết `1620`.  ",
            "  Dán vào ô H7 (value): `1620`",
        ],
        "en": [
            "## Check of the data: 1 error",
            f"### `{FILE}`",
            "- **line 7, column 8 (value), cell H7 in a spreadsheet** · error `thousands-dot`"
            " · `1.620`  ",
            "  **How to mend it:** Write `1620`.  ",
            "  Paste into cell H7 (value): `1620`",
        ],
    }
    lines = text.split("\n")
    assert [line for line in expected[code] if line not in lines] == []


@pytest.mark.parametrize("evil", EVIL)
def test_data_stay_inside_their_code(evil: str) -> None:
    """No cell ends its code, and nothing of it is a link, a mention, HTML or a new line."""
    found = problem(
        code="not-allowed",
        found=evil,
        fix=evil,
        field=evil,
        package=evil,
        file=f"{evil}.csv",
        details={"wanted": evil},
    )
    text = as_markdown(verdict(found), language("en"))
    inline = tokens(text)
    assert {kind for kind, _ in inline} <= PLAIN
    shown = evil.replace("\n", "␊").replace("\r", "␍")
    # Found in the head and in the message, expected, and pasted where it can be shown.
    assert sum(kind == "code_inline" and content == shown for kind, content in inline) >= 3
    prose = "".join(content for kind, content in inline if kind == "text")
    assert not re.search(r"@\w", prose)
    assert f"({shown})" in prose.replace("\u200b", "")


def test_headings_and_items_are_the_only_blocks() -> None:
    """What a cell says makes no block of its own."""
    report = as_markdown(
        verdict(*(problem(found=evil, file=f"{evil}.csv") for evil in EVIL)), language("vi")
    )
    kinds = {
        block.type.split("_")[0]
        for block in MarkdownIt("gfm-like", {"linkify": False}).parse(report)
    }
    assert kinds == {"heading", "paragraph", "inline", "bullet", "list"}


@pytest.mark.parametrize("code", ["vi", "en"])
def test_every_text_of_the_catalogue_is_plain(code: str) -> None:
    """Whatever sign a message uses, it is shown as it stands."""
    words = dict.fromkeys(re.findall(r"\{(\w+)\}", str(catalogue())), "x")
    for name in catalogue():
        text = as_markdown(verdict(problem(code=name, details=words)), language(code))
        assert {kind for kind, _ in tokens(text)} <= PLAIN, name


def test_alike_problems_are_folded() -> None:
    """As in the report for a person."""
    report = as_markdown(verdict(*(problem(line) for line in range(7, 420))), language("vi"))
    assert report.count("thousands-dot") == 1
    assert "*và 412 chỗ nữa như vậy, dòng 8–419*" in report


def test_it_is_cut_at_the_limit_of_github() -> None:
    """Whole problems only, and a note on how many are left out."""
    many = [problem(2, file=f"{number:04}.csv") for number in range(2000)]
    report = as_markdown(verdict(*many), language("en"))
    told = report.count("error `thousands-dot`")
    assert 55_000 < len(report) <= 60_000
    assert report.endswith(
        f"**{2000 - told} further problems are left out here; run the check yourself to see them.**"
    )
    assert report.count("How to mend it") == told


def test_one_problem_too_long_is_left_out_whole() -> None:
    """A fix of 100,000 characters does not break the limit either."""
    report = as_markdown(verdict(problem(fix="x" * 100_000)), language("en"))
    assert len(report) < 1000
    assert "1 further problem is left out here" in report


def test_sound_data_have_a_heading_too() -> None:
    """A summary that says nothing would look like a broken one."""
    assert as_markdown(verdict(), language("en")).split("\n") == [
        "## Check of the data: nothing to mend",
        "",
        "Checked: 1 package, 120 rows, 0 errors, 0 warnings.",
    ]
