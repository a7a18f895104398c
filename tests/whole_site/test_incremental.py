"""Nothing that did not change is made again, and what did change never survives.

Every kind of input is changed in a copy of the project, the code and the texts among them; the site
built with all that earlier builds left is compared with one built from nothing, byte for byte.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from test_building import content_of

from khuyencong.cache import CONTENTS, ENTRIES
from khuyencong.paths import ROOT

PARTS = ("build_site.py", "mkdocs.yml", "khuyencong", "site_src", "LICENSE-data", "pyproject.toml")
AREAS = ("codebook", "hau-giang", "quang-ngai")


class Project:
    """A copy of the project with two small packages, and its site."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in PARTS:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
            copy(ROOT / name, folder / name)
        for name in AREAS:
            shutil.copytree(ROOT / "datapackages" / name, folder / "datapackages" / name)

    @property
    def site(self) -> Path:
        return self.folder / "site"

    @property
    def entries(self) -> dict[Path, int]:
        """Entries and contents of the cache, with the time of their writing."""
        cache = self.folder / "build/cache"
        every = (one for kind in (ENTRIES, CONTENTS) for one in (cache / kind).iterdir())
        return {one: one.stat().st_mtime_ns for one in every}

    def start(self, *options: str, **environment: str) -> subprocess.Popen[str]:
        """A build at work."""
        return subprocess.Popen(
            [sys.executable, "build_site.py", "build", "--language", "en", *options],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(self.folder), **environment},
            stderr=subprocess.PIPE,
            text=True,
        )

    def build(self, *options: str, **environment: str) -> str:
        """Build, and what the command said."""
        process = self.start(*options, **environment)
        _, said = process.communicate()
        assert process.returncode == 0, said
        return said

    def build_while(self, change: Callable[["Project"], None]) -> tuple[int, str]:
        """Build, and change something once it has begun; its status, and what it said."""
        process = self.start()
        assert process.stderr is not None
        first = process.stderr.readline()
        assert "Checking" in first
        change(self)
        _, said = process.communicate()
        return process.returncode, said

    def clean(self, **environment: str) -> dict[str, str]:
        """What a build from nothing would publish here."""
        self.build("--site", "elsewhere/site", "--no-cache", **environment)
        found = content_of(self.folder / "elsewhere/site")
        shutil.rmtree(self.folder / "elsewhere")
        return found


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """A project with its site built once; tests leave it built."""
    project = Project(tmp_path_factory.mktemp("project"))
    project.build()
    yield project


def edit(file: str, old: str, new: str) -> Callable[[Project], None]:
    """A change of some words of a file."""

    def change(project: Project) -> None:
        path = project.folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text, file
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def need_a_build(project: Project) -> None:
    """Change something that no other test looks at."""
    with (project.folder / "site_src/assets/areas.css").open("a", encoding="utf-8") as style:
        style.write("/* one more */\n")


def remove(folder: str) -> Callable[[Project], None]:
    return lambda project: shutil.rmtree(project.folder / folder)


CHANGES = {
    "a figure": edit("datapackages/hau-giang/observations.csv", "VND3.51", "VND3.52"),
    "a statement": edit("datapackages/hau-giang/narratives.csv", ",activity,", ",result,"),
    "a source": edit("datapackages/hau-giang/sources.csv", "2026-11-2", "2026-11-1"),
    "a descriptor": edit(
        "datapackages/quang-ngai/datapackage.json", '"version": "', '"version": "9'
    ),
    "a unit": edit("datapackages/codebook/units.csv", "tỷ đồng", "tỉ đồng"),
    "a term": edit(
        "datapackages/codebook/glossary.csv", "industrial extension", "industrial extension work"
    ),
    "the code of charts": edit("khuyencong/charts/theme.py", '"#0a6a70"', '"#0a6a71"'),
    "the code of downloads": edit("khuyencong/downloads/tables.py", '"\\r\\n"', '"\\n"'),
    "a template": edit("site_src/templates/province.md.jinja", "kc-highlights", "kc-highlights x"),
    "a template of data files": edit(
        "site_src/templates/downloads/readme.md.jinja", "{{ citation }}", "> {{ citation }}"
    ),
    "a text": edit("site_src/messages/vi.po", "Tải dữ liệu", "Tải số liệu"),
    "a style": edit("site_src/assets/site.css", "{", "{ "),
    "a written page": edit("site_src/pages/en/about.md", "What this is", "What this site is"),
    "a setting": edit("mkdocs.yml", "toc_depth: 3", "toc_depth: 2"),
    "the licence": edit("LICENSE-data", "Licence of", "The licence of"),
    "a package less": remove("datapackages/quang-ngai"),
}


def test_every_kind_of_change_comes_through(project: Project) -> None:
    """One change after the other on the same cache; each site is the one from nothing."""
    value = edit("datapackages/hau-giang/observations.csv", ",3.51,", ",3.52,")
    for name, change in CHANGES.items():
        change(project)
        if name == "a figure":
            value(project)
        before = content_of(project.site)
        project.build()
        found = content_of(project.site)
        assert found != before, name
        assert found == project.clean(), name


def test_nothing_is_done_where_nothing_changed(project: Project) -> None:
    """No page is written, no entry of the cache is touched, and no step is told."""
    project.build()
    pages = {path: path.stat().st_mtime_ns for path in project.site.rglob("*")}
    entries = project.entries
    told = project.build()
    assert {path: path.stat().st_mtime_ns for path in project.site.rglob("*")} == pages
    assert project.entries == entries
    assert "MkDocs" not in told


