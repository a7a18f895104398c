"""Shells of all pages by MkDocs, made again only where headings, texts or looks differ."""

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from khuyencong.address import Address
from khuyencong.cache import Cache, Stored
from khuyencong.fingerprint import of_site
from khuyencong.generator import generate
from khuyencong.paths import ASSETS, WRITTEN_PAGES
from khuyencong.writing_errors import BrokenLinksError

SITEMAP = "sitemap.xml"
"""MkDocs writes one for each language, which one of both replaces."""


class Shells:
    """Makes the shells of each language, or finds them made."""

    def __init__(self, stage: Path, address: Address, moment: int, cache: Cache) -> None:
        """Make them somewhere.

        Args:
            stage: Folder of this build alone.
            address: Where the site is published.
            moment: When the site counts as built, in seconds since 1970.
            cache: Where earlier ones are found, and skeletons are read.
        """
        self._stage = stage
        self._address = address
        self._moment = moment
        self._cache = cache

    def make(
        self,
        skeletons: Mapping[str, Mapping[str, Stored]],
        *,
        jobs: int,
        advance: Callable[[], None],
    ) -> dict[str, dict[str, Stored]]:
        """The files of each language by their path under its root.

        Args:
            skeletons: Markdown of each language by the path of its file.
            jobs: How many languages may be made at once.
            advance: Called after each.

        Raises:
            BrokenLinksError: If pages or menus that people write lead nowhere, in any language.
            GeneratorError: If MkDocs refuses a page of ours.
        """
        keys = {code: self._key(code, pages) for code, pages in skeletons.items()}
        found = {code: self._cache.get(key) for code, key in keys.items()}
        missing = [code for code, files in found.items() if files is None]
        for code in missing:
            self._write(code, skeletons[code])

        def run(code: str) -> Path:
            folder = generate(self._stage, self._address, code, self._moment)
            advance()
            return folder

        with ThreadPoolExecutor(max_workers=max(1, min(jobs, len(keys)))) as pool:
            runs = {code: pool.submit(run, code) for code in missing}
        _raise_for_links(one.exception() for one in runs.values())
        folders = {code: one.result() for code, one in runs.items()}
        made = {code: self._cache.put(keys[code], _read(folders[code])) for code in missing}
        return {code: made.get(code) or found[code] or {} for code in keys}

    def _key(self, code: str, pages: Mapping[str, Stored]) -> bytes:
        listed = "\n".join(f"{name} {one.digest}" for name, one in sorted(pages.items()))
        about = f"shells {code} {self._moment} {self._address}\n{listed}"
        return of_site() + about.encode()

    def _write(self, code: str, pages: Mapping[str, Stored]) -> None:
        """Write what MkDocs reads: generated and hand-written pages, styles and pictures."""
        folder = self._stage / "pages" / code
        files = {
            **files_below(WRITTEN_PAGES / code),
            **{f"assets/{name}": content for name, content in files_below(ASSETS).items()},
            **{name: self._cache.read(one) for name, one in pages.items()},
        }
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def _raise_for_links(errors: Iterable[BaseException | None]) -> None:
    """Raise the broken links of all languages at once."""
    found = [error for error in errors if isinstance(error, BrokenLinksError)]
    if found:
        raise BrokenLinksError(link for error in found for link in error.links)


def files_below(folder: Path) -> dict[str, bytes]:
    """All files of a folder by their path in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _read(folder: Path) -> dict[str, bytes]:
    files = files_below(folder)
    return {name: content for name, content in files.items() if not name.startswith(SITEMAP)}
