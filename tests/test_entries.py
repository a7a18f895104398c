"""Texts of a descriptor are asked what cells of tables are asked."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from builders import FIGURE, descriptor_for, write_descriptor, write_package

from khuyencong.problems import Problem

NAMED = {"title": "Nguồn"}


@pytest.mark.parametrize(
    ("entry", "value", "code"),
    [
        ("description_en", "Some text.\u0002## A heading", "odd-space"),
        ("title", "Khuyến công Bến Tre\u0001", "odd-space"),
        ("description", "Khuye\u0302\u0301n công", "not-nfc"),
        ("description", "Ðề án", "eth-for-d"),
        ("description", "T?nh B?n Tre", "mojibake"),
        ("keywords", ["khuyến công", "a\u200bb"], "odd-space"),
        ("contributors", [NAMED | {"roles": ["publi\u0000sher"]}], "odd-space"),
        ("sources", [{"title": "- a", "path": "https://x.example/?a=b#c"}], "unused-source"),
        ("description", "= Số liệu đến năm 2018 (xem [trang](x))", None),
    ],
)
def test_an_entry_without_what_nobody_sees(
    tmp_path: Path,
    problems_of: Callable[[Path], list[Problem]],
    entry: str,
    value: Any,
    code: str | None,
) -> None:
    """A control character would end the feed; what spreadsheets run is no harm here."""
    folder = write_package(tmp_path / "ben-tre", [FIGURE])
    write_descriptor(folder, descriptor_for(folder) | {entry: value})
    found = [(one.code, one.field) for one in problems_of(folder)]
    assert found == ([(code, entry)] if code else [])


@pytest.mark.parametrize(
    ("entry", "value", "case", "fix"),
    [
        ("version", 1.1, "version", "1.1.0"),
        ("version", "2", "version", "2.0.0"),
        ("version", "1.2.3.4", "version", None),
        ("keywords", "khuyến công", "kind", None),
        ("sources", ["Báo"], "kind", None),
        ("title_en", 5, "kind", None),
    ],
)
def test_an_entry_is_told_with_an_example(
    tmp_path: Path,
    problems_of: Callable[[Path], list[Problem]],
    entry: str,
    value: Any,
    case: str,
    fix: str | None,
) -> None:
    """Once, with its line and with what to write, where that is certain."""
    folder = write_package(tmp_path / "ben-tre", [FIGURE])
    write_descriptor(folder, descriptor_for(folder) | {entry: value})
    (problem,) = (one for one in problems_of(folder) if one.field == entry)
    assert (problem.code, problem.case, problem.fix) == ("descriptor-invalid", case, fix)
    assert problem.line is not None
    assert "…" in problem.details.get("wanted", "…") or "khuyến công" in problem.details["wanted"]


def test_an_entry_that_stands_twice_is_told_with_both_lines(
    tmp_path: Path, problems_of: Callable[[Path], list[Problem]]
) -> None:
    """Programs read the last: a title in English stood in Vietnamese citations."""
    folder = write_package(tmp_path / "ben-tre", [FIGURE])
    file = folder / "datapackage.json"
    text = file.read_text("utf-8")
    assert '"title": ' in text
    file.write_text(text.replace('  "title": ', '  "title": "x",\n  "title": ', 1), "utf-8")
    (problem,) = problems_of(folder)
    assert (problem.case, problem.field) == ("doubled", "title")
    assert (problem.line or 0) - int(problem.details["first"]) == 1


def test_a_table_that_resources_lack_is_told_at_its_line(
    tmp_path: Path, problems_of: Callable[[Path], list[Problem]]
) -> None:
    """With the name of the block to copy."""
    folder = write_package(tmp_path / "ben-tre", [FIGURE])
    descriptor = descriptor_for(folder)
    kept = [one for one in descriptor["resources"] if one["name"] != "sources"]
    write_descriptor(folder, descriptor | {"resources": kept})
    problem = next(one for one in problems_of(folder) if one.case == "table")
    assert (problem.field, problem.details["wanted"]) == ("resources", "sources")
    assert problem.line is not None


def test_what_a_schema_has_besides_is_told_at_its_table(
    tmp_path: Path, problems_of: Callable[[Path], list[Problem]]
) -> None:
    """Nobody is told to write null."""
    folder = write_package(tmp_path / "ben-tre", [FIGURE])
    descriptor = descriptor_for(folder)
    (table,) = (one for one in descriptor["resources"] if one["name"] == "observations")
    schema = table["schema"]
    fields = [dict(one) for one in schema["fields"]]
    fields[5]["constraints"] = {"enum": [*fields[5]["constraints"]["enum"], "x"], "required": True}
    others = [one for one in descriptor["resources"] if one is not table]
    changed = table | {"schema": schema | {"fields": fields}}
    write_descriptor(folder, descriptor | {"resources": [changed, *others]})
    problem = next(one for one in problems_of(folder) if one.code == "schema-drift")
    assert (problem.case, problem.found) == ("surplus", "x")
    lines = (folder / "datapackage.json").read_text("utf-8").splitlines()
    assert '"observations"' in lines[(problem.line or 0) - 1]
