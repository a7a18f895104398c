"""Zip archives that are the same bytes whenever and wherever they are made."""

import io
import zipfile
from collections.abc import Mapping
from datetime import datetime

FIRST_YEAR = 1980
"""A zip knows no earlier date."""


def archive(files: Mapping[str, bytes], moment: datetime) -> bytes:
    """A zip that is a Data Package itself; entries are sorted and carry the date of the data.

    The descriptor lies at its root, where programs look for it (frictionless opens such a zip).

    Args:
        files: Content by name.
        moment: Date of every entry.
    """
    stamp = moment.timetuple()[:6] if moment.year >= FIRST_YEAR else (FIRST_YEAR, 1, 1, 0, 0, 0)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as zipped:
        for name, data in sorted(files.items()):
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            zipped.writestr(entry, data)
    return content.getvalue()
