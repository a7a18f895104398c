"""Pages to HTML by MkDocs, run as a program, so that another generator can take its place."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from khuyencong.language import LANGUAGES
from khuyencong.paths import MKDOCS_SETTINGS, OVERRIDES


class GeneratorError(Exception):
    """MkDocs refused the pages: a defect of this project, not of the data."""


def generate(work: Path, *, jobs: int, advance: Callable[[], None]) -> dict[str, Path]:
    """Build the HTML of every language.

    Args:
        work: Folder with ``pages/<language>``; the HTML goes to ``html/<language>`` beside it.
        jobs: How many languages may be built at once.
        advance: Called after each.

    Returns:
        The folder of finished HTML by language.

    Raises:
        GeneratorError: With all that MkDocs says.
    """

    def run(code: str) -> tuple[str, Path]:
        folder = _generate(work, code)
        advance()
        return code, folder

    with ThreadPoolExecutor(max_workers=max(1, min(jobs, len(LANGUAGES)))) as pool:
        return dict(pool.map(run, LANGUAGES))


def _generate(work: Path, code: str) -> Path:
    folder = work / "html" / code
    if folder.exists():
        shutil.rmtree(folder)
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "mkdocs",
            "build",
            "--strict",
            "--quiet",
            "-f",
            _settings(work, code),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        msg = f"mkdocs build of {code} failed:\n{done.stdout}{done.stderr}"
        raise GeneratorError(msg)
    return folder


def _settings(work: Path, code: str) -> str:
    """Settings that inherit the written ones and read and write in the work folder.

    JSON is valid YAML, so no writer of YAML is needed.
    """
    path = work / f"mkdocs.{code}.yml"
    settings = {
        "INHERIT": str(MKDOCS_SETTINGS[code]),
        "docs_dir": str(work / "pages" / code),
        "site_dir": str(work / "html" / code),
        "theme": {"custom_dir": str(OVERRIDES)},
    }
    path.write_text(json.dumps(settings, ensure_ascii=False, indent=1), encoding="utf-8")
    return str(path)
