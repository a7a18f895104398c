"""Why a command does not begin, or ends before it is done: refusals that are no news of the data.

``refusal`` words them for the user.
"""

from collections.abc import Sequence
from pathlib import Path


class SettingsError(Exception):
    """A setting that cannot work: the message says which and what to do (exit status 2)."""


class NoPackagesError(SettingsError):
    """A folder holds no codebook, so it is not one of packages."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.folder = folder


class UnknownPackageError(SettingsError):
    """A package that was named is not there."""

    def __init__(self, name: str, near: str | None, known: Sequence[str]) -> None:
        super().__init__(name)
        self.name = name
        self.near = near
        self.known = known
        self.is_path = "/" in name or "\\" in name


class ForeignSiteError(SettingsError):
    """What stands where the site is to go is no site of ours."""

    def __init__(self, site: Path) -> None:
        super().__init__(site)
        self.site = site


class ReportTargetError(SettingsError):
    """A report would replace what is no report."""

    def __init__(self, file: Path, packages: Path | None) -> None:
        """Refuse a file.

        Args:
            file: As the user named it.
            packages: The folder of the packages where the file lies in it, else None.
        """
        super().__init__(file, packages)
        self.file = file
        self.packages = packages


class UnwritableReportError(SettingsError):
    """A report cannot be written where it is to go."""

    def __init__(self, file: Path, reason: str) -> None:
        super().__init__(file, reason)
        self.file = file
        self.reason = reason


class MisplacedSiteError(SettingsError):
    """The site is to go where this command reads or works, or into another site."""

    def __init__(self, site: Path, folder: Path) -> None:
        super().__init__(site, folder)
        self.site = site
        self.folder = folder


class ChangedMeanwhileError(SettingsError):
    """Something by which the site is made was written while it was being made."""


class EpochError(SettingsError):
    """``SOURCE_DATE_EPOCH`` is no moment; what it is stands in it."""


class WorkerLostError(SettingsError):
    """A process that makes a part of the site was ended from outside."""


class PortError(SettingsError):
    """A port cannot be used."""

    def __init__(self, port: int, reason: str) -> None:
        super().__init__(port, reason)
        self.port = port
        self.reason = reason
