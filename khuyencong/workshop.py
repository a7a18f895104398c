"""Making products side by side, each only where no earlier build has made the same.

A task is a pure function of plain values, so any ``concurrent.futures.Executor`` can run it: the
processes of this machine, or a cluster of Dask workers that share nothing but what is handed to
them. Which one it is never changes a byte of what is made.
"""

import gc
import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    Executor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import (
    forkserver,
    get_all_start_methods,
    get_context,
    parent_process,
    resource_tracker,
)
from multiprocessing.connection import wait as wait_for
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Any

from khuyencong.cache import Cache, Stored, keep_in, read_from
from khuyencong.cluster import client_of
from khuyencong.garbage import look_seldom
from khuyencong.settings import SettingsError
from khuyencong.stopping import postponed

Files = Mapping[str, bytes]
"""Contents by path."""
Made = Mapping[str, bytes] | Mapping[str, Stored]
"""What a worker gives back: contents, or what is known of those that it has kept."""
ORIGIN = "khuyencong.origin"
"""Module that makes ready what all workers need."""
THRIFT = {"MALLOC_TRIM_THRESHOLD_": "1000000", "MALLOC_MMAP_THRESHOLD_": "1000000"}
"""How many bytes workers keep, and how large a piece must be to come from the system alone."""
MOST_AT_WORK = 8
"""Tasks that wait for a worker or for somebody to take what it made: enough to keep a small
cluster busy, or four processes."""
FOR_EACH_JOB = 2
"""Tasks at work for each of more processes: one that it does, and one that waits for it."""


class WorkerLostError(SettingsError):
    """A worker was ended from outside, as systems do when memory runs out."""


@dataclass(frozen=True)
class Task:
    """Files to be made by a function of a module, from plain values."""

    make: Callable[..., Files]
    given: tuple[Any, ...]
    """What the function takes; of a stored file it is given the content."""
    key: bytes
    """All that the files depend on."""


class Workshop:
    """Runs tasks on an executor that is opened when the first of them must really be run."""

    def __init__(
        self,
        cache: Cache,
        open_executor: Callable[[], Executor],
        *,
        is_near: bool = False,
        most: int = MOST_AT_WORK,
    ) -> None:
        """Work with a cache and an executor.

        Args:
            cache: Products of earlier builds.
            open_executor: Gives the executor.
            is_near: Whether the executor's workers reach the folder of the cache.
            most: Tasks that may be with the executor at one time.
        """
        self.cache = cache
        self._most = most
        self._open = open_executor
        self._is_near = is_near
        self._executor: Executor | None = None
        self._submitted: set[Future[Made]] = set()

    def make(
        self, tasks: Sequence[Task], advance: Callable[[], None] = lambda: None
    ) -> list[dict[str, Stored]]:
        """The files of each task, in the order of the tasks.

        Args:
            tasks: What to make.
            advance: Called after each.
        """
        return self.begin(tasks).finish(advance)

    def begin(self, tasks: Sequence[Task]) -> "Making":
        """Set workers to tasks, and go on with something else meanwhile.

        Args:
            tasks: What to make.
        """
        return Making(self.cache, tasks, self._submit, self._most)

    def close(self) -> None:
        """Let the executor go; what has not begun is not run any more."""
        if isinstance(self._executor, ProcessPoolExecutor):
            # it must cancel by itself: one whose workers are gone hangs on what others cancelled
            self._executor.shutdown(cancel_futures=True)
        elif self._executor is not None:
            for future in list(self._submitted):  # Dask's cannot do this in its shutdown
                future.cancel()
            self._executor.shutdown()

    def _submit(self, task: Task) -> Future[Made]:
        executor = self._executor = self._executor or self._open()
        folder = self.cache.folder
        future: Future[Made]
        if isinstance(executor, _Here):
            future = executor.submit(_make_near, folder, task.make, task.given)
        elif self._is_near:
            given = _packed((folder, task.make, task.given))
            future = executor.submit(_with_packed, _make_near, given)
        else:
            given = _packed(_handed_over(folder, task.given))
            future = executor.submit(_with_packed, task.make, given)
        self._submitted.add(future)
        future.add_done_callback(self._submitted.discard)
        return future


