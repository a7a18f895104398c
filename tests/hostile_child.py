"""Judges packages in a process whose memory and time are bounded by the project's own limits."""

import json
import resource
import signal
import sys
import time
from pathlib import Path

from builders import REAL_PACKAGES, check_package

from khuyencong import reading
from khuyencong.checks import limit
from khuyencong.codebook import load_codebook
from khuyencong.problems import in_order

SMALLER = 50
"""The limits on tables are divided by this, so that a table just within them is judged quickly."""
MEMORY = 60
"""Bytes of memory that a byte of the largest table may take, the problems found included."""
PATIENCE = 3
"""How much longer a hostile byte may take than one of a sound package."""


class SlowError(Exception):
    """The time is over."""


def stop(*_: object) -> None:
    """End the judgement of a package that takes too long."""
    raise SlowError


def lower_limits() -> None:
    """Divide the limits on tables, and bound the memory by them."""
    reading.MAX_TABLE_BYTES //= SMALLER
    reading.MAX_ROWS = {kind: most // SMALLER for kind, most in reading.MAX_ROWS.items()}
    limit.MOST_PROBLEMS //= SMALLER
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    most = pages * resource.getpagesize() + MEMORY * reading.MAX_TABLE_BYTES
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def main() -> None:
    """Judge the folders given, the first of them sound, and print what was found in each."""
    codebook = load_codebook(reading.read_package(REAL_PACKAGES / "codebook"))
    signal.signal(signal.SIGVTALRM, stop)
    sound, *hostile = map(Path, sys.argv[1:])
    start = time.process_time()
    assert not check_package(reading.read_package(sound, columns=None), codebook)
    taken = time.process_time() - start
    size = sum(file.stat().st_size for file in sound.iterdir())
    lower_limits()
    for folder in hostile:
        signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE * taken / size * reading.MAX_TABLE_BYTES)
        try:
            found = in_order(check_package(reading.read_package(folder), codebook))
            outcome = [problem.code for problem in found]
        except (Exception, MemoryError) as error:  # noqa: BLE001 - whatever it is, the test shows it
            outcome = [repr(error)]
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        sys.stdout.write(json.dumps(outcome) + "\n")


if __name__ == "__main__":
    main()
