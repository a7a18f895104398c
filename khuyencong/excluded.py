"""Published figures that editors left out of the packages, each with the reason in both languages.

``EXCLUDED.csv`` lies beside the packages, so that nobody enters the same figure again unawares.
"""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

FILE = "EXCLUDED.csv"
COLUMNS = (
    "area",
    "indicator",
    "value",
    "period_start",
    "period_end",
    "source_url",
    "source_title",
    "reason_vi",
    "reason_en",
)


def read_excluded(folder: Path) -> Sequence[Mapping[str, str]]:
    """The figures left out, in the order of the file; none where there is no file.

    Args:
        folder: The folder of the packages.

    Raises:
        ValueError: If the header is not the expected one.
    """
    path = folder / FILE
    if not path.is_file():
        return ()
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            msg = f"{path}: the header is {reader.fieldnames}; write {','.join(COLUMNS)}"
            raise ValueError(msg)
        return tuple(reader)
