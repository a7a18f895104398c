"""The page of quality, and the warnings beside the figures they concern."""

import shutil
from pathlib import Path

import pytest
from builders import write_descriptor

from khuyencong.checks import Verdict, check_all
from khuyencong.json_text import decoded
from khuyencong.language import language
from khuyencong.load import Dataset, load_dataset
from khuyencong.package import package_directories
from khuyencong.pages.figures import figure_rows
from khuyencong.pages.groups import totals_first
from khuyencong.pages.quality import quality_pages
from khuyencong.problems import catalogue

WORDS = "gần 7.000 lao động nông thôn"
VAGUE = "hàng nghìn lao động nông thôn"


@pytest.fixture
def warned(packages: Path) -> Verdict:
    """The figures of one real article, the words of one of which cannot be read."""
    for accepted in packages.glob("*/accepted.csv"):
        accepted.unlink()
    for folder in packages.iterdir():
        if folder.name not in {"binh-thuan", "codebook"}:
            shutil.rmtree(folder) if folder.is_dir() else folder.unlink()
    sources = packages / "binh-thuan/sources.csv"
    first = sources.read_text(encoding="utf-8").splitlines(keepends=True)[:2]
    sources.write_text("".join(first), encoding="utf-8")
    descriptor = decoded(sources.with_name("datapackage.json").read_bytes())
    cited = [one for one in descriptor["sources"] if one["title"] in first[1]]
    write_descriptor(sources.parent, descriptor | {"sources": cited})
    table = packages / "binh-thuan/observations.csv"
    kept = [
        line
        for line in table.read_text(encoding="utf-8").splitlines(keepends=True)
        if line.startswith("indicator,") or "press-2018-10-23,đoạn" in line
    ]
    table.write_text("".join(kept), encoding="utf-8")
    table.write_text(table.read_text(encoding="utf-8").replace(WORDS, VAGUE), encoding="utf-8")
    return check_all(package_directories(packages))


def accept(packages: Path) -> Verdict:
    """The same with the warning accepted."""
    (packages / "binh-thuan/accepted.csv").write_text(
        "code,file,line_key,expect,reason,accepted_by,accepted_on\n"
        "stated-as-unreadable,observations.csv,"
        "training_workers.2005.2018.-.actual.press-2018-10-23,"
        f"7000: {VAGUE},Đã xem lại nguồn.,ban biên tập,2026-11-22\n",
        encoding="utf-8",
    )
    return check_all(package_directories(packages))


def published(verdict: Verdict) -> Dataset:
    assert verdict.codebook is not None
    warnings = (*verdict.problems, *(one.problem for one in verdict.accepted))
    return load_dataset(verdict.packages, verdict.codebook, warnings)


@pytest.fixture(params=["open", "accepted"])
def verdict(request: pytest.FixtureRequest, warned: Verdict, packages: Path) -> Verdict:
    """The warning as it was found, and accepted."""
    return warned if request.param == "open" else accept(packages)


def test_a_figure_says_that_it_carries_a_warning(verdict: Verdict) -> None:
    """Only the figure itself, whether the warning is open or accepted."""
    dataset = published(verdict)
    rows = figure_rows(totals_first(dataset.rows), dataset, language("vi"))
    marked = {row.indicator: row.warnings for row in rows if row.warnings}
    assert set(marked) == {"training_workers"}
    assert VAGUE in marked["training_workers"][0].message


@pytest.mark.parametrize("code", ["vi", "en"])
def test_the_page_counts_open_and_accepted_apart(
    warned: Verdict, packages: Path, code: str
) -> None:
    """Before and after an editor has accepted the warning, with the reason."""
    for verdict, counts in ((warned, (1, 0)), (accept(packages), (0, 1))):
        context = quality_pages(published(verdict), verdict, language(code))[0].context
        (area,) = (one for one in context["areas"] if one["id"] == "binh-thuan")
        assert (area["open"], area["accepted"]) == counts
        assert area["exact"].startswith("7")
        assert [one["reason"] for one in context["accepted"]] == ["Đã xem lại nguồn."] * counts[1]


def test_every_rule_has_its_section(real_verdict: Verdict) -> None:
    """All codes of the catalogue, errors first."""
    page = quality_pages(published(real_verdict), real_verdict, language("vi"))[1]
    assert {one["code"] for one in page.context["problems"]} == set(catalogue())
    kinds = [one["is_error"] for one in page.context["problems"]]
    assert kinds == sorted(kinds, reverse=True)
