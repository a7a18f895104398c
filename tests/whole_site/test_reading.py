"""A reader walks through the site in a real browser."""

import re

import pytest
from playwright.sync_api import expect


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("dark", [False, True])
def test_from_home_to_the_source(reader, width: int, dark: bool) -> None:
    """Home, province, indicator, source: each is one link away, without trouble."""
    with reader(width, dark=dark) as one:
        page = one.open("")
        page.locator("main").get_by_role("link", name="Bình Thuận", exact=True).first.click()
        expect(page.locator("h1")).to_contain_text("Bình Thuận")
        assert one.path == "provinces/binh-thuan/"
        page.get_by_role("link", name="Tổng kinh phí khuyến công", exact=True).first.click()
        assert one.path == "indicators/funding_total/"
        drawer = page.locator("tr", has_text="gần 144").first.locator(".kc-drawer")
        drawer.locator("summary").click()
        drawer.get_by_role("link", name="Mọi nguồn của địa bàn này").click()
        assert one.page.url.endswith("provinces/binh-thuan/#source-press-2018-10-23")
        expect(page.locator("#source-press-2018-10-23")).to_be_in_viewport()
        assert one.trouble == []


@pytest.mark.parametrize(
    "path", ["", "provinces/binh-thuan/", "indicators/funding_total/", "about/"]
)
def test_each_page_leads_to_its_twin_and_back(reader, path: str) -> None:
    """The link to the other language keeps the page."""
    with reader() as one:
        page = one.open(path)
        assert page.locator("html").get_attribute("lang") == "vi"
        page.locator(".kc-language__link").click()
        assert one.path == f"en/{path}"
        assert page.locator("html").get_attribute("lang") == "en"
        page.locator(".kc-language__link").click()
        assert one.path == path
        assert one.trouble == []


PAGES = (
    "",
    "provinces/",
    "provinces/bac-ninh/",
    "provinces/quang-ngai/",
    "provinces/vinh-long-2025/",
    "indicators/",
    "indicators/training_workers/",
    "indicators/workshops/",
    "coverage/",
    "data/",
    "glossary/",
    "methodology/",
    "about/",
)


@pytest.mark.parametrize("width", [320, 360, 1440])
@pytest.mark.parametrize("prefix", ["", "en/"])
def test_no_page_scrolls_sideways(reader, width: int, prefix: str) -> None:
    """Nothing is wider than the screen, in either language, except inside its own scroll box."""
    with reader(width) as one:
        widths = {
            path: one.open(prefix + path).evaluate("document.documentElement.scrollWidth")
            for path in PAGES
        }
        assert {path: found for path, found in widths.items() if found > width} == {}
        assert one.trouble == []


def test_pages_read_without_javascript(reader) -> None:
    """Figures, charts with text alternative, tables and statements are there with no script."""
    with reader(360, javascript=False) as one:
        page = one.open("provinces/bac-ninh/")
        expect(page.get_by_text("1.620").first).to_be_visible()
        picture = page.locator("img.kc-light").first
        expect(picture).to_be_visible()
        assert "1.620" in (picture.get_attribute("alt") or "")
        expect(page.locator("img.kc-dark").first).to_be_hidden()
        expect(page.locator("table.kc-figures").first).to_be_visible()
        expect(page.get_by_role("heading", name=re.compile("Khó khăn"))).to_be_visible()
        assert one.trouble == []


def test_an_area_without_figures_is_worth_reading(reader) -> None:
    """Quảng Ngãi's page says that there is no figure, and what the source does say."""
    with reader(360, javascript=False) as one:
        main = one.open("provinces/quang-ngai/").locator("main")
        expect(main.locator(".kc-notice", has_text="không nêu con số nào")).to_be_visible()
        expect(main.get_by_role("heading", name="Giải pháp đề xuất")).to_be_visible()
        assert main.locator(".kc-narratives li").count() == 12


def test_charts_follow_the_colour_scheme(reader) -> None:
    """A reader in dark mode sees the dark drawing and only that one."""
    with reader(dark=True) as one:
        page = one.open("provinces/bac-ninh/")
        expect(page.locator("img.kc-dark").first).to_be_visible()
        expect(page.locator("img.kc-light").first).to_be_hidden()


def test_inferred_provinces_say_how_they_are_known(reader) -> None:
    """The two articles that name no province come with the evidence for theirs."""
    with reader(javascript=False) as one:
        for area, heading in (("bac-ninh", "Vì sao biết là địa bàn này"), ("ben-tre", "Vì sao")):
            expect(one.open(f"provinces/{area}/").locator("main")).to_contain_text(heading)


