"""What a user may set for one run of the command."""

import os
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from khuyencong.clock import given_moment
from khuyencong.command_errors import EpochError
from khuyencong.language import preferred_language


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
