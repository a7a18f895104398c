"""The picture of a shared link: a page's chart beside its title, 1200 × 630.

Sites that show links crop other shapes (https://ogp.me/#structured; 1.91 to 1 is what they agree
on), and a chart made for a phone is upright.
"""

import re
import textwrap
from xml.sax.saxutils import escape

from khuyencong.charts.drawn import size_of
from khuyencong.charts.render import paint
from khuyencong.charts.theme import FONT, LIGHT

WIDTH, HEIGHT = 1200, 630
PANEL = 540
"""Width of the part that holds the words."""
MARGIN = 48
BACKGROUND = "#0b4f54"
CHARACTERS_PER_LINE = 20
MOST_LINES = 7

_OUTER = re.compile(r"<svg\b[^>]*>")


def share_card(title: str, site_name: str, drawing: bytes) -> bytes:
    """What to show beside a link, as an SVG to be painted.

    Args:
        title: Title of the page.
        site_name: Who publishes it.
        drawing: The page's chart as SVG.
    """
    lines = textwrap.wrap(title, CHARACTERS_PER_LINE, max_lines=MOST_LINES, placeholder=" …")
    words = [_text(line, MARGIN + 48 + 58 * place, 46) for place, line in enumerate(lines)]
    card = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{LIGHT.background}"/>'
        f'<rect width="{PANEL}" height="{HEIGHT}" fill="{BACKGROUND}"/>'
        f"{''.join(words)}{_text(site_name, HEIGHT - MARGIN, 30)}{_fitted(drawing)}</svg>"
    )
    return card.encode()


def card_files(path: str, card: bytes) -> dict[str, bytes]:
    """A card as PNG, by its path."""
    return {path: paint(card, scale=1)}


def _text(text: str, y: int, size: int) -> str:
    style = f'font-family="{FONT}" font-size="{size}" font-weight="bold" fill="#ffffff"'
    return f'<text x="{MARGIN}" y="{y}" {style}>{escape(text)}</text>'


def _fitted(drawing: bytes) -> str:
    """The chart as large as the room beside the words allows, in its middle."""
    width, height = size_of(drawing)
    frame = (
        f'<svg x="{PANEL + 20}" y="20" width="{WIDTH - PANEL - 40}" height="{HEIGHT - 40}"'
        f' viewBox="0 0 {width} {height}" font-family="{FONT}">'
    )
    return _OUTER.sub(lambda _found: frame, drawing.decode(), count=1)
