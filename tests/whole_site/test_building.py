"""Building as a maintainer does: wrong data stop it, areas need no Python, a kill harms nothing."""

import errno
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import Silent

from khuyencong import building
from khuyencong.package import package_directories
from khuyencong.paths import ROOT
from khuyencong.settings import Settings


def command(*arguments: str, language: str = "vi") -> subprocess.CompletedProcess[str]:
    """Run the command as a maintainer would."""
    return subprocess.run(
        [sys.executable, str(ROOT / "build_site.py"), *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "LANG": f"{language}_VN.UTF-8", "LC_ALL": "", "COLUMNS": "300"},
    )


def content_of(folder: Path) -> dict[str, str]:
    """Digest of every file of a folder."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


MISTAKES = {
    "thousands-dot": ("bac-ninh", ",1620,", ",1.620,", ":3:8", "Viết 1620."),
    "unit-mismatch": (
        "binh-thuan",
        "144,billion_vnd",
        "144,million_vnd",
        ":2:9",
        "144 billion_vnd",
    ),
    "unknown-source": ("hau-giang", ",press-undated,", ",press-unknown,", ":2:12", "sources.csv"),
    "identity-broken": ("binh-thuan", ",17,billion", ",27,billion", ":2:8", "So từng con số"),
}


@pytest.mark.parametrize("code", MISTAKES)
def test_a_mistake_stops_the_build_and_harms_nothing(
    code: str, packages: Path, site: Path, tmp_path: Path
) -> None:
    """Status 1, a report with place, reason and mend, and the old site as it was."""
    area, old, new, place, mend = MISTAKES[code]
    replace(packages / area / "observations.csv", old, new)
    published = Path(shutil.copytree(site, tmp_path / "site"))
    before = content_of(published)

    done = command("build", "--packages", str(packages), "--site", str(published))

    assert done.returncode == 1
    assert f"{area}/observations.csv{place}" in done.stderr
    assert f"lỗi: {code}" in done.stderr
    assert mend in done.stderr
    assert "Không công bố gì" in done.stderr
    assert content_of(published) == before


def test_a_site_that_is_a_link_stays_one(site: Path, tmp_path: Path) -> None:
    """Readers are shown the folder to which it leads, and every build goes there."""
    shutil.copytree(site.parent / "build", tmp_path / "served/build")
    page = tmp_path / "served/real/index.html"
    page.parent.mkdir()
    link = tmp_path / "site"
    link.symlink_to(page.parent)
    for _ in range(3):
        assert command("build", "--site", str(link)).returncode == 0
        assert link.is_symlink()
        assert "khuyến công" in page.read_text(encoding="utf-8")
        page.unlink()  # so that the next build has something to do
    assert not (tmp_path / "build").exists()


def test_reports_come_in_english_on_request(packages: Path) -> None:
    """--language en turns the whole report into English."""
    replace(packages / "bac-ninh/observations.csv", ",1620,", ",1.620,")

    done = command("validate", "--packages", str(packages), "--language", "en")

    assert done.returncode == 1
    assert "error: thousands-dot" in done.stdout
    assert "How to mend it: Write 1620." in done.stdout


def test_all_problems_come_in_one_json_report(packages: Path, tmp_path: Path) -> None:
    """The JSON report lists the problems of all packages and goes to a file where told."""
    replace(packages / "bac-ninh/observations.csv", ",1620,", ",1.620,")
    replace(packages / "hau-giang/observations.csv", ",press-undated,", ",press-unknown,")
    output = tmp_path / "report.json"

    done = command(
        "validate", "--packages", str(packages), "--format", "json", "--output", str(output)
    )

    report = json.loads(output.read_text(encoding="utf-8"))
    assert done.returncode == 1
    assert report["valid"] is False
    assert report["packages"] == len(package_directories(packages)) - 1
    assert [problem["code"] for problem in report["problems"]] == [
        "thousands-dot",
        "unknown-source",
    ]
    assert report["problems"][0]["fix"] == "1620"


def test_sound_packages_give_status_zero() -> None:
    """The shipped packages pass, all of them and one by name."""
    assert command("validate", "--packages", str(ROOT / "datapackages")).returncode == 0
    assert command("validate", "bac-ninh", "--packages", str(ROOT / "datapackages")).returncode == 0


def test_fix_mends_what_cannot_change_a_meaning(packages: Path) -> None:
    """--fix writes the sound table, shows the change, and then checks."""
    table = packages / "ben-tre/observations.csv"
    sound = table.read_bytes()
    replace(table, "Trong 5 năm qua", "Trong\u00a05 năm qua")

    done = command("validate", "ben-tre", "--fix", "--packages", str(packages))

    assert done.returncode == 0
    assert "Đã sửa" in done.stderr
    assert "Trong‹U+00A0›5 năm qua" in done.stderr
    assert table.read_bytes() == sound


def test_strict_counts_warnings(packages: Path) -> None:
    """A blank row is a warning: it passes, and with --strict it does not."""
    with (packages / "bac-ninh/observations.csv").open("a", encoding="utf-8") as file:
        file.write("\n")
    assert command("validate", "--packages", str(packages)).returncode == 0
    done = command("validate", "--packages", str(packages), "--strict", "--format", "json")
    assert (done.returncode, json.loads(done.stdout)["valid"]) == (1, False)


@pytest.mark.parametrize(
    "arguments",
    [
        ["validate", "nowhere"],
        ["validate", "--packages", "/nowhere"],
        ["validate", "--format", "poem"],
        ["build", "--jobs", "0"],
        ["fly"],
        ["--language", "fr"],
    ],
)
def test_wrong_usage_gives_status_two(arguments: list[str]) -> None:
    """Wrong words are not wrong data, and show no traceback."""
    if "--packages" not in arguments:
        arguments = [*arguments, "--packages", str(ROOT / "datapackages")]

    done = command(*arguments)

    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr


def test_a_folder_of_others_is_never_replaced(packages: Path, tmp_path: Path) -> None:
    """--site refuses a folder that holds anything but a site of ours."""
    (tmp_path / "letters").mkdir()
    letter = tmp_path / "letters" / "letter.txt"
    letter.write_text("dear reader", encoding="utf-8")

    done = command("--packages", str(packages), "--site", str(letter.parent))

    assert done.returncode == 2
    assert letter.read_text(encoding="utf-8") == "dear reader"


def test_help_teaches_every_command() -> None:
    """--help names the commands, in the language of the environment."""
    assert "validate" in command("--help").stdout
    assert "Kiểm tra" in command("--help").stdout
    assert "Check" in command("--help", language="en").stdout


def test_a_new_area_needs_no_python(
    packages: Path, tmp_path: Path, build_site: Callable[[Path, Path], None]
) -> None:
    """A copied folder with edited tables becomes a page, a chart and downloads."""
    folder = Path(shutil.copytree(packages / "bac-ninh", packages / "tra-vinh"))
    for name in ("datapackage.json", "sources.csv"):
        text = (folder / name).read_text(encoding="utf-8")
        for old, new in (
            ("bac-ninh", "tra-vinh"),
            ("Bắc Ninh", "Trà Vinh"),
            ("Bac Ninh", "Tra Vinh"),
        ):
            text = text.replace(old, new)
        (folder / name).write_text(text, encoding="utf-8")

    build_site(packages, tmp_path / "site")

    page = (tmp_path / "site/provinces/tra-vinh/index.html").read_text(encoding="utf-8")
    assert "Trà Vinh" in page
    assert "tra-vinh-outputs.vi.svg" in page
    assert (tmp_path / "site/en/provinces/tra-vinh/index.html").is_file()
    assert (tmp_path / "site/data/tra-vinh.zip").is_file()
    assert "Tra Vinh" in (tmp_path / "site/en/indicators/training_workers/index.html").read_text(
        "utf-8"
    )


class Noting(Silent):
    """Keeps what a build tells of files."""

    def __init__(self) -> None:
        self.notes: list[tuple[str, Path]] = []

    def note(self, name: str, path: Path) -> None:
        self.notes.append((name, path))


def test_what_fails_once_the_site_is_published_is_told_and_is_no_error(
    packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The contract: a build that does not end well leaves the old site, and this one is there."""
    for package in package_directories(packages):
        if package.name not in {"codebook", "quang-ngai"}:
            shutil.rmtree(package)

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full", "here")

    monkeypatch.setattr(building, "_set_aside", fail)
    settings, progress = Settings(packages=packages, site=tmp_path / "site"), Noting()
    verdict = building.build(settings, progress)
    assert verdict is not None and not verdict.errors
    assert (settings.site / "index.html").is_file()
    assert progress.notes == [("untidy", Path("here"))]
    monkeypatch.undo()
    assert building.build(settings, Silent()) is not None  # it was not remembered
    assert building.build(settings, Silent()) is None
