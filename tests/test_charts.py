"""Charts: pure drawings whose data, words and text alternative agree with the figures."""

import io
import os
import re
import subprocess
import sys
from html import unescape

import altair as alt
import pytest
import vl_convert
from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFont

from khuyencong.charts import outputs, over_time, targets
from khuyencong.charts.bars import Bar, bar_chart
from khuyencong.charts.card import card_files
from khuyencong.charts.masks import FONTS, face
from khuyencong.charts.picture import Caption, Picture
from khuyencong.charts.png import indexed
from khuyencong.charts.raster import as_png, can_write
from khuyencong.charts.render import chart_files, paint, recoloured, specify
from khuyencong.charts.shapes import MARGIN, Drawing, shapes_of
from khuyencong.charts.theme import DARK, LIGHT, WIDTH, Scheme, configuration
from khuyencong.charts.vector import as_svg
from khuyencong.language import LANGUAGES, language
from khuyencong.load import Dataset
from khuyencong.pictures import (
    picture_of_coverage,
    picture_of_indicator,
    picture_of_themes,
    pictures_of_area,
)
from khuyencong.rows import Record

CAPTION = Caption("t", "s", "q")


@pytest.fixture(scope="session")
def pictures(dataset: Dataset) -> dict[str, Picture]:
    """Every picture of the site, by language and id."""
    found = {}
    for code in LANGUAGES:
        speech = language(code)
        every = [one for area in dataset.areas for one in pictures_of_area(dataset, area, speech)]
        every += [
            picture_of_indicator(dataset, "training_workers", speech),
            picture_of_coverage(dataset, speech),
            picture_of_themes(dataset, "difficulty", speech),
            picture_of_themes(dataset, "solution", speech),
        ]
        found |= {f"{code}:{picture.id}": picture for picture in every}
    return found


def test_every_kind_of_chart_is_on_the_site(pictures: dict[str, Picture]) -> None:
    """Outputs, funding, levels, targets, comparison, coverage and both theme matrices."""
    assert {key.partition(":")[2] for key in pictures} >= {
        "bac-ninh-outputs",
        "bac-ninh-product-levels",
        "binh-thuan-funding",
        "binh-thuan-outputs",
        "ben-tre-targets",
        "training_workers-areas",
        "coverage",
        "themes-difficulty",
        "themes-solution",
    }


def test_every_specification_is_valid_and_described(pictures: dict[str, Picture]) -> None:
    """Altair validates each against the Vega-Lite schema; each has title, text and a table."""
    for picture in pictures.values():
        specification = specify(picture)
        alt.LayerChart.from_dict(specification)
        assert specification["description"] == picture.description
        assert specification["title"]["text"]
        assert picture.rows
        assert all(len(row) == len(picture.columns) for row in picture.rows)


def test_text_alternatives_hold_every_figure(pictures: dict[str, Picture]) -> None:
    """Who does not see the picture hears each figure with its precision."""
    description = pictures["vi:binh-thuan-funding"].description.replace("\u00a0", " ")
    for words in ("gần 144 tỷ đồng", "17 tỷ đồng", "127 tỷ đồng", "2005–2018"):
        assert words in description


def test_product_levels_begin_at_the_same_line(pictures: dict[str, Picture]) -> None:
    """Nested levels are never stacked: every bar starts at zero and is as long as its figure."""
    specification = specify(pictures["en:bac-ninh-product-levels"])
    bars = _boxes(specification, "first")
    assert [bar["x"] for bar in bars] == [0, 0, 0]
    assert [bar["x2"] for bar in bars] == pytest.approx([1.0, 9 / 50, 1 / 50])


def test_a_target_is_drawn_only_beside_a_result(pictures: dict[str, Picture]) -> None:
    """Nine months of 2022 stand in the frame of the year and say so; nothing else is drawn."""
    picture = pictures["vi:ben-tre-targets"]
    specification = specify(picture)
    assert len(_boxes(specification, "wanted")) == len(picture.rows) == 1
    assert [bar["x2"] for bar in _boxes(specification, "first")] == pytest.approx([26900 / 36000])
    assert "một phần thời gian: tháng 1–9/2022" in picture.rows[0][2]
    assert "vi:ha-noi-targets" not in pictures


def years(numbers: list[int], *, first: int = 2005) -> list[Record]:
    """Figures of single years, one after the other; the year of a zero is left out."""
    return [
        {
            "heading": "h",
            "extent": over_time.YEAR,
            "name": f"{year}",
            "words": f"{number} người",
            "origin": "o",
            "value": float(number),
            "qualifier": "nearly" if number % 2 else "exact",
            "first": year * 12,
            "last": year * 12 + 11,
        }
        for year, number in enumerate(numbers, start=first)
        if number
    ]


