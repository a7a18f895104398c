"""The command: build, validate, serve.

Exit status: 0 done; 1 the data have problems and nothing was published; 2 wrong usage or settings,
another build at work, or no room to write; 130 stopped by Ctrl+C (143 by SIGTERM); 70 a defect of
this project, with its traceback.

What a command needs is read when it is run: a build that finds nothing changed ends in half the
time that all libraries take.
"""

import sys
import traceback
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from khuyencong.command_errors import SettingsError
from khuyencong.console import ConsoleProgress
from khuyencong.flawed import FlawedFileError
from khuyencong.language import LANGUAGES, language, preferred_language
from khuyencong.refusal import misuse, refusal
from khuyencong.settings import ReportFormat, Settings, ensure_moment
from khuyencong.stopping import StoppedError, stoppable
from khuyencong.usage import of_help

if TYPE_CHECKING:
    from khuyencong.checks import Verdict

DONE, PROBLEMS, USAGE, DEFECT = 0, 1, 2, 70
"""Exit statuses; 70 is EX_SOFTWARE of sysexits.h."""
UNREAD = 141
"""That of a shell for a program that wrote into a pipe which nobody reads any more (SIGPIPE)."""


class Speech(StrEnum):
    """Languages of the messages."""

    VI = "vi"
    EN = "en"


class Command(TyperCommand):
    """A command that explains itself in the language of the command line."""

    def get_help(self, ctx: Any) -> str:
        """How it is used."""
        return of_help(super().get_help(ctx), ctx.obj)


class BuildByDefault(TyperGroup):
    """A group of commands that builds where no command is named."""

    def get_help(self, ctx: Any) -> str:
        """How it is used."""
        return of_help(super().get_help(ctx), ctx.obj)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put ``build`` before options that stand alone; with ``--help`` explain all commands."""
        if not args or args[0].startswith("-"):
            args = ["--help"] if "--help" in args else ["build", *args]
        return super().parse_args(ctx, args)


def command_line(code: str) -> typer.Typer:
    """The command with its help in one language, ``vi`` or ``en``."""
    _ = language(code).gettext
    app = typer.Typer(
        cls=BuildByDefault,
        help=_(
            "Check the data packages and build the site of Khuyến công mở. Without a command it"
            " builds."
        ),
        no_args_is_help=False,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    packages = Annotated[
        Path, typer.Option("--packages", help=_("Folder of the data packages."), metavar="DIR")
    ]
    site = Annotated[
        Path, typer.Option("--site", help=_("Folder the site is written to."), metavar="DIR")
    ]
    speech = Annotated[Speech, typer.Option("--language", help=_("Language of the messages."))]
    strict = Annotated[bool, typer.Option("--strict", help=_("Warnings stop the build too."))]
    jobs = Annotated[
        int | None,
        typer.Option("--jobs", min=1, metavar="N", help=_("Processes side by side.")),
    ]
    no_cache = Annotated[
        bool, typer.Option("--no-cache", help=_("Make everything again, even if nothing changed."))
    ]
    scheduler = Annotated[
        str | None,
        typer.Option(
            "--scheduler",
            metavar="ADDRESS",
            help=_("Work on a Dask cluster instead, for example tcp://10.0.0.1:8786."),
        ),
    ]
    default = Settings(language=code)

    def settings(language: Speech, **given: Any) -> Settings:
        known = {name: value for name, value in given.items() if value is not None}
        return replace(default, language=str(language), **known)

    @app.command("build", cls=Command, help=_("Check everything, then write the whole site."))
    def build_command(
        packages: packages = default.packages,
        site: site = default.site,
        language: speech = Speech(code),
        strict: strict = False,
        jobs: jobs = None,
        no_cache: no_cache = False,
        scheduler: scheduler = None,
    ) -> None:
        chosen = settings(
            language,
            packages=packages,
            site=site,
            strict=strict,
            jobs=jobs,
            cache=not no_cache,
            scheduler=scheduler,
        )
        raise typer.Exit(_build(chosen))

    @app.command(
        "validate",
        cls=Command,
        help=_("Check only. Names of areas limit the check, for example: bac-ninh."),
    )
    def validate_command(
        areas: Annotated[
            list[str] | None, typer.Argument(metavar="AREA", help=_("Areas to check."))
        ] = None,
        packages: packages = default.packages,
        language: speech = Speech(code),
        strict: strict = False,
        form: Annotated[
            ReportFormat, typer.Option("--format", help=_("Form of the report."))
        ] = ReportFormat.TEXT,
        output: Annotated[
            Path | None,
            typer.Option("--output", metavar="FILE", help=_("Write the report to a file.")),
        ] = None,
        fix: Annotated[
            bool,
            typer.Option(
                "--fix",
                help=_(
                    "First mend what cannot change a meaning: letters, spaces, line ends,"
                    " semicolons for commas."
                ),
            ),
        ] = False,
    ) -> None:
        chosen = settings(language, packages=packages, strict=strict)
        from khuyencong import validating  # noqa: PLC0415 - see the module

        if output is not None:
            validating.ensure_output(output, chosen)
        if fix:
            validating.mend(chosen, areas or [])
        is_publishable = validating.validate(chosen, areas or [], form, output)
        raise typer.Exit(DONE if is_publishable else PROBLEMS)

    @app.command(
        "serve",
        cls=Command,
        help=_("Build, show the site on this computer, build again on change."),
    )
    def serve_command(
        packages: packages = default.packages,
        site: site = default.site,
        language: speech = Speech(code),
        strict: strict = False,
        port: Annotated[int, typer.Option("--port", min=0, max=65535, help=_("Port."))] = 8000,
    ) -> None:
        from khuyencong.serve import serve_site  # noqa: PLC0415 - see the module

        chosen = settings(language, packages=packages, site=site, strict=strict)
        serve_site(chosen, port, build=lambda: _report_while_broken(chosen))

    return app


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status.

    Args:
        arguments: Words after the command's name; those of the process where none are given.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    code = _wanted_language(words)
    try:
        return _run(words, code)
    except TyperException as error:
        context = getattr(error, "ctx", None)
        command = context.command_path if context else Path(sys.argv[0]).name
        _say(misuse(error.format_message(), command, language(code)))
        return USAGE
    except StoppedError as stop:
        _say(language(code).gettext("Stopped. No half-made site was published."))
        return stop.status
    except FlawedFileError as error:
        _say(error.told(code))
        return USAGE
    except SettingsError as error:
        _say(refusal(error, language(code)))
        return USAGE
    except Exception:  # noqa: BLE001 - the last resort: a defect must not look like bad data
        traceback.print_exc()
        return DEFECT


def _run(words: Sequence[str], code: str) -> int:
    with stoppable():
        ensure_moment()
        try:
            return int(command_line(code)(words, standalone_mode=False, obj=language(code)) or 0)
        except SystemExit as end:  # as Typer ends where nobody reads any more
            if not isinstance(end.__context__, BrokenPipeError):
                raise
            return UNREAD


def _say(message: str) -> None:
    Console(stderr=True).print(message, markup=False, soft_wrap=True)


def _wanted_language(words: Sequence[str]) -> str:
    """The language of the help texts: --language where given, else the environment's."""
    separate = " ".join(words).replace("--language=", "--language ").split()
    for option, value in pairwise(separate):
        if option == "--language" and value in LANGUAGES:
            return value
    return preferred_language()


