"""Picture of a report for the README: three mistakes in one table, as a newcomer's terminal shows.

Run by ``make pictures``; then look at it. Noto Sans Mono sets the marks of Vietnamese letters well
(Debian: fonts-noto-mono); with other fonts they may touch.
"""

import contextlib
import io
import shutil
import tempfile
from pathlib import Path

from browser import opened
from builders import REAL_PACKAGES, edit_cells
from rich.console import Console
from rich.terminal_theme import TerminalTheme

from khuyencong.checks import Verdict, check_all
from khuyencong.language import language
from khuyencong.package import package_directories
from khuyencong.paths import ROOT
from khuyencong.report import print_report

PICTURE = ROOT / ".github" / "pictures" / "report.png"
AREA = "binh-thuan"
MISTAKES = {
    2: {"unit": "million_vnd"},
    7: {"value": "7.000"},
    8: {"source": "press-2018-10-32"},
}
"""Cells typed wrongly, by line of ``observations.csv``."""
COLUMNS = 100
THEME = TerminalTheme(
    (27, 31, 36),
    (226, 230, 235),
    [
        (27, 31, 36),
        (255, 123, 114),
        (126, 211, 133),
        (227, 179, 65),
        (121, 178, 255),
        (210, 168, 255),
        (118, 213, 228),
        (226, 230, 235),
    ],
)
"""Light signs on a dark ground, each with a contrast of at least 7 to 1."""
PAGE = """<!DOCTYPE html>
<meta charset="utf-8">
<style>
{stylesheet}
body {{ margin: 0; background: {background}; color: {foreground}; }}
pre {{ display: inline-block; margin: 0; padding: 18px 24px; }}
pre {{ font: 14px/1.5 "Noto Sans Mono", "DejaVu Sans Mono", monospace; }}
</style>
<pre><b>$ python build_site.py validate AREA</b>
{code}</pre>
"""


def verdict() -> Verdict:
    """The verdict on the real packages with the three mistakes, under their usual paths."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        packages = Path(shutil.copytree(REAL_PACKAGES, "datapackages"))
        for line, cells in MISTAKES.items():
            edit_cells(packages / AREA / "observations.csv", line, cells)
        wanted = ("codebook", AREA)
        return check_all([path for path in package_directories(packages) if path.name in wanted])


def page() -> str:
    """The report in Vietnamese as a page."""
    console = Console(
        file=io.StringIO(),
        record=True,
        width=COLUMNS,
        force_terminal=True,
        color_system="truecolor",
    )
    print_report(verdict(), language("vi"), console)
    return console.export_html(theme=THEME, code_format=PAGE.replace("AREA", AREA))


def main() -> None:
    """Take the picture."""
    with opened() as browser:
        sheet = browser.new_page(device_scale_factor=2)
        sheet.set_content(page())
        sheet.locator("pre").screenshot(path=PICTURE)


if __name__ == "__main__":
    main()
