"""What can be wrong with the settings and the texts that people write for the site."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from khuyencong.command_errors import SettingsError


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
