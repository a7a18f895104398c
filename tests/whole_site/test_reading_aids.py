"""What helps a reader to believe a figure: its source at hand, abbreviations, sentences, paper."""

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

WEIGHTS = (0.2126, 0.7152, 0.0722)
"""Of red, green and blue in the luminance of a colour."""
READABLE = 4.5
"""Least contrast of words (WCAG 2.2, 1.4.3)."""


@pytest.mark.parametrize(
    ("path", "publisher", "place"),
    [
        ("indicators/funding_total/", "Nơi công bố", "đoạn 2"),
        ("en/indicators/funding_total/", "Publisher", "paragraph 2"),
    ],
)
def test_a_figure_opens_its_source_where_it_stands(
    reader: Callable[..., object], path: str, publisher: str, place: str
) -> None:
    """Without a script and without leaving the page: words, title, publisher, date, place in it."""
    with reader(360, javascript=False) as one:
        row = one.open(path).locator("tr", has_text="144").first
        expect(row.locator("q")).to_have_text("gần 144 tỷ đồng")
        inside = row.locator(".kc-drawer__inside")
        expect(inside).to_be_hidden()
        row.locator("summary").click()
        expect(inside).to_be_visible()
        expect(inside).to_contain_text("Nâng cao năng lực hoạt động khuyến công")
        expect(inside).to_contain_text(publisher)
        expect(inside).to_contain_text("2018")
        expect(inside).to_contain_text(place)
        assert one.trouble == []


@pytest.mark.parametrize(
    ("path", "begins", "ends"),
    [
        (
            "provinces/binh-thuan/",
            "Bình Thuận, Tổng kinh phí khuyến công, 2005–2018 (suy ra): gần 144 tỷ đồng (nguyên"
            " văn: “gần 144 tỷ đồng”). Nguồn: bài báo, 23/10/2018: “Bình Thuận: Nâng cao",
            r"Dẫn theo Khuyến công mở, phiên bản [\d.]+ ngày \d+/\d+/\d{{4}},"
            r" {address}provinces/binh-thuan/#{figure}, {vi}",
        ),
        (
            "en/indicators/funding_total/",
            "Total industrial extension funding, Binh Thuan, 2005–2018 (inferred): nearly 144"
            " billion VND (in the source's words: “gần 144 tỷ đồng”). Source: press article",
            r"Cited after Khuyến công Open Data, version [\d.]+ of \d+ \w+ \d{{4}},"
            r" {address}en/provinces/binh-thuan/#{figure}, {en}",
        ),
    ],
)
def test_a_figure_is_copied_as_one_cites_it(
    reader: Callable[..., object], path: str, begins: str, ends: str
) -> None:
    """Its own words, its precision, its source, and the address at which it is found next year.

    The version of the data and the day tell what stood there, should it be corrected meanwhile.
    """
    now = datetime.now().astimezone()
    days = {"vi": f"{now:%-d/%-m/%Y}", "en": f"{now:%-d %B %Y}"}
    figure = "funding_total.2005.2018.-.actual.press-2018-10-23"
    with reader(360, clipboard=True) as one:
        page = one.open(path)
        row = page.locator(f'tr[id$="{figure}"]')
        row.locator("summary").click()
        row.locator(".kc-copy").click()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith(begins)
        end = ends.format(address=re.escape(one.address), figure=re.escape(figure), **days)
        assert re.search(f"{end}$", copied)
        row.get_by_role("link", name=re.compile("Liên kết đến|Link to this")).click()
        expect(page.locator("tr:target")).to_have_attribute("id", figure)
        assert one.trouble == []


@pytest.mark.parametrize(
    ("path", "figure", "told"),
    [
        (
            "provinces/viet-nam/",
            "management_trainees.2015.2015.-.actual.press-ven-2016-01-16",
            "Ghi chú: Chỉ chương trình khuyến công quốc gia",
        ),
        (
            "en/provinces/bac-ninh/",
            "training_workers.2019.2019.",
            "Note: ",
        ),
    ],
)
def test_a_citation_has_what_limits_the_figure(
    reader: Callable[..., object], path: str, figure: str, told: str
) -> None:
    """Its note, also where that stands below the table for several figures."""
    with reader(360, clipboard=True) as one:
        row = one.open(path).locator(f'tr[id^="{figure}"]').first
        row.locator("summary").click()
        assert f". {told}" in row.locator(".kc-copy").get_attribute("data-copy")


def test_a_figure_and_its_source_are_under_four_taps_away(reader: Callable[..., object]) -> None:
    """How many workers Bắc Ninh trained in 2014–2018, and who says so, from the home page."""
    with reader(360, touch=True) as one:
        page = one.open("")
        page.locator(".kc-tiles").get_by_role("link", name=re.compile("^Bắc Ninh")).tap()
        expect(page.locator("h1")).to_contain_text("Bắc Ninh")
        page.locator(".kc-highlights__figure", has_text="1.620").tap()
        row = page.locator("tr:target")
        expect(row).to_contain_text("2014–2018")
        expect(row).to_be_in_viewport()
        row.locator("summary").tap()
        expect(row.locator(".kc-drawer__inside")).to_be_visible()
        assert one.trouble == []


