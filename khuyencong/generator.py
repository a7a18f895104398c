"""Pages to HTML by MkDocs, run as a program, so that another generator can take its place."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from khuyencong.address import Address
from khuyencong.clock import given_moment
from khuyencong.command_errors import WorkerLostError
from khuyencong.flawed import FlawedFileError
from khuyencong.paths import MKDOCS_SETTINGS, OVERRIDES, WRITTEN_PAGES
from khuyencong.writing_errors import (
    BrokenLink,
    BrokenLinksError,
    RefusedSettingError,
    WrittenSettingsError,
)


class GeneratorError(Exception):
    """MkDocs refused the pages: a defect of this project, not of the data."""


def generate(work: Path, address: Address, code: str, moment: int) -> Path:
    """Build the HTML of one language.

    Args:
        work: Folder with ``pages/<language>``; the HTML goes to ``html/<language>`` beside it.
        address: Where the site is published.
        code: The language.
        moment: When the site counts as built, in seconds since 1970.

    Returns:
        The folder of finished HTML.

    Raises:
        WrittenSettingsError: If MkDocs refuses the settings.
        BrokenLinksError: If pages or menus that people write lead nowhere.
        GeneratorError: If it refuses a page of ours, with all that it says.
        WorkerLostError: If it was ended from outside.
        FlawedFileError: If a template that changes the theme cannot be filled.
        OSError: If it could not write its files.
    """
    folder = work / "html" / code
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "mkdocs",
            "build",
            "--strict",  # which sees nothing of what --quiet would keep back
            "-f",
            _settings(work, address, code),
        ],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "SOURCE_DATE_EPOCH": f"{moment}", "NO_MKDOCS_2_WARNING": "1"},
    )
    if done.returncode < 0:
        raise WorkerLostError
    if done.returncode:
        _raise_for_disk(done.stderr, folder)
        _raise_for_settings(f"{done.stdout}{done.stderr}", MKDOCS_SETTINGS[code])
        _raise_for_links(done.stderr, code)
        _raise_for_overrides(done.stderr)
        msg = f"mkdocs build of {code} failed:\n{done.stdout}{done.stderr}"
        raise GeneratorError(msg)
    return folder


def moment_of(created: Iterable[str]) -> int:
    """When a site counts as built: by ``SOURCE_DATE_EPOCH``, else when its data were made.

    The same data give the same bytes then, on whatever day they are built.

    Args:
        created: Moments of the packages, as their descriptors have them.
    """
    moments = [datetime.fromisoformat(one) for one in created]
    aware = [one if one.tzinfo else one.replace(tzinfo=UTC) for one in moments]
    newest = int(max(aware).timestamp()) if aware else 0
    given = given_moment()
    return newest if given is None else given


def _raise_for_disk(said: str, folder: Path) -> None:
    """Raise the system's error that ended MkDocs, which is no refusal of the pages."""
    last = re.findall(r"^\w+: \[Errno (\d+)\]", said, re.MULTILINE)
    if last:
        raise OSError(int(last[-1]), os.strerror(int(last[-1])), str(folder))


def _raise_for_overrides(said: str) -> None:
    """Raise what Jinja says of a template of ours that changes the theme, which people write."""
    last = re.findall(r"^jinja2\.exceptions\.\w+: (.*)", said, re.MULTILINE)
    places = re.findall(r'^  File "(.+?)", line (\d+)', said, re.MULTILINE)
    own = [(file, int(line)) for file, line in places if Path(file).is_relative_to(OVERRIDES)]
    if last and own:
        raise FlawedFileError(*own[-1], last[-1])


def _raise_for_settings(said: str, settings: Path) -> None:
    """Raise what MkDocs has to say of its settings, which people write."""
    aborted = re.search(r"^Aborted with .*configuration.*", said, re.MULTILINE)
    if aborted:
        reasons = re.findall(r"^ERROR\s+-\s+(.*)", said, re.MULTILINE)
        refused = re.fullmatch(r"Config value '(\w+)': (.*)", reasons[0] if reasons else "")
        if refused:
            raise RefusedSettingError(settings, *refused.groups())
        raise WrittenSettingsError(settings, "; ".join(reasons) or aborted[0])


def _raise_for_links(said: str, code: str) -> None:
    """Raise what MkDocs warns of, where all of it is of links that people have written."""
    warnings = re.findall(r"^WARNING\s+-\s+(.*)", said, re.MULTILINE)
    links = [_broken_link(warning, code) for warning in warnings]
    if links and all(links):
        raise BrokenLinksError(filter(None, links))


def _broken_link(warning: str, code: str) -> BrokenLink | None:
    """The link of which a warning speaks, none where it speaks of anything else."""
    in_menu = re.match(r"A reference to '(.+?)' is included in the 'nav' configuration", warning)
    if in_menu:
        file = MKDOCS_SETTINGS[code]
        return BrokenLink(file, in_menu[1], "target", _line_of(in_menu[1], file))
    in_page = re.match(r"Doc file '(.+?)' contains an? ([a-z ]*)link '(.+?)'", warning)
    if in_page is None:
        return None
    page, kind, link = in_page.groups()
    file = WRITTEN_PAGES / code / page
    flaw = "absolute" if "absolute" in kind else "target"
    return BrokenLink(file, link, flaw, _line_of(link, file)) if file.is_file() else None


def _line_of(link: str, file: Path) -> int | None:
    """The line of a file on which a link stands first."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if link in line), None)


def _settings(work: Path, address: Address, code: str) -> str:
    """Settings that inherit the written ones and read and write in the work folder.

    JSON is valid YAML, so no writer of YAML is needed.
    """
    path = work / f"mkdocs.{code}.yml"
    settings = {
        "INHERIT": str(MKDOCS_SETTINGS[code]),
        "docs_dir": str(work / "pages" / code),
        "site_dir": str(work / "html" / code),
        "site_url": address.page("", code) if address.is_known else None,
        "theme": {"custom_dir": str(OVERRIDES)},
    }
    path.write_text(json.dumps(settings, ensure_ascii=False, indent=1), encoding="utf-8")
    return str(path)
