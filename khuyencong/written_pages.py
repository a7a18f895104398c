"""Pages that people write, looked at before anything is built.

MkDocs reads them only when all charts are made; it stops at a wrong encoding with a traceback, and
does not know that a page has a twin in the other language.
"""

from collections.abc import Iterator
from pathlib import Path

from khuyencong.command_errors import SettingsError
from khuyencong.language import LANGUAGES
from khuyencong.paths import WRITTEN_PAGES
from khuyencong.text_language import is_in_other_language
from khuyencong.writing_errors import (
    LonePageError,
    NotUtf8Error,
    UnfitPageError,
    UnreadableTextError,
)
from khuyencong.written_texts import readable


def pages_of(code: str) -> list[Path]:
    """The hand-written pages of a language."""
    return sorted((WRITTEN_PAGES / code).rglob("*.md"))


def flaws_of_pages() -> Iterator[SettingsError]:
    """Pages that cannot be read, are empty or in the wrong language, or lack their twin in one."""
    for code in LANGUAGES:
        folder = WRITTEN_PAGES / code
        for page in pages_of(code):
            flaw = _flaw_of_text(page, code)
            if flaw is not None:
                yield flaw
            for other in LANGUAGES:
                twin = WRITTEN_PAGES / other / page.relative_to(folder)
                if not twin.is_file():
                    yield LonePageError(page, twin)


def _flaw_of_text(page: Path, code: str) -> SettingsError | None:
    """What is wrong with the text of a page, None where it can be published."""
    try:
        text = readable(page)
    except (NotUtf8Error, UnreadableTextError) as flaw:
        return flaw
    is_empty = not text.strip()
    if is_empty or is_in_other_language(text, code):
        return UnfitPageError(page, is_empty=is_empty)
    return None
