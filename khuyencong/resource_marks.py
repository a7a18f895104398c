"""What a descriptor says of the bytes of a table, which an edited table leaves behind.

Other programs refuse a table whose size or checksum is another than its descriptor says
(``bytes`` and ``hash`` of the Data Package standard), although nothing else is wrong with it.
"""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from khuyencong.entry_flaws import EntryFlaw
from khuyencong.faults import shortened

STALE = "stale"
"""The case of a mark that is not that of the file."""
ALGORITHMS = frozenset({"md5", "sha1", "sha256", "sha512"})
"""Those that programs name; of others nothing is known here, and frictionless passes over them."""
DEFAULT_ALGORITHM = "md5"


def stale_marks(resource: Mapping[str, Any], content: bytes) -> Iterator[EntryFlaw]:
    """Marks of a file that are not those of its content.

    Args:
        resource: The table's entry of the descriptor.
        content: The file as it is.
    """
    size, written = resource.get("bytes"), resource.get("hash")
    if isinstance(size, int) and size != len(content):
        yield EntryFlaw("bytes", STALE, f"{size}", f"{len(content)}")
    if not isinstance(written, str) or not written:
        return
    algorithm, colon, digest = written.rpartition(":")
    algorithm = algorithm.lower() or DEFAULT_ALGORITHM
    if algorithm in ALGORITHMS:
        own = hashlib.new(algorithm, content, usedforsecurity=False).hexdigest()
        if digest != own:
            prefix = f"{algorithm}{colon}" if colon else ""
            yield EntryFlaw("hash", STALE, shortened(written), f"{prefix}{own}")
