"""Ctrl+C and the system's wish to end, as one exception that everything unfinished is cleared by.

The library of the command line takes Python's own KeyboardInterrupt for a wrong use of the command
and gives the status that here means wrong data.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)
"""The last is of a terminal that is closed, which Windows does not know."""
BY_SIGNAL = 128
"""Added to a signal's number for the exit status, as shells do."""


class StoppedError(BaseException):
    """The command is to end; no handler of errors may take this for one."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.status = BY_SIGNAL + number
        """Exit status of a command that ends so."""


@contextmanager
def stoppable() -> Iterator[None]:
    """Raise ``StoppedError`` where a signal asks the command to end."""
    with _handled(_stop):
        yield


def _stop(number: int, _frame: FrameType | None) -> None:
    raise StoppedError(number)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Ignore Ctrl+C, and the system's wish that the command should end, for something short.

    Only the main thread can be interrupted.
    """
    with _handled(signal.SIG_IGN):
        yield


@contextmanager
def postponed() -> Iterator[None]:
    """Let a signal wait until something short is done, and then have its effect.

    A mask cannot do this: where the main thread does not hear a signal, a thread of a library
    takes it, and Python interrupts the main thread nevertheless (``signal``, "Signals and
    threads").
    """
    noted: list[int] = []
    try:
        with _handled(lambda number, _frame: noted.append(number)):
            yield
    finally:  # also where the work failed, as it does when its processes are asked to end too
        for number in noted:
            signal.raise_signal(number)


@contextmanager
def _handled(handler: "signal._HANDLER") -> Iterator[None]:
    """Handle signals in another way for a while; only the main thread ever hears them."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    former = {number: signal.signal(number, handler) for number in SIGNALS}
    try:
        yield
    finally:
        for number, its_own in former.items():
            signal.signal(number, its_own)
