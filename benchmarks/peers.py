"""Measures this project against Observable Framework on the same data and the same work.

One language; a page for each area and each indicator, with one chart, a table of all its figures
and a CSV file; nothing is checked by the peer. Both run in turns from nothing. Framework leaves
charts to the browser, as is its way. Its tables are measured in three ways: left to the browser
too; in the page, as a reader without JavaScript needs them, with no more than each year's values;
and, once, with the columns that ours have. Framework and what its pages import come from npm, the
only thing here that needs a network.
"""

import argparse
import csv
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path
from shutil import rmtree, which

from benchmarks.generate import add_size, generate, sized
from benchmarks.results import tell
from benchmarks.surroundings import surroundings
from khuyencong.paths import ROOT

MOST = 0.4
"""What a build may take of Framework's time (issue 7)."""
FRAMEWORK = ("@observablehq/framework@1", "@observablehq/plot@0.6", "d3-dsv@3")
SETTINGS = {
    "bare": """export default {
  root: "src", output: "dist", title: "M", search: false, pager: false, toc: false, sidebar: false,
};
""",
    "as it comes": """export default {root: "src", output: "dist", title: "M"};
""",
}
"""Framework without all that pages can do without, and with the menu and contents that it has of
itself, as our pages have theirs; neither has a search."""
Rows = list[dict[str, str]]
PAGE = """# {title}

```js
import * as Plot from "@observablehq/plot";
import {{csvParse, autoType}} from "d3-dsv";
const rows = csvParse(await FileAttachment("{file}.csv").text(), autoType);
```

```js
display(Plot.plot({{marks: [
  Plot.lineY(rows, {{x: "period_start", y: "value", stroke: "{series}"}}),
]}}));
```

{table}
"""
DRAWN_TABLE = """```js
const table = document.createElement("table");
for (const row of rows) {
  const line = table.insertRow();
  for (const cell of Object.values(row)) line.insertCell().textContent = cell;
}
display(table);
```"""
"""A table that the browser makes of the page's CSV file."""
SHOWN = ("value", "unit", "period_as_stated", "stated_as", "source", "locator")
"""What our tables show of each figure, beside what it is about."""


def install(folder: Path) -> str:
    """A Framework project, and its version."""
    folder.mkdir()
    (folder / "package.json").write_text('{"private": true, "type": "module"}', encoding="utf-8")
    npm = which("npm") or sys.exit("npm is needed")
    subprocess.run([npm, "install", "--no-audit", "--no-fund", *FRAMEWORK], cwd=folder, check=True)
    package = folder / "node_modules/@observablehq/framework/package.json"
    version: str = json.loads(package.read_text(encoding="utf-8"))["version"]
    return version


def build_peer(folder: Path, settings: str) -> float:
    """Seconds of Framework from nothing.

    Args:
        folder: Its project.
        settings: One of its settings.
    """
    rmtree(folder / "dist", ignore_errors=True)
    (folder / "observablehq.config.js").write_text(SETTINGS[settings], encoding="utf-8")
    return timed([str(folder / "node_modules/.bin/observable"), "build"], folder)


