"""The gate never passes what the checks, frictionless among them, would report.

Sound packages are spoilt in every way that comes to mind and in many that do not. A check of which
the gate says that it finds nothing must find nothing, and what is reported must be the same with
the gate and without it.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from builders import FIGURE, SOURCE, check_package, write_package
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khuyencong.checks.all import FORM_CHECKS, MEANING_CHECKS
from khuyencong.checks.cited import check_cited
from khuyencong.checks.day import check_days
from khuyencong.checks.gate import Gate
from khuyencong.checks.naming import check_naming
from khuyencong.checks.period import FIELDS, check_period
from khuyencong.checks.sample import finds_nothing
from khuyencong.checks.table import check_unused_sources
from khuyencong.checks.vocabulary import check_area, check_themes, check_vocabulary
from khuyencong.codebook import Codebook
from khuyencong.package import Package, package_directories
from khuyencong.paths import ROOT
from khuyencong.problems import in_order
from khuyencong.reading import read_package

EXAMPLES = int(os.environ.get("GATE_EXAMPLES", "60"))
"""Examples of each property; thousands were tried when the gate was made."""
UNGATED = {
    *(check_unused_sources, check_days, check_area, check_vocabulary, check_themes),
    *(check_cited, check_naming),
}
"""Checks of whole columns or of the descriptor, which are as fast as the gate."""
CELLS = (
    *("", " ", "x", "X", "-", "0", "-0", "-1", "1", "3 ", " 3", "+3", "3.0", "3.50", "03", "1e3"),
    *("3.000", "1.620", "1.234.567", "12.435", "3,5", "1,620", "gần 3", "3 lớp", "٣", "３", "½"),
    *("999999999999", "1000000000000", "123456789012345678901234567890", "0.001", "0.0001", "NaN"),
    *("Infinity", "100", "100.01", "2014", "2014-13", "2014-00", "2014-6", "2018-06", "2099"),
    *("1899", "20145", "2014\n", "exact", "nearly", "approx", "at_least", "more_than", "Exact"),
    *("plan", "target", "estimate", "actual", "not_reported", "confidential", "unknown"),
    *("training_classes", "training_workers", "training_employed_workers", "funding_total"),
    *("funding_local", "funding_national", "funding_state_budget", "training_class"),
    *("class", "person", "billion_vnd", "million_vnd", "percent", "vnd", "partner_samsung"),
    *("nguon-1", "nguon-2", "nguon-3", "Nguon-1", "nguon_1", "press", "report"),
    *("3 lớp", "gần 3 lớp", "khoảng 3 lớp", "trên 3 lớp", "ít nhất 3 lớp", "4 lớp", "3 lớp 4 lớp"),
    *("ba lớp", "gần ba lớp", "3 rưỡi", "3 chục lớp", "3 triệu đồng", "3.000 triệu đồng"),
    *("2,5 tỷ rưỡi", "2 tỷ 500 triệu đồng", "3 tỷ đồng", "3.000 lớp", "0,003 tỷ đồng", "-3 lớp"),
    *(
        "3-4 lớp",
        "3%",
        "3 %",
        "3,0 lớp",
        "3 tỷ lệ",
        "5.000.000 đồng",
        "giảm 3 lớp",
        "3 lớp trở lên",
    ),
    *("=1+1", "+84", "-5,2%", "@x", "<b>x</b>", "a\u00a0b", "Ðà Nẵng", "Be\u0302\u0301n", "Báº¿n"),
    *("BÕn Tre", "Beán Tre", "&lt;", "[x](y)", "\ufeffx", "a\tb", 'a "b" c', "a,b", "x" * 121),
    *("dự kiến 3 lớp", "DỰ KIẾN 3 LỚP", "3 lớp, đạt 62% kế hoạch", "B?n Tre", "B\ufffdn Tre"),
    *("năm 2018", "giai đoạn 2014-2018", "từ năm 2013 đến nay", "ba năm đầu giai đoạn 2014-2018"),
    *("2018-10-23", "2018-02-30", "23/10/2018", "https://x.example/a", "ftp://x.example", "x y"),
)
"""Cells that are sound in some columns and wrong in others, or wrong everywhere."""


def figure(indicator: str, unit: str, value: str, stated: str, **cells: str) -> dict[str, str]:
    words = {"indicator": indicator, "unit": unit, "value": value, "stated_as": stated}
    return FIGURE | words | cells


def sound_figures() -> Iterator[dict[str, str]]:
    """Figures of which every check has something to judge, and finds nothing."""
    for number, year in enumerate(("2015", "2016", "2017")):
        time = {"period_start": year, "period_end": year}
        value = number + 3
        for source, qualifier, word in (("nguon-1", "exact", ""), ("nguon-2", "nearly", "gần ")):
            told = time | {"source": source, "qualifier": qualifier}
            yield figure("training_classes", "class", f"{value}", f"{word}{value} lớp", **told)
            parts = {"state_budget": 10 + 2 * number, "beneficiary": 5 + number}
            for name, part in parts.items():
                words = f"{part}.500 triệu đồng" if number else f"{part},50 tỷ đồng"
                amount = (f"funding_{name}", "billion_vnd", f"{part}.50", word + words)
                yield figure(*amount, **told)
            total = sum(parts.values()) + 1
            words = f"{word}{total} tỷ đồng"
            yield figure("funding_total", "billion_vnd", f"{total}.00", words, **told)
        yield figure("training_workers", "person", "1620", "1.620 lao động", **time)
        yield figure("training_employed_workers", "person", "1500", "một nghìn năm trăm", **time)
        missing = {"qualifier": "", "missing_reason": "not_reported"}
        yield figure("industrial_output_growth", "percent_per_year", "", "", **time, **missing)


FIGURES = tuple(sound_figures())
SOURCES = (SOURCE, SOURCE | {"id": "nguon-2", "kind": "report", "accessed_on": "2026-11-22"})


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package without any problem."""
    folder = tmp_path_factory.mktemp("sound") / "ben-tre"
    return write_package(folder, list(FIGURES), sources=list(SOURCES))


