"""Templates and files of texts that cannot be used: named with their line, in either language."""

import pickle
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from builders import REAL_PACKAGES

from khuyencong import problems, templates
from khuyencong.flawed import FlawedFileError
from khuyencong.generator import _raise_for_overrides
from khuyencong.language import language
from khuyencong.message_catalogue import read_catalogue
from khuyencong.paths import MESSAGES, OVERRIDES, ROOT
from khuyencong.templates import environment


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of templates."""
    monkeypatch.setattr(templates, "SITE_SOURCE", tmp_path)
    (tmp_path / "whole.jinja").write_text("{% include 'part.jinja' %}\n")
    (tmp_path / "part.jinja").write_text("a\n{{ b }}\n")
    return tmp_path


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        ("a\n{{ b }\n", 2, "unexpected '}'"),
        ("{% if b %}\n", 1, "Unexpected end of template"),
        ("a\n\n{{ b | lost }}", 3, "No filter named 'lost'"),
        ("a\n{{ bb }}", 2, "'bb' is undefined"),
        ("", None, "empty"),
        (" \n", None, "empty"),
        (None, None, "missing"),
        (b"\xff\xfe", None, "utf-8"),
    ],
)
def test_a_template_that_cannot_be_filled_is_named_with_its_line(
    folder: Path, content: str | bytes | None, line: int | None, reason: str
) -> None:
    """Also where another one includes it."""
    part = folder / "part.jinja"
    if content is None:
        part.unlink()
    else:
        part.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(FlawedFileError, match=reason) as caught:
        environment(language("vi"), folder).get_template("whole.jinja").render(b="x")
    assert (caught.value.file, caught.value.line) == (f"{part}", line)


def test_what_is_wrong_in_another_process_is_told_in_this_one() -> None:
    """Workers make pages, and what they raise comes here as bytes."""
    error = pickle.loads(pickle.dumps(FlawedFileError("a.jinja", 3, "no good.")))  # noqa: S301
    assert error.told("vi").startswith("Lỗi: không dùng được a.jinja:3: “no good”")
    assert error.told("en").startswith("Error: a.jinja:3 cannot be used: “no good”")


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('msgstr "{n} trên {all}"', 'msgstr "{m} trên {all}"', "placeholders {all}, {n}"),
        ('msgstr "{n} trên {all}"', 'msgstr ""', "“{n} of {all}” is empty"),
        ('msgstr "{n} trên {all}"', "msgstr {n} trên {all}", "needs the placeholders"),
    ],
)
def test_a_flawed_translation_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, reason: str
) -> None:
    """A page would stay in English, or could not be made."""
    text = (MESSAGES / "vi.po").read_text("utf-8")
    file = tmp_path / "vi.po"
    file.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(FlawedFileError) as caught:
        read_catalogue(file)
    assert reason in caught.value.reason
    assert abs((caught.value.line or 0) - text[: text.index(old)].count("\n") - 1) <= 1


def test_texts_that_are_not_there_are_told(tmp_path: Path) -> None:
    """No page is published in English for want of a file."""
    with pytest.raises(FlawedFileError, match="No such file"):
        read_catalogue(tmp_path / "vi.po")
    (tmp_path / "vi.po").write_bytes('msgid "a"\nmsgstr "Trước"\n'.encode("utf-16"))
    with pytest.raises(FlawedFileError):
        read_catalogue(tmp_path / "vi.po")


@pytest.mark.parametrize("content", ["a = \n", "a = 'b\n", None, "\ud800"])
def test_texts_of_problems_that_cannot_be_read_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str | None
) -> None:
    """Without them nothing else could be said."""
    monkeypatch.setattr(problems, "MESSAGES", tmp_path)
    if content is not None:
        (tmp_path / "problems.toml").write_bytes(content.encode("utf-8", "surrogatepass"))
    with pytest.raises(FlawedFileError, match=r"problems\.toml"):
        problems.catalogue.__wrapped__()


def test_a_template_of_the_theme_is_named_as_mkdocs_meets_it() -> None:
    """The last place in it that its traceback names."""
    said = (
        f'Traceback (most recent call last):\n  File "{OVERRIDES}/main.html", line 5, in block\n'
        '  File "/lib/jinja2/x.py", line 9, in y\n'
        "jinja2.exceptions.UndefinedError: 'x' is undefined\n"
    )
    with pytest.raises(FlawedFileError) as caught:
        _raise_for_overrides(said)
    assert (caught.value.file, caught.value.line) == (f"{OVERRIDES}/main.html", 5)
    _raise_for_overrides("INFO - all is well\n")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_command_names_a_flawed_template(tmp_path: Path, jobs: str) -> None:
    """It ends with 2, without a traceback, from whichever process it comes."""
    for name in ("khuyencong", "site_src"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("build_site.py", "mkdocs.yml", "LICENSE-data"):
        shutil.copy(ROOT / name, tmp_path)
    for name in ("codebook", "ben-tre"):
        shutil.copytree(REAL_PACKAGES / name, tmp_path / "datapackages" / name)
    home = tmp_path / "site_src/templates/home.md.jinja"
    home.write_text("# A\n{{ page.titel }}\n")
    words = [sys.executable, "build_site.py", "build", "--jobs", jobs]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert f"{home}:2" in done.stderr
    assert not (tmp_path / "site").exists()
