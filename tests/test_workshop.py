"""Products: made once, found again by all that they depend on, whoever makes them."""

import multiprocessing
import os
import shutil
import signal
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from multiprocessing import forkserver
from pathlib import Path
from typing import Any

import pytest

from khuyencong.cache import CONTENTS, ENTRIES, SEEN, Cache, Stored
from khuyencong.cluster import SchedulerError
from khuyencong.stopping import StoppedError, stoppable
from khuyencong.workshop import MOST_AT_WORK, Task, Workshop, workshop


def doubled(name: str, content: bytes) -> dict[str, bytes]:
    """A product: the content twice, under a name."""
    return {name: content * 2}


class Counting(Executor):
    """Runs tasks at once and counts them."""

    def __init__(self) -> None:
        self.runs = 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.runs += 1
        done: Future[Any] = Future()
        done.set_result(fn(*args, **kwargs))
        return done


def tasks(number: int) -> list[Task]:
    return [
        Task(doubled, (f"{place}.txt", b"%d" % place), b"doubled %d" % place)
        for place in range(number)
    ]


def contents(cache: Cache, made: list[dict[str, Stored]]) -> list[dict[str, bytes]]:
    return [{name: cache.read(one) for name, one in files.items()} for files in made]


def made(folder: Path, number: int) -> tuple[list[dict[str, bytes]], int, Cache]:
    """Products, how many of them had to be made, and the cache after a whole build."""
    cache, executor = Cache(folder), Counting()
    shop = Workshop(cache, lambda: executor)
    products = contents(cache, shop.make(tasks(number)))
    cache.sweep()
    return products, executor.runs, cache


def files_of(folder: Path) -> dict[str, int]:
    """Entries and contents of a cache, with the time of their writing."""
    found = [path for path in folder.rglob("*") if path.is_file() and path.name != SEEN]
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in found}


def test_nothing_is_made_twice(tmp_path: Path) -> None:
    """Of three products that two builds want, the second makes the one that is new."""
    expected = [{f"{place}.txt": b"%d%d" % (place, place)} for place in range(3)]
    assert made(tmp_path, 2)[:2] == (expected[:2], 2)
    assert made(tmp_path, 3)[:2] == (expected, 1)
    assert made(tmp_path, 3)[:2] == (expected, 0)


def test_equal_tasks_are_run_once(tmp_path: Path) -> None:
    """Whoever asks twice gets the same twice."""
    executor = Counting()
    one, other = Workshop(Cache(tmp_path), lambda: executor).make(tasks(1) * 2)
    assert one == other
    assert executor.runs == 1


def test_many_tasks_are_not_all_at_work_at_once(tmp_path: Path) -> None:
    """Inputs and outcomes of hundreds would fill the memory."""
    executor = Counting()
    Workshop(Cache(tmp_path), lambda: executor).begin(tasks(3 * MOST_AT_WORK))
    assert executor.runs == MOST_AT_WORK


