"""The figure and its qualifier against the words in which its source states it."""

from collections.abc import Iterator

from khuyencong.checks.limit import bounded
from khuyencong.checks.stated import StatedRow, counts_billions, is_bare, stated_rows
from khuyencong.codebook import Codebook
from khuyencong.numbers import plain
from khuyencong.package import Package
from khuyencong.problems import Problem

SPEAKING_SOURCES = frozenset({"press"})
"""Kinds of sources that state figures in sentences, so that their words can be given."""


@bounded
def check_evidence(package: Package, codebook: Codebook) -> Iterator[Problem]:
    """The value is the figure that the words state, and the qualifier the one that they name."""
    for row in stated_rows(package, codebook):
        figure = row.match
        if figure is None:
            yield _disagreement(package, row, codebook)
        elif not row.record["qualifier"]:
            yield package.problem(row.record, "qualifier", "missing-value", fix=figure.qualifier)
        elif row.record["qualifier"] != figure.qualifier:
            yield package.problem(
                row.record,
                "qualifier",
                "qualifier-disagrees",
                fix=figure.qualifier,
                details={"words": row.record["stated_as"], "wanted": figure.qualifier},
            )


def _disagreement(package: Package, row: StatedRow, codebook: Codebook) -> Problem:
    """The words state other figures, or none that can be read."""
    readable = {
        number: figure
        for figure, number in zip(row.figures, row.stated, strict=True)
        if number is not None and not is_bare(figure, row.unit, codebook)
    }
    stated = [plain(one) for one in readable if not counts_billions(readable[one], row.unit)]
    if not readable:
        told = row.record["stated_as"]
        return package.problem(
            row.record,
            "stated_as",
            "stated-as-unreadable",
            found=f"{row.record['value']}: {told}",  # who accepts it has compared the two
            details={"words": told},
        )
    if not stated:
        words = {"words": row.record["stated_as"], "unit": row.unit.id}
        return package.problem(
            row.record, "value", "stated-as-disagrees", case="unit", details=words
        )
    return package.problem(
        row.record,
        "value",
        "stated-as-disagrees",
        fix=stated[0] if len(stated) == 1 else None,
        details={"words": row.record["stated_as"], "wanted": " | ".join(stated)},
    )


@bounded
def check_words_of_press(package: Package) -> Iterator[Problem]:
    """A figure from the press comes with the words in which the press states it."""
    speaking = {
        record["id"] for record in package.records("sources") if record["kind"] in SPEAKING_SOURCES
    }
    for record in package.records("observations"):
        if record["value"] and not record["stated_as"] and record["source"] in speaking:
            yield package.problem(record, "stated_as", "missing-value")
