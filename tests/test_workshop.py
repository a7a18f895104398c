"""Products: made once, found again by all that they depend on, whoever makes them."""

import signal
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyencong.address import Address
from khuyencong.cache import Cache
from khuyencong.checks import Verdict
from khuyencong.downloads import Part, parts_of, published_observations
from khuyencong.load import load_dataset
from khuyencong.products import part_task
from khuyencong.workshop import SchedulerError, Task, Workshop, packed, unpacked, workshop

NOWHERE = Address()


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


def made(cache: Cache, number: int) -> tuple[list[dict[str, bytes]], int]:
    """Products, and how many of them had to be made."""
    executor = Counting()
    shop = Workshop(cache, lambda: executor)
    return shop.make(tasks(number), lambda: None), executor.runs


@given(st.dictionaries(st.text(), st.binary()))
def test_files_come_out_as_they_went_in(files: Mapping[str, bytes]) -> None:
    """Any names and contents, line breaks among them."""
    assert unpacked(packed(files)) == files


def test_nothing_is_made_twice(tmp_path: Path) -> None:
    """Of three products that two builds want, the second makes the one that is new."""
    expected = [{f"{place}.txt": b"%d%d" % (place, place)} for place in range(3)]
    assert made(Cache(tmp_path), 2) == (expected[:2], 2)
    assert made(Cache(tmp_path), 3) == (expected, 1)
    assert made(Cache(None), 3) == (expected, 3)


def test_what_nobody_wants_any_more_goes_away(tmp_path: Path) -> None:
    """After a build only its own products are left."""
    made(Cache(tmp_path), 5)
    (tmp_path / "charts").mkdir()
    (tmp_path / "charts" / "of an older layout").touch()
    cache = Cache(tmp_path)
    made(cache, 2)
    cache.sweep()
    assert len(list(tmp_path.iterdir())) == 2
    assert made(Cache(tmp_path), 2)[1] == 0


@pytest.mark.parametrize("damage", [lambda stored: stored[:-1], lambda _: b"", lambda one: one[1:]])
def test_a_damaged_entry_is_found_and_made_again(
    tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    """Cut short, emptied or shifted: it is named, and its product is right."""
    sound, _ = made(Cache(tmp_path), 2)
    entry = min(tmp_path.iterdir())
    entry.write_bytes(damage(entry.read_bytes()))
    cache = Cache(tmp_path)
    assert made(cache, 2) == (sound, 1)
    assert cache.damaged == [entry]
    assert made(Cache(tmp_path), 2) == (sound, 0)


def test_processes_give_the_same_in_the_same_order() -> None:
    """One at a time in this process, or two beside each other."""
    results = []
    for jobs in (1, 2):
        with workshop(Cache(None), jobs=jobs, scheduler=None) as shop:
            results.append(shop.make(tasks(8), lambda: None))
    assert results[0] == results[1]


def blocked_signals() -> dict[str, bytes]:
    """A product: whether this process hears Ctrl+C."""
    return {"deaf": b"%d" % (signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ()))}


def test_workers_do_not_hear_ctrl_c_and_the_build_still_does() -> None:
    """A terminal sends it to all; only the build knows what to do about it."""
    with workshop(Cache(None), jobs=2, scheduler=None) as shop:
        made = shop.make([Task(blocked_signals, (), b"%d" % n) for n in range(4)], lambda: None)
    assert made == [{"deaf": b"1"}] * 4
    assert blocked_signals() == {"deaf": b"0"}


def test_a_cluster_that_is_not_there_is_named() -> None:
    """An address at which nobody listens, or that is none."""
    with (
        pytest.raises(SchedulerError) as caught,
        workshop(Cache(None), jobs=1, scheduler="nonsense://nowhere"),
    ):
        pass
    assert caught.value.args[0] == "nonsense://nowhere"


@pytest.fixture(scope="module")
def part(real_verdict: Verdict) -> Part:
    """Everything that is published of one area."""
    assert real_verdict.codebook is not None
    dataset = load_dataset(real_verdict.packages, real_verdict.codebook)
    return next(
        one for one in parts_of(dataset, published_observations(dataset)) if one.id == "bac-ninh"
    )


CHANGES: dict[str, Callable[[Part], dict[str, Any]]] = {
    "a figure": lambda part: {"rows": ({**part.rows[0], "value": "59"}, *part.rows[1:])},
    "the order of rows": lambda part: {"rows": part.rows[::-1]},
    "a row less": lambda part: {"rows": part.rows[1:]},
    "a source": lambda part: {"sources": ({**part.sources[0], "title": "x"},)},
    "a statement": lambda part: {"narratives": part.narratives[1:]},
    "a table": lambda part: {"tables": {**part.tables, "sources": b"x"}},
    "the title": lambda part: {"title": {"vi": "x", "en": "x"}},
    "the description": lambda part: {"description": {"vi": "x", "en": "x"}},
    "the version": lambda part: {"version": "9.9.9"},
    "the moment": lambda part: {"created": "2030-01-01T00:00:00Z"},
    "the descriptor": lambda part: {"descriptor": {**part.descriptor, "keywords": ["x"]}},
    "a unit": lambda part: {
        "units": {one: replace(unit, decimals=9) for one, unit in part.units.items()}
    },
    "an indicator": lambda part: {
        "indicators": tuple(replace(one, definition_en="x") for one in part.indicators)
    },
    "the area": lambda part: {"areas": tuple(replace(one, name_en="x") for one in part.areas)},
    "a breakdown": lambda part: {"breakdowns": {}},
    "a topic": lambda part: {"topics": {}},
    "a theme": lambda part: {"themes": {}},
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_the_key_of_a_part_holds_all_of_it(
    part: Part, change: Callable[[Part], dict[str, Any]]
) -> None:
    """Whatever is different makes another key, and equal parts have the same."""
    same = replace(part, rows=tuple(dict(row) for row in part.rows))
    other = replace(part, **change(part))
    assert part_task(same, NOWHERE).key == part_task(part, NOWHERE).key
    assert part_task(other, NOWHERE).key != part_task(part, NOWHERE).key


def test_the_key_of_a_part_holds_the_address(part: Part) -> None:
    """Citations name it."""
    elsewhere = Address("https://khuyencong.example.org/")
    assert part_task(part, elsewhere).key != part_task(part, NOWHERE).key


def test_every_field_of_a_part_is_tried(part: Part) -> None:
    """A field that is added must be in the key too."""
    tried = {name for change in CHANGES.values() for name in change(part)}
    assert tried == {*vars(part)} - {"kind", "id"}
