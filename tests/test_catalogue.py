"""The catalogue of problems: complete in both languages, and its examples are what they say."""

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import fields as attributes
from pathlib import Path
from typing import Any

import pytest
from builders import FIGURE, SOURCE, descriptor_for, write_descriptor, write_package

from khuyencong.codebook import Codebook
from khuyencong.paths import MESSAGES
from khuyencong.problems import Problem, Wording, catalogue
from khuyencong.schemas import ACCEPTANCES, AREA, fields

CODES = sorted(catalogue())
LANGUAGES = ("vi", "en")
TEXTS = tuple(attribute.name for attribute in attributes(Wording))
PLACEHOLDER = re.compile(r"\{\w+\}")
LONGEST_MEANING = 500
"""Characters of three plain sentences."""

IN_DESCRIPTOR: dict[str, tuple[str | int, ...]] = {
    "descriptor-invalid": (),
    "name-mismatch": (),
    "area-misnamed": (),
    "unsafe-path": ("resources", 0),
    "schema-drift": ("resources", 0, "schema", "fields", 7),
}
"""Codes whose examples are pieces of a descriptor, and where the piece belongs."""
IN_FOLDER = {"area-unknown", "file-missing", "unused-file"}
"""Codes whose examples are the names of folders and files."""
NOT_SHOWN = {
    "file-too-large": "a file of 25 MB, a table of 250,000 rows or a cell of 2,000 characters",
    "too-many-problems": "a table of 5,001 problems",
    "copied-title": "two packages",
    "copied-package": "two packages",
    "copied-rows": "two packages",
}
"""Codes whose examples cannot be put into one package, and why."""
ALSO = {
    "unknown-source": {"unused-source"},  # the source that the row should have named
}
"""Codes that an example yields besides its own, as the same mistake does in earnest."""

STATEMENT = {
    "id": "activity-01",
    "category": "activity",
    "theme": "training",
    "text_vi": "Câu mẫu.",
    "text_en": "A sample.",
}
ACCEPTANCE = {"reason": "Lý do mẫu.", "accepted_by": "A", "accepted_on": "2026-11-22"}
PRESENT = "1795305600"
"""The day on which the examples are judged, for one of them speaks of the future."""
_NAMED_CHARACTER = re.compile(r"⟨U\+([0-9A-F]{4})⟩")


@pytest.mark.parametrize("code", CODES)
def test_every_text_stands_in_both_languages(code: str) -> None:
    """Each is a sentence of its own that ends, and none is left for later."""
    for language in LANGUAGES:
        wording = catalogue()[code].wordings[language]
        for name in TEXTS:
            text = getattr(wording, name)
            assert text == text.strip(), (language, name)
            assert text.endswith("."), (language, name)
            assert "TODO" not in text, (language, name)
            assert unicodedata.is_normalized("NFC", text), (language, name)
    vietnamese, english = (catalogue()[code].wordings[language] for language in LANGUAGES)
    assert [name for name in TEXTS if getattr(vietnamese, name) == getattr(english, name)] == []


@pytest.mark.parametrize("code", CODES)
def test_both_languages_say_the_same_of_what_was_found(code: str) -> None:
    """A placeholder of one language stands in the other too."""
    vietnamese, english = (catalogue()[code].wordings[language] for language in LANGUAGES)
    for name in TEXTS:
        found = [set(PLACEHOLDER.findall(getattr(one, name))) for one in (vietnamese, english)]
        assert found[0] == found[1], name


def test_a_case_says_something_of_its_own_in_both_languages() -> None:
    """In whole sentences, with the same words filled in; what it does not say its code says."""
    for code, entry in catalogue().items():
        for case, wordings in entry.cases.items():
            for name in TEXTS:
                own, general = (
                    [getattr(one[language], name) for language in LANGUAGES]
                    for one in (wordings, entry.wordings)
                )
                assert (own[0] == general[0]) == (own[1] == general[1]), (code, case, name)
                assert len({frozenset(PLACEHOLDER.findall(text)) for text in own}) == 1, (
                    code,
                    case,
                )
                assert all(text.endswith(".") and text == text.strip() for text in own), (
                    code,
                    case,
                )
            assert wordings != entry.wordings, (code, case)


@pytest.mark.parametrize("code", CODES)
def test_a_meaning_is_short_and_speaks_of_no_one_case(code: str) -> None:
    """It stands in the documentation, where nothing can be filled in."""
    for language in LANGUAGES:
        meaning = catalogue()[code].wordings[language].meaning
        assert not set("{}") & set(meaning)
        assert len(meaning) <= LONGEST_MEANING, (language, len(meaning))


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_an_example_before_and_after(code: str) -> None:
    """Short enough to be taken in at a glance, and mended in the second."""
    entry = catalogue()[code]
    assert entry.before != entry.after
    for example in (entry.before, entry.after):
        assert example == example.strip("\n")
        assert example
        assert len(example.splitlines()) <= 8
        assert max(map(len, example.splitlines())) <= 80
        assert unicodedata.is_normalized("NFC", example)
        assert "TODO" not in example


def test_the_file_names_no_code_twice_and_is_composed() -> None:
    """Editors may store decomposed letters without anybody seeing it."""
    text = (MESSAGES / "problems.toml").read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert re.findall(r"(?m)^\[([\w-]+)\]", text) == list(catalogue())