def assert_agreement(folder: Path, codebook: Codebook) -> None:
    """The gate says nothing of a package that the checks do not say."""
    gated = read_package(folder)
    full = read_package(folder, columns=None)
    gate = Gate(gated, codebook)
    for check in FORM_CHECKS:
        assert not gate.is_silent(check) or list(check(full)) == [], check
    for meaning in MEANING_CHECKS:
        assert not gate.is_silent(meaning) or list(meaning(full, codebook)) == [], meaning
    judged = in_order(check_package(gated, codebook))
    assert judged == in_order(check_package(full, codebook))


def test_the_gate_passes_what_is_sound(sound: Path, codebook: Codebook) -> None:
    """Else it would be of no use: no check goes through the rows of sound packages."""
    real = package_directories(ROOT / "datapackages")
    folders = [sound, *(one for one in real if not (one / "accepted.csv").exists())]
    for folder in folders:
        package = read_package(folder)
        of_codebook = folder.name == "codebook"
        gate = Gate(package, None if of_codebook else codebook)
        checks: list[Any] = [*FORM_CHECKS, *(() if of_codebook else MEANING_CHECKS)]
        assert [one for one in checks if not gate.is_silent(one)] == [
            one for one in checks if one in UNGATED or one not in gate.checks
        ], folder
        assert check_package(package, None if of_codebook else codebook) == []
        figures = package.tables.get("observations")
        assert figures is None or "_rows" not in vars(figures.rows)


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_changed_cells_get_past_no_check(
    data: st.DataObject, sound: Path, tmp_path: Path, codebook: Codebook
) -> None:
    """One to three cells of the figures and their sources are other ones."""
    figures = [dict(one) for one in FIGURES]
    sources = [dict(one) for one in SOURCES]
    for _ in range(data.draw(st.integers(1, 3))):
        rows = data.draw(st.sampled_from([figures, figures, figures, sources]))
        names = sorted({name for row in rows for name in row})
        row = data.draw(st.sampled_from(range(len(rows))))
        name = data.draw(st.sampled_from([*names, *(("note_vi", "breakdown") * (rows is figures))]))
        other = [one.get(name, "") for one in rows]
        rows[row][name] = data.draw(st.sampled_from([*CELLS, *other]) | st.text(max_size=8))
    folder = tmp_path / "ben-tre"
    write_package(folder, figures, sources=sources)
    assert_agreement(folder, codebook)


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=st.decimals(0, 10**13, places=4), data=st.data())
def test_other_numbers_get_past_no_check(
    value: Any, data: st.DataObject, tmp_path: Path, codebook: Codebook
) -> None:
    """A number in many units and ways of writing, beside words that state it, or nearly."""
    places = data.draw(st.integers(0, 4))
    number = f"{value:.{places}f}"
    scale, unit = data.draw(
        st.sampled_from(
            [(0, "tỷ đồng"), (3, "triệu đồng"), (9, "đồng"), (-3, "nghìn tỷ đồng"), (0, "lớp")]
        )
    )
    told = value.scaleb(scale + data.draw(st.sampled_from([0, 0, 0, 0, 1, -3])))
    words = f"{told:,.{data.draw(st.integers(0, 4))}f}".translate(str.maketrans(",.", ".,"))
    words = data.draw(st.sampled_from(["", "gần ", "khoảng ", "tăng "])) + f"{words} {unit}"
    chosen = data.draw(
        st.sampled_from([("funding_local", "billion_vnd"), ("training_classes", "class")])
    )
    qualifier = data.draw(st.sampled_from(["exact", "nearly", "approx"]))
    rows = [figure(*chosen, number, words[:120], qualifier=qualifier)]
    write_package(tmp_path / "ben-tre", rows)
    assert_agreement(tmp_path / "ben-tre", codebook)


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    figures=st.lists(
        st.tuples(
            st.sampled_from(["2015", "2016", "2017", "2017-01"]),
            st.sampled_from(["nguon-1", "nguon-2"]),
            st.sampled_from(["total", "state_budget", "national", "local", "beneficiary"]),
            st.sampled_from(["0", "1", "2", "3", "0.5", "1.00", "900", "299", "300.01"]),
            st.sampled_from(["exact", "approx", "nearly", "more_than", "at_least"]),
        ),
        min_size=2,
        max_size=12,
        unique_by=lambda one: one[:3],
    ),
    share=st.sampled_from(["", "0", "33.3", "50", "50.0", "66.7", "100"]),
)
def test_figures_that_do_not_fit_each_other_get_past_no_check(
    figures: list[tuple[str, ...]], share: str, tmp_path: Path, codebook: Codebook
) -> None:
    """Sources, sums, shares and steps between years, right and wrong."""
    rows = [
        figure(f"funding_{name}", "billion_vnd", value, "", qualifier=qualifier, source=source)
        | {"period_start": year, "period_end": year}
        for year, source, name, value, qualifier in figures
    ]
    if share:
        last = {"period_start": figures[0][0], "period_end": figures[0][0]}
        rows.append(figure("funding_state_budget_share", "percent", share, "", **last))
    sources = [SOURCE | {"id": f"nguon-{number}", "kind": "report"} for number in (1, 2)]
    write_package(tmp_path / "ben-tre", rows, sources=sources)
    assert_agreement(tmp_path / "ben-tre", codebook)


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_changed_bytes_get_past_no_check(
    data: st.DataObject, sound: Path, tmp_path: Path, codebook: Codebook
) -> None:
    """Bytes lost, added, exchanged; lines repeated or moved: as a broken program leaves a file."""
    folder = Path(shutil.copytree(sound, tmp_path / "ben-tre", dirs_exist_ok=True))
    file = folder / data.draw(st.sampled_from(["observations.csv", "sources.csv"]))
    content = bytearray((sound / file.name).read_bytes())
    odd = [b'"', b",", b"\n", b"\r", b"\r\n", b"\0", b"\xff", b"\xef\xbb\xbf", b'""', b"\n\n", b" "]
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(content)))
        lost = data.draw(st.sampled_from([0, 0, 1, 2, 150]))
        put = data.draw(st.sampled_from([b"", *odd, bytes(content[:300]), b"," * 14 + b"\n"]))
        content[place : place + lost] = put
    file.write_bytes(content)
    assert_agreement(folder, codebook)


