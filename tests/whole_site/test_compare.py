"""Comparisons: ready-made without a script, chosen with one, and never of unlike figures."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

PATHS = {"vi": "compare/", "en": "en/compare/"}
CHOICE = "?indicator=training_workers&areas=lai-chau,yen-bai,thai-binh"
Opener = Callable[..., object]


def bars(page: Page) -> list[float]:
    """Length of each bar as a share of its track."""
    return page.locator(".kc-bar").evaluate_all(
        "all => all.map(bar => parseFloat(getComputedStyle(bar, '::before').width)"
        " / bar.getBoundingClientRect().width)"
    )


@pytest.mark.parametrize("language", PATHS)
def test_ready_made_comparisons_need_no_script(rich_reader: Opener, language: str) -> None:
    """Pictures with their tables stand there; the chooser does not, and the page says why."""
    with rich_reader(360, javascript=False) as one:
        page = one.open(PATHS[language])
        expect(page.locator(".kc-compare")).to_be_hidden()
        expect(page.locator(".kc-compare__without")).to_be_visible()
        charts = page.locator("figure.kc-picture")
        assert charts.count() == 3
        charts.first.locator("summary").last.click()
        expect(charts.first.locator("table")).to_be_visible()
        text = charts.first.inner_text().replace("\u00a0", " ")
        assert "Việt Nam" not in text
        assert "Viet Nam" not in text
        assert one.trouble == []


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("language", PATHS)
def test_an_address_is_a_comparison(rich_reader: Opener, language: str, width: int) -> None:
    """Areas, figures with their precision, periods and bars of the right length; links lead on."""
    with rich_reader(width, dark=width == 360) as one:
        page = one.open(PATHS[language] + CHOICE)
        rows = page.locator(".kc-compare__table tbody tr")
        expect(rows).to_have_count(3)
        text = rows.nth(1).inner_text().replace("\u00a0", " ")
        about = "ít nhất 126 người mỗi năm" if language == "vi" else "at least 126 people a year"
        assert about in text
        assert "2016–2020" in text
        assert bars(page) == pytest.approx([207 / 342, 126 / 342, 1], abs=0.02)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        rows.nth(1).locator("a").click()
        assert "provinces/yen-bai/#training_workers.2016.2020" in page.url
        assert one.trouble == []


def test_the_comparison_is_kept_in_the_other_language(rich_reader: Opener) -> None:
    """The link to the twin leads to the same areas and the same indicator."""
    with rich_reader() as one:
        page = one.open(PATHS["vi"] + CHOICE)
        expect(page.locator(".kc-compare__table tbody tr")).to_have_count(3)
        page.locator(".kc-language__link").click()
        assert one.page.url.endswith(PATHS["en"] + CHOICE)
        expect(page.locator(".kc-compare__table tbody tr")).to_have_count(3)
        expect(page.locator(".kc-compare__status")).to_have_text("3 of 3 areas compared.")


def test_areas_are_chosen_by_keyboard_without_accents(rich_reader: Opener) -> None:
    """Typing a name without accents finds it; the space bar chooses; the address follows."""
    with rich_reader(360) as one:
        page = one.open(PATHS["vi"] + "?indicator=training_workers&areas=lai-chau")
        expect(page.locator(".kc-compare__status")).to_have_text("Hãy chọn ít nhất hai địa bàn.")
        page.locator("#kc-filter").focus()
        page.keyboard.type("dak nong")
        labels = page.locator(".kc-compare__area:visible")
        expect(labels).to_have_count(1)
        page.keyboard.press("Tab")  # some browsers stop at the list that scrolls
        if page.evaluate("document.activeElement.name") != "areas":
            page.keyboard.press("Tab")
        page.keyboard.press("Space")
        expect(page.locator(".kc-compare__table tbody tr")).to_have_count(2)
        assert page.url.endswith("?indicator=training_workers&areas=lai-chau,dak-nong")
        expect(page.locator(".kc-compare__status")).to_contain_text("2 trong 2")
        page.locator(".kc-compare__remove").first.focus()
        page.keyboard.press("Enter")
        assert page.url.endswith("&areas=dak-nong")
        assert page.evaluate("document.activeElement.textContent") == "Đắk Nông"
        assert one.trouble == []


def test_five_areas_are_enough(rich_reader: Opener) -> None:
    """A sixth cannot be chosen, by hand or by address."""
    six = "lai-chau,yen-bai,thai-binh,nam-dinh,kon-tum,dak-nong"
    with rich_reader() as one:
        page = one.open(f"{PATHS['vi']}?indicator=training_workers&areas={six}")
        expect(page.locator(".kc-compare__table tbody tr")).to_have_count(5)
        assert page.locator("[name=areas]:checked").count() == 5
        assert page.locator("[name=areas]:not(:checked):enabled").count() == 0


@pytest.mark.parametrize("language", PATHS)
def test_what_cannot_be_compared_is_said_and_not_drawn(rich_reader: Opener, language: str) -> None:
    """A plan stands beside no result, and an area without figures beside nothing."""
    query = "?indicator=training_workers&areas=lai-chau,yen-bai,an-giang,phu-yen"
    reason = {"vi": "chỉ có loại số liệu này", "en": "only this kind of figure is given"}
    nothing = {"vi": "không nêu số liệu", "en": "give no figure"}
    with rich_reader() as one:
        page = one.open(PATHS[language] + query)
        apart = page.locator(".kc-compare__result .kc-notice li")
        expect(apart).to_have_count(2)
        assert reason[language] in apart.nth(0).inner_text()
        assert "500" in apart.nth(0).inner_text()
        assert nothing[language] in apart.nth(1).inner_text()
        expect(page.locator(".kc-compare__table tbody tr")).to_have_count(2)
        assert page.locator(".kc-bar").count() == 2
        assert one.trouble == []


def test_plans_are_compared_among_themselves(rich_reader: Opener) -> None:
    """Two plans make a comparison of their own, which is called one."""
    with rich_reader() as one:
        page = one.open(f"{PATHS['en']}?indicator=training_workers&areas=an-giang,ninh-thuan")
        expect(page.locator(".kc-compare__title")).to_contain_text("Plan")
        assert page.locator(".kc-compare__table tbody tr").count() == 2


def test_dates_have_no_bars(rich_reader: Opener) -> None:
    """2005 is no longer than 2004."""
    with rich_reader() as one:
        page = one.open(f"{PATHS['en']}?indicator=local_funding_first_year&areas=ha-noi,an-giang")
        expect(page.locator(".kc-compare__table tbody tr")).to_have_count(2)
        assert page.locator(".kc-bar").count() == 0
        expect(page.locator(".kc-compare__result")).to_contain_text("no bars")


HOSTILE = "<img src=x onerror=\"document.title='broken'\">"


@pytest.mark.parametrize(
    "query",
    [
        f"?indicator={quote(HOSTILE)}&areas={quote(HOSTILE)},lai-chau,yen-bai",
        f"?indicator=training_workers&areas=lai-chau,{quote(HOSTILE)}&way={quote(HOSTILE)}",
        "?indicator=__proto__&areas=constructor,toString,../../data",
        "?areas=" + "lai-chau," * 2000,
        "?indicator=training_workers&areas=viet-nam,lai-chau&way=%00%ff",
    ],
)
def test_a_hostile_address_is_only_text(rich_reader: Opener, query: str) -> None:
    """Nothing in it becomes markup or an address to load; what is unknown is called unknown."""
    with rich_reader() as one:
        page = one.open(PATHS["vi"] + query)
        status = page.locator(".kc-compare__status")
        expect(status).not_to_be_empty()
        assert page.locator(".kc-compare img").count() == 0
        assert page.title() != "broken"
        assert one.trouble == []


def test_the_country_is_refused_with_its_reason(rich_reader: Opener) -> None:
    """Việt Nam is not in the list, and its address tells why."""
    with rich_reader() as one:
        page = one.open(PATHS["vi"] + "?indicator=training_workers&areas=viet-nam,lai-chau,yen-bai")
        status = page.locator(".kc-compare__status")
        expect(status).to_contain_text("số liệu cả nước không so với số liệu của tỉnh")
        assert page.locator("[value='viet-nam']").count() == 0
        assert "99.999" not in page.locator(".kc-compare__result").inner_text()


def test_figures_that_cannot_be_loaded_are_reported(rich_reader: Opener) -> None:
    """The reader is told, and another choice tries again."""
    with rich_reader() as one:
        one.page.route("**/assets/compare/*.json", lambda route: route.abort())
        page = one.open(PATHS["en"] + CHOICE)
        expect(page.locator(".kc-compare__status")).to_contain_text("could not be loaded")
        page.unroute("**/assets/compare/*.json")
        page.locator(".kc-compare__remove").first.click()
        expect(page.locator(".kc-compare__table tbody tr")).to_have_count(2)


def test_the_real_site_compares_what_can_be_compared(reader: Opener) -> None:
    """Bắc Ninh and Bình Thuận by workers trained, stated as they are."""
    with reader(360) as one:
        page = one.open("compare/?indicator=training_workers&areas=bac-ninh,binh-thuan")
        rows = page.locator(".kc-compare__table tbody tr")
        expect(rows).to_have_count(2)
        text = rows.nth(1).inner_text().replace("\u00a0", " ")
        assert "gần 500 người mỗi năm" in text
        assert "gần 7.000 người ÷ 14 năm" in text
        assert one.trouble == []


def test_the_longest_bars_are_taken_along(reader: Opener) -> None:
    """Of six areas five can be chosen: the link says so and does not leave out the first."""
    with reader(360, javascript=False) as one:
        page = one.open("compare/")
        link = page.locator("a[href*='indicator=funding_state_budget&']")
        assert "vinh-long-2025" in (link.get_attribute("href") or "")
        assert "5 thanh dài nhất" in link.inner_text()


@pytest.mark.parametrize("language", PATHS)
def test_a_compared_figure_says_what_its_note_says(reader: Opener, language: str) -> None:
    """240 workers of Bắc Ninh are those of four classes, with a script and without.

    Nor are they all: its other periods stand beside the latest, for they say the reverse.
    """
    note = {"vi": "Học viên của 4 lớp may công nghiệp", "en": "Trainees of the 4 classes"}[language]
    with reader(360) as one:
        page = one.open(f"{PATHS[language]}?indicator=training_workers&areas=bac-ninh,binh-thuan")
        rows = page.locator(".kc-compare__table tbody tr")
        expect(rows.first).to_contain_text(note)
        expect(rows.first).to_contain_text("(2014–2018)")
        expect(rows.first).to_contain_text("(2008–2012)")
        page = one.open(PATHS[language].replace("compare", "indicators/training_workers"))
        table = page.locator("#chart-training_workers-areas table")
        assert note in (table.locator("tr", has_text="240").text_content() or "")
        assert one.trouble == []


def test_words_of_a_source_are_spoken_in_its_language(reader: Opener) -> None:
    """Yên Bái is quoted in Vietnamese, Bình Định in English and Vĩnh Long in French."""
    with reader(1440) as one:
        page = one.open("compare/?indicator=projects_total&areas=yen-bai,binh-dinh,vinh-long-2025")
        quotes = page.locator(".kc-compare__table q")
        expect(quotes).to_have_count(3)
        assert quotes.evaluate_all("all => all.map(one => one.lang)") == ["vi", "en", "fr"]


def test_the_files_are_small_and_say_no_status_twice(rich_site: Path) -> None:
    """A phone loads a few kilobytes for an indicator; a way never mixes statuses."""
    files = sorted((rich_site / "assets/compare").glob("*.json"))
    assert files
    for file in files:
        content = file.read_bytes()
        assert len(gzip.compress(content)) < 10_000
        document = json.loads(content)
        for way in document["ways"]:
            assert len(way["rows"]) >= 2
            assert "viet-nam" not in way["rows"]
            is_result = way["block"].startswith("actual.")
            stated = [
                document["figures"][place]["words"]
                for row in way["rows"].values()
                for place in row["figures"]
            ]
            assert all((("(" in words) is not is_result) for words in stated)
