"""Publishing: the new site takes the place of the old one, and of nothing else."""

from pathlib import Path

import pytest

from khuyencong import publish as room
from khuyencong.command_errors import ForeignSiteError, MisplacedSiteError, SettingsError
from khuyencong.lock import locked
from khuyencong.paths import ROOT
from khuyencong.publish import MARK, ensure_apart, ensure_free, ensure_replaceable, publish
from khuyencong.settings import Settings


def folder(path: Path, **files: str) -> Path:
    path.mkdir()
    for name, text in files.items():
        (path / name).write_text(text, encoding="utf-8")
    return path


def test_the_new_site_replaces_the_old_one_whole(tmp_path: Path) -> None:
    """Pages that are gone are gone; the former site stands where the new one was made."""
    old, new = folder(tmp_path / "site", old="1"), folder(tmp_path / "finished", new="2")
    publish(new, old)
    assert {path.name for path in old.iterdir()} == {"new", MARK}
    assert {path.name for path in new.iterdir()} == {"old"}


def test_the_first_site_needs_no_old_one(tmp_path: Path) -> None:
    """Publishing makes the folders above the site."""
    site, new = tmp_path / "a" / "site", folder(tmp_path / "finished", new="2")
    publish(new, site)
    assert (site / "new").is_file()
    assert not new.exists()


def test_systems_without_exchange_rename_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where two folders cannot be exchanged, the old one is moved away first."""
    monkeypatch.setattr(room, "_exchange", lambda one, other: False)
    old, new = folder(tmp_path / "site", old="1"), folder(tmp_path / "finished", new="2")
    publish(new, old)
    assert {path.name for path in old.iterdir()} == {"new", MARK}
    assert {path.name for path in new.iterdir()} == {"old"}
    assert {path.name for path in tmp_path.iterdir()} == {"site", "finished"}


def test_only_a_site_of_ours_or_nothing_may_be_replaced(tmp_path: Path) -> None:
    """An empty folder, an absent one and a marked one are fine; letters and files are not."""
    ensure_replaceable(tmp_path / "absent")
    ensure_replaceable(folder(tmp_path / "empty"))
    ensure_replaceable(folder(tmp_path / "ours", **{MARK: ""}))
    with pytest.raises(SettingsError, match="letters"):
        ensure_replaceable(folder(tmp_path / "letters", letter="dear"))
    (tmp_path / "file").touch()
    with pytest.raises(SettingsError):
        ensure_replaceable(tmp_path / "file")


def test_the_old_site_comes_back_where_the_new_one_cannot_be_placed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without an exchange there is a moment in which neither has the site's name."""
    old, new = folder(tmp_path / "site", old="1"), folder(tmp_path / "finished", new="2")
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if (self, target) == (new, old):
            raise OSError
        return rename(self, target)

    monkeypatch.setattr(room, "_exchange", lambda one, other: False)
    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError):
        publish(new, old)
    assert {path.name for path in old.iterdir()} == {"old"}


def test_a_site_lies_neither_among_its_sources_nor_in_another_site(tmp_path: Path) -> None:
    """It would be taken for a table of a package, or be gone with the next build."""
    packages, site = tmp_path / "datapackages", folder(tmp_path / "site", **{MARK: ""})
    folder(packages)
    (tmp_path / "build/cache/entries").mkdir(parents=True)
    with locked(tmp_path / "build"):
        pass
    for wrong in (
        packages / "bac-ninh/x",
        ROOT / "site_src/x",
        site / "sub",
        tmp_path / "build",
        tmp_path / "build/cache/x",
    ):
        with pytest.raises(MisplacedSiteError):
            ensure_apart(Settings(packages=packages, site=wrong))
    for right in (site, tmp_path / "new/site"):
        ensure_apart(Settings(packages=packages, site=right))


@pytest.mark.parametrize(
    "path",
    [
        "cache/precious/letter",
        "former/letter",
        "making-of/letter",
        "notes.draft",
        "lock",
        "published",
    ],
)
def test_what_somebody_else_keeps_beside_the_site_is_left_alone(tmp_path: Path, path: str) -> None:
    """A folder called build is common, and builds clear away what lies there under their names."""
    letter = tmp_path / "build" / path
    letter.parent.mkdir(parents=True)
    letter.write_text("dear", encoding="utf-8")
    with pytest.raises(ForeignSiteError, match=path.partition("/")[0]):
        ensure_free(tmp_path / "build")


def test_what_builds_left_there_is_no_reason_to_refuse(tmp_path: Path) -> None:
    """All of it after a build, the cache alone on another machine, an empty lock after a kill."""
    work = tmp_path / "build"
    ensure_free(work)
    (work / "cache/entries").mkdir(parents=True)
    (work / "cache/contents").mkdir()
    (work / "lib").mkdir()
    ensure_free(work)
    (work / "published").write_text(f"{'1f' * 32} {'0a' * 32}\n", encoding="utf-8")
    ensure_free(work)
    (work / "making-1").mkdir()
    (work / "lock").touch()
    ensure_free(work)
    with locked(work):
        ensure_free(work)


def test_a_link_that_leads_back_to_itself_is_no_target(tmp_path: Path) -> None:
    """It is refused like all else that is no site; Python's own word for it is a RuntimeError."""
    loop = tmp_path / "loop"
    loop.symlink_to("loop")
    ensure_apart(Settings(site=loop))
    with pytest.raises(ForeignSiteError):
        ensure_replaceable(loop)
