"""Where the project's own written material lies: beside this package, in the repository."""

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
