"""Charts: pictures without a script, interactive when asked for, and all that may be taken away."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

PAGES = {"vi": "provinces/bac-ninh/", "en": "en/provinces/bac-ninh/"}


def test_without_a_script_a_chart_is_its_picture_its_table_and_its_files(
    reader: Callable[..., object],
) -> None:
    """The button that needs a script is not shown; the menu opens and its links are there."""
    with reader(360, javascript=False) as one:
        page = one.open(PAGES["vi"])
        chart = page.locator("figure.kc-picture").first
        assert chart.locator("img.kc-light").is_visible()
        chart.locator(".kc-details summary").click()
        assert chart.locator("table").is_visible()
        assert not chart.locator(".kc-picture__start").is_visible()
        chart.locator(".kc-menu summary").click()
        links = chart.locator(".kc-menu a")
        assert [links.nth(n).inner_text() for n in range(4)] == ["PNG", "SVG", "CSV", "Vega-Lite"]
        assert one.trouble == []


@pytest.mark.parametrize("language", PAGES)
@pytest.mark.parametrize("touch", [False, True], ids=["mouse", "touch"])
def test_a_chart_comes_alive_on_demand(
    reader: Callable[..., object], language: str, touch: bool
) -> None:
    """Vega is loaded by the button and not before; a bar then tells figure, period and source."""
    with reader(360, dark=touch, touch=touch) as one:
        page = one.open(PAGES[language])
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.wait_for_load_state("networkidle")
        chart = page.locator("figure.kc-picture").first
        height = chart.locator("img:visible").bounding_box()["height"]
        assert not any("vega" in address for address in asked)
        chart.locator(".kc-picture__start").click()
        stage = chart.locator(".kc-picture__stage svg")
        stage.wait_for()
        assert any("vega-embed.js" in address for address in asked)
        assert abs(stage.bounding_box()["height"] - height) < 3
        bar = stage.locator(".mark-rect path[aria-label*='figure: ']").last
        bar.evaluate("bar => bar.scrollIntoView({ block: 'center' })")
        label = bar.get_attribute("aria-label")
        wanted = re.search(r"name: (.*); figure: (.*); origin: (.*)$", label).groups()
        (bar.tap if touch else bar.hover)(force=True)
        said = chart.locator(".kc-picture__tooltip").inner_text().split("\n")
        assert tuple(said) == wanted
        assert re.search(r"\d.* · .+", said[2])
        assert one.trouble == []


def test_a_chart_that_cannot_be_loaded_says_so(reader: Callable[..., object]) -> None:
    """The picture stays, the reader is told, and may try again."""
    with reader(360) as one:
        page = one.open(PAGES["vi"])
        page.route("**/vega-embed.js", lambda route: route.abort())
        chart = page.locator("figure.kc-picture").first
        chart.locator(".kc-picture__start").click()
        chart.get_by_text("Không tải").wait_for()
        assert chart.locator("img.kc-light").is_visible()
        assert chart.locator(".kc-picture__start").is_enabled()


def test_the_menu_copies_the_link_and_the_code(reader: Callable[..., object]) -> None:
    """What is copied is a full address, and an iframe of it."""
    with reader(1440, clipboard=True) as one:
        page = one.open(PAGES["en"])
        chart = page.locator("figure.kc-picture").first
        chart.locator(".kc-menu summary").click()
        link, code = (chart.locator(".kc-copy").nth(n) for n in range(2))
        link.click()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == f"{one.address}{PAGES['en']}#chart-bac-ninh-outputs"
        code.click()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith(f'<iframe src="{one.address}en/embed/bac-ninh-outputs/"')
        assert code.inner_text() == "Copied"
        assert one.trouble == []


def test_a_button_that_copied_is_itself_again(reader: Callable[..., object]) -> None:
    """With the words that are for the ear alone."""
    with reader(1440, clipboard=True) as one:
        page = one.open(PAGES["en"])
        page.locator(".kc-takeaway summary").nth(1).click()
        button = page.locator(".kc-takeaway").nth(1).locator(".kc-copy").first
        before = button.inner_html()
        assert "<span" in before
        button.click()
        expect(button).to_have_text("Copied")
        expect(button).not_to_have_text("Copied")
        assert button.inner_html() == before


def test_what_the_browser_refuses_to_copy_is_shown(reader: Callable[..., object]) -> None:
    """Selected, so that the keyboard copies it."""
    with reader(1440, clipboard=True) as one:
        page = one.open(PAGES["en"])
        page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject('no') }")
        chart = page.locator("figure.kc-picture").first
        chart.locator(".kc-menu summary").click()
        chart.locator(".kc-copy").first.click()
        shown = chart.locator(".kc-copy__text")
        expect(shown).to_have_value(f"{one.address}{PAGES['en']}#chart-bac-ninh-outputs")
        selected = "field => field.value.slice(field.selectionStart, field.selectionEnd)"
        assert shown.evaluate(selected) == shown.input_value()
        assert one.trouble == []


@pytest.mark.parametrize("language", PAGES)
def test_every_chart_has_a_sharp_png_and_a_table_for_excel(site: Path, language: str) -> None:
    """The PNG has two pixels for each of the drawing; the table opens with the right accents."""
    drawings = [
        path
        for path in (site / "charts").glob(f"*.{language}.svg")
        if not path.name.endswith("dark.svg")
    ]
    assert drawings
    for drawing in drawings:
        with Image.open(drawing.with_suffix(".png")) as image:
            width = float(drawing.read_text(encoding="utf-8").split('width="', 1)[1].split('"')[0])
            assert abs(image.width - 2 * width) <= 2
        table = drawing.with_suffix(".csv").read_bytes()
        assert table.startswith(b"\xef\xbb\xbf")
        assert len(list(csv.reader(io.StringIO(table.decode("utf-8-sig"))))) > 1


def test_the_table_of_a_chart_keeps_precision_and_source(site: Path) -> None:
    """Nearly 144 is still nearly in the CSV of the funding chart, with what the source said."""
    text = (site / "charts/binh-thuan-funding.vi.csv").read_text(encoding="utf-8-sig")
    rows = {row["indicator"]: row for row in csv.DictReader(io.StringIO(text))}
    total = rows["funding_total"]
    assert (total["value"], total["qualifier"]) == ("144", "nearly")
    assert total["stated_as"] == "gần 144 tỷ đồng"
    assert total["source_title"]


@pytest.mark.parametrize(
    ("code", "said"), [("vi", "1.918 người mỗi năm"), ("en", "1,918 people a")]
)
def test_the_table_of_a_chart_of_averages_has_them(site: Path, code: str, said: str) -> None:
    """Beside the figures that they were computed from, in the words of the chart."""
    table = site / f"charts/training_workers-areas.{code}.csv"
    text = table.read_text(encoding="utf-8-sig")
    rows = {row["area"]: row for row in csv.DictReader(io.StringIO(text))}
    assert rows["ha-noi"]["value"] == "9590"
    assert said in rows["ha-noi"][f"average_per_year_{code}"]
    assert len({len(row) for row in rows.values()}) == 1


@pytest.mark.parametrize(
    ("chart", "column", "figure", "said"),
    [
        ("finding-who-pays", "national_share", "funding_national", "%"),
        ("dak-nong-funding-plan", "not_broken_down", "funding_total", "tỷ đồng"),
    ],
)
def test_the_table_of_a_chart_has_what_was_computed(
    site: Path, chart: str, column: str, figure: str, said: str
) -> None:
    """At the figure that it belongs to and at no other, in the words of the chart."""
    text = (site / f"charts/{chart}.vi.csv").read_text(encoding="utf-8-sig")
    drawing = (site / f"charts/{chart}.vi.svg").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    for row in rows:
        words = row[f"{column}_vi"]
        assert bool(words) == (row["indicator"] == figure)
        assert said in words or not words
    assert rows
    first = next(row[f"{column}_vi"] for row in rows if row[f"{column}_vi"])
    assert first in drawing.replace("\N{NO-BREAK SPACE}", " ")
