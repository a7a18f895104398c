"""A report in a file: whole or not at all, and a clear word where it cannot be written."""

import json
import os
import shutil
from pathlib import Path

import pytest
from builders import REAL_PACKAGES
from verdicts import problem, row, verdict

from khuyencong.cli import main
from khuyencong.language import language
from khuyencong.report import may_be_replaced, write_whole
from khuyencong.settings import ReportFormat
from khuyencong.validating import WRITTEN


def validate(*arguments: str) -> int:
    """Check the real codebook and one package."""
    return main(["validate", "bac-ninh", "--packages", str(REAL_PACKAGES), *arguments])


def test_a_file_is_utf8_with_line_feeds(tmp_path: Path) -> None:
    """On every system; half a character, which UTF-8 has not, is written as its code."""
    write_whole(tmp_path / "report", "Bắc Ninh\n\ud800")
    assert (tmp_path / "report").read_bytes() == "Bắc Ninh\n\\ud800\n".encode()


def test_a_former_report_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    """Nothing of it is left, and nothing lies beside it."""
    file = tmp_path / "report"
    file.write_text("a much longer report of yesterday", encoding="utf-8")
    file.chmod(0o640)
    write_whole(file, "new")
    assert file.read_text(encoding="utf-8") == "new\n"
    assert file.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [file]


def test_a_link_is_followed(tmp_path: Path) -> None:
    """The file it leads to is written, and the link stays."""
    (tmp_path / "link").symlink_to(tmp_path / "report")
    write_whole(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "report").read_text(encoding="utf-8") == "new\n"


def test_a_failure_leaves_the_former_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk or a lost connection gives no half report and no remains."""
    file = tmp_path / "report"
    file.write_text("former", encoding="utf-8")

    def fail(path: Path, content: bytes) -> int:
        path.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fail)
    with pytest.raises(OSError, match="No space"):
        write_whole(file, "new")
    assert file.read_text(encoding="utf-8") == "former"
    assert list(tmp_path.iterdir()) == [file]


def test_a_closed_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who closed a file to writing meant it, though its folder is open."""
    file = tmp_path / "report"
    file.write_text("kept", encoding="utf-8")
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    with pytest.raises(PermissionError):
        write_whole(file, "new")
    assert file.read_text(encoding="utf-8") == "kept"


def test_a_device_is_written_to_and_stays(tmp_path: Path) -> None:
    """A pipe or /dev/null is not replaced by a file."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_whole(pipe, "new")
    assert os.read(reader, 100) == b"new\n"
    os.close(reader)
    assert pipe.is_fifo()


@pytest.mark.parametrize("form", ["text", "json", "github", "markdown"])
def test_every_form_goes_to_a_file_or_to_the_output(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same report, in the language asked for, and nothing on the screen besides."""
    file = tmp_path / "report"
    assert validate("--format", form, "--language", "en", "--output", str(file)) == 0
    assert capsys.readouterr() == ("", "")
    assert validate("--format", form, "--language", "en") == 0
    content = file.read_text(encoding="utf-8")
    assert content.strip() == capsys.readouterr().out.strip()
    assert content.endswith("\n")
    if form == "json":
        assert json.loads(content)["errors"] == 0
    else:
        assert "0 errors" in content


@pytest.mark.parametrize("place", ["", "nowhere/report.txt", "file/report.txt"])
def test_a_place_that_cannot_be_written_is_wrong_usage(
    place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder, a folder that is not there, a file taken for a folder: status 2, no traceback."""
    (tmp_path / "file").touch()
    before = sorted(tmp_path.rglob("*"))
    status = validate("--language", "vi", "--output", str(tmp_path / place))
    message = capsys.readouterr().err
    assert status == 2
    assert "không ghi được báo cáo vào" in message
    assert "--output" in message
    assert "Traceback" not in message
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("form", ReportFormat)
@pytest.mark.parametrize("code", ["vi", "en"])
def test_an_earlier_report_may_be_replaced(form: ReportFormat, code: str, tmp_path: Path) -> None:
    """In whatever form and language it was written, with problems or without; an empty file too."""
    for number, told in enumerate([verdict(), verdict(problem(), rows=(row(),))]):
        file = tmp_path / f"report-{number}"
        file.touch()
        assert may_be_replaced(file)
        write_whole(file, WRITTEN[form](told, language(code)))
        assert may_be_replaced(file)


@pytest.mark.parametrize(
    "content",
    [
        "code,file\n",
        "{}",
        '{\n  "valid": true\n}\n',
        "## Notes\n\nChecked: 2 packages, 3 rows.\n",
        "Checked: everything.\n",
        "Checked: 2 packages, 3 rows.\nMy notes.\n",
        "\0" * 10_000,
    ],
)
def test_a_file_that_is_no_report_is_left_alone(
    content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nor is anything mended or checked first; a link to such a file is no way round."""
    file, link, packages = tmp_path / "notes", tmp_path / "link", tmp_path / "packages"
    file.write_text(content, encoding="utf-8")
    link.symlink_to(file)
    for place in (file, link):
        words = ["--packages", str(packages), "--language", "vi", "--output", str(place)]
        assert main(["validate", "--fix", *words]) == 2
        assert "không phải báo cáo" in capsys.readouterr().err
        assert file.read_text(encoding="utf-8") == content


def test_no_report_is_written_among_the_data(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Over no table, however it is named, and under no new name; the message says where it lies."""
    folder = shutil.copytree(REAL_PACKAGES, tmp_path / "packages")
    table = folder / "bac-ninh/observations.csv"
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    (tmp_path / "link").symlink_to(table)
    (tmp_path / "new").symlink_to(folder / "new.csv")
    (tmp_path / "folder").symlink_to(folder)
    places = [
        table,
        folder / "report.json",
        folder / "bac-ninh/new/report.json",
        tmp_path / "folder/../packages/report.json",
        tmp_path / "folder/report.json",
        tmp_path / "link",
        tmp_path / "new",
    ]
    for place in places:
        words = ["--packages", str(folder), "--language", "en", "--output", str(place)]
        assert main(["validate", "bac-ninh", *words]) == 2
        assert "the folder of the data packages" in capsys.readouterr().err
    os.link(table, tmp_path / "hard")
    assert main(["validate", "--packages", str(folder), "--output", str(tmp_path / "hard")]) == 2
    after = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert after == before
