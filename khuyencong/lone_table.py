"""A table that is none of a data package's own, in the form of a package.

So the same reader reads it, and the same checks judge it.
"""

from dataclasses import dataclass, field
from pathlib import Path

from khuyencong.faults import Faults
from khuyencong.package import Package
from khuyencong.reading import read_table


@dataclass(frozen=True)
class LoneTable(Package):
    """One table with a set of schemas of its own, so that no descriptor can name it."""

    schemas: str = field(kw_only=True)
    """The set of schemas that has it."""

    @property
    def kind(self) -> str:
        """The set of schemas."""
        return self.schemas


def is_there(directory: Path, name: str) -> bool:
    """Whether a folder has the table, or what stands in its place.

    Args:
        directory: The folder, as the user gave it.
        name: Name of the table, which is that of its file.
    """
    path = directory / f"{name}.csv"
    return path.exists() or path.is_symlink()


def read_lone_table(faults: Faults, name: str, schemas: str) -> LoneTable | None:
    """Read the table, None where there is none.

    Args:
        faults: Where to note what is wrong; its folder holds the table.
        name: Name of the table, which is that of its file.
        schemas: The set of schemas that has it.
    """
    directory = faults.directory
    if not is_there(directory, name):
        return None
    table = read_table(faults, name, schemas)
    return LoneTable(
        name=directory.name,
        directory=directory,
        file=(directory / f"{name}.csv").as_posix(),
        descriptor={},
        tables={} if table is None else {name: table},
        faults=tuple(faults.found),
        schemas=schemas,
    )