def _make_near(folder: Path, make: Callable[..., Files], given: Sequence[Any]) -> Made:
    """Run a task where the cache is: no content passes from one process to another.

    A site of 15,000 files weighs a gigabyte, which would go through pipes and the memory of the
    build's own process, which has enough to do.
    """
    return keep_in(folder, make(*_handed_over(folder, given)))


def _with_packed(make: Callable[..., Made], given: bytes) -> Made:
    """Call a function in another process with what was packed for it."""
    return make(*pickle.loads(given))  # noqa: S301 - our own


def _packed(given: Iterable[Any]) -> bytes:
    """What a function takes, as it is now.

    Executors pack it later, in a thread of their own, while the build goes on and looks things up
    in the same objects, which remember what was found.
    """
    return pickle.dumps(tuple(given))


def _handed_over(folder: Path, given: Iterable[Any]) -> list[Any]:
    """What a function takes: of a stored file its content."""
    return [read_from(folder, one) if isinstance(one, Stored) else one for one in given]


class Making:
    """Tasks at work, only some at a time, so that neither inputs nor outcomes fill the memory."""

    def __init__(
        self,
        cache: Cache,
        tasks: Sequence[Task],
        submit: Callable[[Task], Future[Made]],
        most: int,
    ) -> None:
        """Begin.

        Args:
            cache: Where products are found and go.
            tasks: What is to be made.
            submit: Sets a worker to a task.
            most: Tasks that may be at work at one time.
        """
        self._cache = cache
        self._most = most
        self._submit = submit
        self._keys = [task.key for task in tasks]
        self._made: dict[bytes, dict[str, Stored]] = {}
        self._begun: dict[Future[Made], bytes] = {}
        wanted = {task.key: task for task in tasks}
        for key in wanted:
            known = cache.get(key)
            if known is not None:
                self._made[key] = known
        self._waiting = [task for key, task in reversed(wanted.items()) if key not in self._made]
        self._begin()

    def finish(self, advance: Callable[[], None] = lambda: None) -> list[dict[str, Stored]]:
        """The files of each task, in the order of the tasks.

        Args:
            advance: Called after each.
        """
        for _ in self._made:
            advance()
        while self._begun:
            done, _others = wait(self._begun, return_when=FIRST_COMPLETED)
            for future in done:
                key = self._begun.pop(future)
                self._made[key] = self._cache.put(key, future.result())
                advance()
            self._begin()
        return [self._made[key] for key in self._keys]

    def _begin(self) -> None:
        """Set workers to as many of the waiting tasks as may be at work."""
        while self._waiting and len(self._begun) < self._most:
            task = self._waiting.pop()
            self._begun[self._submit(task)] = task.key


@contextmanager
def workshop(cache: Cache, *, jobs: int, scheduler: str | None) -> Iterator[Workshop]:
    """A workshop on this machine, or on a cluster where a scheduler is named.

    Args:
        cache: Products of earlier builds.
        jobs: Processes on this machine; one works in this process itself.
        scheduler: Address of a Dask scheduler, as ``tcp://10.0.0.1:8786``.

    Raises:
        SchedulerError: If the cluster cannot be used.
        WorkerLostError: If a worker on this machine was ended from outside.
    """
    client = None if scheduler is None else client_of(scheduler)

    def open_executor() -> Executor:
        if client is not None:
            executor: Executor = client.get_executor()
            return executor
        return _Here() if jobs == 1 else _processes(jobs)

    if client is None and jobs > 1:
        _make_origin()
    most = max(MOST_AT_WORK, FOR_EACH_JOB * jobs)
    opened = Workshop(cache, open_executor, is_near=client is None, most=most)
    try:
        yield opened
    except BrokenExecutor as error:
        raise WorkerLostError from error
    finally:
        opened.close()
        if client is not None:
            client.close()


class _Here(Executor):
    """Runs each task at once, in this process."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Run it now; whoever asks for the outcome finds it there."""
        done: Future[Any] = Future()
        done.set_result(fn(*args, **kwargs))
        return done


class _Processes(ProcessPoolExecutor):
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


def _processes(jobs: int) -> Executor:
    """Processes that begin while the first tasks are put together."""
    pool = _Processes(jobs)
    try:
        for _ in range(jobs):
            pool.submit(os.getpid)
    except BaseException:  # nobody else knows of the pool yet
        pool.shutdown()
        raise
    return pool


def _make_origin() -> None:
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
