"""The command to build: nothing where nothing changed, else the whole site, published in one step.

Whether anything changed is found out before the libraries are read that make a site, which take
longer than that.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from khuyencong.address import address_of
from khuyencong.cache import FOLDER, Cache
from khuyencong.command_errors import ChangedMeanwhileError
from khuyencong.fingerprint import has_changed
from khuyencong.paths import real_path
from khuyencong.publish import FORMER, ensure_apart, ensure_free, ensure_replaceable, publish
from khuyencong.removing import remove
from khuyencong.settings import Progress, Settings
from khuyencong.site_settings import flaws_of_settings, written_address
from khuyencong.staging import staging
from khuyencong.stopping import undisturbed
from khuyencong.unchanged import digest_of_inputs, forget, is_published, remember
from khuyencong.workshop import workshop
from khuyencong.writing_errors import WrittenFlawsError
from khuyencong.written_pages import flaws_of_pages
from khuyencong.written_texts import flaws_of_texts

if TYPE_CHECKING:
    from khuyencong.checks import Verdict


def build(settings: Settings, progress: Progress) -> "Verdict | None":
    """Check everything and, where it may be published, write the whole site.

    Args:
        settings: Where to read and write.
        progress: Told of every step.

    Returns:
        The verdict; where it forbids publication, the old site still stands. None where nothing
        has changed since that was made.

    Raises:
        SettingsError: If the target is not a site of ours, a folder is missing, another build is
            at work, or there is no room or permission to write.
        GeneratorError: If MkDocs refuses the pages, which is a defect of this project.
    """
    if settings.site.is_symlink():  # the folder it leads to is exchanged, never the link
        settings = replace(settings, site=real_path(settings.site))
    ensure_apart(settings)
    ensure_replaceable(settings.site)
    ensure_free(settings.work)
    _ensure_well_written()
    address = address_of(written_address() if settings.site_url is None else settings.site_url)
    with staging(settings.work) as stage:
        inputs = digest_of_inputs(settings, address)
        if settings.cache and is_published(settings, inputs):
            return None
        cache = Cache((settings.work if settings.cache else stage) / FOLDER)
        with workshop(cache, jobs=settings.jobs, scheduler=settings.scheduler) as shop:
            # below, for by now another process begins to read the same libraries for workers
            from khuyencong.site import make_site  # noqa: PLC0415

            former = settings.work / FORMER
            with _of_one_piece(cache):
                verdict, finished = make_site(settings, address, progress, stage, former, shop)
        for path in cache.damaged:
            progress.note("damaged", path)
        if finished is not None:
            is_last = inputs == digest_of_inputs(settings, address)  # and not of data that are gone
            with undisturbed():  # who stops a build shall find the old site, or be too late
                forget(settings)
                publish(finished, settings.site)
                try:
                    _set_aside(finished, former)
                    cache.sweep()
                    if is_last and not verdict.problems:  # which the next build must tell again
                        remember(settings, inputs)
                except OSError as error:  # the site stands: it costs the next build time alone
                    progress.note("untidy", Path(f"{error.filename or settings.work}"))
        return verdict


@contextmanager
def _of_one_piece(cache: Cache) -> Iterator[None]:
    """Let nothing stand that was made while the code, the templates or the texts were written.

    Products lie in the cache under the keys of what stood there when the build began, and nobody
    knows which of them were made of what came after.

    Raises:
        ChangedMeanwhileError: If they were.
    """
    try:
        yield
    finally:
        has_come = has_changed()
        if has_come:
            cache.withdraw()
    if has_come:
        raise ChangedMeanwhileError


def _ensure_well_written() -> None:
    """Refuse flawed settings, pages and other texts, all at once.

    Raises:
        WrittenFlawsError: If people wrote something that MkDocs could not use, or would ignore.
    """
    flaws = [*flaws_of_settings(), *flaws_of_pages(), *flaws_of_texts()]
    if flaws:
        raise WrittenFlawsError(flaws)


def _set_aside(replaced: Path, former: Path) -> None:
    """Keep the site that was replaced, if there was one, for the next build to begin with."""
    remove(former)
    if replaced.exists():
        replaced.rename(former)
