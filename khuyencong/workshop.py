"""Making products side by side, each only where no earlier build has made the same.

A task is a pure function of plain values, so any ``concurrent.futures.Executor`` can run it: the
processes of this machine, or a cluster of Dask workers that share nothing but what is handed to
them. Which one it is never changes a byte of what is made.
"""

import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from khuyencong.cache import Cache, Stored, keep_in, read_from
from khuyencong.cluster import OtherCodeError, SchedulerLostError, client_of, ensure_workers
from khuyencong.command_errors import WorkerLostError
from khuyencong.fingerprint import of_code
from khuyencong.processes import make_origin, processes

Files = Mapping[str, bytes]
"""Contents by path."""
Made = Mapping[str, bytes] | Mapping[str, Stored]
"""What a worker gives back: contents, or what is known of those that it has kept."""
MOST_AT_WORK = 8
"""Tasks that wait for a worker or for somebody to take what it made: enough to keep a small
cluster busy, or four processes."""
PATIENCE_SECONDS = 20
"""After so long without an outcome it is asked whether anybody is still at work: a worker that was
ended begins anew within a few seconds, where somebody looks after it."""
FOR_EACH_JOB = 2
"""Tasks at work for each of more processes: one that it does, and one that waits for it."""


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
        ensure_work: Callable[[], None] = lambda: None,
    ) -> None:
        """Work with a cache and an executor.

        Args:
            cache: Products of earlier builds.
            open_executor: Gives the executor.
            is_near: Whether the executor's workers reach the folder of the cache.
            most: Tasks that may be with the executor at one time.
            ensure_work: Raises an error where nobody is at work any more.
        """
        self.cache = cache
        self._most = most
        self._ensure_work = ensure_work
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
        return Making(self.cache, tasks, self._submit, self._most, self._ensure_work)

    def close(self) -> None:
        """Let the executor go; what has not begun is not run any more."""
        if isinstance(self._executor, ProcessPoolExecutor):
            # it must cancel by itself: one whose workers are gone hangs on what others cancelled
            self._executor.shutdown(cancel_futures=True)
        else:  # Dask's own way waits for ever where no worker is left, and needs its scheduler
            for future in list(self._submitted):
                future.cancel()

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
            future = executor.submit(_with_same_code, of_code(), task.make, given)
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


def _with_same_code(code: bytes, make: Callable[..., Made], given: bytes) -> Made:
    """The same on another machine, where the code may be another: the product's key speaks of ours.

    Raises:
        OtherCodeError: If it is.
    """
    if of_code() != code:
        raise OtherCodeError
    return _with_packed(make, given)


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
        ensure_work: Callable[[], None],
    ) -> None:
        """Begin.

        Args:
            cache: Where products are found and go.
            tasks: What is to be made.
            submit: Sets a worker to a task.
            most: Tasks that may be at work at one time.
            ensure_work: Raises an error where nobody is at work any more.
        """
        self._cache = cache
        self._ensure_work = ensure_work
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
            done, _others = wait(self._begun, PATIENCE_SECONDS, FIRST_COMPLETED)
            if not done:
                self._ensure_work()
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
        SchedulerError: If the cluster cannot be used, or no more.
        WorkerLostError: If a worker on this machine was ended from outside.
    """
    client = None if scheduler is None else client_of(scheduler)

    def open_executor() -> Executor:
        if client is not None:
            executor: Executor = client.get_executor()
            return executor
        return _Here() if jobs == 1 else processes(jobs)

    if client is None and jobs > 1:
        make_origin()
    most = max(MOST_AT_WORK, FOR_EACH_JOB * jobs)
    ensure_work = (lambda: None) if client is None else partial(ensure_workers, client)
    opened = Workshop(
        cache, open_executor, is_near=client is None, most=most, ensure_work=ensure_work
    )
    try:
        yield opened
    except BrokenExecutor as error:
        raise WorkerLostError from error
    except CancelledError as error:  # as Dask calls what nobody can finish any more
        raise SchedulerLostError(scheduler) from error
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
