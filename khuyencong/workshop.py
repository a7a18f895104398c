"""Making products side by side, each only where no earlier build has made the same.

A task is a pure function of plain values, so any ``concurrent.futures.Executor`` can run it: the
processes of this machine, or a cluster of Dask workers that share nothing but what is handed to
them. Which one it is never changes a byte of what is made.
"""

import json
import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context, resource_tracker
from typing import Any

from khuyencong.cache import Cache
from khuyencong.settings import SettingsError

Files = Mapping[str, bytes]
"""Contents by path."""
PATIENCE_SECONDS = 10
"""How long a cluster may take to answer."""
LOOK_SECONDS = 1.0
"""How often a worker looks whether its build is still there."""


class SchedulerError(SettingsError):
    """The cluster cannot be reached, or the extra that speaks to it is not installed."""


@dataclass(frozen=True)
class Task:
    """Files to be made by a function of a module, from plain values."""

    make: Callable[..., Files]
    given: tuple[Any, ...]
    key: bytes
    """All that the files depend on."""


class Workshop:
    """Runs tasks on an executor that is opened when the first of them must really be run."""

    def __init__(self, cache: Cache, open_executor: Callable[[], Executor]) -> None:
        """Work with a cache and an executor.

        Args:
            cache: Products of earlier builds.
            open_executor: Gives the executor.
        """
        self.cache = cache
        self._open = open_executor
        self._executor: Executor | None = None
        self._begun: list[Future[Files]] = []

    def make(self, tasks: Iterable[Task], advance: Callable[[], None]) -> list[dict[str, bytes]]:
        """The files of each task, in the order of the tasks.

        Args:
            tasks: What to make.
            advance: Called after each.
        """
        begun = [self._begin(task) for task in tasks]
        made = []
        for task, started in begun:
            if isinstance(started, Future):
                files = dict(started.result())
                self.cache.put(task.key, packed(files))
            else:
                files = started
            made.append(files)
            advance()
        self._begun.clear()
        return made

    def close(self) -> None:
        """Let the executor go; what has not begun is not run any more."""
        for future in self._begun:  # not every executor can do this in its shutdown
            future.cancel()
        if self._executor is not None:
            self._executor.shutdown(wait=True)

    def _begin(self, task: Task) -> tuple[Task, "dict[str, bytes] | Future[Files]"]:
        known = self.cache.get(task.key)
        if known is not None:
            return task, unpacked(known)
        if self._executor is None:
            self._executor = self._open()
        future = self._executor.submit(task.make, *task.given)
        self._begun.append(future)
        return task, future


@contextmanager
def workshop(cache: Cache, *, jobs: int, scheduler: str | None) -> Iterator[Workshop]:
    """A workshop on this machine, or on a cluster where a scheduler is named.

    Args:
        cache: Products of earlier builds.
        jobs: Processes on this machine; one works in this process itself.
        scheduler: Address of a Dask scheduler, as ``tcp://10.0.0.1:8786``.

    Raises:
        SchedulerError: If the cluster cannot be used.
    """
    client = None if scheduler is None else _client(scheduler)

    def open_executor() -> Executor:
        if client is not None:
            executor: Executor = client.get_executor()
            return executor
        return _Here() if jobs == 1 else _processes(jobs)

    opened = Workshop(cache, open_executor)
    try:
        yield opened
    finally:
        opened.close()
        if client is not None:
            client.close()


def packed(files: Files) -> bytes:
    """Files in one piece: their names and sizes on a line, then their contents."""
    names = [[name, len(content)] for name, content in files.items()]
    return b"\n".join([json.dumps(names).encode(), b"".join(files.values())])


def unpacked(content: bytes) -> dict[str, bytes]:
    """The files of a piece."""
    head, _, body = content.partition(b"\n")
    files, place = {}, 0
    for name, size in json.loads(head):
        files[name] = body[place : place + size]
        place += size
    return files


class _Here(Executor):
    """Runs each task at once, in this process."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Run it now; whoever asks for the outcome finds it there."""
        done: Future[Any] = Future()
        done.set_result(fn(*args, **kwargs))
        return done


def _processes(jobs: int) -> Executor:
    """Processes that begin with nothing: no lock and no library of this one is copied to them."""
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_end_with_parent)
    with _deaf():
        for _ in range(jobs):  # each begins one more, as none can be idle yet
            pool.submit(os.getpid)
    return pool


@contextmanager
def _deaf() -> Iterator[None]:
    """Let processes that begin now never hear Ctrl+C, which a terminal sends to all of a group.

    The build hears it and lets them go; they would only write tracebacks over its message. A mask
    is inherited, and the build's own comes back with what was sent meanwhile. The helper process
    of ``multiprocessing`` must be there before: beginning it ends every mask.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    resource_tracker.ensure_running()
    former = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, former)


def _end_with_parent() -> None:
    """Let a worker end when its build was killed, for nobody would take its work any more."""
    parent = os.getppid()

    def look() -> None:
        while os.getppid() == parent:
            time.sleep(LOOK_SECONDS)
        os._exit(1)

    threading.Thread(target=look, daemon=True).start()


def _client(address: str) -> Any:
    """A connection to a Dask scheduler.

    Raises:
        SchedulerError: If there is none, or ``distributed`` is not installed.
    """
    try:
        from distributed import Client  # noqa: PLC0415 - an optional extra
    except ImportError as error:
        raise SchedulerError(address, "distributed") from error
    try:
        return Client(address, timeout=PATIENCE_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise SchedulerError(address, f"{error}") from error
