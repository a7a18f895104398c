"""Processes of this machine that work side by side, and end when the build does.

They begin as copies of one process that has read the libraries while the data were being checked.
"""

import gc
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import (
    forkserver,
    get_all_start_methods,
    get_context,
    parent_process,
    resource_tracker,
)
from multiprocessing.connection import wait as wait_for
from multiprocessing.context import BaseContext
from typing import Any

from khuyencong.command_errors import WorkerLostError
from khuyencong.garbage import look_seldom
from khuyencong.stopping import postponed

ORIGIN = "khuyencong.origin"
"""Module that makes ready what all workers need."""
THRIFT = {"MALLOC_TRIM_THRESHOLD_": "1000000", "MALLOC_MMAP_THRESHOLD_": "1000000"}
"""How many bytes workers keep, and how large a piece must be to come from the system alone."""


class Processes(ProcessPoolExecutor):
    """Processes that begin with nothing of this one: no lock and no thread is copied to them.

    Where the system can, they are copies of one that has read all libraries, which takes a second
    and much memory, and done nothing else.
    """

    def __init__(self, jobs: int) -> None:
        super().__init__(jobs, mp_context=_origin(), initializer=_begin_work)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Begin one more process where none is idle, and give a task to one of them.

        Raises:
            WorkerLostError: If the process of which they are copies was ended from outside.
        """
        try:
            with _deaf():
                return super().submit(fn, *args, **kwargs)
        except (EOFError, ConnectionError) as error:
            raise WorkerLostError from error


def processes(jobs: int) -> Executor:
    """Processes that begin while the first tasks are put together.

    Args:
        jobs: How many.

    Raises:
        WorkerLostError: If the process of which they are copies was ended from outside.
    """
    pool = Processes(jobs)
    try:
        for _ in range(jobs):
            pool.submit(os.getpid)
    except BaseException:  # nobody else knows of the pool yet
        pool.shutdown()
        raise
    return pool


def make_origin() -> None:
    """Let the process of which workers are copies read the libraries while data are checked."""
    origin = _origin()
    if origin.get_start_method() == "forkserver":
        origin.set_forkserver_preload([ORIGIN])
        with _deaf(), _thrifty():
            forkserver.ensure_running()


def _origin() -> BaseContext:
    """How processes begin."""
    return get_context("forkserver" if "forkserver" in get_all_start_methods() else "spawn")


@contextmanager
def _deaf() -> Iterator[None]:
    """Let processes that begin now never hear Ctrl+C, which a terminal sends to all of a group.

    The build hears it and lets them go; they would only write tracebacks over its message. A mask
    is inherited. The helper process of ``multiprocessing`` must be there before: beginning it ends
    every mask. The build itself hears of it when all have begun: one of which nobody knows yet
    could not be let go, and would write a traceback when it finds that its build is gone.
    """
    with postponed():
        if not hasattr(signal, "pthread_sigmask"):  # Windows
            yield
            return
        resource_tracker.ensure_running()
        former = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, former)


@contextmanager
def _thrifty() -> Iterator[None]:
    """Let processes that begin now give memory back that they no longer need, but not at once.

    The C library otherwise keeps more the larger the pieces are that were once freed: workers of
    size M held 50 MB each that they had needed for a moment. With less than a megabyte it gets
    every page's text from the system anew, which took a tenth of all time (glibc's mallopt(3);
    other systems do not know the variables).
    """
    added = {name: kept for name, kept in THRIFT.items() if name not in os.environ}
    os.environ.update(added)
    try:
        yield
    finally:
        for name in added:
            del os.environ[name]


def _begin_work() -> None:
    """Make a process a worker."""
    gc.freeze()  # libraries never become garbage: 8 % less time, and their memory stays shared
    look_seldom()
    _end_with_parent()


def _end_with_parent() -> None:
    """Let a worker end when its build was killed, for nobody would take its work any more."""
    parent = parent_process()
    if parent is None:  # this is no worker
        return

    def watch() -> None:
        wait_for([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
