"""Pages: all computed values and words are made here; templates only loop and format."""

from khuyencong.pages.indicator import indicator_pages
from khuyencong.pages.overview import overview_pages
from khuyencong.pages.page import Page
from khuyencong.pages.province import province_pages
from khuyencong.pages.quality import quality_pages
from khuyencong.pages.render import renderer

__all__ = [
    "Page",
    "indicator_pages",
    "overview_pages",
    "province_pages",
    "quality_pages",
    "renderer",
]
