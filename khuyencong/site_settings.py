"""What people wrote in ``mkdocs.yml`` and its English half, checked before anything is built.

MkDocs looks at it only when all charts are made, names no setting that it does not know, and leaves
it to the theme to fail over a language.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import yaml_load

from khuyencong.known_settings import COMMON_WORDS, FEATURES, SETTINGS, WORDS
from khuyencong.language import DEFAULT_LANGUAGE
from khuyencong.paths import ASSETS, MKDOCS_SETTINGS, WRITTEN_PAGES
from khuyencong.writing_errors import (
    DoubledSettingError,
    EncodingError,
    MissingFileError,
    MissingWordsError,
    SiteAddressError,
    ThemeLanguageError,
    UnknownFeatureError,
    UnknownSettingError,
    WrittenSettingsError,
    YamlError,
)

LOOKS = ("logo", "favicon")
"""Settings of the theme that name a file of the site."""
LOADED = ("extra_css", "extra_javascript")
"""Settings that list such files."""
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Ten times as fast where it is there (measured)."""


def flaws_of_settings() -> Iterator[WrittenSettingsError]:
    """Settings that MkDocs would pass over or fail at: it says nothing of most of them.

    They are those that cannot be read, that are unknown or stand twice, that name a file which is
    not there, words that are lacking, and a theme in another language. What one file inherits from
    the other is told once.
    """
    told = set()
    for code, path in MKDOCS_SETTINGS.items():
        for flaw in _flaws(path, code):
            same = (type(flaw), flaw.reason)
            if same not in told:
                yield flaw
            told.add(same)


def _flaws(path: Path, code: str) -> Iterator[WrittenSettingsError]:
    try:
        written = _written(path)
    except WrittenSettingsError as error:
        yield error
        return
    own = yaml.compose(path.read_text(encoding="utf-8"), Loader=LOADER)
    yield from _doubled(path, own)
    yield from _missing_files(written, path, code)
    yield from (_unknown(path, f"{name}") for name in written if name not in SETTINGS)
    for name in sorted(WORDS if code == DEFAULT_LANGUAGE else WORDS - COMMON_WORDS):
        if not _has_words(own, ("extra", *name.split("."))):
            yield MissingWordsError(path, f"extra.{name}")
    theme = written.get("theme")
    if isinstance(theme, dict):
        yield from _flaws_of_theme(theme, path, code)


def _has_words(place: yaml.Node | None, names: Sequence[str]) -> bool:
    """Whether words stand where one name after the other leads, in the file itself.

    What it inherits is in the other language.
    """
    for wanted in names:
        pairs = place.value if isinstance(place, yaml.MappingNode) else ()
        place = next((value for name, value in pairs if name.value == wanted), None)
    return isinstance(place, yaml.ScalarNode) and bool(place.value.strip())


def _flaws_of_theme(
    theme: Mapping[Any, Any], path: Path, code: str
) -> Iterator[WrittenSettingsError]:
    spoken = theme.get("language", code)
    if spoken != code:  # the pages are in that language, whatever the theme says
        yield ThemeLanguageError(path, f"{spoken}", code)
    features = theme.get("features")
    for one in features if isinstance(features, list) else ():
        if f"{one}" not in FEATURES:
            yield UnknownFeatureError(path, f"{one}", _near(f"{one}", FEATURES))


def _doubled(path: Path, own: yaml.Node | None) -> Iterator[DoubledSettingError]:
    """Settings that stand twice in one place of a file."""
    places = [own]
    while places:
        place = places.pop()
        known: dict[str, int] = {}
        for part in place.value if isinstance(place, yaml.CollectionNode) else ():
            name, value = part if isinstance(part, tuple) else (None, part)
            places.append(value)
            if name is None or not isinstance(name, yaml.ScalarNode):
                continue
            line = name.start_mark.line + 1
            if name.value in known:
                yield DoubledSettingError(path, name.value, (known[name.value], line))
            known[name.value] = line


def _missing_files(written: Mapping[Any, Any], path: Path, code: str) -> Iterator[MissingFileError]:
    """Settings that name a file of the site which is not there.

    Values of a wrong type are left to MkDocs, which names them.
    """
    folders = (ASSETS.parent, WRITTEN_PAGES / code)
    for name, file in _named_files(written):
        is_here = not re.match(r"(\w+:)?//", file)
        if is_here and not any((folder / file).is_file() for folder in folders):
            yield MissingFileError(path, name, file)


def _named_files(written: Mapping[Any, Any]) -> Iterator[tuple[str, str]]:
    """The files that settings name, each with the setting."""
    theme = written.get("theme")
    found = [(name, theme.get(name)) for name in LOOKS] if isinstance(theme, dict) else []
    for name in LOADED:
        listed = written.get(name)
        found.extend((name, one) for one in (listed if isinstance(listed, list) else ()))
    for name, one in found:
        file = one.get("path") if isinstance(one, dict) else one
        if isinstance(file, str):
            yield name, file


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
        raise EncodingError(path, f"{error}") from error
    except ConfigurationError as error:
        raise YamlError(path, f"{error}".partition(": ")[2] or f"{error}") from error
    return written if isinstance(written, dict) else {}


def _unknown(path: Path, name: str) -> UnknownSettingError:
    """What to say of a setting that MkDocs does not know."""
    return UnknownSettingError(path, name, _near(name, SETTINGS))


def _near(name: str, known: Iterable[str]) -> str | None:
    """The known name that is most likely meant, if any."""
    # reads all checks, which a build in which nothing changed does without
    from khuyencong.checks.nearest import nearest  # noqa: PLC0415

    return nearest(name, known)


def _is_of_the_web(address: object) -> bool:
    """Whether something is an address to which paths can be added."""
    if not isinstance(address, str) or re.search(r"[\s?#]", address):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)
