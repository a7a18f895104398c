"""Pages of more figures than a phone likes: each figure leads to its source instead of a drawer."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from markupsafe import Markup

from khuyencong.address import Address
from khuyencong.cache import Stored
from khuyencong.downloads import part_files, parts_of, published_observations
from khuyencong.downloads.part import AREA, INDICATOR
from khuyencong.excerpt import Excerpts
from khuyencong.load import Dataset
from khuyencong.pages import indicator, province, render
from khuyencong.pages.alike import follower
from khuyencong.pages.written import REST, WAITING, Written
from khuyencong.subjects import Subject, subject_products

NOWHERE = Address()
ROW = re.compile(r'<tr id="[^"]+" role="row".*?</tr>', re.DOTALL)
TARGET = re.compile(r'<span class="kc-source-link">[^<]*<a href="([^"]*)#(source-[^"]+)">')


def written(dataset: Dataset, kind: str, id_: str, folder: str) -> str:
    """The blocks of a page in English."""
    part = next(one for one in parts_of(dataset) if (one.kind, one.id) == (kind, id_))
    cut, codebook = Excerpts(dataset), dataset.codebook
    excerpt = (
        cut.of_area(codebook.areas[id_])
        if kind == AREA
        else cut.of_indicator(codebook.indicators[id_])
    )
    data = part_files(part, published_observations(excerpt), NOWHERE)
    files = {path: Stored.of(content) for path, content in data.items()}
    made = subject_products(Subject.of(kind, id_, excerpt, part, files, NOWHERE))
    return "".join(Written.unpacked(made[f"{WAITING}en/{folder}/{id_}/{REST}"]).blocks)


@pytest.mark.parametrize(
    ("kind", "id_", "folder"),
    [(AREA, "bac-ninh", "provinces"), (INDICATOR, "training_workers", "indicators")],
)
def test_a_figure_of_a_long_page_leads_to_its_source(
    dataset: Dataset, monkeypatch: pytest.MonkeyPatch, kind: str, id_: str, folder: str
) -> None:
    """No drawer, but the source's name, the place in it, and a link to all that is known of it."""
    short = written(dataset, kind, id_, folder)
    for module in (province, indicator):
        monkeypatch.setattr(module, "MOST_DRAWERS", 1)
    long = written(dataset, kind, id_, folder)
    rows = ROW.findall(long)
    assert len(rows) == len(ROW.findall(short)) > 1
    assert all("kc-drawer" in row for row in ROW.findall(short))
    for row in rows:
        assert "kc-drawer" not in row
        found = TARGET.search(row)
        assert found is not None
        page = found[1].removeprefix("../../provinces/").removesuffix("/") or id_
        home = long if not found[1] else written(dataset, AREA, page, "provinces")
        assert f'id="{found[2]}"' in home


HOSTILE = "100 %s %(id)s <i>&\"' {0} TTCN"
"""Signs that mean something to HTML, to patterns or to the glossary."""


@pytest.mark.parametrize("is_hostile", [False, True])
@pytest.mark.parametrize(
    ("kind", "id_", "folder"),
    [(AREA, "binh-dinh", "provinces"), (INDICATOR, "training_workers", "indicators")],
)
def test_rows_that_follow_another_are_as_the_template_writes_them(
    dataset: Dataset,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    id_: str,
    folder: str,
    *,
    is_hostile: bool,
) -> None:
    """One row of each shape is written by the template, the others are filled in after it."""
    for module in (province, indicator):
        monkeypatch.setattr(module, "MOST_DRAWERS", 1)
    if is_hostile:
        texts = dict.fromkeys(("locator", "stated_as", "note_en"), HOSTILE)
        dataset = replace(dataset, observations=dataset.observations.assign(**texts))
    followed = written(dataset, kind, id_, folder)

    def each(explained: Callable[[str], Markup]) -> Callable[..., Markup]:
        write = follower(explained)
        return lambda rows, *, differ, caller: write(rows, differ=True, caller=caller)

    render.renderer.cache_clear()
    monkeypatch.setattr(render, "follower", each)
    assert written(dataset, kind, id_, folder) == followed
    assert ("&lt;i&gt;" in followed) == is_hostile
    render.renderer.cache_clear()
