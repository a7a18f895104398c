"""Where the command begins: Ctrl+C ends it in silence, even while its parts are still being read.

Python would show a traceback of whatever it was importing at that moment.
"""

import atexit
import gc
import os
import signal
import sys

from khuyencong.stopping import BY_SIGNAL

SELDOM = (50_000, 20, 100)
"""How often to look for garbage that holds itself: reading 50,000 figures makes none, and looking
each time that 700 more objects are there takes a fifth of a second of it (measured)."""


def main() -> None:
    """Run the command; what it imports takes a second, in which there is nothing to clear away."""
    gc.set_threshold(*SELDOM)
    handler = signal.signal(signal.SIGINT, signal.SIG_DFL)
    from khuyencong.cli import main as command  # noqa: PLC0415 - see above

    try:
        signal.signal(signal.SIGINT, handler)
        status = command()
    except KeyboardInterrupt:  # before the command could say so itself, or after
        status = BY_SIGNAL + signal.SIGINT
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if status:  # what was interrupted may still have something to clear away
        sys.exit(status)
    _end_at_once()


def _end_at_once() -> None:
    """End without taking every object apart, which takes a sixth of a second."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # nobody reads any more; Python knows what to say then
        sys.exit(0)
    atexit._run_exitfuncs()  # noqa: SLF001 - as Python's own multiprocessing ends its workers
    os._exit(0)