def test_a_long_series_stands_side_by_side() -> None:
    """Ten years are upright bars in their places, a year without a figure is a gap."""
    rows = years([2, 4, 6, 8, 10, 0, 7, 8, 9, 10])
    specification = over_time.chart(rows, axis=(2005, 2014), caption=CAPTION)
    bars = [row for row in _rows(specification) if row.get("figure", "").endswith("người")]
    assert len(bars) == len(rows)
    assert [bar["name"] for bar in sorted(bars, key=lambda bar: bar["x"])] == [
        row["name"] for row in rows
    ]
    heights = {bar["name"]: bar["y2"] - bar["y"] for bar in bars}
    assert heights["2005"] == pytest.approx(heights["2009"] / 5)
    assert len({bar["y2"] for bar in bars}) == 1
    assert {bar["name"] for bar in bars if bar["style"].endswith("approximate")} == {"2011", "2013"}
    assert not any(bar["x"] < 0.5 < bar["x2"] or 0.5 < bar["x"] < 0.6 for bar in bars)
    assert "2014: 10 người" in {row.get("text") for row in _rows(specification)}


def test_an_axis_of_many_years_names_a_few_of_them() -> None:
    """However far a plan looks ahead, or a year was mistyped."""
    for last in (2014, 2049, 2918, 9999):
        specification = over_time.chart(
            years(list(range(1, 11))), axis=(2005, last), caption=CAPTION
        )
        named = [text for row in _rows(specification) if (text := row.get("text", "")).isdigit()]
        assert 2 <= len(named) <= over_time.MOST_TICKS
        assert named[0] == "2005"


def test_years_that_two_sources_tell_stay_below_each_other() -> None:
    """Side by side one would hide the other."""
    numbers = [2, 4, 6, 8, 10, 12, 14, 16, 18, 20]
    rows = [*years(numbers), *years([22])]
    specification = over_time.chart(rows, axis=(2005, 2014), caption=CAPTION)
    shown = [row for row in _rows(specification) if row.get("text", "").endswith("người")]
    assert len(shown) == len(rows)


def test_a_reached_target_is_filled_as_far_as_it_goes() -> None:
    """A result of 80 against a target of 100 fills four fifths of the frame."""
    row = {"name": "a", "words": "w", "origin": "o", "qualifier": "exact"}
    specification = targets.chart([row | {"target": 100.0, "actual": 80.0}], caption=CAPTION)
    assert [bar["x2"] for bar in _boxes(specification, "first")] == [0.8]


def test_approximate_values_are_drawn_as_such(pictures: dict[str, Picture]) -> None:
    """Nearly 144 is dashed and pale, 17 and 127 are not."""
    specification = specify(pictures["vi:binh-thuan-funding"])
    assert len(_boxes(specification, "first-approximate")) == 1
    assert len(_boxes(specification, "second")) == 2


def test_bars_compare_only_rows_of_the_same_unit() -> None:
    """A unit that stands alone has a figure and no bar."""
    row = {"topic_name": "t", "origin": "o", "qualifier": "exact"}
    rows = [
        row | {"name": "classes", "words": "58", "value": 58.0, "unit": "class"},
        row | {"name": "more classes", "words": "29", "value": 29.0, "unit": "class"},
        row | {"name": "models", "words": "7", "value": 7.0, "unit": "model"},
    ]
    specification = outputs.chart(rows, caption=CAPTION)
    assert [(bar["name"], bar["x2"]) for bar in _boxes(specification, "first")] == [
        ("classes", 1.0),
        ("more classes", 0.5),
    ]


def test_long_names_are_wrapped_and_nothing_overlaps() -> None:
    """Two rows of very long names stand below each other within the width of a phone."""
    name = "Số sản phẩm công nghiệp nông thôn tiêu biểu cấp khu vực phía Bắc và phía Nam " * 2
    bars = [Bar(name, "gần 7.000 người", "o", 1.0), Bar(name, "5 người", "o", 0.5)]
    specification = bar_chart(bars, caption=CAPTION)
    tops = [bar["y"] for bar in _boxes(specification, "first")]
    lines = [row["y"] for row in _rows(specification) if row.get("style") == "name"]
    assert sum(line < tops[0] for line in lines) == len(lines) / 2
    assert specification["width"] == WIDTH


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_text_is_readable_on_its_background(scheme: Scheme) -> None:
    """WCAG 2.2 asks a contrast of 4.5 to 1 of small text; bars need 3 to 1."""
    assert contrast(scheme.text, scheme.background) >= 4.5
    assert contrast(scheme.muted, scheme.background) >= 4.5
    assert contrast(scheme.first, scheme.background) >= 3
    assert contrast(scheme.second, scheme.background) >= 3


