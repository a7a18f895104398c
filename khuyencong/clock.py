"""What time it is, for checks that ask whether something is still to come."""

import os
import time
from datetime import UTC, datetime, timedelta

EASTERNMOST = timedelta(hours=14)
"""How far ahead of Greenwich the day is where it begins first; in Việt Nam it is seven hours."""


def this_month() -> int:
    """The present month, counted from the year 0."""
    now = datetime.fromtimestamp(_now(), UTC)
    return now.year * 12 + now.month - 1


def today() -> str:
    """The day that it is by now somewhere, as ``YYYY-MM-DD``; a later one is nowhere yet."""
    return (datetime.fromtimestamp(_now(), UTC) + EASTERNMOST).date().isoformat()


def _now() -> float:
    """The present moment, or the one of ``SOURCE_DATE_EPOCH`` for repeatable builds."""
    return int(os.environ.get("SOURCE_DATE_EPOCH") or time.time())
