"""Tables of everything put together of those of the areas, which are made already.

The largest are given piece by piece, for nobody must hold them as a whole.
"""

import io
from collections.abc import Iterable, Iterator, Sequence

import pyarrow as pa
import pyarrow.parquet as pq

JSON_BEGIN, JSON_BETWEEN, JSON_END = b"[\n", b",\n", b"\n]\n"


def joined_csv(tables: Iterable[bytes]) -> Iterator[bytes]:
    """Tables of the same columns as one; the first line of each names them.

    Args:
        tables: One after the other; each is only held while its turn lasts.
    """
    for place, table in enumerate(tables):
        yield table if place == 0 else table[table.index(b"\n") + 1 :]


def joined_json(lists: Iterable[bytes]) -> Iterator[bytes]:
    """Lists with one element a line as one list.

    Args:
        lists: One after the other; each is only held while its turn lasts.
    """
    before = JSON_BEGIN
    for one in lists:
        inside = one.removeprefix(JSON_BEGIN).removesuffix(JSON_END)
        if inside:
            yield before + inside
            before = JSON_BETWEEN
    yield JSON_END if before == JSON_BETWEEN else JSON_BEGIN + JSON_END


def joined_parquet(tables: Sequence[bytes], schema: pa.Schema, compression: str) -> bytes:
    """Tables of the same columns as one, with metadata of its own."""
    files = [pq.ParquetFile(pa.BufferReader(one)) for one in tables]
    every = pa.concat_tables([file.read(use_threads=False) for file in files])
    content = io.BytesIO()
    whole = pa.Table.from_arrays(every.columns, schema=schema)
    pq.write_table(whole, content, compression=compression)
    return content.getvalue()