def test_the_dark_picture_is_the_light_one_in_other_colours(pictures: dict[str, Picture]) -> None:
    """Recolouring gives, byte for byte, what drawing with the dark configuration gives."""
    for name in ("vi:binh-thuan-funding", "en:coverage", "vi:ben-tre-targets"):
        specification = specify(pictures[name])
        light = shapes_of(specification)
        dark = shapes_of(specification | {"config": configuration(DARK)})
        assert recoloured(as_svg(light), LIGHT, DARK) == as_svg(dark)


VEGA_TEXT = re.compile(
    r'<text [^>]*text-anchor="\w+" transform="translate\(([\d.-]+),([\d.-]+)\)'
    r'(?: rotate\((\d+)\))?"[^>]*>([^<]*)</'
)
VEGA_BOX = re.compile(r'aria-roledescription="rect mark" d="([^"]+)"')
OWN_TEXT = re.compile(
    r'<text x="([\d.-]+)" y="([\d.-]+)"(?: transform="rotate\((\d+) \1 \2\)")?>([^<]*)</'
)
OWN_BOX = re.compile(r'<rect x="([\d.-]+)" y="([\d.-]+)" width="([\d.-]+)" height="([\d.-]+)"')


def vega_marks(svg: str) -> tuple[list, list]:
    """Texts and boxes of a plot as Vega draws it, with their places in it."""
    plot = svg.partition("mark-group role-frame root")[2].partition("role-title")[0]
    texts = [(unescape(t), float(x), float(y), turn) for x, y, turn, t in VEGA_TEXT.findall(plot)]
    boxes = []
    for path in VEGA_BOX.findall(plot):
        points = [float(one) for one in re.findall(r"-?[\d.]+(?:e-?\d+)?", path)]
        xs, ys = points[::2], points[1::2]
        boxes.append((min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)))
    return texts, boxes


def own_marks(svg: str, top: float) -> tuple[list, list]:
    """The same of our own drawing, whose title has no group of its own."""
    texts = [
        (unescape(text), float(x) - MARGIN, float(y) - top, turn)
        for x, y, turn, text in OWN_TEXT.findall(svg)
    ]
    boxes = [tuple(map(float, one)) for one in OWN_BOX.findall(svg)]
    return (
        [one for one in texts if one[2] > 0],
        [(x - MARGIN, y - top, width, height) for x, y, width, height in boxes],
    )


@pytest.mark.parametrize(
    "name",
    [
        "vi:bac-ninh-outputs",
        "en:binh-thuan-funding",
        "vi:ben-tre-targets",
        "vi:bac-ninh-funding-over-time",
        "en:training_workers-areas",
        "vi:bac-ninh-product-levels",
        "vi:coverage",
        "en:themes-solution",
    ],
)
def test_our_drawing_is_that_of_vega(pictures: dict[str, Picture], name: str) -> None:
    """Every text and every box of the specification stands where Vega puts it."""
    specification = specify(pictures[name])
    shapes = shapes_of(specification)
    top = shapes.height - MARGIN - specification["height"]
    texts, boxes = own_marks(as_svg(shapes).decode(), top)
    vega_texts, vega_boxes = vega_marks(vl_convert.vegalite_to_svg(specification))
    assert len(vega_texts) > 3
    assert len(vega_boxes) > 0
    assert sorted(texts) == [
        (text, pytest.approx(x, abs=0.6), pytest.approx(y, abs=0.6), turn)
        for text, x, y, turn in sorted(vega_texts)
    ]
    assert sorted(boxes) == [pytest.approx(one, abs=0.6) for one in sorted(vega_boxes)]


def test_every_text_of_a_drawing_finds_room(pictures: dict[str, Picture]) -> None:
    """Measured in the face of the PNG, which is as wide as Arial: nothing is cut at the edge."""
    for name, picture in pictures.items():
        shapes = shapes_of(specify(picture))
        title = shapes.layers[1].words[-1].y
        for layer in (one for one in shapes.layers if one.words):
            face = "Arimo-Bold.ttf" if layer.look.is_bold else "Arimo-Regular.ttf"
            font = ImageFont.truetype(FONTS / face, layer.look.size)
            for word in layer.words:
                width = font.getlength(word.text)
                if layer.look.is_upward:
                    assert word.y - width >= title, (name, word.text)
                    continue
                shift = {"start": 0, "middle": 0.5, "end": 1}[layer.look.anchor] * width
                assert word.x - shift >= -1, (name, word.text)
                assert word.x - shift + width <= shapes.width + 1, (name, word.text)


