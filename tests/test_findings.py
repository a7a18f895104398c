"""Findings: words by hand, every number from the data, and withdrawn when the data change."""

import ast
from dataclasses import replace

import pandas as pd
import pytest

from khuyencong.findings import findings_of
from khuyencong.language import LANGUAGES, language
from khuyencong.load import Dataset
from khuyencong.paths import ROOT
from khuyencong.wording import figure_words

MODULES = sorted((ROOT / "khuyencong" / "findings").glob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_number_is_typed_into_prose(path) -> None:
    """Texts that are translated hold placeholders and no digit."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "_":
            text = ast.literal_eval(node.args[0])
            assert not any(sign.isdigit() for sign in text), text


@pytest.mark.parametrize("code", LANGUAGES)
def test_five_to_ten_findings_are_told(dataset: Dataset, code: str) -> None:
    """Each has its limits first, words, a chart, and nothing left to fill in."""
    told = [one for one in findings_of(dataset, language(code)) if not one.withdrawn]
    assert 5 <= len(told) <= 10
    for one in told:
        assert one.caveats
        assert one.text
        assert one.picture is not None
        assert not any("{" in words for words in (*one.caveats, *one.text))


def test_a_finding_changes_with_its_figure(dataset: Dataset) -> None:
    """Another number in the data is another number in the sentence."""
    rows = dataset.observations.copy()
    chosen = (rows["area"] == "viet-nam") & (rows["indicator"] == "demo_models")
    chosen &= rows["status"] == "target"
    chosen &= rows["period_start"] == ""
    rows.loc[chosen, ["value", "value_text"]] = [401.0, "401"]
    text = _told(replace(dataset, observations=rows), "programme").text
    assert "401\u00a0mô hình" in text[0]
    assert "400\u00a0mô hình" in _told(dataset, "programme").text[0]


@pytest.mark.parametrize(("code", "newest"), [("vi", "gần nhất"), ("en", "newest")])
def test_a_range_of_averages_says_of_which_periods(
    dataset: Dataset, code: str, newest: str
) -> None:
    """Bình Thuận has an older and smaller average, and Vĩnh Long's may hold money of others."""
    told = _told(dataset, "per-year", code)
    assert newest in told.text[0]
    assert told.picture is not None
    assert "*" in told.picture.caption.subtitle
    names = [name for name, *_ in told.picture.rows]
    assert names[0] in told.text[0]
    assert names[-1] in told.text[0]
    notes = dict(zip(names, told.picture.notes, strict=True))
    assert any("690" in note for name, note in notes.items() if "Thu" in name)


def test_nearly_all_is_not_said_of_all(dataset: Dataset) -> None:
    """The title follows the count of sources that are news items."""
    sources = dataset.sources.copy()
    sources["kind"] = "press"
    every = _told(replace(dataset, sources=sources), "exactness")
    assert every.title.endswith("tất cả đều lấy từ tin bài")
    assert f"Cả {len(sources)} nguồn" in every.text[0]
    sources.loc[sources.index[0], "kind"] = "report"
    nearly = _told(replace(dataset, sources=sources), "exactness")
    assert nearly.title.endswith("hầu hết lấy từ tin bài")
    assert f"Trong {len(sources)} nguồn có {len(sources) - 1} nguồn" in nearly.text[0]


def test_a_finding_whose_figure_is_gone_says_so(dataset: Dataset) -> None:
    """It is withdrawn with the figure's address; the others stand."""
    rows = dataset.observations
    without = rows[~((rows["area"] == "viet-nam") & (rows["indicator"] == "demo_models"))]
    changed = replace(dataset, observations=without)
    assert "viet-nam#demo_models" in _told(changed, "programme").withdrawn
    assert not _told(changed, "comparable").withdrawn


def test_a_finding_whose_title_is_no_longer_true_is_withdrawn(dataset: Dataset) -> None:
    """Once a source reports more models than the target, nobody may say it looks missed."""
    rows = dataset.observations.copy()
    chosen = (rows["area"] == "viet-nam") & (rows["indicator"] == "demo_models")
    rows.loc[chosen & (rows["period_end"] == "2020") & (rows["status"] == "actual"), "value"] = (
        900.0
    )
    withdrawn = _told(replace(dataset, observations=rows), "programme").withdrawn
    assert withdrawn
    assert "demo_models" not in withdrawn, "the figure is there"


def test_most_figures_are_not_called_exact_where_most_are_not(dataset: Dataset) -> None:
    """The other findings stand."""
    rows = dataset.observations.assign(qualifier="approx")
    changed = replace(dataset, observations=rows)
    assert _told(changed, "exactness").withdrawn
    assert not _told(changed, "silence").withdrawn


def test_results_are_not_called_rare_where_plans_have_one(dataset: Dataset) -> None:
    """Every plan is told once more, as reached."""
    rows = dataset.observations
    aims = rows[rows["status"].isin(["plan", "target"])]
    reached = aims.assign(status="actual", figure="reached." + aims["figure"])
    changed = replace(dataset, observations=pd.concat([rows, reached], ignore_index=True))
    assert not _told(dataset, "plans").withdrawn
    assert _told(changed, "plans").withdrawn


def test_without_data_every_finding_is_withdrawn(dataset: Dataset) -> None:
    """An empty site has no findings, and the page says why."""
    empty = replace(
        dataset,
        observations=dataset.observations.iloc[:0],
        narratives=dataset.narratives.iloc[:0],
        doubts={},
    )
    assert all(one.withdrawn for one in findings_of(empty, language("en")))


def test_the_figures_behind_a_finding_are_results_or_named(dataset: Dataset) -> None:
    """Money a year stands on results only."""
    one = _told(dataset, "per-year")
    assert {row["status"] for row in one.figures} == {"actual"}
    assert {row["breakdown"] for row in one.figures} == {""}
    assert one.picture is not None
    assert figure_words(one.figures[0], dataset.codebook, language("vi"))


def _told(dataset: Dataset, id_: str, code: str = "vi"):
    return next(one for one in findings_of(dataset, language(code)) if one.id == id_)
