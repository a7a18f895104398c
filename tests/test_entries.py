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
