"""Links of hand-written pages to places: found in the finished pages, or told with their line."""

from pathlib import Path

import pytest

from khuyencong import anchors, written_pages
from khuyencong.anchors import ensure_anchors
from khuyencong.cache import Cache
from khuyencong.language import language
from khuyencong.refusal import refusal
from khuyencong.writing_errors import BrokenLinksError

PAGES = {
    "about/index.html": b'<h2 id="errors">A</h2>',
    "index.html": b"<p>",
    "provinces/ben-tre/index.html": b'<tr id="jobs_created.2020.2020.-.actual.a">',
    "en/about/index.html": b"<p>",
}


def test_each_place_that_a_page_leads_to_is_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Figures come into a page after MkDocs, so that it could not say which are there."""
    for code in ("vi", "en"):
        (tmp_path / code).mkdir()
    (tmp_path / "en/about.md").write_text("# A\n\n[a](#errors) [b](lost.md#x)\n")
    (tmp_path / "vi/about.md").write_text(
        "# A\n[a](#errors) [b](about.md#errors) [c](https://a.example/#x) [d](/data/#x)\n"
        "[e](provinces/ben-tre/index.md#jobs_created.2020.2020.-.actual.a)\n"
        "[f](index.md#first) [g](<provinces/ben-tre/index.md#jobs_created>) [h](lost.md)\n"
    )
    for module in (anchors, written_pages):
        monkeypatch.setattr(module, "WRITTEN_PAGES", tmp_path)
    cache = Cache(tmp_path / "cache")
    with pytest.raises(BrokenLinksError) as caught:
        ensure_anchors(cache.keep(PAGES), cache)
    assert [(one.place, one.link) for one in caught.value.links] == [
        (f"{tmp_path / 'vi/about.md'}:4", "index.md#first"),
        (f"{tmp_path / 'vi/about.md'}:4", "provinces/ben-tre/index.md#jobs_created"),
        (f"{tmp_path / 'en/about.md'}:3", "#errors"),
    ]
    assert "(trang ấy không có mục này)" in refusal(caught.value, language("vi"))


def test_pages_that_lead_somewhere_pass(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is said."""
    for code in ("vi", "en"):
        (tmp_path / code).mkdir()
    (tmp_path / "vi/about.md").write_text("[a](#errors)\n")
    for module in (anchors, written_pages):
        monkeypatch.setattr(module, "WRITTEN_PAGES", tmp_path)
    cache = Cache(tmp_path / "cache")
    ensure_anchors(cache.keep(PAGES), cache)
