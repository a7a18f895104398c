"""Pages that people write, looked at before anything is built.

MkDocs reads them only when all charts are made; it stops at a wrong encoding with a traceback, and
does not know that a page has a twin in the other language.
"""

from pathlib import Path

from khuyencong.language import LANGUAGES
from khuyencong.paths import WRITTEN_PAGES
from khuyencong.settings import LonePageError, NotUtf8Error

PAGES = "*.md"


def ensure_readable() -> None:
    """Refuse pages that MkDocs could not read, and such as are there in one language only.

    Raises:
        NotUtf8Error: If one is saved in another encoding.
        LonePageError: If one lacks its twin, to which every page links.
    """
    for code in LANGUAGES:
        folder = WRITTEN_PAGES / code
        for page in sorted(folder.rglob(PAGES)):
            _ensure_utf8(page)
            for other in LANGUAGES:
                twin = WRITTEN_PAGES / other / page.relative_to(folder)
                if not twin.is_file():
                    raise LonePageError(page, twin)


def _ensure_utf8(page: Path) -> None:
    content = page.read_bytes()
    try:
        content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise NotUtf8Error(page, line) from error