def test_a_check_that_reads_another_field_is_run(sound: Path, codebook: Codebook) -> None:
    """A sample tells rows apart by the fields it was given, and by no other."""
    package = read_package(sound)
    coded = package.tables["observations"].coded
    assert coded is not None

    def judge(package: Package) -> Any:
        return check_period(package, codebook)

    ends = ("period_start", "period_end")
    rows = coded.first_rows(ends)
    assert not finds_nothing(judge, package, "observations", rows, ends)
    assert finds_nothing(judge, package, "observations", rows, FIELDS)


@pytest.mark.parametrize("words", ["bạn {} lớp", "{} lớp", "gần {} lớp", "{} lớp, gần", "({} lớp)"])
def test_many_different_figures_are_read_as_one(
    words: str, tmp_path: Path, codebook: Codebook, problems_of: Callable[[Path], list[Any]]
) -> None:
    """The last of hundreds is wrong and found."""
    rows = [
        figure("training_classes", "class", f"{number}", words.format(number), status="plan")
        | {"period_start": f"{1000 + number}", "period_end": f"{1000 + number}"}
        | {"qualifier": "nearly" if words.startswith("gần") else "exact"}
        for number in range(1000, 1300)
    ]
    rows[-1]["value"] = "1300"
    (problem,) = problems_of(write_package(tmp_path / "ben-tre", rows))
    assert (problem.code, problem.line) == ("stated-as-disagrees", 301)
