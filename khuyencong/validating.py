"""The command to validate: check packages, mend them first if asked, and report."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from rich.console import Console

from khuyencong.checking import check, package_folders
from khuyencong.checks import Verdict
from khuyencong.command_errors import ReportTargetError, UnwritableReportError
from khuyencong.excluded import faults_beside
from khuyencong.language import language
from khuyencong.mend import find_mends, find_mends_of
from khuyencong.report import (
    as_github,
    as_json,
    as_markdown,
    as_text,
    lies_in,
    may_be_replaced,
    print_report,
    speak_utf8,
    write_whole,
)
from khuyencong.report.mends import print_mend
from khuyencong.schemas import EXCLUSIONS
from khuyencong.settings import ReportFormat, Settings

WRITTEN = {
    ReportFormat.TEXT: as_text,
    ReportFormat.JSON: as_json,
    ReportFormat.GITHUB: as_github,
    ReportFormat.MARKDOWN: as_markdown,
}
"""What writes each form as plain text."""


def mend(settings: Settings, areas: Sequence[str]) -> None:
    """Apply the mends that cannot change a meaning, and show each.

    Args:
        settings: Where the packages lie.
        areas: Names of packages; all of them where none is given.

    Raises:
        SettingsError: If a folder or a named package is not there.
    """
    speech, console = language(settings.language), Console(stderr=True)
    packages = map(find_mends, package_folders(settings, areas))
    beside = find_mends_of(faults_beside(settings.packages), EXCLUSIONS)
    for one in chain(*packages, beside):
        one.apply()
        print_mend(one, speech, console)


def validate(
    settings: Settings, areas: Sequence[str], form: ReportFormat, output: Path | None
) -> bool:
    """Check packages, report, and say whether they may be published.

    Args:
        settings: Where the packages lie, and how strictly to judge.
        areas: Names of packages; all of them where none is given.
        form: Of the report.
        output: File that the report is written to; where there is none, it is shown.

    Raises:
        SettingsError: If a folder or a named package is not there, or the file cannot be written.
    """
    verdict = check(settings, areas)
    _report(verdict, settings, form, output)
    return verdict.is_publishable(strict=settings.strict)


def ensure_output(output: Path, settings: Settings) -> None:
    """Refuse a file for the report before anything else is done.

    Args:
        output: The file.
        settings: Where the packages lie.

    Raises:
        SettingsError: If a report must not or cannot be written there.
    """
    if lies_in(output, settings.packages):
        raise ReportTargetError(output, settings.packages)
    with _told_of(output):
        if not may_be_replaced(output):
            raise ReportTargetError(output, None)


def _report(verdict: Verdict, settings: Settings, form: ReportFormat, output: Path | None) -> None:
    """Show the report, or write it to a file.

    Raises:
        SettingsError: If the file cannot be written to.
    """
    if output is not None:
        with _told_of(output):
            write_whole(output, _written(verdict, settings, form))
        return
    speak_utf8()
    if form is ReportFormat.TEXT:
        print_report(verdict, language(settings.language), Console())
    else:
        sys.stdout.write(_written(verdict, settings, form) + "\n")


def _written(verdict: Verdict, settings: Settings, form: ReportFormat) -> str:
    speech = language(settings.language)
    if form is ReportFormat.JSON:  # the one form that says whether the data are valid
        return as_json(verdict, speech, strict=settings.strict)
    return WRITTEN[form](verdict, speech)


@contextmanager
def _told_of(output: Path) -> Iterator[None]:
    """Say of the system's errors that they are of the file for the report."""
    try:
        yield
    except OSError as error:
        raise UnwritableReportError(output, f"{error.strerror}") from error
