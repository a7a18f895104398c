"""Which charts the site shows: figures are chosen and worded here, and drawn in ``charts``."""

from khuyencong.pictures.area import pictures_of_area
from khuyencong.pictures.indicator import is_drawable, picture_of_indicator, picture_of_way
from khuyencong.pictures.overview import picture_of_coverage, picture_of_themes

__all__ = [
    "is_drawable",
    "picture_of_coverage",
    "picture_of_indicator",
    "picture_of_themes",
    "picture_of_way",
    "pictures_of_area",
]
