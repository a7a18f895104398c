"""Files of text that people write for the site beside its pages, looked at before it is built.

A stylesheet in another encoding would be published as it is, and a file of the theme or the
licence that cannot be read would end a build with a traceback.
"""

from collections.abc import Iterator
from pathlib import Path

from khuyencong.paths import ASSETS, LICENCE_TEXT, OVERRIDES
from khuyencong.writing_errors import NotUtf8Error, UnreadableTextError


def readable(path: Path) -> str:
    """The text of a file.

    Raises:
        UnreadableTextError: If the system does not give it.
        NotUtf8Error: If it is saved in another encoding.
    """
    try:
        content = path.read_bytes()
        return content.decode()
    except OSError as error:
        raise UnreadableTextError(path, f"{error.strerror}") from error
    except UnicodeDecodeError as error:
        raise NotUtf8Error(path, content.count(b"\n", 0, error.start) + 1) from error


def flaws_of_texts() -> Iterator[NotUtf8Error | UnreadableTextError]:
    """Texts that cannot be read: the licence of the data, what changes the theme, and its looks."""
    for path in (LICENCE_TEXT, *_texts_below(OVERRIDES), *_texts_below(ASSETS)):
        try:
            readable(path)
        except (NotUtf8Error, UnreadableTextError) as flaw:
            yield flaw


def _texts_below(folder: Path) -> Iterator[Path]:
    """Files whose names say that they are read as text."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".css", ".html", ".js", ".svg"}:
            yield path