def write_pages(packages: Path, folder: Path, table: Callable[[Rows, str], str]) -> int:
    """The pages of Framework with their files, and how many there are.

    Args:
        packages: The data.
        folder: A Framework project.
        table: Gives a page's table, of its rows and of what they are told apart by.
    """
    (folder / "src").mkdir(exist_ok=True)
    by_indicator: dict[str, Rows] = defaultdict(list)
    by_area: dict[str, Rows] = {}
    for observations in sorted(packages.glob("*/observations.csv")):
        area = observations.parent.name
        with observations.open(encoding="utf-8", newline="") as file:
            rows = [{"area": area, **row} for row in csv.DictReader(file)]
        by_area[area] = rows
        for row in rows:
            by_indicator[row["indicator"]].append(row)
    for series, groups in (("indicator", by_area), ("area", by_indicator)):
        for name, rows in groups.items():
            with (folder / f"src/{name}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, list(rows[0]))
                writer.writeheader()
                writer.writerows(rows)
            shown = table(rows, series)
            page = PAGE.format(title=name, file=name, series=series, table=shown)
            (folder / f"src/{name}.md").write_text(page, encoding="utf-8")
    first = next(iter(by_area))
    (folder / "src/index.md").write_text(f"# Index\n\n[{first}](./{first})\n", encoding="utf-8")
    return len(by_area) + len(by_indicator)


def left_to_browser(_rows: Rows, _series: str) -> str:
    """No table in the page: a program that makes one of its CSV file."""
    return DRAWN_TABLE


def values_by_year(rows: Rows, series: str) -> str:
    """The smallest table that holds all figures: a line each, a column for each year."""
    years = sorted({row["period_as_stated"] for row in rows})
    values: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows:
        values[row[series]][row["period_as_stated"]] = row["value"]
    lines = [(name, *(of_year.get(year, "") for year in years)) for name, of_year in values.items()]
    return _as_html([(series, *years), *lines])


def all_columns(rows: Rows, series: str) -> str:
    """A table of what ours shows of each figure."""
    return _as_html([row[name] for name in (series, *SHOWN)] for row in rows)


def _as_html(lines: Iterable[Iterable[str]]) -> str:
    """A table as HTML, which Framework's Markdown lets pass."""
    cells = ("".join(f"<td>{escape(cell)}</td>" for cell in line) for line in lines)
    return "\n".join(["<table>", *(f"<tr>{line}</tr>" for line in cells), "</table>"])


def timed(words: list[str], folder: Path) -> float:
    """Seconds of a program that must end well."""
    start = time.perf_counter()
    subprocess.run(
        words,
        cwd=folder,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=surroundings(ROOT, OBSERVABLE_TELEMETRY_DISABLE="true"),
    )
    return time.perf_counter() - start


def compare(folder: Path, packages: Path, runs: int) -> str:
    """Both in turns; the table of medians, as Markdown."""
    version = install(folder / "peer")
    seconds: dict[str, list[float]] = defaultdict(list)
    for _ in range(runs):
        rmtree(folder / "ours", ignore_errors=True)
        words = [sys.executable, "-m", "benchmarks.same_work", str(packages), str(folder / "ours")]
        seconds[""].append(timed(words, folder))
        for told, (settings, table) in PEERS.items():
            pages = write_pages(packages, folder / "peer", table)
            seconds[told].append(build_peer(folder / "peer", settings))
    write_pages(packages, folder / "peer", all_columns)
    seconds[WHOLE] = [build_peer(folder / "peer", "bare")]
    own = statistics.median(seconds.pop(""))
    lines = (
        f"| {told} | {statistics.median(some):.1f} | {own / statistics.median(some):.2f} |"
        for told, some in seconds.items()
    )
    return (
        f"{pages} pages in {own:.1f} s, with figures checked, and every one with its source on the"
        f" page; at most {MOST} of what Observable Framework {version} takes:\n\n"
        "| Framework's pages | wall, s | ours ÷ Framework |\n|---|---|---|\n"
    ) + "".join(f"{line}\n" for line in lines)


PEERS = {
    "tables left to the browser; neither menu nor contents": ("bare", left_to_browser),
    "tables left to the browser; as it comes": ("as it comes", left_to_browser),
    "tables in the page, each year's values alone; neither menu nor contents": (
        "bare",
        values_by_year,
    ),
    "tables in the page, each year's values alone; as it comes": ("as it comes", values_by_year),
}
WHOLE = "tables in the page, with the columns of ours; neither menu nor contents; one run"


def main() -> None:
    """Generate, measure, print; keep the result only when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_size(parser)
    parser.add_argument("--runs", type=int, default=3, help="turns of both")
    parser.add_argument("--write", action="store_true", help="write it into RESULTS.md")
    arguments = parser.parse_args()
    size = sized(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        generate(folder / "datapackages", size, arguments.seed)
        told = (
            f"{size.areas} areas × {size.indicators} indicators × {size.years} years, median of"
            f" {arguments.runs}. `python -m benchmarks.peers --size {arguments.size} --write`\n\n"
        ) + compare(folder, folder / "datapackages", arguments.runs)
    tell(f"The same work as a peer, size {arguments.size}", told, keep=arguments.write)


if __name__ == "__main__":
    main()
