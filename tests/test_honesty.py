"""No sentence, table or chart shows a plan as a result, a part as a total, or a forbidden sum."""

import re
from collections.abc import Iterable
from decimal import Decimal

import pytest

from khuyencong.aims import aims
from khuyencong.charts.picture import Picture
from khuyencong.codebook import FLOW
from khuyencong.comparison import ways_to_compare
from khuyencong.findings import findings_of
from khuyencong.language import LANGUAGES, Language, language
from khuyencong.load import Dataset
from khuyencong.pages.brief import brief
from khuyencong.pages.figures import figure_rows
from khuyencong.pages.groups import Placed
from khuyencong.pages.overview import telling_figures
from khuyencong.pages.programmes import PROGRAMMES, lies_in, programmes
from khuyencong.pages.province import province_page
from khuyencong.pages.sources import source_rows
from khuyencong.periods import first_month, last_month
from khuyencong.pictures import picture_of_indicator, pictures_of_area
from khuyencong.pictures.parts import Split, remainder
from khuyencong.rows import grouped
from khuyencong.wording import Row, figure_words, status_words


@pytest.fixture(scope="module")
def rows(dataset: Dataset) -> dict[tuple[str, str], Row]:
    """Every figure by area and id."""
    return {(row["area"], row["figure"]): row for row in dataset.observations.to_dict("records")}


@pytest.fixture(params=LANGUAGES)
def speech(request: pytest.FixtureRequest) -> Language:
    """Each language."""
    return language(request.param)


def every_picture(dataset: Dataset, speech: Language) -> list[Picture]:
    """All pictures that show stated figures."""
    found = [one for area in dataset.areas for one in pictures_of_area(dataset, area, speech)]
    found += [
        one
        for indicator in dataset.codebook.indicators
        if (one := picture_of_indicator(dataset, indicator, speech))
    ]
    return found + [one.picture for one in findings_of(dataset, speech) if one.picture]


def words_of(picture: Picture) -> str:
    """All that a reader of a picture reads."""
    return "\n".join((picture.caption.title, *(cell for row in picture.rows for cell in row)))


def test_no_chart_shows_a_plan_as_a_result(
    dataset: Dataset, rows: dict[tuple[str, str], Row], speech: Language
) -> None:
    """A chart with a plan, a target or an estimate says the word."""
    for picture in every_picture(dataset, speech):
        text = words_of(picture)
        for figure in picture.figures:
            status = rows[figure]["status"]
            assert status == "actual" or status_words(status, speech) in text, picture.id


def test_no_chart_shows_a_part_as_a_total(
    dataset: Dataset, rows: dict[tuple[str, str], Row], speech: Language
) -> None:
    """Every part in a chart is named as the part it is."""
    for picture in every_picture(dataset, speech):
        text = words_of(picture)
        for figure in picture.figures:
            part = rows[figure]["breakdown"]
            name = dataset.codebook.breakdowns[part].name(speech.code) if part else ""
            assert name in text, picture.id


def test_amounts_in_charts_of_areas_are_stated_or_called_computed(
    dataset: Dataset, rows: dict[tuple[str, str], Row], speech: Language
) -> None:
    """No figure of an area's chart was added up: each is stated, or its row says computed."""
    computed = speech.gettext("The rest, of which the source gives no amount (computed)")
    for area in dataset.areas:
        for picture in pictures_of_area(dataset, area, speech):
            stated = {
                figure_words(rows[figure], dataset.codebook, speech) for figure in picture.figures
            }
            for name, *cells in picture.rows:
                told = [cell for cell in cells if any(words in cell for words in stated)]
                assert told or name == computed, (picture.id, name)


def alone(rows: Iterable[Row]) -> list[Placed]:
    """Rows each of which stands for itself."""
    return [Placed(row, is_under_total=False) for row in rows]


def test_no_page_shows_the_same_figures_in_two_pictures(dataset: Dataset, speech: Language) -> None:
    """What Bình Định did is its projects, which stand there as a total with its parts."""
    for area in dataset.areas:
        shown = [frozenset(one.figures) for one in pictures_of_area(dataset, area, speech)]
        assert len(set(shown)) == len(shown), area.id