def test_one_figure_leaves_all_else_as_it_was(project: Project) -> None:
    """The files of the other area and its pictures are found, not made."""
    project.build()
    before = project.entries
    edit("datapackages/hau-giang/observations.csv", "in 2019 and the", "in 2019 then the")(project)
    project.build()
    after = project.entries
    kept = [path for path in after if before.get(path) == after[path]]
    assert kept
    assert len(kept) > len(after) / 2
    assert set(before) - set(after)


@pytest.mark.parametrize(("where", "status"), [("2>&-", 0), ("2>&1 | head -c 1", 141)])
def test_the_status_is_true_where_nobody_reads(project: Project, where: str, status: int) -> None:
    """Done where the messages were not wanted; where their reader left, no flaw of the data."""
    project.build()
    need_a_build(project)
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} build_site.py build {where}; exit ${{PIPESTATUS[0]}}"],
        cwd=project.folder,
        env={**os.environ, "PYTHONPATH": str(project.folder)},
        stdout=subprocess.DEVNULL,
        check=False,
    )
    assert done.returncode == status
    project.build()


def test_a_site_that_somebody_touched_is_made_anew(project: Project) -> None:
    """A file changed, taken away or added by hand does not stay so."""
    project.build()
    published = content_of(project.site)
    (project.site / "index.html").write_text("x", encoding="utf-8")
    (project.site / "robots.txt").unlink()
    (project.site / "more.html").write_text("x", encoding="utf-8")
    project.build()
    assert content_of(project.site) == published


def test_the_clock_of_the_data_is_honoured(project: Project) -> None:
    """SOURCE_DATE_EPOCH is an input like others, and the day of the build is none."""
    project.build()
    moment = f"{23_148 * 86_400}"
    project.build(SOURCE_DATE_EPOCH=moment)
    assert content_of(project.site) == project.clean(SOURCE_DATE_EPOCH=moment)
    project.build()


def test_the_cache_may_be_carried_to_another_machine(
    project: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Elsewhere, later and in part damaged: nothing wrong is published, and the damage is told."""
    project.build()
    other = Project(tmp_path_factory.mktemp("other"))
    for name in ("datapackages", "khuyencong", "site_src"):
        shutil.rmtree(other.folder / name)
        shutil.copytree(project.folder / name, other.folder / name)
    for name in ("mkdocs.yml", "LICENSE-data"):
        shutil.copy(project.folder / name, other.folder / name)
    shutil.copytree(project.folder / "build/cache", other.folder / "build/cache")
    for path in other.entries:
        os.utime(path, (time.time() - 9999, time.time() - 9999))
    damaged = max((other.folder / "build/cache" / CONTENTS).iterdir())
    damaged.write_bytes(damaged.read_bytes()[:-1])
    before = other.entries
    told = other.build()
    assert f"{damaged.name} was damaged" in told.replace("\n", "")
    assert content_of(other.site) == content_of(project.site)
    changed = [path for path in before if other.entries[path] != before[path]]
    assert [path for path in changed if path.parent.name == CONTENTS] == [damaged]


@pytest.mark.parametrize(
    ("file", "old", "late"),
    [
        ("site_src/assets/site.css", "{", "{  "),
        ("site_src/templates/province.md.jinja", "kc-highlights", "kc-highlights late"),
    ],
)
def test_what_is_written_during_a_build_is_never_taken_for_what_stood_there(
    project: Project, file: str, old: str, late: str
) -> None:
    """Nothing is published and nothing kept that may be made of both; the next build is right."""
    need_a_build(project)
    before = content_of(project.site)
    status, said = project.build_while(edit(file, old, late))
    assert (status, "changed while" in said) == (2, True), said
    assert content_of(project.site) == before
    edit(file, late, old)(project)
    project.build()
    assert content_of(project.site) == project.clean()


def test_data_that_come_during_a_build_and_go_again_leave_nothing(project: Project) -> None:
    """A build that read what is gone by now is not taken for one of what is there."""
    table, row = "datapackages/hau-giang/narratives.csv", ",result,"
    need_a_build(project)
    status, _said = project.build_while(edit(table, row, ",activity,"))
    assert status == 0
    edit(table, ",activity,", row)(project)
    project.build()
    assert content_of(project.site) == project.clean()


def test_what_lies_behind_a_link_counts(project: Project, tmp_path: Path) -> None:
    """Folders of the site's sources may be links, as where several projects share their styles."""
    assets = project.folder / "site_src/assets"
    shutil.move(assets, tmp_path / "assets")
    assets.symlink_to(tmp_path / "assets")
    project.build()
    style = tmp_path / "assets/site.css"
    style.write_text(style.read_text(encoding="utf-8") + "/* behind a link */\n", encoding="utf-8")
    project.build()
    assert "behind a link" in (project.site / "assets/site.css").read_text(encoding="utf-8")


def test_settings_that_ask_the_environment_or_another_file_count(project: Project) -> None:
    """MkDocs knows !ENV and INHERIT; what they bring is an input like any other."""
    settings, more = project.folder / "mkdocs.yml", project.folder / "more.yml"
    written = settings.read_text(encoding="utf-8")
    settings.write_text(f"INHERIT: more.yml\n{written}", encoding="utf-8")
    asking = "!ENV [WRITER, nobody]"
    for setting, told in ((asking, "an"), (asking, "binh"), ("chi", "chi")):
        more.write_text(f"site_author: {setting}\n", encoding="utf-8")
        project.build(WRITER=told)
        page = (project.site / "index.html").read_text(encoding="utf-8")
        assert f'name="author" content="{told}"' in page
    settings.write_text(written, encoding="utf-8")
    project.build()