def test_more_processes_have_more_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One task for each and one that waits; they are no use otherwise."""
    executor = Counting()
    monkeypatch.setattr("khuyencong.workshop.processes", lambda jobs: executor)
    with workshop(Cache(tmp_path), jobs=16, scheduler=None) as shop:
        shop.begin(tasks(100))
        assert executor.runs == 32


def test_a_stored_input_is_handed_over_as_its_content(tmp_path: Path) -> None:
    """A task names a file by its digest, and its function reads bytes."""
    cache = Cache(tmp_path)
    stored = cache.keep({"x": b"abc"})["x"]
    shop = Workshop(cache, Counting)
    assert contents(cache, shop.make([Task(doubled, ("y", stored), b"k")])) == [{"y": b"abcabc"}]


def test_a_file_may_come_in_pieces(tmp_path: Path) -> None:
    """It is the same as one that came whole, and a later build finds it; no draft is left."""
    cache = Cache(tmp_path)
    for key in (b"first", b"second"):  # the second has the content of the first
        known = cache.put_pieces(key, {"a.txt": iter([b"one ", b"two"]), "b.txt": iter([])})
        assert known == {"a.txt": Stored.of(b"one two"), "b.txt": Stored.of(b"")}
    assert cache.read(known["a.txt"]) == b"one two"
    cache.sweep()
    assert Cache(tmp_path).get(b"second") == known
    assert len(list((tmp_path / CONTENTS).iterdir())) == 2


def test_what_nobody_wants_any_more_goes_away(tmp_path: Path) -> None:
    """After a build only its own products are left."""
    made(tmp_path, 5)
    (tmp_path / "charts").mkdir()
    (tmp_path / "charts" / "of an older layout").touch()
    (tmp_path / "abcdef").touch()
    made(tmp_path, 2)
    assert len(files_of(tmp_path)) == 2 + 2
    assert made(tmp_path, 2)[1] == 0


def test_what_a_site_is_made_of_stays_when_the_cache_forgets_it(tmp_path: Path) -> None:
    """A file of a site is its own, although its bytes are stored once."""
    cache = Cache(tmp_path / "cache")
    cache.place(cache.keep({"x": b"abc"})["x"], tmp_path / "x")
    cache.sweep()
    assert (tmp_path / "x").read_bytes() == b"abc"
    assert files_of(tmp_path / "cache") == {}


@pytest.mark.parametrize("kind", [ENTRIES, CONTENTS])
@pytest.mark.parametrize("damage", [lambda stored: stored[:-1], lambda _: b"", lambda one: one[1:]])
def test_what_is_damaged_is_found_and_made_again(
    tmp_path: Path, damage: Callable[[bytes], bytes], kind: str
) -> None:
    """Cut short, emptied or shifted: it is named, and its product is right."""
    sound, _, _ = made(tmp_path, 2)
    broken = min((tmp_path / kind).iterdir())
    broken.write_bytes(damage(broken.read_bytes()))
    found, runs, cache = made(tmp_path, 2)
    assert (found, runs) == (sound, 1)
    assert cache.damaged == [broken]
    assert made(tmp_path, 2)[:2] == (sound, 0)


def lead_nowhere(link: Path) -> None:
    link.symlink_to(link.with_name("gone"))


@pytest.mark.parametrize(
    ("place", "instead"),
    [
        (f"{ENTRIES}/*", Path.mkdir),
        (f"{CONTENTS}/*", Path.mkdir),
        (SEEN, Path.mkdir),
        (ENTRIES, Path.touch),
        (CONTENTS, lead_nowhere),
        ("", Path.touch),
        ("", lead_nowhere),
    ],
)
def test_what_stands_in_the_way_is_removed_and_named(
    tmp_path: Path, place: str, instead: Callable[[Path], None]
) -> None:
    """A folder for a file, a file for a folder, a link that leads nowhere, as copying leaves."""
    folder = tmp_path / "cache"
    sound, _, _ = made(folder, 2)
    there = min(folder.glob(place)) if place else folder
    shutil.rmtree(there) if there.is_dir() else there.unlink()
    instead(there)
    found, _, cache = made(folder, 2)
    assert (found, cache.damaged) == (sound, [there])
    assert made(folder, 2)[:2] == (sound, 0)
    assert {one.name for one in tmp_path.iterdir()} == {"cache"}


def test_contents_can_be_read_by_all_whoever_made_them(tmp_path: Path) -> None:
    """A web server runs as another user, and the files of a site are those of the cache."""
    former = os.umask(0o077)
    try:
        made(tmp_path, 1)
    finally:
        os.umask(former)
    contents = list((tmp_path / CONTENTS).iterdir())
    assert {one.stat().st_mode & 0o777 for one in contents} == {0o644}
    contents[0].chmod(0o600)
    made(tmp_path, 1)
    assert contents[0].stat().st_mode & 0o777 == 0o644


def test_what_was_made_of_something_else_is_withdrawn(tmp_path: Path) -> None:
    """Products of earlier builds stay."""
    made(tmp_path, 1)
    cache = Cache(tmp_path)
    shop = Workshop(cache, Counting)
    tasks = [Task(doubled, (f"{number}", b"x"), b"%d" % number) for number in (7, 8)]
    shop.make(tasks)
    cache.withdraw()
    assert [Cache(tmp_path).get(task.key) for task in tasks] == [None, None]
    assert made(tmp_path, 1)[1] == 0


def test_a_content_of_the_same_size_is_not_taken_for_the_same(tmp_path: Path) -> None:
    """Another letter, as an editor writes it into a site whose files are links to the cache."""
    sound, _, _ = made(tmp_path, 2)
    broken = min((tmp_path / CONTENTS).iterdir())
    broken.write_bytes(bytes([broken.read_bytes()[0] ^ 1]) + broken.read_bytes()[1:])
    found, runs, cache = made(tmp_path, 2)
    assert (found, runs, cache.damaged) == (sound, 1, [broken])


def test_a_cache_from_elsewhere_is_read_again(tmp_path: Path) -> None:
    """Copied with other times it serves as before, and a content that is missing is made."""
    sound, _, _ = made(tmp_path / "here", 2)
    shutil.copytree(tmp_path / "here", tmp_path / "there", copy_function=shutil.copyfile)
    assert made(tmp_path / "there", 2)[:2] == (sound, 0)
    min((tmp_path / "there" / CONTENTS).iterdir()).unlink()
    assert made(tmp_path / "there", 2)[:2] == (sound, 1)


def test_where_links_are_unknown_files_are_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on some network drives."""

    def refuse(*_: object) -> None:
        raise OSError

    cache = Cache(tmp_path / "cache")
    stored = cache.keep({"x": b"abc"})["x"]
    monkeypatch.setattr(os, "link", refuse)
    cache.place(stored, tmp_path / "x")
    assert (tmp_path / "x").read_bytes() == b"abc"
    assert (tmp_path / "x").stat().st_nlink == 1


