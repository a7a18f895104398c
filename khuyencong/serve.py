"""The site on one's own computer, built again whenever its data or its texts change.

While the data are broken the former site is shown, with a line on every page that leads to the
report.
"""

import html
import os
import re
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from rich.console import Console
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from khuyencong.command_errors import ChangedMeanwhileError, PortError, SettingsError
from khuyencong.fingerprint import look_again
from khuyencong.flawed import FlawedFileError
from khuyencong.language import DEFAULT_LANGUAGE, Language, language
from khuyencong.lock import BusyError
from khuyencong.paths import LICENCE_TEXT, MKDOCS_SETTINGS, SITE_SOURCE
from khuyencong.refusal import refusal
from khuyencong.settings import Settings
from khuyencong.stopping import StoppedError

HOST = "127.0.0.1"
"""Only this computer can see it."""
QUIET_SECONDS = 0.5
"""A spreadsheet saves a file in several steps; wait until they are over."""
BUSY_SECONDS = 5
"""How long to wait for another build."""
REPORT = "/report.txt"
"""Where the report stands while the data are broken."""
_BODY = re.compile(r"<body[^>]*>")


@dataclass
class Shown:
    """What every page says besides its own content."""

    note: str
    """A line that leads to the report."""
    report: str = ""
    """Empty where the site is that of the present data."""


def serve_site(settings: Settings, port: int, *, build: Callable[[], str]) -> None:
    """Build, serve, and build again on change until interrupted.

    Args:
        settings: What to build and where.
        port: Port on this computer; 0 takes a free one.
        build: Builds and says what is wrong, or nothing; the old site is served meanwhile.

    Raises:
        PortError: If the port is taken.
    """
    speech = language(settings.language)
    shown = Shown(
        speech.gettext("This is the former site: the data have problems. See the report.")
    )
    handler = partial(_Local, shown=shown, directory=str(settings.site))
    try:
        server = LocalServer((HOST, port), handler)
    except OSError as error:
        raise PortError(port, f"{error.strerror}") from error
    changed = threading.Event()
    # from now on, for the first build takes a while
    with server, _watching(settings, changed) as look_anew:
        shown.report = build()
        threading.Thread(target=server.serve_forever, daemon=True).start()
        message = speech.gettext("Serving at {address} (Ctrl+C to stop)")
        address = f"http://{HOST}:{server.server_address[1]}/"
        Console(stderr=True).print(message.format(address=address), soft_wrap=True)
        try:
            _rebuild_on(changed, look_anew, shown, build, speech)
        except (KeyboardInterrupt, StoppedError):
            pass
        finally:
            server.shutdown()


@contextmanager
def _watching(settings: Settings, changed: threading.Event) -> Iterator[Callable[[], None]]:
    """Note meanwhile whatever a site is made from that changes.

    What is given looks anew: of a folder that was replaced nothing would be heard any more.
    """
    observer = Observer()
    folders = (settings.packages, SITE_SOURCE)
    alone = (*folders, MKDOCS_SETTINGS[DEFAULT_LANGUAGE], LICENCE_TEXT)
    names: dict[Path, set[str]] = {}
    for path in alone:
        names.setdefault(path.absolute().parent, set()).add(path.name)

    def look_anew() -> None:
        observer.unschedule_all()
        for folder in folders:
            if folder.is_dir():  # else the build says what is missing
                observer.schedule(_Watcher(changed), str(folder), recursive=True)
        for folder, own in names.items():
            observer.schedule(_Watcher(changed, frozenset(own)), str(folder), recursive=False)

    look_anew()
    observer.start()
    try:
        yield look_anew
    finally:
        observer.stop()


def _rebuild_on(
    changed: threading.Event,
    look_anew: Callable[[], None],
    shown: Shown,
    build: Callable[[], str],
    speech: Language,
) -> None:
    while True:
        changed.wait()
        while changed.is_set():
            changed.clear()
            changed.wait(QUIET_SECONDS)
        look_anew()
        if not look_again():  # workers would fill the templates of now for those of then
            told = speech.gettext(
                "The program, its messages or its templates have changed. Nothing is built until"
                " you stop this command (Ctrl+C) and run it again."
            )
            Console(stderr=True).print(told, soft_wrap=True)
            continue
        try:
            shown.report = build()
        except ChangedMeanwhileError:  # its event is there already
            continue
        except BusyError as error:  # nothing is wrong with the data: try again until it is done
            Console(stderr=True).print(refusal(error, speech), markup=False, soft_wrap=True)
            changed.wait(BUSY_SECONDS)
            changed.set()
            continue
        except FlawedFileError as error:
            shown.report = error.told(speech.code)
        except SettingsError as error:
            shown.report = refusal(error, speech)
        except Exception:  # noqa: BLE001 - a template that is being written may fail in any way
            shown.report = traceback.format_exc()
        else:
            continue
        Console(stderr=True).print(shown.report, markup=False, soft_wrap=True)


class _Watcher(FileSystemEventHandler):
    """Notes that something was written, moved or deleted; reading alone is no change.

    Of a folder in which other things are done as well, only some are watched by their names.
    """

    def __init__(self, changed: threading.Event, names: frozenset[str] | None = None) -> None:
        self._changed = changed
        self._names = names

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note a change."""
        names = {Path(os.fsdecode(path)).name for path in (event.src_path, event.dest_path)}
        is_watched = self._names is None or not self._names.isdisjoint(names)
        if is_watched and event.event_type in {"created", "modified", "moved", "deleted"}:
            self._changed.set()


class LocalServer(ThreadingHTTPServer):
    """Serves many requests at once, as a browser makes them."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a reader who went on before the answer was whole, as browsers do."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Local(SimpleHTTPRequestHandler):
    """Serves files without a line for each, and says where the site is not that of the data."""

    def __init__(self, *args: Any, shown: Shown, **options: Any) -> None:
        self._shown = shown
        super().__init__(*args, **options)

    def send_head(self) -> BinaryIO | None:
        """Begin the answer: of a file, or of the report in its place or beside it.

        The base class copies what this gives to a reader, unless only the head was asked for.
        """
        report = self._shown.report
        page = self._page() if report else None
        if page is not None:
            return self._begun(self._marked(page.read_text(encoding="utf-8")), "text/html")
        if report and (self._asked == REPORT or not Path(self.directory).is_dir()):
            return self._begun(report, "text/plain")
        return super().send_head()

    @property
    def _asked(self) -> str:
        """The address without what is asked of it."""
        return self.path.partition("?")[0]

    def _page(self) -> Path | None:
        """The page that is asked for, None where it is another file or none."""
        path = Path(self.translate_path(self.path))
        if self._asked.endswith("/"):
            path /= "index.html"
        return path if path.suffix == ".html" and path.is_file() else None

    def _marked(self, page: str) -> str:
        note = f'<p role="status"><a href="{REPORT}">{html.escape(self._shown.note)}</a></p>'
        return _BODY.sub(lambda body: body[0] + note, page, count=1)

    def _begun(self, text: str, kind: str) -> BinaryIO:
        """Send the head of a text, and give its bytes."""
        content = text.encode(errors="backslashreplace")
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", f"{len(content)}")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        return BytesIO(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""
