"""The map of tiles on indicator pages: colours, words, links, and a weight for phones."""

import gzip
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

PATHS = {"vi": "indicators/training_workers/", "en": "en/indicators/training_workers/"}
Opener = Callable[..., object]


@pytest.mark.parametrize("language", PATHS)
def test_a_tile_says_its_figure_and_leads_to_it(rich_reader: Opener, language: str) -> None:
    """Precision, unit and period are in the tile's name, without a script."""
    name = {
        "vi": re.compile("^Yên Bái: ít nhất 126.người mỗi năm, 2016–2020"),
        "en": re.compile("^Yen Bai: at least 126.people a year, 2016–2020"),
    }[language]
    with rich_reader(360, javascript=False) as one:
        page = one.open(PATHS[language])
        page.locator(".kc-map").first.get_by_role("link", name=name).click()
        assert "provinces/yen-bai/#training_workers.2016.2020" in page.url
        assert one.trouble == []


@pytest.mark.parametrize("dark", [False, True])
def test_colours_hatching_and_frames_tell_tiles_apart(rich_reader: Opener, dark: bool) -> None:
    """Five shades, a frame for what cannot be compared and hatching for nothing, in any light."""
    with rich_reader(dark=dark) as one:
        page = one.open(PATHS["vi"])
        map_ = page.locator(".kc-map").first
        legend = map_.locator(".kc-legend li")
        assert legend.count() == 7
        shades = {
            map_.locator(f".kc-tiles .kc-tile--shade-{shade}").first.evaluate(
                "tile => getComputedStyle(tile).backgroundColor"
            )
            for shade in range(1, 6)
        }
        assert len(shades) == 5
        empty = map_.locator(".kc-tiles .kc-tile--none").first
        assert "gradient" in empty.evaluate("tile => getComputedStyle(tile).backgroundImage")
        plan = map_.locator("[aria-label^='An Giang']")
        expect(plan.locator("..")).to_have_class(re.compile("kc-tile--apart"))
        assert "kế hoạch" in (plan.get_attribute("aria-label") or "")


def test_the_map_is_a_list_that_a_keyboard_walks(rich_reader: Opener) -> None:
    """63 links and two archipelagos; Tab goes from one to the next, and the focus is seen."""
    with rich_reader() as one:
        page = one.open(PATHS["en"])
        map_ = page.locator(".kc-map").first
        tiles = map_.get_by_role("list").first.get_by_role("listitem")
        assert tiles.count() == 65
        assert map_.locator(".kc-tiles a").count() == 63
        assert "Hoang Sa: archipelago, without data" in tiles.all_text_contents()
        map_.locator(".kc-tiles a").first.focus()
        page.keyboard.press("Tab")
        second = map_.locator(".kc-tiles a").nth(1)
        expect(second).to_be_focused()
        assert second.evaluate("link => getComputedStyle(link).outlineStyle") == "solid"


def test_both_divisions_are_shown_where_both_have_figures(rich_reader: Opener) -> None:
    """Hà Nội is in the 63 and in the 34; the home page has both maps too."""
    with rich_reader(javascript=False) as one:
        page = one.open(PATHS["vi"])
        for division in ("63", "34"):
            tile = page.locator(f".kc-tiles--{division} [aria-label^='Hà Nội: 36']")
            expect(tile).to_be_visible()
        page = one.open("")
        assert page.locator(".kc-map").count() == 2


def test_one_figure_alone_is_shown_without_classes(reader: Opener) -> None:
    """Nothing can be compared with it, so the legend only says that it is there."""
    with reader(javascript=False) as one:
        page = one.open("indicators/cleaner_production_assessments/")
        legend = page.locator(".kc-legend").first.inner_text()
        assert "có số liệu công bố" in legend
        tile = page.locator("[aria-label^='Bình Thuận']").first
        assert "18 doanh nghiệp" in (tile.get_attribute("aria-label") or "").replace("\u00a0", " ")


@pytest.mark.parametrize("path", [*PATHS.values(), "compare/", "coverage/"])
def test_a_first_visit_is_light(rich_site: Path, path: str) -> None:
    """Page, styles and scripts together, compressed as hosts send them, are below 250 kB."""
    page = (rich_site / path / "index.html").read_text(encoding="utf-8")
    parts = {
        (rich_site / path / address).resolve()
        for address in re.findall(r'(?:src|href)="?([^"\s>]+\.(?:css|js|svg))"?[\s>]', page)
        if ".dark." not in address and "download" not in address
    }
    assert any(part.name == "site.css" for part in parts)
    contents = [page.encode(), *(part.read_bytes() for part in parts if part.is_file())]
    assert sum(len(gzip.compress(content)) for content in contents) < 250_000


@pytest.mark.parametrize("width", [320, 360])
def test_no_name_is_cut_on_a_phone(reader: Opener, width: int) -> None:
    """Long ones go on in a second line, also inside a frame."""
    with reader(width) as one:
        for path in PATHS.values():
            cut = one.open(path).locator(".kc-tiles:visible .kc-tile > :first-child")
            assert cut.count() > 60
            assert cut.evaluate_all(CUT) == []


CUT = """tiles => tiles.filter(tile => {
    const text = document.createRange();
    text.selectNodeContents(tile.firstChild);
    const [inner, outer] = [text.getBoundingClientRect(), tile.getBoundingClientRect()];
    return inner.left < outer.left - 1 || inner.right > outer.right + 1
        || inner.top < outer.top - 1 || inner.bottom > outer.bottom + 1;
}).map(tile => tile.textContent)"""
"""Names of tiles whose text is larger than they are."""
