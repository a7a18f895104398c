"""Tables that an earlier build has read by columns, in a form that is read without parsing.

A table is known by its content, so that a change of one area costs the reading of its tables.
"""

import hashlib
from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from khuyencong.cache import Cache
from khuyencong.columns import Column, Columns, read_columns
from khuyencong.fingerprint import key_of

FILE = "columns.arrow"
SMALL = 20_000
"""Bytes that are parsed in no more time than it takes to find them in the cache."""


class RememberedColumns:
    """Reads tables by columns, each content once (``khuyencong.columns.ReadColumns``)."""

    def __init__(self, cache: Cache) -> None:
        """Begin.

        Args:
            cache: Where tables are found and kept.
        """
        self._cache = cache

    def __call__(self, content: bytes, header: Sequence[str]) -> Columns | None:
        """What ``read_columns`` gives.

        Args:
            content: The file.
            header: The fields that it must have.
        """
        if len(content) < SMALL:
            return read_columns(content, header)
        key = key_of("columns", (tuple(header), hashlib.sha256(content).hexdigest()))
        known = self._cache.get(key)
        if known is not None:
            return _unpacked(self._cache.read(known[FILE]))
        columns = read_columns(content, header)
        if columns is not None:
            self._cache.put(key, {FILE: _packed(columns)})
        return columns


def _packed(columns: Columns) -> bytes:
    """Columns as an Arrow stream (https://arrow.apache.org/docs/format/Columnar.html)."""
    arrays = {
        name: pa.DictionaryArray.from_arrays(pa.array(one.codes.astype(np.int32)), one.words)
        for name, one in columns.by_name.items()
    }
    batch = pa.record_batch(arrays)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as stream:
        stream.write_batch(batch)
    content: bytes = sink.getvalue().to_pybytes()
    return content


def _unpacked(content: bytes) -> Columns:
    batch = pa.ipc.open_stream(content).read_next_batch()
    columns = {
        name: Column(one.indices.to_numpy().astype(np.int64), one.dictionary)
        for name, one in zip(batch.schema.names, batch.columns, strict=True)
    }
    return Columns(batch.num_rows, columns)
