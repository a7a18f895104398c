"""Documents as JSON: UTF-8, and the same for equal documents.

By orjson, which takes a fifth of the time of Python's own encoder, and a twentieth where lines are
broken; size M writes 60 MB of JSON.
"""

from typing import Any

import orjson


def encoded(document: Any, *, is_sorted: bool = False) -> bytes:
    """A document as JSON for programs, without spaces.

    Args:
        document: Plain values, or dataclasses of such.
        is_sorted: Whether names stand in their order rather than as they were given.

    Raises:
        TypeError: If it holds anything else, such as an integer of more than 64 bits.
    """
    return orjson.dumps(document, option=orjson.OPT_SORT_KEYS if is_sorted else None)


def readable(document: Any) -> bytes:
    """A document as JSON that people read as well, with an end to its last line.

    Args:
        document: Plain values.
    """
    return orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def decoded(content: bytes) -> Any:
    """What a JSON text says.

    Raises:
        ValueError: If it is no JSON.
    """
    return orjson.loads(content)
