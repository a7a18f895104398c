"""Where the project's own written material lies: beside this package, in the repository."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SITE_SOURCE = ROOT / "site_src"
MESSAGES = SITE_SOURCE / "messages"
TEMPLATES = SITE_SOURCE / "templates"
DOWNLOAD_TEMPLATES = TEMPLATES / "downloads"
WRITTEN_PAGES = SITE_SOURCE / "pages"
ASSETS = SITE_SOURCE / "assets"
OVERRIDES = SITE_SOURCE / "overrides"
MKDOCS_SETTINGS = {"vi": ROOT / "mkdocs.yml", "en": SITE_SOURCE / "mkdocs.en.yml"}
LICENCE_TEXT = ROOT / "LICENSE-data"
PACKAGE = Path(__file__).resolve().parent
SCHEMAS = PACKAGE / "schemas"


def real_path(path: Path) -> Path:
    """Where a path leads through all links; itself where one of them leads back to itself.

    ``Path.resolve`` has an error of its own for such a link before Python 3.13.
    """
    return Path(os.path.realpath(path))