def test_processes_give_the_same_in_the_same_order(tmp_path: Path) -> None:
    """One at a time in this process, or two beside each other."""
    results = []
    for jobs in (1, 2):
        cache = Cache(tmp_path / f"{jobs}")
        with workshop(cache, jobs=jobs, scheduler=None) as shop:
            results.append(contents(cache, shop.make(tasks(40))))
    assert results[0] == results[1]


def blocked_signals() -> dict[str, bytes]:
    """A product: whether this process hears Ctrl+C."""
    return {"deaf": b"%d" % (signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ()))}


def test_workers_do_not_hear_ctrl_c_and_the_build_still_does(tmp_path: Path) -> None:
    """A terminal sends it to all; only the build knows what to do about it."""
    cache = Cache(tmp_path)
    with workshop(cache, jobs=2, scheduler=None) as shop:
        made = shop.make([Task(blocked_signals, (), b"%d" % n) for n in range(4)])
    assert contents(cache, made) == [{"deaf": b"1"}] * 4
    assert blocked_signals() == {"deaf": b"0"}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_build_is_stopped_only_between_the_beginnings_of_workers(
    number: signal.Signals, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that the build did not know of yet would outlive it, and say so with a traceback."""
    begun = []
    begin = forkserver.connect_to_new_process

    def interrupted(fds: Sequence[int]) -> tuple[int, int]:
        process = begin(fds)
        os.kill(os.getpid(), number)
        begun.append(process)
        return process

    monkeypatch.setattr(forkserver, "connect_to_new_process", interrupted)
    bystander = threading.Event()  # a thread that hears what the main one does not
    threading.Thread(target=bystander.wait, daemon=True).start()
    with (
        stoppable(),
        workshop(Cache(tmp_path), jobs=2, scheduler=None) as shop,
        pytest.raises(StoppedError),
    ):
        shop.make(tasks(1))
    bystander.set()
    assert begun
    assert not multiprocessing.active_children()


def test_a_cluster_that_is_not_there_is_named(tmp_path: Path) -> None:
    """An address at which nobody listens, or that is none."""
    with (
        pytest.raises(SchedulerError) as caught,
        workshop(Cache(tmp_path), jobs=1, scheduler="nonsense://nowhere"),
    ):
        pass
    assert caught.value.args[0] == "nonsense://nowhere"


def test_near_workers_keep_what_they_make(tmp_path: Path) -> None:
    """They read and write the cache themselves; nothing but names and digests comes back."""

    class Watching(Counting):
        def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
            done = super().submit(fn, *args, **kwargs)
            assert all(isinstance(one, Stored) for one in done.result().values())
            assert b"abc" not in args[-1]
            return done

    cache = Cache(tmp_path)
    stored = cache.keep({"x": b"abc"})["x"]
    shop = Workshop(cache, Watching, is_near=True)
    task = Task(doubled, ("y", stored), b"k")
    assert contents(cache, shop.make([task])) == [{"y": b"abcabc"}]
    cache.sweep()
    later = Workshop(Cache(tmp_path), Executor, is_near=True)
    assert contents(later.cache, later.make([task])) == [{"y": b"abcabc"}]
