"""What a user may set for one run of the command."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from khuyencong.clock import given_moment
from khuyencong.language import preferred_language


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


class WrittenSettingsError(SettingsError):
    """The settings of the site, ``mkdocs.yml``, cannot be used."""

    def __init__(self, file: Path, reason: str) -> None:
        super().__init__(file, reason)
        self.file = file
        self.reason = " ".join(reason.split()).rstrip(".")


class EncodingError(WrittenSettingsError):
    """The settings are not saved as UTF-8."""


class YamlError(WrittenSettingsError):
    """The settings are no YAML, with what its reader says of the place."""


class SiteAddressError(WrittenSettingsError):
    """``site_url`` is no address of the web; it is the reason."""


class UnknownSettingError(WrittenSettingsError):
    """A setting that MkDocs does not know, which is the reason."""

    def __init__(self, file: Path, name: str, near: str | None) -> None:
        super().__init__(file, name)
        self.near = near


class UnknownFeatureError(UnknownSettingError):
    """Something asked of the theme that it does not know."""


class RefusedSettingError(WrittenSettingsError):
    """A setting whose value MkDocs does not accept, with what it says of it."""

    def __init__(self, file: Path, name: str, reason: str) -> None:
        super().__init__(file, reason)
        self.name = name


class DoubledSettingError(WrittenSettingsError):
    """A setting that stands twice in one place, of which the last alone would count."""

    def __init__(self, file: Path, name: str, lines: tuple[int, int]) -> None:
        super().__init__(file, name)
        self.lines = lines


class MissingWordsError(WrittenSettingsError):
    """Words that the site shows are lacking; their name is the reason."""


class MissingFileError(WrittenSettingsError):
    """A setting that names a file of the site which is not there; the file is the reason."""

    def __init__(self, file: Path, name: str, missing: str) -> None:
        super().__init__(file, missing)
        self.name = name


class ThemeLanguageError(WrittenSettingsError):
    """The theme is to speak another language than the pages; it is the reason."""

    def __init__(self, file: Path, found: str, wanted: str) -> None:
        super().__init__(file, found)
        self.wanted = wanted


@dataclass(frozen=True)
class BrokenLink:
    """A link that leads nowhere, in a page or in the menu that people write."""

    file: Path
    link: str
    """As it stands there."""
    flaw: str
    """``target`` where there is no such page or file, ``anchor`` where the page lacks the place,
    ``absolute`` where it begins at the root of the host, where the site need not lie."""
    line: int | None = None
    """Where it stands first, None where it is not written as MkDocs names it."""

    @property
    def place(self) -> str:
        """The file, with the line where it is known."""
        return f"{self.file}" if self.line is None else f"{self.file}:{self.line}"


class BrokenLinksError(SettingsError):
    """Pages or menus that people write lead nowhere."""

    def __init__(self, links: Iterable[BrokenLink]) -> None:
        super().__init__("broken links")
        self.links = tuple(links)


class LonePageError(SettingsError):
    """A page that people write is there in one language only."""

    def __init__(self, page: Path, twin: Path) -> None:
        super().__init__(page, twin)
        self.page = page
        self.twin = twin


class UnfitPageError(SettingsError):
    """A page that people write is empty, or in another language than its folder's."""

    def __init__(self, page: Path, *, is_empty: bool) -> None:
        super().__init__(page, is_empty)
        self.page = page
        self.is_empty = is_empty


class UnreadableTextError(SettingsError):
    """A text that people write cannot be read, with what the system says of it."""

    def __init__(self, file: Path, reason: str) -> None:
        super().__init__(file, reason)
        self.file = file
        self.reason = reason


class NotUtf8Error(SettingsError):
    """A text that people write is saved in another encoding."""

    def __init__(self, file: Path, line: int) -> None:
        super().__init__(file, line)
        self.file = file
        self.line = line


class WrittenFlawsError(SettingsError):
    """What people wrote for the site, besides the data, is wrong in several places."""

    def __init__(self, flaws: Iterable[SettingsError]) -> None:
        super().__init__("flaws")
        self.flaws = tuple(flaws)


class ReportFormat(StrEnum):
    """Forms of the report of ``validate``."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    MARKDOWN = "markdown"


@dataclass(frozen=True)
class Settings:
    """Settings of one run; the defaults are those of the contract."""

    packages: Path = Path("datapackages")
    site: Path = Path("site")
    language: str = field(default_factory=preferred_language)
    """Language of the messages, not of the site, which always has both."""
    strict: bool = False
    """Whether warnings stop the publication too."""
    jobs: int = field(default_factory=lambda: os.cpu_count() or 1)
    """How many processes may work side by side."""
    cache: bool = True
    """Whether what an earlier build made may be used again."""
    scheduler: str | None = None
    """Address of a Dask scheduler whose workers make the products; None for this machine."""

    site_url: str | None = None
    """The site's public address; ``site_url`` of mkdocs.yml where None."""

    @property
    def work(self) -> Path:
        """Folder of all intermediate things, beside the site and so on the same file system."""
        return self.site.absolute().parent / "build"


def ensure_moment() -> None:
    """Refuse a moment for repeatable builds that is none.

    Raises:
        EpochError: If ``SOURCE_DATE_EPOCH`` is no such moment.
    """
    try:
        given_moment()
    except ValueError as error:
        raise EpochError(*error.args) from error


class Progress(Protocol):
    """What a build tells a waiting user."""

    def step(self, name: str, total: int | None = None) -> None:
        """A step begins; ``total`` is its number of parts, where known."""

    def advance(self) -> None:
        """One part of the step is done."""

    def note(self, name: str, path: Path) -> None:
        """Something about a file that the user should know."""


class Silent(Progress):
    """Tells nothing, for programs that build a site."""
