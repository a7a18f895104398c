"""The house rules: one direction, small rooms, nothing that ties the project to one machine."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

from khuyencong.paths import ROOT

ORDER = (
    "paths",
    ("schemas", "flawed"),
    ("clock", "problems", "rows", "json_text", "garbage"),
    (
        "numbers",
        "text_language",
        "number_words",
        "foreign_numbers",
        "periods",
        "dates",
        "precision",
    ),
    ("phrases", "area_names", "spans", "glosses"),
    "columns",
    "package",
    "faults",
    "fitting",
    "separators",
    ("header", "quotes", "json_slip", "entry_lines", "entry_flaws"),
    "resource_marks",
    "descriptor",
    "reading",
    "lone_table",
    ("acceptance", "excluded"),
    "codebook",
    "checks",
    "mend",
    "message_catalogue",
    ("language", "inferred"),
    ("usage", "system_errors", "mkdocs_words"),
    "templates",
    ("address", "doubts"),
    "load",
    "once",
    ("derive", "aims", "excerpt"),
    "wording",
    "column_words",
    "comparison",
    "report",
    "command_errors",
    ("settings", "writing_errors"),
    "removing",
    ("cache", "fingerprint"),
    ("assembly", "stopping", "cluster"),
    "processes",
    "workshop",
    "charts",
    "pictures",
    "findings",
    "downloads",
    "chart_tables",
    ("openapi", "schema_org", "dcat", "feed", "sitemap"),
    "catalogue",
    "api",
    "pages",
    ("content_policy", "sharing", "article", "products"),
    ("embed", "search_entry"),
    ("subjects", "edition"),
    "contents",
    "checking",
    ("judged", "remembered"),
    "lock",
    "staging",
    ("refused_writing", "unchanged"),
    "refusal",
    ("generator", "known_settings", "written_texts"),
    "written_pages",
    "site_settings",
    "shells",
    "finishing",
    "anchors",
    "origin",
    "search",
    "publish",
    "site",
    "building",
    ("console", "serve", "validating"),
    "cli",
    "start",
)
RANK = {
    room: place
    for place, rooms in enumerate(ORDER)
    for room in (rooms if isinstance(rooms, tuple) else (rooms,))
}
MODULES = sorted((ROOT / "khuyencong").rglob("*.py"))
SCREEN = 60
"""Lines of a function that still fits on a screen, its docstring included."""


def room_of(path: Path) -> str:
    return path.relative_to(ROOT / "khuyencong").with_suffix("").parts[0]


def imported_rooms(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            names.update(f"{node.module}.{one.name}" for one in node.names)
        elif isinstance(node, ast.Import):
            names.update(one.name for one in node.names)
    return {name.split(".")[1] for name in names if name.startswith("khuyencong.")}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_one_way(path: Path) -> None:
    """A module imports only from rooms that lie before its own, or from its own room."""
    if path == ROOT / "khuyencong/__init__.py":
        return
    own = room_of(path)
    later = {room for room in imported_rooms(path) if room != own and RANK[room] >= RANK[own]}
    assert later == set()


def test_functions_fit_on_a_screen() -> None:
    """No function is longer than a screen; declaring the command's options is the one exception."""
    long = [
        f"{path.name}:{node.name}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno >= SCREEN
    ]
    assert set(long) <= {"cli.py:command_line"}


def test_no_module_is_a_drawer() -> None:
    """No module is named for nothing in particular, and none grows without bound."""
    for path in MODULES:
        assert path.stem not in {"utils", "helpers", "common", "misc", "base", "shared"}
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 400, path


def test_nothing_ties_the_project_to_one_machine() -> None:
    """No tracked file names a package registry's host, a folder of one machine or a sibling."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    hosts = "|".join(["pypi" + r"\.org", "python" + "hosted", "npm" + "js", "deb" + r"\.debian"])
    places = "|".join([r"/wo" + "rk/", r"\.\./" + "shared", "/ro" + "ot/"])
    forbidden = re.compile(f"{hosts}|{places}")
    for name in listed.stdout.splitlines():
        path = ROOT / name
        if path.is_file() and path.suffix not in {".png", ".zip"}:
            text = path.read_bytes().decode("utf-8", errors="replace")
            assert not forbidden.search(text), name


def test_every_public_function_says_what_it_gives() -> None:
    """Modules, public classes and public functions have docstrings."""
    bare = [
        f"{path.name}:{node.name}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
        and not any(isinstance(parent, ast.FunctionDef) for parent in _parents(path, node))
    ]
    assert bare == []


def _parents(path: Path, wanted: ast.AST) -> list[ast.AST]:
    """The functions around a node."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        and node.lineno < getattr(wanted, "lineno", 0) <= (node.end_lineno or 0)
    ]