def test_every_row_of_a_page_names_its_status_and_its_part(
    dataset: Dataset, speech: Language
) -> None:
    """Tables mark whatever is no result for a total."""
    records = dataset.observations.to_dict("records")
    for row, shown in zip(records, figure_rows(alone(records), dataset, speech), strict=True):
        assert bool(shown.status) == (row["status"] != "actual")
        assert bool(shown.breakdown) == bool(row["breakdown"])


def test_summaries_are_totals_and_name_what_is_no_result(
    dataset: Dataset, rows: dict[tuple[str, str], Row], speech: Language
) -> None:
    """What stands large on the page of an area, or on the home page, is never a part."""
    for area in dataset.areas:
        page = province_page(dataset, area, [], speech)
        for one in page.context["highlights"]:
            row = rows[page.path.split("/")[1], one["anchor"]]
            assert row["breakdown"] == ""
            assert bool(one["status"]) == (row["status"] != "actual")
            note = row[f"note_{speech.code}"]
            assert note.startswith(one["note"].text)
            assert bool(one["note"].text) == bool(note)
            assert one["note"].is_cut == (one["note"].text != note)


def test_a_summary_says_how_much_of_a_total_is_the_establishments_own(
    dataset: Dataset, speech: Language
) -> None:
    """Bình Thuận's 144 billion are 17 of the budget and 127 of the establishments."""
    area = dataset.codebook.areas["binh-thuan"]
    first, *_ = province_page(dataset, area, [], speech).context["highlights"]
    assert [one["words"].split("\u00a0")[0] for one in first["parts"]] == ["17", "127"]


@pytest.mark.parametrize(
    ("note", "begins"),
    [
        (f"Chỉ kinh phí quốc gia. Gồm hai phần{' và phần khác' * 10}.", "Chỉ kinh phí quốc gia"),
        ("Chỉ gồm " + "một " * 40, "Chỉ gồm " + "một " * 29 + "một"),
        ("x" * 200, "x" * 130),
    ],
)
def test_a_long_note_begins_with_whole_sentences_or_words(note: str, begins: str) -> None:
    """Nothing is cut in a word where there is a space."""
    assert brief(note) == (begins, True)


def test_the_home_page_shows_results_of_provinces_only(
    dataset: Dataset, rows: dict[tuple[str, str], Row]
) -> None:
    """One result for a total from each province, and nothing of the country."""
    told = telling_figures(dataset, language("vi"))
    assert told
    for one in told:
        area, _, figure = one["path"].removeprefix("provinces/").partition("/#")
        row = rows[area, figure]
        assert (row["status"], row["breakdown"]) == ("actual", "")
        assert not dataset.codebook.areas[area].is_country


def test_sums_in_comparisons_are_of_what_may_be_summed(dataset: Dataset) -> None:
    """Only flows that may be added over time, of one source's kind, without gap or overlap."""
    for indicator, known in dataset.codebook.indicators.items():
        for way in ways_to_compare(dataset, indicator):
            for one in way.rows:
                assert not dataset.codebook.areas[one.area].is_country
                assert {row["status"] for row in one.rows} == {way.status}
                assert {row["breakdown"] for row in one.rows} == {way.breakdown}
                if len(one.rows) > 1:
                    assert known.kind == FLOW
                    assert known.additive_over_time
                    for before, after in zip(one.rows, one.rows[1:], strict=False):
                        end = last_month(before["period_end"])
                        assert first_month(after["period_start"]) == end + 1
                if one.years is not None:
                    assert one.years >= 1


def test_results_answer_only_aims_of_a_time_that_holds_them(dataset: Dataset) -> None:
    """No result of a longer or another period stands beside a plan."""
    for rows in grouped(dataset.rows, "area").values():
        for aim in aims(rows, dataset.codebook):
            for row in (*aim.reached, *aim.on_the_way):
                assert row["status"] == "actual"
                assert row["breakdown"] == aim.row["breakdown"] == ""
                assert first_month(row["period_start"]) >= first_month(aim.row["period_start"])
                assert last_month(row["period_end"]) <= last_month(aim.row["period_end"])


def test_programmes_keep_aims_and_results_apart(
    dataset: Dataset, rows: dict[tuple[str, str], Row], speech: Language
) -> None:
    """On the country's page each figure stands in its column, and in its own programme."""
    told = programmes(dataset, "viet-nam", speech)
    assert [one["id"] for one in told] == [f"programme-{one.end}" for one in PROGRAMMES]
    for section, programme in zip(told, PROGRAMMES, strict=True):
        for row in section["rows"]:
            for cell in row["results"]:
                assert rows["viet-nam", cell["anchor"]]["status"] == "actual"
            for cell in row["aims"]:
                assert rows["viet-nam", cell["anchor"]]["status"] != "actual"
                assert cell["status"]
            for cell in (*row["results"], *row["aims"]):
                assert lies_in(rows["viet-nam", cell["anchor"]], programme)


