"""The figure against the words in which its source states it."""

from collections.abc import Iterator

from khuyencong.checks.stated import stated_rows
from khuyencong.codebook import Codebook
from khuyencong.numbers import plain
from khuyencong.package import Package
from khuyencong.problems import Problem

SPEAKING_SOURCES = frozenset({"press"})
"""Kinds of sources that state figures in sentences, so that their words can be given."""


def check_evidence(package: Package, codebook: Codebook) -> Iterator[Problem]:
    """The value is the figure that the words state."""
    for row in stated_rows(package, codebook):
        words = row.record["stated_as"]
        readable = [number for number in row.stated if number is not None]
        if not readable:
            yield package.problem(row.record, "stated_as", "stated-as-unreadable")
        elif row.match is None:
            yield package.problem(
                row.record,
                "value",
                "stated-as-disagrees",
                fix=plain(readable[0]) if len(readable) == 1 else None,
                details={"words": words, "wanted": " | ".join(plain(one) for one in readable)},
            )


def check_qualifier(package: Package, codebook: Codebook) -> Iterator[Problem]:
    """The qualifier is the one that the words name (gần, khoảng, trên, hơn, ít nhất)."""
    for row in stated_rows(package, codebook):
        figure = row.match
        if figure is not None and row.record["qualifier"] not in {"", figure.qualifier}:
            yield package.problem(
                row.record,
                "qualifier",
                "qualifier-disagrees",
                fix=figure.qualifier,
                details={"words": row.record["stated_as"], "wanted": figure.qualifier},
            )


def check_words_of_press(package: Package) -> Iterator[Problem]:
    """A figure from the press comes with the words in which the press states it."""
    speaking = {
        record["id"] for record in package.records("sources") if record["kind"] in SPEAKING_SOURCES
    }
    for record in package.records("observations"):
        if record["value"] and not record["stated_as"] and record["source"] in speaking:
            yield package.problem(record, "stated_as", "missing-value", details={"wanted": "1"})
