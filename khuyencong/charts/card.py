"""The picture of a shared link: a page's chart beside its title, 1200 × 630.

Sites that show links crop other shapes (https://ogp.me/#structured; 1.91 to 1 is what they agree
on), and a chart made for a phone is upright.
"""

import io
import textwrap
from functools import lru_cache

from PIL import Image

from khuyencong.charts.png import in_few_colours
from khuyencong.charts.render import painted
from khuyencong.charts.shapes import Drawing, Layer, Look, Word
from khuyencong.charts.theme import LIGHT

WIDTH, HEIGHT = 1200, 630
PANEL = 540
"""Width of the part that holds the words."""
MARGIN = 48
ROOM = 20
"""Around the chart, which is larger than what is left for it, and stands in its middle."""
BACKGROUND = "#0b4f54"
CHARACTERS_PER_LINE = 20
MOST_LINES = 7


def card_files(path: str, title: str, site_name: str, painting: bytes) -> dict[str, bytes]:
    """What to show beside a link, as PNG.

    Args:
        path: Where it lies.
        title: Title of the page.
        site_name: Who publishes it.
        painting: The page's chart as PNG.
    """
    card = Image.new("RGB", (WIDTH, HEIGHT), LIGHT.background)
    card.paste(_opened(painted(_panel(title, site_name), 1)), (0, 0))
    chart = _shrunk(painting)
    card.paste(chart, ((PANEL + WIDTH - chart.width) // 2, (HEIGHT - chart.height) // 2))
    return {path: in_few_colours(card)}


def _panel(title: str, site_name: str) -> Drawing:
    """The part that holds the words."""
    lines = textwrap.wrap(title, CHARACTERS_PER_LINE, max_lines=MOST_LINES, placeholder=" …")
    words = tuple(Word(MARGIN, MARGIN + 48 + 58 * n, line) for n, line in enumerate(lines))
    name = (Word(MARGIN, HEIGHT - MARGIN, site_name),)
    layers = (
        Layer(Look("#ffffff", size=46, is_bold=True), words=words),
        Layer(Look("#ffffff", size=30, is_bold=True), words=name),
    )
    return Drawing(PANEL, HEIGHT, BACKGROUND, title, site_name, layers)


@lru_cache(2)
def _shrunk(painting: bytes) -> Image.Image:
    """A chart as large as there is room for; that of the whole site stands on dozens of cards."""
    chart = _opened(painting)
    chart.thumbnail((WIDTH - PANEL - 2 * ROOM, HEIGHT - 2 * ROOM))
    return chart


def _opened(painting: bytes) -> Image.Image:
    return Image.open(io.BytesIO(painting)).convert("RGB")
