"""The search in a real browser: what each query must find first, and how it is used."""

import json
import unicodedata
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from khuyencong.article import Article
from khuyencong.search_entry import fold, words_of

VIETNAMESE = {
    # areas with figures: accents, none, decomposed, capitals, with their kind
    "Bình Thuận": "provinces/binh-thuan/",
    "binh thuan": "provinces/binh-thuan/",
    "BÌNH THUẬN": "provinces/binh-thuan/",
    "BINH THUAN": "provinces/binh-thuan/",
    unicodedata.normalize("NFD", "Bình Thuận"): "provinces/binh-thuan/",
    "binhthuan": "provinces/binh-thuan/",
    "tỉnh Bình Thuận": "provinces/binh-thuan/",
    "tinh binh thuan": "provinces/binh-thuan/",
    "bắc ninh": "provinces/bac-ninh/",
    "bac ninh": "provinces/bac-ninh/",
    "ben tre": "provinces/ben-tre/",
    "hậu giang": "provinces/hau-giang/",
    "hau giang": "provinces/hau-giang/",
    "quang ngai": "provinces/quang-ngai/",
    "  Quảng   Ngãi ": "provinces/quang-ngai/",
    # areas of today into which they went, and areas nothing is known of yet
    "lam dong": "provinces/lam-dong/",
    "Lâm Đồng": "provinces/lam-dong/",
    unicodedata.normalize("NFD", "LÂM ĐỒNG"): "provinces/lam-dong/",
    "vinh long": "provinces/vinh-long-2025/",
    "can tho": "provinces/can-tho-2025/",
    "TP. Cần Thơ": "provinces/can-tho-2025/",
    "bac ninh tu 1/7/2025": "provinces/bac-ninh-2025/",
    "đà nẵng": "provinces/#da-nang-2025",
    "da nang": "provinces/#da-nang-2025",
    "danang": "provinces/#da-nang-2025",
    "TP.HCM": "provinces/#ho-chi-minh-2025",
    "tphcm": "provinces/#ho-chi-minh-2025",
    "tp hcm": "provinces/#ho-chi-minh-2025",
    "sai gon": "provinces/#ho-chi-minh-2025",
    "thanh pho ho chi minh": "provinces/#ho-chi-minh-2025",
    "dak lak": "provinces/dak-lak/",
    "Đắc Lắc": "provinces/dak-lak/",
    "daknong": "provinces/dak-nong/",
    "dong nai": "provinces/dong-nai-2025/",
    "kon tum": "provinces/#kon-tum",
    "bac can": "provinces/#bac-kan",
    "BR-VT": "provinces/#ba-ria-vung-tau",
    "vung tau": "provinces/#ba-ria-vung-tau",
    "thua thien hue": "provinces/#thua-thien-hue",
    "hanoi": "provinces/ha-noi/",
    # indicators and their headings
    "Tổng kinh phí khuyến công": "indicators/funding_total/",
    "tong kinh phi": "indicators/funding_total/",
    "đào tạo nghề": "indicators/#topic-training",
    "dao tao nghe": "indicators/#topic-training",
    "lao dong duoc dao tao": "indicators/training_workers/",
    "so lop dao tao nghe": "indicators/training_classes/",
    "đào tạo": "indicators/#topic-training",
    "dau tu": "indicators/cluster_infrastructure_supported/",
    "mo hinh trinh dien": "glossary/: mô hình trình diễn kỹ thuật",
    "so mo hinh trinh dien ky thuat": "indicators/demo_models/",
    "hoi cho trien lam tham gia": "indicators/fairs_participated/",
    "cộng tác viên": "glossary/: cộng tác viên khuyến công",
    "kinh phi": "indicators/#topic-funding",
    "workers given vocational training": "indicators/training_workers/",
    # terms and abbreviations
    "khuyen cong": "glossary/: khuyến công",
    "khuyến công": "glossary/: khuyến công",
    "CCN": "glossary/: cụm công nghiệp",
    "ccn": "glossary/: cụm công nghiệp",
    "cum cong nghiep": "glossary/: cụm công nghiệp",
    "CNNT": "glossary/: công nghiệp nông thôn",
    "SXSH": "glossary/: sản xuất sạch hơn",
    "KCĐP": "glossary/: khuyến công địa phương",
    "kcdp": "glossary/: khuyến công địa phương",
    "luot nguoi": "glossary/: lượt người, lượt cơ sở",
    "industrial cluster": "glossary/: cụm công nghiệp",
    "xuc tien": "glossary/: xúc tiến thương mại",
    # questions
    "khuyến công là gì?": "glossary/: khuyến công",
    "ccn la gi": "glossary/: cụm công nghiệp",
    "bac ninh o dau": "provinces/bac-ninh/",
    # other pages, and words that stand in a text only
    "sap nhap": "provinces/#merger",
    "sáp nhập tỉnh": "provinces/#merger",
    "phuong phap": "methodology/",
    "gioi thieu": "about/",
    "du lieu": "data/",
    "thuật ngữ": "glossary/: Thuật ngữ",
    "gần 144 tỷ đồng": "provinces/binh-thuan/",
    "gan 144 ty dong": "provinces/binh-thuan/",
    "1.620 lao động": "indicators/training_workers/",
    "trích dẫn": "data/#cite",
    "trich dan": "data/#cite",
    "bibtex": "data/#cite",
    "xlsx": "data/#all",
    "tai ve excel": "data/#all",
    # an area and what is asked about it
    "bắc ninh 1.620": "provinces/bac-ninh/",
    "binh dinh kinh phi": "provinces/binh-dinh/",
    "kinh phí Bình Định": "provinces/binh-dinh/",
    "an giang san pham tieu bieu": "provinces/an-giang/",
}
ENGLISH = {
    "Binh Thuan": "provinces/binh-thuan/",
    "Bình Thuận": "provinces/binh-thuan/",
    "binh thuan province": "provinces/binh-thuan/",
    "bac ninh": "provinces/bac-ninh/",
    "Quảng Ngãi": "provinces/quang-ngai/",
    "Lam Dong": "provinces/lam-dong/",
    "Lâm Đồng": "provinces/lam-dong/",
    "Can Tho": "provinces/can-tho-2025/",
    "Hanoi": "provinces/ha-noi/",
    "Ho Chi Minh City": "provinces/#ho-chi-minh-2025",
    "saigon": "provinces/#ho-chi-minh-2025",
    "TP.HCM": "provinces/#ho-chi-minh-2025",
    "danang": "provinces/#da-nang-2025",
    "vocational training": "indicators/#topic-training",
    "workers given vocational training": "indicators/training_workers/",
    "training classes": "indicators/training_classes/",
    "total industrial extension funding": "indicators/funding_total/",
    "tong kinh phi khuyen cong": "indicators/funding_total/",
    "trade fairs attended": "indicators/fairs_participated/",
    "funding": "indicators/#topic-funding",
    "industrial extension": "glossary/: industrial extension",
    "khuyen cong": "glossary/: industrial extension",
    "industrial cluster": "glossary/: industrial cluster",
    "CCN": "glossary/: industrial cluster",
    "cleaner production": "glossary/: cleaner production",
    "SXSH": "glossary/: cleaner production",
    "merger": "provinces/#merger",
    "cite": "data/#cite",
    "download csv": "data/#all",
    "methodology": "methodology/",
    "about": "about/",
    "nearly 144 billion": "provinces/binh-thuan/",
    "funding in Bac Ninh": "provinces/bac-ninh/",
    "projects nghe an": "provinces/nghe-an/",
    "What is industrial extension?": "glossary/: industrial extension",
}
QUERIES = {"": VIETNAMESE, "en/": ENGLISH}
PHONE = 360


