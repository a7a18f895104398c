"""Published figures that editors left out of the packages, each with the reason in both languages.

``EXCLUDED.csv`` lies beside the packages, so that nobody enters the same figure again unawares.
"""

from collections.abc import Mapping
from pathlib import Path

from khuyencong.faults import Faults
from khuyencong.lone_table import LoneTable, read_lone_table
from khuyencong.schemas import EXCLUSIONS, fields

EXCLUDED = "EXCLUDED"


def read_excluded(folder: Path) -> LoneTable | None:
    """Read the figures left out, None where there is no file of them.

    Args:
        folder: The folder of the packages, as the user gave it.
    """
    return read_lone_table(faults_beside(folder), EXCLUDED, EXCLUSIONS)


def faults_beside(folder: Path) -> Faults:
    """The faults of what lies beside the packages, in a folder that is the user's own choice.

    Args:
        folder: The folder of the packages, as the user gave it.
    """
    return Faults(folder, may_be_link=True)


def rows_of_excluded(excluded: LoneTable | None) -> tuple[Mapping[str, str], ...]:
    """The figures left out as plain values, in the order of the file.

    Args:
        excluded: What was read.
    """
    names = [field.name for field in fields(EXCLUSIONS, EXCLUDED)]
    records = () if excluded is None else excluded.records(EXCLUDED)
    return tuple({name: record[name] for name in names} for record in records)
