"""Putting a site together: links to the cache, and what stood in a former site stays."""

import os
from pathlib import Path

import pytest

from khuyencong.assembly import assemble
from khuyencong.cache import Cache

FIRST = {"index.html": b"1", "en/index.html": b"2", "data/a/b.csv": b"3", ".search/x": b"4"}
SECOND = {"index.html": b"1", "en/index.html": b"two", "data/c.csv": b"3"}


def content_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    """An empty cache."""
    return Cache(tmp_path / "cache")


@pytest.fixture
def former(tmp_path: Path, cache: Cache) -> Path:
    """A site that an earlier build put together."""
    folder = tmp_path / "former"
    assemble(cache.keep(FIRST), folder, cache, tmp_path / "nothing")
    return folder


def test_a_site_holds_what_is_its_own(former: Path) -> None:
    """Products that only serve other products are left out."""
    assert content_of(former) == {path: FIRST[path] for path in FIRST if path[0] != "."}


def test_a_former_site_becomes_the_new_one(tmp_path: Path, cache: Cache, former: Path) -> None:
    """What is the same stays the same file; what is gone is gone, and so are its folders."""
    before = (former / "index.html").stat()
    assemble(cache.keep(SECOND), tmp_path / "new", cache, former)
    assert content_of(tmp_path / "new") == SECOND
    assert not former.exists()
    assert not (tmp_path / "new/data/a").exists()
    after = (tmp_path / "new/index.html").stat()
    assert (before.st_ino, before.st_ctime_ns) == (after.st_ino, after.st_ctime_ns)


def test_everybody_may_enter_the_folders_of_a_site(tmp_path: Path, cache: Cache) -> None:
    """Whatever the umask of whoever builds it: the server is somebody else."""
    before = os.umask(0o077)
    try:
        assemble(cache.keep(FIRST), tmp_path / "new", cache, tmp_path / "nothing")
    finally:
        os.umask(before)
    folders = [tmp_path / "new", *(path for path in (tmp_path / "new").rglob("*") if path.is_dir())]
    assert {path.stat().st_mode & 0o777 for path in folders} == {0o755}


def test_whatever_somebody_left_in_a_former_site_goes_away(
    tmp_path: Path, cache: Cache, former: Path
) -> None:
    """A site stood where readers and other programs could change it."""
    (former / "stranger.html").write_text("x", encoding="utf-8")
    (former / "folder/below").mkdir(parents=True)
    (former / "data/a/b.csv").unlink()
    (former / "data/a/b.csv").mkdir()
    (former / "index.html").unlink()
    (former / "index.html").write_bytes(b"another")
    (former / "en/index.html").unlink()
    (former / "en/index.html").symlink_to(former / "index.html")
    own = {path: content for path, content in FIRST.items() if path[0] != "."}
    assemble(cache.keep(FIRST), tmp_path / "new", cache, former)
    assert content_of(tmp_path / "new") == own
    assert not (tmp_path / "new/folder").exists()
    assert not (tmp_path / "new/en/index.html").is_symlink()


def test_copies_serve_where_there_are_no_links(
    tmp_path: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some file systems have none; then a former site is of no use, and does no harm."""

    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "link", refuse)
    assemble(cache.keep(FIRST), tmp_path / "former", cache, tmp_path / "nothing")
    assemble(cache.keep(SECOND), tmp_path / "new", cache, tmp_path / "former")
    assert content_of(tmp_path / "new") == SECOND


def test_a_former_site_elsewhere_is_not_used(
    tmp_path: Path, cache: Cache, former: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On another file system an equal number may mean another file."""
    monkeypatch.setattr(Cache, "is_beside", lambda *_: False)
    (former / "index.html").write_bytes(b"x")
    assemble(cache.keep(FIRST | {"index.html": b"new"}), tmp_path / "new", cache, former)
    assert (tmp_path / "new/index.html").read_bytes() == b"new"
    assert former.is_dir()


def test_a_former_site_that_is_a_link_is_left_alone(
    tmp_path: Path, cache: Cache, former: Path
) -> None:
    """What it leads to is somebody's folder."""
    link = tmp_path / "link"
    link.symlink_to(former)
    assemble(cache.keep(SECOND), tmp_path / "new", cache, link)
    assert content_of(tmp_path / "new") == SECOND
    assert content_of(former) == {path: FIRST[path] for path in FIRST if path[0] != "."}