def test_the_exceptions_are_codes() -> None:
    """A code that was renamed must not leave its exception behind."""
    assert {*IN_DESCRIPTOR, *IN_FOLDER, *NOT_SHOWN, *ALSO} <= set(CODES)


@pytest.mark.parametrize("code", [code for code in CODES if code not in NOT_SHOWN])
def test_an_example_shows_its_code_before_and_nothing_after(
    code: str,
    tmp_path: Path,
    problems_of: Callable[[Path], list[Problem]],
    codebook: Codebook,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Put into a small package, the one has the problem and the other has none at all."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", PRESENT)
    entry = catalogue()[code]
    before = problems_of(_package(tmp_path / "before", code, entry.before, codebook))
    assert {problem.code for problem in before} == {code} | ALSO.get(code, set())
    assert problems_of(_package(tmp_path / "after", code, entry.after, codebook)) == []


def _package(where: Path, code: str, example: str, codebook: Codebook) -> Path:
    """A small package that holds an example and is sound otherwise."""
    if code in IN_DESCRIPTOR:
        return _with_descriptor(where / "bac-ninh", IN_DESCRIPTOR[code], example)
    if code in IN_FOLDER:
        return _with_files(where, [Path(line) for line in example.splitlines()])
    return _with_tables(where, example, codebook)


def _with_descriptor(folder: Path, place: tuple[str | int, ...], example: str) -> Path:
    """A package in whose descriptor some properties are those of the example."""
    write_package(folder)
    descriptor: Any = descriptor_for(folder)
    part = descriptor
    for step in place:
        part = part[step]
    part.update(json.loads(example if example.startswith("{") else f"{{{example}}}"))
    write_descriptor(folder, descriptor)
    return folder


def _with_files(where: Path, paths: list[Path]) -> Path:
    """A package in the folder, and of the files, that the example names."""
    named = [path for path in paths if path.suffix]
    folder = write_package(where / (paths[0].parent if named else paths[0]).name)
    for path in folder.iterdir():
        if named and path.name not in {one.name for one in named}:
            path.unlink()
    for path in named:
        (folder / path.name).touch()
    return folder


def _with_tables(where: Path, example: str, codebook: Codebook) -> Path:
    """A package whose tables are those of the example, with all columns that it leaves out."""
    parts = _parts(example)
    folder = write_package(where / next((Path(name).parent.name for name in parts), ""))
    tables = {Path(name).stem: lines for name, lines in parts.items()}
    sources = _records(tables["sources"]) if "sources" in tables else []
    source = sources[0]["id"] if sources else FIGURE["source"]
    rows = tables.get("observations", ["source", source])
    defaults = {
        "observations": lambda cells: _figure(cells, codebook) | {"source": source},
        "sources": lambda cells: SOURCE | {"kind": "report"},
        "narratives": lambda cells: STATEMENT | {"source": source},
        "accepted": lambda cells: ACCEPTANCE,
    }
    for table, lines in ({"sources": ["id", source]} | tables | {"observations": rows}).items():
        _write(folder / f"{table}.csv", table, lines, defaults[table])
    write_descriptor(folder, descriptor_for(folder))
    return folder


def _parts(example: str) -> dict[str, list[str]]:
    """The lines of each table of an example; a line like ``sources.csv:`` begins a table."""
    name = "observations.csv"
    parts: dict[str, list[str]] = {}
    for line in example.splitlines():
        if line.endswith(".csv:"):
            name = line.removesuffix(":")
        else:
            parts.setdefault(name if "/" in name else f"bac-ninh/{name}", []).append(line)
    return parts


def _records(lines: list[str]) -> list[dict[str, str]]:
    return [dict(row) for row in csv.DictReader(lines, strict=True)]


def _figure(cells: dict[str, str], codebook: Codebook) -> dict[str, str]:
    """A sound figure whose indicator and unit go with what the example says of either."""
    indicator = codebook.indicators.get(cells.get("indicator", ""))
    if indicator is None and "unit" in cells and "indicator" not in cells:
        indicator = next(one for one in codebook.indicators.values() if one.unit == cells["unit"])
    fitting = {"indicator": indicator.id, "unit": indicator.unit} if indicator else {}
    return FIGURE | {"stated_as": ""} | fitting


def _write(
    file: Path,
    table: str,
    lines: list[str],
    defaults: Callable[[dict[str, str]], dict[str, str]],
) -> None:
    """Write a table with all its columns; one whose header is wrong as it stands."""
    kind = ACCEPTANCES if table == "accepted" else AREA
    names = [field.name for field in fields(kind, table)]
    header = next(csv.reader(lines[:1]))
    rows = [names]
    for row in csv.reader(lines[1:], strict=True):
        cells = dict(zip(header, row, strict=False))
        full = defaults(cells) | cells if any(row) else {}
        rows.append([*(full.get(name, "") for name in names), *row[len(header) :]])
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    content = text.getvalue() if set(header) <= set(names) else "\n".join(lines) + "\n"
    characters = _NAMED_CHARACTER.sub(lambda match: chr(int(match[1], 16)), content)
    file.write_bytes(characters.encode().replace("�".encode(), b"\xf3"))