def opened(page: Page) -> Page:
    """The dialog opened by its key."""
    page.keyboard.press("/")
    expect(page.get_by_role("dialog")).to_be_visible()
    return page


def typed(page: Page, query: str) -> Page:
    """A query typed, and answered to the end."""
    page.get_by_role("combobox").fill(query)
    page.locator("#kc-hits[aria-busy='false']").wait_for(state="attached", timeout=15_000)
    return page


def first_hit(page: Page, home: str) -> str:
    """Where the first hit leads; a term of the glossary is named too."""
    hit = page.get_by_role("option").first
    if not hit.count():
        return ""
    address = str(hit.evaluate("link => link.href")).removeprefix(home).partition("#:~:")[0]
    if not address.startswith("glossary/"):
        return address
    title = hit.locator(".kc-search__title").inner_text()
    return f"glossary/: {title}"


@pytest.mark.parametrize(("prefix", "width"), [("", 1440), ("", 360), ("en/", 1440), ("en/", 360)])
def test_each_query_finds_its_page_first(reader, prefix: str, width: int) -> None:
    """Names, aliases, abbreviations and words, however they are typed, on any screen."""
    with reader(width) as one:
        page = opened(one.open(f"{prefix}about/"))
        wanted = QUERIES[prefix]
        asked = list(wanted)[:: 4 if width == PHONE else 1]
        found = {query: first_hit(typed(page, query), one.address + prefix) for query in asked}
        wrong = {query: found[query] for query in asked if found[query] != wanted[query]}
        assert wrong == {}
        assert one.trouble == []


