"""Pictures drawn: their files and how much room a page must keep for them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from khuyencong.charts.picture import Picture
from khuyencong.charts.render import chart_files, specify

FOLDER = "charts/"
_SIZE = re.compile(rb'<svg[^>]*? width="([\d.]+)"[^>]*? height="([\d.]+)"')


@dataclass(frozen=True)
class Drawn:
    """A picture that has been drawn."""

    picture: Picture
    painting: bytes
    """The picture as PNG."""
    width: int
    height: int


def draw_here(pictures: Sequence[Picture]) -> tuple[list[Drawn], dict[str, bytes]]:
    """Draw pictures in this process.

    Returns:
        The drawn pictures in their order, and all files by path under the site's root.
    """
    files: dict[str, bytes] = {}
    drawn = []
    for one in pictures:
        stem = f"{one.id}.{one.language}"
        made = chart_files(stem, specify(one))
        files |= {FOLDER + name: content for name, content in made.items()}
        drawn.append(Drawn(one, made[f"{stem}.png"], *_size_of(made[f"{stem}.svg"])))
    return drawn, files


def _size_of(drawing: bytes) -> tuple[int, int]:
    """Width and height of an SVG as it states them.

    Raises:
        ValueError: If it does not, which is a defect.
    """
    size = _SIZE.search(drawing)
    if size is None:
        msg = "a chart does not state its size"
        raise ValueError(msg)
    return round(float(size[1])), round(float(size[2]))