def _build(settings: Settings) -> int:
    return PROBLEMS if _refused(settings) else DONE


def _refused(settings: Settings) -> "Verdict | None":
    """Build, and say what came of it; the verdict where nothing was published."""
    from khuyencong.building import build  # noqa: PLC0415 - see the module
    from khuyencong.site_settings import written_address  # noqa: PLC0415

    speech = language(settings.language)
    console = Console(stderr=True)
    with ConsoleProgress(console, speech) as progress:
        verdict = build(settings, progress)
    if verdict is not None and verdict.problems:
        from khuyencong.report import print_report  # noqa: PLC0415 - see the module

        print_report(verdict, speech, console)
    is_refused = verdict is not None and not verdict.is_publishable(strict=settings.strict)
    if is_refused:
        message = speech.gettext("Nothing was published; {site} is as it was.")
        style = "bold"
    else:
        message, style = speech.gettext("The site is ready: {page}"), "bold green"
    page = settings.site / "index.html"
    console.print(message.format(page=page, site=settings.site), style=style, soft_wrap=True)
    if not is_refused and not written_address():
        console.print(
            speech.gettext(
                "site_url is not set in mkdocs.yml: citations, the catalogue, the sitemap and"
                " shared links name no address. Set it before you publish."
            ),
            style="yellow",
            soft_wrap=True,
        )
    return verdict if is_refused else None


def _report_while_broken(settings: Settings) -> str:
    """Build for a reader on this computer; the report, or nothing where the site is new."""
    verdict = _refused(settings)
    if verdict is None:
        return ""
    from khuyencong.report import as_text  # noqa: PLC0415 - see the module

    return as_text(verdict, language(settings.language))