def test_statements_open_their_source_too(reader: Callable[..., object]) -> None:
    """An inferred province says in each drawer how it is known."""
    with reader(360, javascript=False) as one:
        statement = one.open("provinces/bac-ninh/").locator(".kc-narratives li").first
        statement.locator("summary").click()
        expect(statement).to_contain_text("Vì sao biết là địa bàn này")


def test_an_abbreviation_is_explained_where_it_stands(reader: Callable[..., object]) -> None:
    """A finger or a key is enough, the words of the source stay as they are."""
    with reader(360, javascript=False) as one:
        page = one.open("provinces/binh-thuan/")
        quoted = page.locator("q", has_text="CCN").first
        assert quoted.inner_text() == "5 cụm công nghiệp (CCN)"
        short = quoted.locator("abbr")
        short.focus()
        shown = short.evaluate("abbr => getComputedStyle(abbr, '::after').content")
        assert shown == '"cụm công nghiệp"'


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("provinces/binh-thuan/", r"\d+ con số.*có chữ gần, trên, khoảng"),
        ("en/provinces/binh-thuan/", r"\d+ figures, of which .*have “nearly”"),
        ("indicators/training_workers/", r"\d+ con số của \d+ tỉnh, thành phố"),
    ],
)
def test_a_sentence_says_what_a_table_shows(
    reader: Callable[..., object], path: str, sentence: str
) -> None:
    """It is the table's caption, so that a screen reader says it first."""
    with reader(360, javascript=False) as one:
        captions = one.open(path).locator(".kc-figures caption").all_inner_texts()
        assert any(re.search(sentence, text.replace("\u00a0", " ")) for text in captions), captions


def _contrast_on_white(element: Locator) -> float:
    """How far words in the colour of an element stand out on paper."""
    colour = element.evaluate("one => getComputedStyle(one).color")
    shares = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares]
    luminance = sum(weight * one for weight, one in zip(WEIGHTS, linear, strict=True))
    return 1.05 / (luminance + 0.05)


def test_a_page_prints_on_a4_without_controls(
    reader: Callable[..., object], tmp_path: Path
) -> None:
    """Menus, search and folded sources stay off the paper, the light drawing is on it."""
    with reader(1440, dark=True) as one:
        page = one.open("provinces/binh-thuan/")
        page.emulate_media(media="print")
        for control in (".md-header", ".kc-picture__tools", ".kc-breadcrumbs"):
            expect(page.locator(control).first).to_be_hidden()
        expect(page.locator("img.kc-light").first).to_be_visible()
        expect(page.locator("img.kc-dark").first).to_be_hidden()
        expect(page.locator("section.kc-source").first).to_be_visible()
        for words in ("h1", ".kc-highlights__name", ".kc-note", ".kc-stated"):
            assert _contrast_on_white(page.locator(words).first) >= READABLE
        paper = page.pdf(prefer_css_page_size=True)
        width, height = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", paper).groups()
        assert (round(float(width)), round(float(height))) == (595, 842)


def test_printed_figures_of_many_areas_have_their_sources(reader: Callable[..., object]) -> None:
    """An area's page ends with its sources; on an indicator's each figure names its own."""
    with reader(1440) as one:
        page = one.open("indicators/funding_total/")
        page.emulate_media(media="print")
        row = page.locator("tr", has_text="144").first
        expect(row.get_by_text("Nâng cao năng lực hoạt động khuyến công")).to_be_visible()
        expect(row.locator("dl")).to_be_hidden()
        page = one.open("provinces/binh-thuan/")
        page.emulate_media(media="print")
        expect(page.locator(".kc-figures .kc-source__title").first).to_be_hidden()


def _address_with(status: str) -> str:
    return f"funding_state_budget.2021.2025.-.{status}.press-vietnam-vn-undated"


@pytest.mark.parametrize(
    ("path", "area"),
    [("provinces/viet-nam/", ""), ("en/indicators/funding_state_budget/", "viet-nam.")],
)
def test_an_address_of_a_corrected_figure_leads_to_the_nearest(
    reader: Callable[..., object], path: str, area: str
) -> None:
    """It was called a result once, and is a plan; who quoted it is told, and not left alone."""
    with reader(360) as one:
        page = one.open(f"{path}#{area}{_address_with('actual')}")
        notice, marked = page.locator(".kc-notice[role=status]"), page.locator("tr.kc-nearest")
        expect(notice).to_be_in_viewport()
        expect(marked).to_have_id(f"{area}{_address_with('plan')}")
        page.goto(f"{one.address}{path}#{area}{_address_with('plan')}")
        expect(notice).to_have_count(0)
        expect(marked).to_have_count(0)
        assert one.trouble == []


def test_an_address_of_a_figure_that_is_gone_says_so(reader: Callable[..., object]) -> None:
    """Where nothing is near, none is shown as if it were."""
    with reader(360) as one:
        page = one.open("provinces/viet-nam/#jobs_created.1999.2000.-.actual.press-1")
        expect(page.locator(".kc-notice[role=status]")).to_be_in_viewport()
        expect(page.locator("tr.kc-nearest")).to_have_count(0)


@pytest.mark.parametrize("path", ["provinces/bac-ninh/", "about/"])
def test_an_address_that_no_browser_writes_does_no_harm(
    reader: Callable[..., object], path: str
) -> None:
    """As one that somebody cut off or typed: “#100%”."""
    with reader(360) as one:
        one.open(f"{path}#100%")
        assert one.trouble == []
