"""Published observations as tables of text: CSV, CSV for Excel, and JSON."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from khuyencong.codebook import Unit
from khuyencong.column_words import Columns, figures_in_words, periods_in_words
from khuyencong.downloads.part import Cells
from khuyencong.json_text import encoded
from khuyencong.language import LANGUAGES, language

BOM = b"\xef\xbb\xbf"
"""Without it Excel reads UTF-8 as the machine's own encoding and garbles Vietnamese."""
NO_BREAK = "\u00a0"
"""Holds figure and unit together on a page; who searches a spreadsheet types a plain space."""
LARGEST_INTEGER = 2**63 - 1
"""Of 64 bits."""


def csv_table(published: Columns) -> bytes:
    """The published observations as every program reads them."""
    return written(list(published), zip(*published.values(), strict=True))


def with_words(published: Columns, units: Mapping[str, Unit]) -> Columns:
    """Published observations with figure and period of each row as one would quote them.

    Args:
        published: The observations.
        units: What their units mean.
    """
    spoken = {code: language(code) for code in LANGUAGES}
    values = published["value"]
    figures = {
        f"figure_{code}": figures_in_words(values, published, units, speech)
        for code, speech in spoken.items()
    }
    periods = {
        f"period_{code}": periods_in_words(published, speech) for code, speech in spoken.items()
    }
    said = {name: [typed(one) for one in words] for name, words in (figures | periods).items()}
    return {**published, **said}


def typed(words: str) -> str:
    """Words as people type them into a search of a spreadsheet."""
    return words.replace(NO_BREAK, " ")


def for_excel(told: Columns) -> Columns:
    """Published observations with their words as cells that no settings of Excel change.

    Excel may show a number otherwise than it was stated, and makes a date of 2014-01; the words
    stay.

    Args:
        told: Published observations with their words.
    """
    return {**told, "value": [_unmistakable(value) for value in told["value"]]}


def excel_table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """A table for a double click: with the mark that Excel needs.

    Args:
        header: Names of the columns.
        rows: Their cells.
    """
    return BOM + written(list(header), rows, line_end="\r\n")


def json_table(published: Columns) -> bytes:
    """A list of observations; a value is a number, and null where there is none."""
    cells = {**published, "value": [number(value) for value in published["value"]]}
    rows = zip(*cells.values(), strict=True)
    lines = (encoded(dict(zip(cells, row, strict=True))) for row in rows)
    return b"[\n" + b",\n".join(lines) + b"\n]\n"


@lru_cache(maxsize=10_000)
def number(text: str) -> int | float | None:
    """A stated value as a number; programs read integers of up to 64 bits."""
    if not text:
        return None
    exact = Decimal(text)
    is_integer = exact == exact.to_integral_value() and abs(exact) <= LARGEST_INTEGER
    return int(exact) if is_integer else float(exact)


def _unmistakable(value: str) -> str:
    """A value that every Excel reads as the same number: 12.435 as 12435E-3.

    Where dots part thousands, as in Việt Nam, Excel and LibreOffice read 12.435 as twelve thousand,
    9.10 may become a day, and 11.8 a text. A power of ten has no sign that settings could change.
    """
    whole, dot, decimals = value.partition(".")
    return f"{int(whole + decimals)}E-{len(decimals)}" if dot else value


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