def test_enough_is_asked() -> None:
    """The list is long enough to mean something."""
    assert len(VIETNAMESE) >= 60
    assert len(ENGLISH) >= 25


def test_every_name_leads_to_a_page(site: Path) -> None:
    """The addresses of the lists of names are there, with their anchors."""
    for prefix, code in (("", "vi"), ("en", "en")):
        names = json.loads((site / f"search/{code}.json").read_text("utf-8"))["names"]
        assert len(names) > 150
        for name in names:
            path, _, anchor = name["url"].partition("#")
            text = (site / prefix / path / "index.html").read_text("utf-8")
            assert not anchor or f'id="{anchor}"' in text, name


def test_the_keyboard_is_enough(reader) -> None:
    """Slash opens, arrows choose, Enter goes there, Escape closes and gives the focus back."""
    with reader() as one:
        page = opened(one.open("provinces/"))
        box = page.get_by_role("combobox")
        expect(box).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_be_hidden()
        page.wait_for_function("!document.activeElement.matches('[role=combobox]')")
        opened(page)
        page.keyboard.type("đào tạo/")
        expect(box).to_have_value("đào tạo/")
        typed(page, "dao tao")
        options = page.get_by_role("option")
        chosen = page.locator("[role=option][aria-selected=true]")
        expect(chosen).to_have_id("kc-hit-0")
        page.keyboard.press("ArrowUp")
        expect(chosen).to_have_id(f"kc-hit-{options.count() - 1}")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        expect(chosen).to_have_id("kc-hit-1")
        expect(box).to_have_attribute("aria-activedescendant", "kc-hit-1")
        expect(box).to_be_focused()
        target = chosen.evaluate("link => link.href")
        page.keyboard.press("Enter")
        page.wait_for_url(target)
        assert one.trouble == []


def test_enter_does_not_wait_for_the_reader(reader) -> None:
    """Who types fast and presses Enter at once comes to the first hit, on the same page too."""
    with reader() as one:
        page = opened(one.open("provinces/"))
        page.keyboard.type("da nang")
        page.keyboard.press("Enter")
        page.wait_for_url("**/provinces/#da-nang-2025")
        expect(page.get_by_role("dialog")).to_be_hidden()
        assert one.trouble == []


@pytest.mark.parametrize(
    ("path", "button", "query", "kind", "mark", "count"),
    [
        ("", "Tìm kiếm", "dong duoc dao tao", "Chỉ tiêu", "động", "kết quả"),
        ("en/", "Search", "workers training", "Indicator", "Workers", "results"),
    ],
)
def test_results_say_what_they_are(
    reader, path: str, button: str, query: str, kind: str, mark: str, count: str
) -> None:
    """Kind, title and text with the words marked; the number of results is announced."""
    with reader(360) as one:
        page = one.open(path)
        page.get_by_role("button", name=button).click()
        typed(page, query)
        first = page.get_by_role("option").filter(has_text=kind).first
        expect(first.locator(".kc-search__kind")).to_have_text(kind)
        expect(first.locator(".kc-search__title mark").first).to_have_text(mark)
        expect(first.locator(".kc-search__text mark").first).to_be_visible()
        expect(page.get_by_role("status").first).to_contain_text(count)
        typed(page, "zzzz")
        expect(page.get_by_role("option")).to_have_count(0)
        expect(page.get_by_role("status").first).to_contain_text("zzzz")
        page.locator(".kc-search__close").click()
        expect(page.get_by_role("dialog")).to_be_hidden()
        assert one.trouble == []


