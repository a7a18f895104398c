"""Pictures drawn: their files and how much room a page must keep for them."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from khuyencong.cache import Cache
from khuyencong.charts.picture import Picture
from khuyencong.charts.render import chart_files

_SIZE = re.compile(rb'<svg[^>]*? width="([\d.]+)"[^>]*? height="([\d.]+)"')


@dataclass(frozen=True)
class Drawn:
    """A picture with its files."""

    picture: Picture
    files: dict[str, bytes]
    """Content by name under ``/charts/``."""
    width: int
    height: int


def draw_all(
    pictures: Iterable[Picture], cache: Cache, *, advance: Callable[[], None] = lambda: None
) -> dict[str, Drawn]:
    """Draw pictures.

    Args:
        pictures: Pictures of one language.
        cache: Drawings of earlier builds.
        advance: Called after each.

    Returns:
        The drawn pictures by id.
    """
    drawn = {}
    for picture in pictures:
        drawn[picture.id] = _draw(picture, cache)
        advance()
    return drawn


def _draw(picture: Picture, cache: Cache) -> Drawn:
    files = chart_files(picture, cache)
    size = _SIZE.search(files[f"{picture.id}.{picture.language}.svg"])
    if size is None:
        msg = f"the SVG of {picture.id} does not state its size"
        raise ValueError(msg)
    return Drawn(picture, files, round(float(size[1])), round(float(size[2])))
