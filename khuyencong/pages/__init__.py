"""Pages: all computed values and words are made here; templates only loop and format."""

from khuyencong.pages.changes import changes_page
from khuyencong.pages.compare import compare_page, ready_made
from khuyencong.pages.coverage import coverage_page
from khuyencong.pages.data import data_pages
from khuyencong.pages.findings import findings_page
from khuyencong.pages.indicator import indicator_page
from khuyencong.pages.overview import overview_pages
from khuyencong.pages.page import Page
from khuyencong.pages.panel import panel_of
from khuyencong.pages.province import follower_pages, province_page
from khuyencong.pages.quality import quality_pages
from khuyencong.pages.render import renderer

__all__ = [
    "Page",
    "changes_page",
    "compare_page",
    "coverage_page",
    "data_pages",
    "findings_page",
    "follower_pages",
    "indicator_page",
    "overview_pages",
    "panel_of",
    "province_page",
    "quality_pages",
    "ready_made",
    "renderer",
]
