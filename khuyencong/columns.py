"""A table by its columns, for tables of a hundred thousand rows: different cells, and who has them.

pyarrow reads such a table twenty times as fast as a reader that makes an object of each cell. What
it read is used only where writing it again gives the very bytes of the file: then no reader of CSV
can have read anything else. All other tables are read row by row.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

Codes = npt.NDArray[np.int64]
Truths = npt.NDArray[np.bool_]
NEEDS_QUOTES = '[",\n]'
_LARGEST_KEY = 2**62
ReadColumns = Callable[[bytes, Sequence[str]], "Columns | None"]
"""What ``read_columns`` does, or something that remembers what it did."""


@dataclass(frozen=True)
class Column:
    """The cells of one field, each as the number of a word."""

    codes: Codes
    """Number of each row's word."""
    words: pa.StringArray
    """The different cells in the order in which they first stand."""

    @cached_property
    def cells(self) -> list[str]:
        """The different cells as Python's text."""
        cells: list[str] = self.words.to_pylist()
        return cells

    @property
    def in_rows(self) -> tuple[str, ...]:
        """The cell of each row; equal cells are one object."""
        return tuple(map(self.cells.__getitem__, self.codes.tolist()))

    @cached_property
    def is_filled(self) -> Truths:
        """Which rows have something in this field."""
        return self.having(cell != "" for cell in self.cells)

    def having(self, truths: Iterable[bool]) -> Truths:
        """Which rows have a word that something is true of.

        Args:
            truths: Whether it is true of each word.
        """
        return np.fromiter(truths, dtype=bool, count=len(self.words))[self.codes]


@dataclass(frozen=True)
class Columns:
    """All cells of a table that has neither blank rows nor rows of another width."""

    count: int
    """Number of rows."""
    by_name: Mapping[str, Column]

    def __getitem__(self, name: str) -> Column:
        return self.by_name[name]

    @cached_property
    def longest(self) -> int:
        """Bytes of the longest cell, which are at least its characters."""
        lengths = [pc.max(pc.binary_length(one.words)).as_py() for one in self.by_name.values()]
        return max(length or 0 for length in lengths)

    @cached_property
    def has_line_breaks(self) -> bool:
        """Whether some cell stands on several lines of the file."""
        return any("\n" in cell for one in self.by_name.values() for cell in one.cells)

    def groups(self, names: Sequence[str]) -> Codes:
        """One number for each row, equal where the cells of some fields are equal."""
        return combined([(self[name].codes, len(self[name].words)) for name in names])

    def first_rows(self, names: Sequence[str]) -> Codes:
        """Numbers of the rows in which cells of some fields stand together for the first time."""
        return first_of_each(self.groups(names))

    def cells_of(self, row: int, names: Iterable[str]) -> tuple[str, ...]:
        """The cells of a row."""
        return tuple(self[name].cells[self[name].codes[row]] for name in names)


def combined(parts: Sequence[tuple[Codes, int]]) -> Codes:
    """One number for each row, equal where all of its parts are equal.

    Args:
        parts: Numbers of the rows, each with the number that they all are below.
    """
    keys, limit = parts[0]
    for codes, most in parts[1:]:
        if limit * max(most, 1) > _LARGEST_KEY:
            keys, first = numbered(keys)
            limit = len(first)
        keys = keys * most + codes
        limit *= max(most, 1)
    return keys


def numbered(keys: Codes) -> tuple[Codes, Codes]:
    """Numbers in place of keys, from 0 in the order in which they first stand, and where they do.

    Args:
        keys: One for each row.
    """
    encoded = pa.array(keys).dictionary_encode()
    numbers: Codes = encoded.indices.to_numpy(zero_copy_only=False).astype(np.int64)
    highest = np.maximum.accumulate(numbers) if len(numbers) else numbers
    return numbers, np.flatnonzero(np.diff(highest, prepend=-1))


def first_of_each(keys: Codes) -> Codes:
    """Numbers of the rows in which each key stands for the first time, in their order."""
    return numbered(keys)[1]


def read_columns(content: bytes, header: Sequence[str]) -> Columns | None:
    """Read a table by its columns.

    Args:
        content: The file.
        header: The fields that it must have.

    Returns:
        The columns; None where a reader of rows might see something else in the file, or must
        report something about its form.
    """
    first_line = (",".join(header) + "\n").encode()
    if not content.startswith(first_line) or b"\r" in content or b"\0" in content:
        return None
    body = memoryview(content)[len(first_line) :]
    if not body:
        return Columns(0, {name: _column(_encoded([])) for name in header})
    try:
        arrays = _arrays(body, header)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, MemoryError):
        return None
    if not _are_the_file(arrays, body):
        return None
    columns = {name: _column(array) for name, array in zip(header, arrays, strict=True)}
    return Columns(len(arrays[0]), columns)


def _arrays(body: memoryview, header: Sequence[str]) -> list[pa.DictionaryArray]:
    kind = pa.dictionary(pa.int32(), pa.string())
    table = csv.read_csv(
        pa.BufferReader(pa.py_buffer(body)),
        read_options=csv.ReadOptions(
            column_names=list(header), use_threads=False, block_size=len(body) + 1
        ),
        parse_options=csv.ParseOptions(newlines_in_values=True),
        convert_options=csv.ConvertOptions(
            column_types=dict.fromkeys(header, kind),
            null_values=[],
            strings_can_be_null=False,
        ),
    )
    return [_one(table.column(name)) for name in header]


def _one(column: pa.ChunkedArray) -> pa.DictionaryArray:
    whole = column.combine_chunks()
    return whole.chunk(0) if isinstance(whole, pa.ChunkedArray) else whole


def _encoded(cells: list[str]) -> pa.DictionaryArray:
    return pa.array(cells, pa.string()).dictionary_encode()


def _column(array: pa.DictionaryArray) -> Column:
    return Column(array.indices.to_numpy(zero_copy_only=False).astype(np.int64), array.dictionary)


def _are_the_file(arrays: Sequence[pa.DictionaryArray], body: memoryview) -> bool:
    """Whether the cells, written with as few quotes as CSV needs, are the file; no row is blank."""
    if any(array.null_count or array.dictionary.null_count for array in arrays):
        return False
    lines = written_lines(arrays)
    if pc.any(pc.equal(lines, "," * (len(arrays) - 1))).as_py():
        return False
    written = pc.binary_join_element_wise(lines, "", "\n")
    data = written.buffers()[2]
    size = pc.sum(pc.binary_length(written)).as_py()
    if written.offset or data is None:
        return False
    text, file = data.slice(0, size), pa.py_buffer(body)
    lacks_end = body[-1] != ord("\n")  # the last line's end, which nobody needs
    return bool(text.slice(0, size - 1 if lacks_end else size).equals(file))


def written_lines(arrays: Sequence[pa.DictionaryArray]) -> pa.StringArray:
    """The lines of a table, with as few quotes as CSV needs and without their ends.

    Args:
        arrays: The cells of each field.
    """
    cells = [_quoted(array.dictionary).take(array.indices) for array in arrays]
    return pc.binary_join_element_wise(*cells, ",")


def _quoted(words: pa.StringArray) -> pa.StringArray:
    need = pc.match_substring_regex(words, NEEDS_QUOTES)
    if not need.true_count:  # as in most columns
        return words
    doubled = pc.replace_substring(words, '"', '""')
    quotes = pc.binary_join_element_wise('"', doubled, '"', "")
    return pc.if_else(need, quotes, words)