def test_a_painting_shows_what_the_drawing_says(pictures: dict[str, Picture]) -> None:
    """The PNG has the size of the drawing, its colours, and dark letters where the drawing has."""
    shapes = shapes_of(specify(pictures["vi:binh-thuan-funding"]))
    image = Image.open(io.BytesIO(as_png(shapes, 2))).convert("RGB")
    assert image.size == (shapes.width * 2, shapes.height * 2)
    assert image.getpixel((1, 1)) == (255, 255, 255)
    solid = [layer for layer in shapes.layers if layer.boxes and layer.look.fill == LIGHT.second]
    box = solid[0].boxes[0]
    middle = (round((box.x + box.width / 2) * 2), round((box.y + box.height / 2) * 2))
    assert image.getpixel(middle) == ImageColor.getrgb(LIGHT.second)
    word = next(layer for layer in shapes.layers if layer.words).words[0]
    area = image.crop(
        (int(word.x * 2), int(word.y * 2) - 20, int(word.x * 2) + 200, int(word.y * 2))
    )
    assert area.convert("L").getextrema()[0] < 60


def test_an_approximate_bar_is_pale_with_a_dashed_edge(pictures: dict[str, Picture]) -> None:
    """Its inside lets the track through; its edge has dashes of the full colour and gaps."""
    shapes = shapes_of(specify(pictures["vi:binh-thuan-funding"]))
    bar = next(layer for layer in shapes.layers if layer.look.opacity != 1).boxes[0]
    image = Image.open(io.BytesIO(as_png(shapes, 2))).convert("RGB")
    left, top = round(bar.x * 2), round(bar.y * 2)
    colours = [ImageColor.getrgb(name) for name in (LIGHT.first, LIGHT.empty)]
    pale = tuple(round(0.35 * one + 0.65 * other) for one, other in zip(*colours, strict=True))
    assert image.getpixel((left + 20, top + 10)) == pale
    upper = [image.getpixel((left + x, top)) for x in range(6, 26)]
    assert set(upper) == {colours[0], pale}
    assert upper[:10] == upper[10:]


def test_altair_and_vega_are_read_only_where_charts_are_made() -> None:
    """A build that finds all charts made, and one whose workers make them, need neither."""
    asked = "import khuyencong.site, sys; print({'altair', 'vl_convert'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def painted_line_by_line(drawing: Drawing, scale: int) -> Image.Image:
    """Letters and whole boxes of a drawing as Pillow puts them, in all colours."""
    size = (round(drawing.width * scale), round(drawing.height * scale))
    image = Image.new("RGB", size, drawing.background)
    brush = ImageDraw.Draw(image)
    for layer in drawing.layers:
        look = layer.look
        for box in layer.boxes:
            corners = (box.x, box.y, box.x + box.width, box.y + box.height)
            left, top, right, bottom = (round(scale * one) for one in corners)
            radius = look.radius * scale
            brush.rounded_rectangle((left, top, right - 1, bottom - 1), radius, look.fill)
        for word in layer.words:
            font = face(look.is_bold, look.size * scale)
            anchor = {"start": "ls", "middle": "ms", "end": "rs"}[look.anchor]
            place = (word.x * scale, word.y * scale)
            if look.is_upward:
                strip = Image.new("L", (round(font.getlength(word.text)) + 20, 60))
                ImageDraw.Draw(strip).text((10, 40), word.text, 255, font, anchor="ls")
                mask = strip.transpose(Image.Transpose.ROTATE_90)
                corner = (round(place[0]) - 40, round(place[1]) + 10 - mask.height)
                image.paste(look.fill, corner, mask)
            else:
                brush.text(place, word.text, look.fill, font, anchor=anchor)
    return image


@pytest.mark.parametrize(
    ("name", "anchors"),
    [("vi:bac-ninh-outputs", {"start", "end"}), ("vi:coverage", {"start", "middle", "end"})],
)
def test_a_painting_of_kept_words_is_that_of_whole_lines(
    pictures: dict[str, Picture], name: str, anchors: set[str]
) -> None:
    """Words stand where their line has them; fewer colours change none by more than an eighth."""
    drawing = shapes_of(specify(pictures[name]))
    assert {layer.look.anchor for layer in drawing.layers} == anchors
    wanted = painted_line_by_line(drawing, 2)
    found = Image.open(io.BytesIO(as_png(drawing, 2))).convert("RGB")
    difference = ImageChops.difference(found, wanted)
    assert max(most for _, most in difference.getextrema()) < 32


