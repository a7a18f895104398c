"""The site on one's own computer, built again whenever its data or its texts change."""

import threading
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

from rich.console import Console
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from khuyencong.language import language
from khuyencong.paths import SITE_SOURCE
from khuyencong.settings import Settings, SettingsError

HOST = "127.0.0.1"
"""Only this computer can see it."""
QUIET_SECONDS = 0.5
"""A spreadsheet saves a file in several steps; wait until they are over."""


def serve_site(settings: Settings, port: int, *, build: Callable[[], int]) -> None:
    """Build, serve, and build again on change until interrupted.

    Args:
        settings: What to build and where.
        port: Port on this computer; 0 takes a free one.
        build: Builds and reports; a build with errors leaves the old site to be served.

    Raises:
        SettingsError: If the port is taken.
    """
    build()
    handler = partial(_Quiet, directory=str(settings.site))
    try:
        server = ThreadingHTTPServer((HOST, port), handler)
    except OSError as error:
        msg = f"--port {port}: {error.strerror}"
        raise SettingsError(msg) from error
    changed = threading.Event()
    observer = Observer()
    for folder in (settings.packages, SITE_SOURCE):
        observer.schedule(_Watcher(changed), str(folder), recursive=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    observer.start()
    message = language(settings.language).gettext("Serving at {address} (Ctrl+C to stop)")
    address = f"http://{HOST}:{server.server_address[1]}/"
    Console(stderr=True).print(message.format(address=address), soft_wrap=True)
    try:
        _rebuild_on(changed, build)
    except KeyboardInterrupt:
        pass
    finally:
        observer.stop()
        server.shutdown()


def _rebuild_on(changed: threading.Event, build: Callable[[], int]) -> None:
    while True:
        changed.wait()
        while changed.is_set():
            changed.clear()
            changed.wait(QUIET_SECONDS)
        build()


class _Watcher(FileSystemEventHandler):
    """Notes that something was written, moved or deleted; reading alone is no change."""

    def __init__(self, changed: threading.Event) -> None:
        self._changed = changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note a change."""
        if event.event_type in {"created", "modified", "moved", "deleted"}:
            self._changed.set()


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files without a line for each."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""
