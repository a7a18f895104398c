"""Which figures of which areas may stand side by side, how, and why others may not."""

from khuyencong.comparison.way import AVERAGE, DATES, LATEST_YEAR, PERIOD, Compared, Refusal, Way
from khuyencong.comparison.ways import best_way, fallback_way, ways_to_compare

__all__ = [
    "AVERAGE",
    "DATES",
    "LATEST_YEAR",
    "PERIOD",
    "Compared",
    "Refusal",
    "Way",
    "best_way",
    "fallback_way",
    "ways_to_compare",
]