@pytest.mark.parametrize("size", [(4, 3), (5, 2)])
def test_a_picture_of_few_colours_is_read_as_it_was(size: tuple[int, int]) -> None:
    """Every pixel has its colour, also where a row ends within a byte."""
    colours = [(number * 17, 255 - number, number) for number in range(16)]
    image = Image.new("P", size)
    image.putdata([(place * 7 + 3) % 16 for place in range(size[0] * size[1])])
    read = Image.open(io.BytesIO(indexed(image, colours))).convert("RGB")
    assert read.size == size
    numbers = image.get_flattened_data()
    assert list(read.get_flattened_data()) == [colours[number] for number in numbers]


def test_letters_that_the_face_lacks_are_drawn_all_the_same(pictures: dict[str, Picture]) -> None:
    """A name in another script is no reason for empty boxes: vl-convert paints such a picture."""
    specification = specify(pictures["vi:binh-thuan-funding"])
    foreign = specification | {"title": {"text": ["農村工業"], "subtitle": ["x"]}}
    shapes = shapes_of(foreign)
    assert not can_write(shapes)
    assert chart_files("x", foreign)["x.png"].startswith(b"\x89PNG")


@pytest.mark.parametrize("title", ["Kinh phí khuyến công tỉnh Bình Thuận", "農村工業"])
def test_a_shared_link_shows_title_and_chart(pictures: dict[str, Picture], title: str) -> None:
    """White words at the left in every script, the chart whole and in the middle at the right."""
    chart = files_of(pictures["vi:binh-thuan-funding"])["binh-thuan-funding.vi.png"]
    (card,) = card_files("share/x.png", title, "Khuyến công mở", chart).values()
    image = Image.open(io.BytesIO(card)).convert("RGB")
    assert image.size == (1200, 630)
    words, right = image.crop((0, 40, 540, 120)), image.crop((540, 0, 1200, 630))
    darkest, lightest = words.convert("L").getextrema()
    assert darkest < 80
    assert lightest > 240
    left, top, far, bottom = ImageChops.invert(right.convert("L")).getbbox()
    assert abs(left - (660 - far)) < 30
    assert abs(top - (630 - bottom)) < 30
    assert far - left > 560


def test_a_drawing_tells_its_title_and_its_figures(pictures: dict[str, Picture]) -> None:
    """A downloaded SVG says what it shows to who does not see it."""
    picture = pictures["vi:binh-thuan-funding"]
    drawing = unescape(files_of(picture)["binh-thuan-funding.vi.svg"].decode())
    assert f"<title>{picture.caption.title}</title>" in drawing
    assert f"<desc>{picture.description}</desc>" in drawing
    assert 'role="img"' in drawing.partition(">")[0]


def test_drawings_do_not_depend_on_the_machine(pictures: dict[str, Picture]) -> None:
    """Vietnamese is drawn in the renderer's own face, the same bytes each time."""
    files = files_of(pictures["vi:bac-ninh-outputs"])
    again = files_of(pictures["vi:bac-ninh-outputs"])
    assert files == again
    svg = files["bac-ninh-outputs.vi.svg"].decode()
    assert "Liberation Sans" in svg
    assert "truyền nghề" in svg


def test_no_font_of_the_system_is_used() -> None:
    """A face that Debian's chromium brings along is as unknown as one that nobody has."""
    painted = {
        family: paint(
            f'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="40"><text y="30"'
            f' font-family="{family}" font-size="20">Kết quả khuyến công</text></svg>'.encode(),
            scale=2,
        )
        for family in ("Liberation Sans", "DejaVu Serif", "Liberation Serif", "No such face")
    }
    assert len(set(painted.values())) == 1


def test_drawing_leaves_the_fonts_of_other_programs_alone(pictures: dict[str, Picture]) -> None:
    """A browser started later by the same process still finds the system's fonts."""
    before = os.environ.get("FONTCONFIG_FILE")
    files_of(pictures["vi:binh-thuan-funding"])
    assert os.environ.get("FONTCONFIG_FILE") == before


def files_of(picture: Picture) -> dict[str, bytes]:
    return chart_files(f"{picture.id}.{picture.language}", specify(picture))


def _rows(specification: dict) -> list[dict]:
    return [row for rows in specification["datasets"].values() for row in rows]


def _boxes(specification: dict, style: str) -> list[dict]:
    return [row for row in _rows(specification) if row.get("style") == style and "x2" in row]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours (WCAG 2.2, relative luminance)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