def test_the_passage_that_answers_is_shown_and_led_to(reader) -> None:
    """Not the words that the page's name says already; a browser that can goes to the place."""
    with reader(360) as one:
        page = typed(opened(one.open("")), "bac ninh dao tao bao nhieu lao dong")
        first = page.get_by_role("option").first
        text = first.locator(".kc-search__text").inner_text().replace("\u00a0", " ")
        assert "1.620 người Số lao động được đào tạo nghề" in text
        first.click()
        page.wait_for_url("**/provinces/bac-ninh/**")
        page.wait_for_function("scrollY > 0")
        assert one.trouble == []


def test_what_is_typed_never_becomes_markup(reader) -> None:
    """Signs of markup are words like others, or nothing."""
    with reader() as one:
        page = typed(opened(one.open("")), "<img src=x onerror=alert(1)>")
        assert page.locator(".kc-search__dialog img").count() == 0
        typed(page, "(.*[")
        assert one.trouble == []


def test_nothing_is_loaded_before_it_is_wanted(reader) -> None:
    """A reader who does not search pays for the small script only."""
    with reader() as one:
        asked: list[str] = []
        one.page.on("request", lambda request: asked.append(request.url))
        page = one.open("provinces/bac-ninh/")
        page.wait_for_load_state("networkidle")
        assert [url for url in asked if "site/search/" in url] == []
        typed(opened(page), "dao tao")
        assert [url for url in asked if "site/search/" in url] != []


def test_a_pasted_paragraph_is_answered_by_its_first_words(reader) -> None:
    """And each file is asked for once, however often a word comes back."""
    with reader(1440) as one:
        page = one.open("")
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        typed(opened(page), " ".join(["kinh phi khuyen cong"] * 300))
        expect(page.locator("dialog [role=option]").first).to_be_visible()
        words = [url for url in asked if "/words/" in url]
        assert len(words) == len(set(words)) == 4
        assert one.trouble == []


def test_slash_is_a_letter_where_one_writes(reader) -> None:
    """The key opens nothing while the reader types into a box of the page."""
    with reader() as one:
        page = one.open("")
        page.evaluate(
            "document.querySelector('article').append(document.createElement('textarea'))"
        )
        page.locator("article textarea").focus()
        page.keyboard.press("/")
        expect(page.locator("article textarea")).to_have_value("/")
        expect(page.get_by_role("dialog")).to_be_hidden()


def test_without_javascript_nothing_dead_is_shown(reader) -> None:
    """No button that does nothing."""
    with reader(javascript=False) as one:
        page = one.open("")
        expect(page.locator(".kc-search__open")).to_be_hidden()
        expect(page.locator(".kc-search__dialog")).to_be_hidden()


def test_the_same_site_has_the_same_files(site: Path) -> None:
    """The folder of a language is named by what is in it, and there is only one of each."""
    for code in ("vi", "en"):
        version = json.loads((site / f"search/{code}.json").read_text("utf-8"))["version"]
        assert [one.name for one in (site / "search").glob(f"{code}-*")] == [f"{code}-{version}"]


def test_what_is_read_of_a_page() -> None:
    """The article without what is repeated; cells and blocks stay apart."""
    article = Article(
        '<html lang="vi"><body><nav>x</nav><article><h1>Đắk Lắk<a class="headerlink">#</a></h1>'
        "<p data-search-exclude>x<br><img>x</p><p>Một <b>hai</b></p><table><thead><tr><th>x</th>"
        "</tr></thead><tr><th>Lớp</th><td>58<span>lớp</span></td></tr></table></article>x"
    )
    assert (article.language, article.title) == ("vi", "Đắk Lắk")
    assert article.text == "Một hai. Lớp · 58 lớp"


def test_folding() -> None:
    """Both forms of Unicode, both letters đ, capitals."""
    assert words_of("TP. Hồ Chí Minh: 1.620,5") == ["tp", "ho", "chi", "minh", "16205"]
    assert fold("Đắk Lắk") == fold(unicodedata.normalize("NFD", "ĐẮK LẮK")) == "dak lak"
