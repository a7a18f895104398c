"""The sources of a descriptor and those of the table."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from builders import SOURCE, descriptor_for, write_descriptor, write_package

from khuyencong.problems import Problem

ADDRESS = "https://example.org/bai"


@pytest.mark.parametrize(
    ("cited", "cases"),
    [
        ([{"title": SOURCE["title"]}], []),
        ([{"title": "Tên viết khác", "path": ADDRESS}], []),
        ([{"title": SOURCE["title"], "path": "https://example.org/khac"}], []),
        ([{"title": SOURCE["title"]}, {"title": "Bài của tỉnh khác"}], ["other-source"]),
        ([{"path": "https://example.org/khac"}], ["other-source"]),
        ([], []),
        (None, []),
    ],
)
def test_the_descriptor_names_sources_of_the_table(
    tmp_path: Path, problems_of: Callable[[Path], list[Problem]], cited: Any, cases: list[str]
) -> None:
    """By title or address; a source that is left over of another package is told, with its line."""
    folder = write_package(tmp_path / "ben-tre", sources=[SOURCE | {"url": ADDRESS}])
    write_descriptor(folder, descriptor_for(folder) | {"sources": cited})
    found = problems_of(folder)
    assert [(one.code, one.case) for one in found] == [("unused-source", one) for one in cases]
    assert {(one.field, one.line) for one in found} <= {("sources", 13)}
