"""The progress of a build on a terminal, or as plain lines where there is none."""

from pathlib import Path
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from khuyencong.language import Language


class ConsoleProgress:
    """Shows which step runs and how far it is."""

    def __init__(self, console: Console, language: Language) -> None:
        """Show progress on a console.

        Args:
            console: Where to show it.
            language: Language of the steps' names.
        """
        _ = language.gettext
        self._names = {
            "check": _("Checking the packages"),
            "downloads": _("Making the data files"),
            "subjects": _("Making the pages and charts of areas and indicators"),
            "mkdocs": _("Building the shells of the pages with MkDocs"),
            "write": _("Writing the pages"),
            "publish": _("Publishing"),
        }
        self._notes = {
            "damaged": _("{path} was damaged; what it held was made again."),
            "untidy": _(
                "The site is published, but {path} could not be used afterwards; the next build may"
                " take as long as the first."
            ),
        }
        self._console = console
        self._bars = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=console,
            disable=not console.is_terminal,
        )

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bars.stop()

    def step(self, name: str, total: int | None = None) -> None:
        """Begin a step; the one before it is done."""
        for task in self._bars.tasks:
            self._bars.update(task.id, completed=task.total or 1, total=task.total or 1)
        if self._console.is_terminal:
            self._bars.add_task(self._names[name], total=total)
        else:
            self._console.print(f"{self._names[name]} …", highlight=False)

    def note(self, name: str, path: Path) -> None:
        """Say something about a file."""
        self._console.print(self._notes[name].format(path=path), style="yellow", soft_wrap=True)

    def advance(self) -> None:
        """One part of the present step is done."""
        if self._bars.tasks:
            self._bars.advance(self._bars.tasks[-1].id)
