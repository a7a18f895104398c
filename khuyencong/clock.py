"""What time it is, for checks that ask whether something is still to come."""

import os
import time
from datetime import UTC, datetime, timedelta

VARIABLE = "SOURCE_DATE_EPOCH"
"""https://reproducible-builds.org/specs/source-date-epoch/"""
LAST = int(datetime(9999, 12, 30, tzinfo=UTC).timestamp())
"""No calendar here goes on after it."""
EASTERNMOST = timedelta(hours=14)
"""How far ahead of Greenwich the day is where it begins first; in Việt Nam it is seven hours."""


def this_month() -> int:
    """The present month, counted from the year 0."""
    now = datetime.fromtimestamp(_now(), UTC)
    return now.year * 12 + now.month - 1


def today() -> str:
    """The day that it is by now somewhere, as ``YYYY-MM-DD``; a later one is nowhere yet."""
    return (datetime.fromtimestamp(_now(), UTC) + EASTERNMOST).date().isoformat()


def given_moment() -> int | None:
    """The moment of ``SOURCE_DATE_EPOCH`` for repeatable builds, None where it is not set.

    Raises:
        ValueError: If it is no number of seconds since 1970 that a calendar knows.
    """
    written = os.environ.get(VARIABLE)
    if not written:
        return None
    if not (written.isascii() and written.isdecimal() and int(written) <= LAST):
        raise ValueError(written)
    return int(written)


def _now() -> float:
    given = given_moment()
    return time.time() if given is None else given
