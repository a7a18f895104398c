"""What people wrote in ``mkdocs.yml`` and its English half, checked before anything is built.

MkDocs looks at it only when all charts are made, names no setting that it does not know, and leaves
it to the theme to fail over a language.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import yaml_load

from khuyencong.language import DEFAULT_LANGUAGE
from khuyencong.paths import MKDOCS_SETTINGS
from khuyencong.settings import (
    SiteAddressError,
    ThemeLanguageError,
    UnknownSettingError,
    WrittenSettingsError,
    YamlError,
)

KNOWN = frozenset(
    {
        "site_name",
        "nav",
        "exclude_docs",
        "draft_docs",
        "not_in_nav",
        "site_url",
        "site_description",
        "site_author",
        "theme",
        "docs_dir",
        "site_dir",
        "copyright",
        "dev_addr",
        "use_directory_urls",
        "repo_url",
        "repo_name",
        "edit_uri_template",
        "edit_uri",
        "extra_css",
        "extra_javascript",
        "extra_templates",
        "markdown_extensions",
        "mdx_configs",
        "strict",
        "remote_branch",
        "remote_name",
        "extra",
        "plugins",
        "hooks",
        "watch",
        "validation",
    }
)
"""Settings that MkDocs has; a test compares them with its own list, whose import takes longer than
a build in which nothing changed should."""


def ensure_usable() -> None:
    """Refuse settings that cannot be read, that MkDocs does not know, or of another language.

    Raises:
        WrittenSettingsError: If there is such a setting in one of the files.
    """
    for code, path in MKDOCS_SETTINGS.items():
        written = _written(path)
        unknown = [name for name in written if name not in KNOWN]
        if unknown:
            raise _unknown(path, f"{unknown[0]}")
        theme = written.get("theme")
        spoken = theme.get("language", code) if isinstance(theme, dict) else code
        if spoken != code:  # the pages are in that language, whatever the theme says
            raise ThemeLanguageError(path, f"{spoken}", code)


def written_address() -> str:
    """The site's public address as ``site_url`` of mkdocs.yml gives it, empty where it is unset.

    Raises:
        WrittenSettingsError: If the file cannot be read, or the address is none of the web.
    """
    path = MKDOCS_SETTINGS[DEFAULT_LANGUAGE]
    site_url = _written(path).get("site_url") or ""
    if site_url and not _is_of_the_web(site_url):
        raise SiteAddressError(path, f"{site_url}")
    return f"{site_url}"


def _written(path: Path) -> Mapping[Any, Any]:
    """The settings in a file, with those that it inherits.

    Raises:
        WrittenSettingsError: If it cannot be read.
    """
    try:
        with path.open(encoding="utf-8") as file:
            written = yaml_load(file)
    except OSError as error:
        raise WrittenSettingsError(path, f"{error.strerror}") from error
    except UnicodeDecodeError as error:
        raise WrittenSettingsError(path, f"{error}") from error
    except ConfigurationError as error:
        raise YamlError(path, f"{error}".partition(": ")[2] or f"{error}") from error
    return written if isinstance(written, dict) else {}


def _unknown(path: Path, name: str) -> UnknownSettingError:
    """What to say of a setting that MkDocs does not know."""
    # reads all checks, which a build in which nothing changed does without
    from khuyencong.checks.nearest import nearest  # noqa: PLC0415

    return UnknownSettingError(path, name, nearest(name, KNOWN))


def _is_of_the_web(address: object) -> bool:
    """Whether something is an address to which paths can be added."""
    if not isinstance(address, str) or re.search(r"[\s?#]", address):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)