def test_a_figure_has_an_address_of_its_own(reader) -> None:
    """The address of one figure leads to its row, today and next year."""
    with reader() as one:
        page = one.open("provinces/bac-ninh/#training_workers.2014.2018.-.actual.press-undated")
        row = page.locator("[id='training_workers.2014.2018.-.actual.press-undated']")
        expect(row).to_be_in_viewport()


def test_the_other_language_shows_the_same_figure(reader) -> None:
    """Who was led to one figure finds it again there, and is not sent to the top of the page."""
    figure = "provinces/bac-ninh/#training_workers.2014.2018.-.actual.press-undated"
    with reader(360) as one:
        page = one.open(figure)
        page.locator(".kc-language__link").click()
        page.wait_for_url(f"**/en/{figure}")
        row = page.locator("[id='training_workers.2014.2018.-.actual.press-undated']")
        expect(row).to_be_in_viewport()
        assert one.trouble == []


def test_what_stands_out_names_its_source(reader) -> None:
    """Each figure of the summary says who published it, and where its area was inferred."""
    with reader(360, javascript=False) as one:
        page = one.open("provinces/bac-ninh/")
        cards = page.locator(".kc-highlights li")
        assert cards.locator(".kc-highlights__source a").count() == cards.count()
        expect(cards.filter(has_text="1.620 người")).to_contain_text("(địa bàn suy ra)")
        expect(cards.filter(has_text="29,29 tỷ")).not_to_contain_text("(địa bàn suy ra)")


def test_an_accepted_warning_says_why(reader) -> None:
    """Beside the figure, in the words of who accepted it."""
    with reader(360, javascript=False) as one:
        warnings = one.open("provinces/ben-tre/").locator(".kc-warning")
        reasons = warnings.filter(has_text="Chấp nhận vì")
        assert reasons.count() == warnings.count() > 0
        assert len(reasons.first.locator("span[lang=vi]").inner_text()) > 20


def test_a_summary_says_that_an_area_was_inferred(reader) -> None:
    """Before the first figure, and nowhere else."""
    with reader(360) as one:
        page = one.open("provinces/bac-ninh/")
        expect(page.locator("#glance + .kc-notice")).to_contain_text("phải suy ra")
        page = one.open("provinces/binh-thuan/")
        assert page.locator("#glance + .kc-notice").count() == 0


@pytest.mark.parametrize(("prefix", "name"), [("", "Theo tỉnh"), ("en/", "By province")])
def test_what_was_checked_fits_a_phone(reader, prefix: str, name: str) -> None:
    """Every cell stands there with the head of its column."""
    with reader(360) as one:
        table = one.open(f"{prefix}quality/").get_by_role("region", name=name)
        assert table.evaluate("one => one.scrollWidth <= one.clientWidth")
        heads = table.get_by_role("columnheader").all_text_contents()[1:]
        cells = table.get_by_role("row").nth(1).get_by_role("cell").all()
        assert [one.get_attribute("data-label") for one in cells] == heads


def test_words_of_figures_are_not_parted(reader) -> None:
    """A number and its unit go to the next line together."""
    with reader(360) as one:
        figure = (
            one.open("en/provinces/ha-noi/").get_by_role("link", name="14 establishments").first
        )
        assert figure.evaluate("one => one.getClientRects().length") == 1


@pytest.mark.parametrize(
    ("link", "path"), [("Home page in English", "en/"), ("Các tỉnh", "provinces/")]
)
def test_a_lost_reader_is_led_on_in_both_languages(reader, link: str, path: str) -> None:
    """A host shows the same page for addresses below en/."""
    with reader() as one:
        page = one.open("404.html")
        expect(page.locator("h1")).to_contain_text("Không có trang này")
        expect(page.locator("p[lang=en]")).to_contain_text("There is no such page")
        page.locator("article").get_by_role("link", name=link, exact=True).click()
        assert one.path == path


def test_a_reader_who_is_lost_in_the_english_pages_finds_the_vietnamese(reader) -> None:
    """Some hosts show the nearest such page, which stands below en/."""
    with reader() as one:
        page = one.open("en/404.html")
        expect(page.locator("h1")).to_contain_text("There is no such page")
        expect(page.locator("p[lang=vi]")).to_contain_text("Không có trang này")
        page.get_by_role("link", name="Trang chủ tiếng Việt").click()
        assert one.path == ""


@pytest.mark.parametrize(("root", "words"), [("", "đọc qua đoạn trích"), ("en/", "in excerpts")])
def test_a_page_says_how_its_sources_were_read(reader, root: str, words: str) -> None:
    """In the words of the package, above the first of them."""
    with reader() as one:
        page = one.open(f"{root}provinces/an-giang/")
        expect(page.locator("#sources + p")).to_contain_text(words)
