"""Pages that people write, looked at before anything is built.

MkDocs reads them only when all charts are made; it stops at a wrong encoding with a traceback, and
does not know that a page has a twin in the other language.
"""

from collections.abc import Iterator
from pathlib import Path

from khuyencong.language import LANGUAGES
from khuyencong.paths import WRITTEN_PAGES
from khuyencong.settings import LonePageError, NotUtf8Error, UnfitPageError
from khuyencong.text_language import is_in_other_language

PAGES = "*.md"


def flaws_of_pages() -> Iterator[NotUtf8Error | UnfitPageError | LonePageError]:
    """Pages that cannot be read, are empty or in the wrong language, or lack their twin in one."""
    for code in LANGUAGES:
        folder = WRITTEN_PAGES / code
        for page in sorted(folder.rglob(PAGES)):
            line = _unreadable_line(page)
            if line is not None:
                yield NotUtf8Error(page, line)
            else:
                text = page.read_text(encoding="utf-8")
                is_empty = not text.strip()
                if is_empty or is_in_other_language(text, code):
                    yield UnfitPageError(page, is_empty=is_empty)
            for other in LANGUAGES:
                twin = WRITTEN_PAGES / other / page.relative_to(folder)
                if not twin.is_file():
                    yield LonePageError(page, twin)


def _unreadable_line(page: Path) -> int | None:
    """The first line that is no UTF-8, None where all are."""
    content = page.read_bytes()
    try:
        content.decode()
    except UnicodeDecodeError as error:
        return content.count(b"\n", 0, error.start) + 1
    return None
