"""What products depend on: enough, and of the templates no more than they are made with."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from khuyencong import fingerprint
from khuyencong.paths import DOWNLOAD_TEMPLATES, ROOT, TEMPLATES

WATCHED = """
import sys
from pathlib import Path
from khuyencong.address import Address
from khuyencong.checks import check_all
from khuyencong.downloads import parts_of, published_observations, whole_files
from khuyencong.downloads.files import READ
from khuyencong.downloads.formats import forms_of
from khuyencong.excerpt import Excerpts
from khuyencong.load import load_dataset
from khuyencong.package import package_directories
from khuyencong.paths import SITE_SOURCE
from khuyencong.products import part_products

verdict = check_all(package_directories(Path(sys.argv[1])))
dataset = load_dataset(verdict.packages, verdict.codebook)
opened = set()

def note(event, arguments):
    if event == "open" and str(arguments[0]).startswith(str(SITE_SOURCE)):
        opened.add(str(arguments[0]))

sys.addaudithook(note)
whole, area, *_, indicator = parts_of(dataset)
cut = Excerpts(dataset)
files = part_products(area, cut.of_area(area.areas[0]), Address())
part_products(indicator, cut.of_indicator(indicator.indicators[0]), Address())
paths = {form.format: form.path for form in forms_of(area)}
tables = [files[paths[form]] for form in READ]
whole_files(whole, published_observations(dataset), Address(), *tables)
print("\\n".join(opened))
"""
"""Makes data files of all kinds and tells which files of the site's source were opened."""


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """A copy of the templates."""
    return Path(shutil.copytree(TEMPLATES, tmp_path / TEMPLATES.name))


def changed(path: Path, templates: Path) -> bool:
    """Whether a key with a folder of templates is another one after a change of a file."""
    before = fingerprint.key_of("some", 1, templates=templates)
    path.write_text(path.read_text(encoding="utf-8") + "x", encoding="utf-8")
    fingerprint.of_code.cache_clear()
    return fingerprint.key_of("some", 1, templates=templates) != before


def test_a_page_template_goes_into_pages_alone(templates: Path) -> None:
    """Data files are found again when only pages look otherwise."""
    page = templates / "province.md.jinja"
    assert changed(page, templates)
    assert not changed(page, templates / DOWNLOAD_TEMPLATES.name)


def test_the_template_of_a_readme_goes_into_data_files(templates: Path) -> None:
    """They are made again, and so is whatever might include it."""
    readme = templates / "downloads/readme.md.jinja"
    assert changed(readme, templates)
    assert changed(readme, templates / DOWNLOAD_TEMPLATES.name)


def test_data_files_are_made_with_nothing_that_their_key_leaves_out() -> None:
    """Of the site's source they read its texts and their own templates only."""
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, str(ROOT / "datapackages")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    folders = {Path(path).parent for path in done.stdout.split()}
    assert DOWNLOAD_TEMPLATES in folders
    assert folders <= {DOWNLOAD_TEMPLATES, fingerprint.MESSAGES}


def test_a_process_that_builds_twice_looks_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At pages and looks; code, messages and templates are read once, so it must begin anew."""
    page, template = tmp_path / "pages/about.md", tmp_path / "templates/page.jinja"
    for file in (page, template):
        file.parent.mkdir()
        file.write_text("a")
    monkeypatch.setattr(fingerprint, "SITE_SOURCE", tmp_path)
    monkeypatch.setattr(fingerprint, "MESSAGES", template.parent)
    fingerprint.of_site.cache_clear()
    fingerprint.of_code.cache_clear()
    fingerprint.of_code()
    first = fingerprint.of_site()
    page.write_text("b")
    assert fingerprint.of_site() == first
    assert fingerprint.look_again()
    assert fingerprint.of_site() != first
    template.write_text("b")
    assert not fingerprint.look_again()
    monkeypatch.undo()
    fingerprint.of_site.cache_clear()
    fingerprint.of_code.cache_clear()


SETTINGS = """
INHERIT: "more settings.yml"
site_author: !ENV
  - WRITER
  - nobody
hooks:
  - own.py
"""


@pytest.mark.parametrize("change", ["inherited", "variable", "hook", "nothing"])
def test_all_that_settings_name_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    """What they inherit, wherever its name has a space; variables in a list; code of their own."""
    settings = {
        "mkdocs.yml": SETTINGS,
        "more settings.yml": "site_name: one",
        "own.py": "first = 1",
    }
    for name, text in settings.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(fingerprint, "MKDOCS_SETTINGS", {"vi": tmp_path / "mkdocs.yml"})
    monkeypatch.setenv("WRITER", "an")
    before = fingerprint.of_site.__wrapped__()
    if change == "inherited":
        (tmp_path / "more settings.yml").write_text("site_name: two", encoding="utf-8")
    elif change == "variable":
        monkeypatch.setenv("WRITER", "binh")
    elif change == "hook":
        (tmp_path / "own.py").write_text("first = 2", encoding="utf-8")
    assert (fingerprint.of_site.__wrapped__() != before) == (change != "nothing")


def test_names_without_content_count(tmp_path: Path) -> None:
    """An empty folder is a package that lacks everything, and checking says so."""
    digests = [fingerprint.of_files([tmp_path])]
    (tmp_path / "empty").mkdir()
    digests.append(fingerprint.of_files([tmp_path]))
    (tmp_path / "dangling.xlsx").symlink_to("nowhere")
    digests.append(fingerprint.of_files([tmp_path]))
    Path(os.fsdecode(bytes(tmp_path) + b"/x\xff.txt")).touch()
    digests.append(fingerprint.of_files([tmp_path]))
    assert len(set(digests)) == len(digests)


def test_folders_that_lead_into_themselves_are_read_once(tmp_path: Path) -> None:
    """Two such links alone are a billion ways of thirty steps."""
    for name in "abc":
        (tmp_path / name).symlink_to(".")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert fingerprint.of_files([tmp_path])
