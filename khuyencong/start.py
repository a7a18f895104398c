"""Where the command begins: Ctrl+C ends it in silence, even while its parts are still being read.

Python would show a traceback of whatever it was importing at that moment.
"""

import atexit
import os
import signal
import sys

from khuyencong.garbage import look_seldom
from khuyencong.stopping import BY_SIGNAL


def main() -> None:
    """Run the command; what it imports takes a second, in which there is nothing to clear away."""
    look_seldom()
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
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:  # as where the command was begun with it closed
                stream.flush()
    except OSError:  # nobody reads any more; Python knows what to say then
        sys.exit(0)
    atexit._run_exitfuncs()  # noqa: SLF001 - as Python's own multiprocessing ends its workers
    os._exit(0)