def test_what_is_left_of_a_total_is_never_less_than_nothing(dataset: Dataset) -> None:
    """Parts that reach the total within rounding leave nothing; others leave the difference."""
    total = {"unit": "billion_vnd", "value_text": "3.6", "qualifier": "nearly", "value": 3.6}
    part = {"unit": "billion_vnd", "value_text": "3.59", "qualifier": "exact", "value": 3.59}
    assert remainder(Split("x", total, (part,)), dataset.codebook) is None
    exact = total | {"qualifier": "exact"}
    half = part | {"value_text": "2.1", "value": 2.1}
    left = remainder(Split("x", exact, (half,)), dataset.codebook)
    assert left is not None
    assert (Decimal(left["value_text"]), left["qualifier"]) == (Decimal("1.5"), "exact")


def test_sources_that_differ_lead_to_each_other(dataset: Dataset, speech: Language) -> None:
    """Both figures stand on the page, each with a way to the other, and both carry a note."""
    assert dataset.disputes
    for pair in dataset.disputes:
        one, other = (dataset.rows_by_figure[place] for place in pair)
        shown, beside = figure_rows(alone([one, other]), dataset, speech)
        assert f"provinces/{other['area']}/#{other['figure']}" in {
            warning.path for warning in shown.warnings
        }
        assert f"provinces/{one['area']}/#{one['figure']}" in {
            warning.path for warning in beside.warnings
        }
        assert shown.note
        assert beside.note


def test_no_page_speaks_of_a_sum_of_provinces(dataset: Dataset, speech: Language) -> None:
    """The country's charts and findings never call anything a total of the provinces."""
    forbidden = re.compile(r"(sum|total) of (the|all) provinces|tổng (của )?các tỉnh", re.I)
    for picture in every_picture(dataset, speech):
        assert not forbidden.search(words_of(picture))


def test_a_chart_says_that_its_area_was_inferred(dataset: Dataset, speech: Language) -> None:
    """At its foot, for it leaves the page on which the reason stands."""
    words = {"vi": "(địa bàn suy ra)", "en": "(area inferred)"}[speech.code]
    told = {
        area: [words in one.caption.source for one in pictures_of_area(dataset, known, speech)]
        for area, known in dataset.codebook.areas.items()
        if area in {"bac-ninh", "binh-thuan"}
    }
    assert any(told["bac-ninh"])
    assert not any(told["binh-thuan"])


def test_a_chart_of_many_sources_names_their_publishers(dataset: Dataset, speech: Language) -> None:
    """A picture that was taken along must not point to a page alone."""
    picture = picture_of_indicator(dataset, "funding_state_budget", speech)
    assert picture is not None
    for name in ("Báo Công Thương", "Vietnam Economic News", "Nhân Dân"):
        assert name in picture.caption.source


def test_only_periods_that_overlap_are_said_to(dataset: Dataset, speech: Language) -> None:
    """Bắc Ninh's of training lie apart; Bình Thuận's of money do not."""
    words = {"vi": "chồng lên nhau", "en": "overlap"}[speech.code]
    areas = dataset.codebook.areas
    told = {
        one.id: words in one.caption.subtitle
        for area in ("bac-ninh", "binh-thuan")
        for one in pictures_of_area(dataset, areas[area], speech)
        if one.id.endswith("-over-time")
    }
    assert not told["bac-ninh-training-over-time"]
    assert told["binh-thuan-funding-over-time"]


def test_a_figure_says_that_its_area_was_inferred(dataset: Dataset, speech: Language) -> None:
    """Where it stands, not in its drawer alone."""
    words = {"vi": "(địa bàn suy ra)", "en": "(area inferred)"}[speech.code]
    sources = source_rows(dataset, {"bac-ninh", "binh-thuan"}, speech)
    told = {key: words in one.words for key, one in sources.items()}
    assert told == {key: bool(one.evidence) for key, one in sources.items()}
    assert {True, False} == set(told.values())
