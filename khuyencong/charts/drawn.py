"""Pictures drawn: their files and how much room a page must keep for them."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from khuyencong.charts.picture import Picture
from khuyencong.charts.render import chart_files, specify, written
from khuyencong.fingerprint import of_charts
from khuyencong.workshop import Task, Workshop

_SIZE = re.compile(rb'<svg[^>]*? width="([\d.]+)"[^>]*? height="([\d.]+)"')


@dataclass(frozen=True)
class Drawn:
    """A picture with its files."""

    picture: Picture
    files: Mapping[str, bytes]
    """Content by name under ``/charts/``."""
    width: int
    height: int


def draw_all(
    pictures: Sequence[Picture], workshop: Workshop, advance: Callable[[], None] = lambda: None
) -> dict[str, Drawn]:
    """Draw pictures.

    Args:
        pictures: Pictures of one language.
        workshop: Where they are drawn, or found drawn by an earlier build.
        advance: Called after each.

    Returns:
        The drawn pictures by id.
    """
    made = workshop.make([_task(one) for one in pictures], advance)
    return {
        one.id: Drawn(one, files, *_size(one, files))
        for one, files in zip(pictures, made, strict=True)
    }


def _stem(picture: Picture) -> str:
    return f"{picture.id}.{picture.language}"


def _task(picture: Picture) -> Task:
    given = (_stem(picture), picture.language, specify(picture))
    return Task(chart_files, given, b"chart" + of_charts() + written(given))


def _size(picture: Picture, files: Mapping[str, bytes]) -> tuple[int, int]:
    """Width and height as the drawing states them."""
    size = _SIZE.search(files[f"{_stem(picture)}.svg"])
    if size is None:
        msg = f"the SVG of {picture.id} does not state its size"
        raise ValueError(msg)
    return round(float(size[1])), round(float(size[2]))
