"""What is reported: a matrix that leads to its figures and reads on a phone without a script."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

PATHS = {"vi": "coverage/", "en": "en/coverage/"}
Opener = Callable[..., object]


@pytest.mark.parametrize("language", PATHS)
@pytest.mark.parametrize("width", [320, 360, 1440])
def test_the_matrix_stays_in_its_own_frame(rich_reader: Opener, language: str, width: int) -> None:
    """28 areas fit on a phone: the tables scroll sideways and the page does not.

    Where there is room all of them stand open, and nothing says that one is folded.
    """
    with rich_reader(width, javascript=False) as one:
        page = one.open(PATHS[language])
        for summary in page.locator("details.kc-coverage > summary").all():
            assert summary.is_visible() == (width < 960)
            if summary.is_visible():
                summary.click()
        expect(page.locator("#table-training")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert one.trouble == []


@pytest.mark.parametrize("language", PATHS)
def test_a_cell_says_figure_and_period_and_leads_to_the_figure(
    rich_reader: Opener, language: str
) -> None:
    """Yên Bái's 630 workers: at least, in 2016–2020, one click away."""
    with rich_reader(360, javascript=False) as one:
        page = one.open(PATHS[language])
        page.locator("#topic-training ~ details").first.locator("summary").click()
        place = "a[href*='yen-bai/#training_workers.2016']"
        cell = page.locator(f"#table-training {place}")
        words = "ít nhất 630 người" if language == "vi" else "at least 630 people"
        assert (cell.text_content() or "").replace("\u00a0", " ") == words
        expect(page.locator(f"#table-training td:has({place})")).to_contain_text("2016–2020")
        cell.click()
        figure = page.locator("[id='training_workers.2016.2020.-.actual.nguon-2']")
        expect(figure).to_be_in_viewport()
        assert "630" in figure.inner_text()
        assert one.trouble == []


def test_a_part_is_called_one(reader: Opener) -> None:
    """Bến Tre's local money is that of one district; its other cells are totals."""
    with reader(360, javascript=False) as one:
        page = one.open(PATHS["vi"])
        cell = page.locator("#table-funding td:has(a[href*='ben-tre/#funding_local'])")
        assert "Huyện Ba Tri" in (cell.text_content() or "")


def test_a_phone_lists_what_each_area_reports(rich_reader: Opener) -> None:
    """Without scrolling sideways: the filled cells below the area, each with its indicator."""
    with rich_reader(360, javascript=False) as one:
        page = one.open(PATHS["vi"])
        page.locator("#topic-training ~ details").first.locator("summary").click()
        table = page.locator("#table-training")
        frame = page.locator(".kc-scroll", has=table)
        assert frame.evaluate("one => one.scrollWidth <= one.clientWidth")
        expect(table.locator("td:empty").first).to_be_hidden()
        cell = table.locator("td", has=page.locator("a[href*='yen-bai/#training_workers.2016']"))
        expect(cell).to_be_visible()
        assert cell.get_attribute("data-label") == "Số lao động được đào tạo nghề, truyền nghề"


def test_missing_figures_say_why(rich_reader: Opener) -> None:
    """An area whose source says that it has no figure is told from one of which nothing is read."""
    with rich_reader(javascript=False) as one:
        page = one.open(PATHS["vi"])
        table = page.locator("#table-technology")
        assert table.locator("a", has_text="chưa có số liệu công bố").count() > 0


def test_every_table_has_heads_with_a_scope(rich_reader: Opener) -> None:
    """A screen reader says area and indicator with each cell; the frames can be focused."""
    with rich_reader(javascript=False) as one:
        page = one.open(PATHS["en"])
        tables = page.locator("table.kc-matrix")
        assert tables.count() > 8
        for table in tables.all():
            columns = table.locator("thead th[scope=col]").count()
            rows = table.locator("tbody tr")
            assert table.locator("tbody th[scope=row]").count() == rows.count()
            assert rows.first.locator("td").count() == columns - 1
            assert table.locator("caption").count() == 1
        assert page.locator(".kc-grid:not([tabindex='0'][role=region][aria-label])").count() == 0


def test_the_names_of_areas_stay_while_the_table_scrolls(rich_reader: Opener) -> None:
    """The first column is still at the left edge after scrolling to the right."""
    with rich_reader(360) as one:
        page = one.open(PATHS["vi"])
        frame = page.locator(".kc-grid").first
        head = frame.locator("tbody th").first
        before = head.bounding_box()
        frame.evaluate("frame => frame.scrollTo(200, 0)")
        assert frame.evaluate("frame => frame.scrollLeft") > 50
        assert head.bounding_box()["x"] == pytest.approx(before["x"], abs=2)


@pytest.mark.parametrize("language", PATHS)
def test_themes_lead_to_what_the_sources_say(reader: Opener, language: str) -> None:
    """Limited funding is named by four of the five first sources; each count leads there."""
    name = {"vi": "Kinh phí hạn chế", "en": "Limited funding"}[language]
    with reader(javascript=False) as one:
        page = one.open(PATHS[language])
        row = page.locator(".kc-matrix--themes tr", has_text=name).first
        assert row.locator("td").first.inner_text() == "4"
        links = row.locator("td a")
        assert links.count() == 4
        links.first.click()
        statement = page.locator(f"[id='{page.url.split('#')[1]}']")
        expect(statement).to_contain_text(name)


def test_a_count_opens_its_table(rich_reader: Opener) -> None:
    """A number of the overview leads to the topic's table, also where that is folded."""
    with rich_reader(360) as one:
        page = one.open(PATHS["vi"])
        page.locator("a[href='#table-training']").first.click()
        expect(page.locator("#table-training")).to_be_visible()
        expect(page.locator("#table-training")).to_be_in_viewport()
