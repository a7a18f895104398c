"""Tables of everything put together of those of the areas, which are made already."""

import io
from collections.abc import Sequence

import pyarrow as pa
import pyarrow.parquet as pq

JSON_BEGIN, JSON_BETWEEN, JSON_END = b"[\n", b",\n", b"\n]\n"


def joined_csv(tables: Sequence[bytes]) -> bytes:
    """Tables of the same columns as one; the first line of each names them.

    Args:
        tables: At least one.
    """
    header, _, _ = tables[0].partition(b"\n")
    return b"".join([header, b"\n", *(one[len(header) + 1 :] for one in tables)])


def joined_json(lists: Sequence[bytes]) -> bytes:
    """Lists with one element a line as one list."""
    inside = (one.removeprefix(JSON_BEGIN).removesuffix(JSON_END) for one in lists)
    return JSON_BEGIN + JSON_BETWEEN.join(one for one in inside if one) + JSON_END


def joined_parquet(tables: Sequence[bytes], schema: pa.Schema, compression: str) -> bytes:
    """Tables of the same columns as one, with metadata of its own."""
    every = pa.concat_tables([pq.read_table(io.BytesIO(one)) for one in tables])
    content = io.BytesIO()
    whole = pa.Table.from_arrays(every.combine_chunks().columns, schema=schema)
    pq.write_table(whole, content, compression=compression)
    return content.getvalue()
