"""Whether a build may do nothing: what is noted of the last one may be gone, damaged or old."""

from pathlib import Path

import pytest

from khuyencong.address import Address
from khuyencong.cache import Cache
from khuyencong.clock import this_month, today
from khuyencong.settings import Settings
from khuyencong.unchanged import RECORD, digest_of_inputs, is_published, remember


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A site that a build has published and noted."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("x", encoding="utf-8")
    (tmp_path / "build").mkdir()
    (tmp_path / "datapackages").mkdir()
    settings = Settings(packages=tmp_path / "datapackages", site=tmp_path / "site")
    remember(settings, "abc")
    return settings


def test_what_was_noted_is_found_again(settings: Settings) -> None:
    """For the same inputs, and as long as nobody touches the site."""
    assert is_published(settings, "abc")
    assert not is_published(settings, "abd")
    (settings.site / "index.html").write_text("y, and longer", encoding="utf-8")
    assert not is_published(settings, "abc")


def test_a_note_that_is_no_text_is_no_note(settings: Settings) -> None:
    """A build begins anew then, and does not fail."""
    (settings.work / RECORD).write_bytes(b"\xff\xfe")
    assert not is_published(settings, "abc")


def test_a_link_that_leads_nowhere_is_a_change_like_any_other(settings: Settings) -> None:
    """An editor's lock is one, and may lie in the site."""
    (settings.site / ".#index.html").symlink_to("somebody@somewhere.1")
    assert not is_published(settings, "abc")
    remember(settings, "abc")
    assert is_published(settings, "abc")


def test_a_new_day_and_a_new_month_are_changes(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the checks count them: a month from midnight in Greenwich, a day where it begins first."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    digests = []
    for moment in (1543622400, 1543622399, 1543571999):  # 1 December 2018, 0:00 UTC, and before
        monkeypatch.setattr("khuyencong.clock.time.time", lambda moment=moment: moment)
        digests.append(digest_of_inputs(settings, Address()))
    assert len(set(digests)) == 3


def test_an_empty_moment_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """A script may set the variable of repeatable builds and leave it empty."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    assert this_month() > 2026 * 12
    assert today() > "2026"


def test_the_day_is_the_one_that_begins_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """At half past ten in Greenwich it is tomorrow on the Line Islands, and not in Việt Nam."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1528021800")
    assert today() == "2018-06-04"


@pytest.mark.parametrize("noted", [b"[1]", b"3", b'"x"', b"null", b"{", b"\xff"])
def test_a_damaged_list_of_what_was_seen_is_left_aside(tmp_path: Path, noted: bytes) -> None:
    """The cache looks at its files again."""
    cache = Cache(tmp_path)
    cache.put(b"k", {"a.txt": b"abc"})
    cache.sweep()
    (tmp_path / "seen.json").write_bytes(noted)
    again = Cache(tmp_path).get(b"k")
    assert again is not None
    assert Cache(tmp_path).read(again["a.txt"]) == b"abc"


def test_an_entry_under_the_name_of_another_is_damaged(tmp_path: Path) -> None:
    """Whole and sound as it is, it lists the files of another product."""
    cache = Cache(tmp_path / "cache")
    cache.put(b"one", {"one.html": b"1"})
    cache.put(b"other", {"other.html": b"2"})
    one, other = sorted((tmp_path / "cache/entries").iterdir())
    one.write_bytes(other.read_bytes())
    again = Cache(tmp_path / "cache")
    found = [again.get(key) for key in (b"one", b"other")]
    assert found.count(None) == 1
    assert [path.name for path in again.damaged] == [one.name]
