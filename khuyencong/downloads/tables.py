"""Published observations as tables of text: CSV, CSV for Excel, and JSON."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from khuyencong.codebook import Unit
from khuyencong.downloads.part import Cells, Part
from khuyencong.downloads.published import published_columns
from khuyencong.language import LANGUAGES, language
from khuyencong.wording import figure_in_words, period_words

BOM = b"\xef\xbb\xbf"
"""Without it Excel reads UTF-8 as the machine's own encoding and garbles Vietnamese."""
NO_BREAK = "\u00a0"
"""Holds figure and unit together on a page; who searches a spreadsheet types a plain space."""
THOUSANDS = 3
"""Digits between two separators of thousands."""
IN_WORDS = tuple(f"{what}_{code}" for what in ("figure", "period") for code in LANGUAGES)
"""Columns that only the CSV for Excel has: figure and period as one would quote them. Excel may
show a number otherwise than it was stated, takes 2.170 for two thousand where the decimal sign is a
comma, and makes a date of 2014-01; the words stay."""


def csv_table(part: Part) -> bytes:
    """The published observations as every program reads them."""
    return written(published_columns(), (row.values() for row in part.rows))


def excel_table(part: Part) -> bytes:
    """The same for a double click: with the mark that Excel needs, and each figure in words."""
    rows = (
        [
            *{**row, "value": _unmistakable(row["value"])}.values(),
            *(words.replace(NO_BREAK, " ") for words in figures_in_words(row, part).values()),
            *_periods(row["period_start"], row["period_end"], row["period_as_stated"]),
        ]
        for row in part.rows
    )
    header = [*published_columns(), *IN_WORDS]
    return BOM + written(header, rows, line_end="\r\n")


@lru_cache(maxsize=10_000)
def _periods(start: str, end: str, stated: str) -> tuple[str, ...]:
    """A period in words of each language; a hundred thousand rows speak of a few dozen."""
    row = {"period_start": start, "period_end": end, "period_as_stated": stated}
    return tuple(period_words(row, language(code)) for code in LANGUAGES)


def json_table(part: Part) -> bytes:
    """A list of observations; a value is a number, and null where there is none."""
    lines = (
        json.dumps({**row, "value": number(row["value"])}, ensure_ascii=False) for row in part.rows
    )
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode()


def number(text: str) -> int | float | None:
    """A stated value as a number."""
    if not text:
        return None
    exact = Decimal(text)
    return int(exact) if exact == exact.to_integral_value() else float(exact)


def _unmistakable(value: str) -> str:
    """A value that no Excel reads a thousandfold: 2.125 would be 2125 where dots part thousands.

    With a fourth decimal it is the same number, and stays as it is where it cannot be read.
    """
    return f"{value}0" if len(value.partition(".")[2]) == THOUSANDS else value


def table_with_area(records: Sequence[Cells], columns: Sequence[str]) -> bytes:
    """Sources or statements of several areas."""
    return written(columns, ([record[name] for name in columns] for record in records))


def written(header: Sequence[str], rows: Iterable[Iterable[Any]], *, line_end: str = "\n") -> bytes:
    """A table as CSV in UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator=line_end)
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode()


def figures_in_words(row: Cells, part: Part) -> dict[str, str]:
    """The figure as one would quote it, by language."""
    unit = part.units[row["unit"]]
    about = (row["value"], row["qualifier"], row["missing_reason"])
    return {code: _in_words(*about, unit, code) for code in LANGUAGES}


@lru_cache(maxsize=100_000)
def _in_words(value: str, qualifier: str, missing: str, unit: Unit, code: str) -> str:
    """The same figure stands in the files of its area, of its indicator and of everything."""
    row = {"value": value, "qualifier": qualifier, "missing_reason": missing}
    return figure_in_words(row, unit, language(code))
