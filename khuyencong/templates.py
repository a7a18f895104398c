"""Templates with the texts of one language: for pages, for files that go with the data."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from traceback import FrameSummary, extract_tb
from typing import NoReturn

from jinja2 import (
    BytecodeCache,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.bccache import Bucket
from markupsafe import Markup

from khuyencong.flawed import FlawedFileError
from khuyencong.language import Language
from khuyencong.paths import SITE_SOURCE, TEMPLATES


class Compiled(BytecodeCache):
    """Templates compiled in this process, or in the one of which it is a copy.

    Texts are looked up when a template is filled, so that all languages share one.
    """

    def __init__(self) -> None:
        self._known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Look it up; a template that has changed since is compiled again."""
        if bucket.key in self._known:
            bucket.bytecode_from_string(self._known[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it."""
        self._known[bucket.key] = bucket.bytecode_to_string()


_COMPILED = {escapes: Compiled() for escapes in (True, False)}


class Folder(FileSystemLoader):
    """Where templates lie; one that is no template is told with its file."""

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template, and where it stands.

        Raises:
            FlawedFileError: If it is not there, is empty, or is no UTF-8.
        """
        file = Path(self.searchpath[0], template)
        try:
            found = super().get_source(environment, template)
        except TemplateNotFound as error:
            raise FlawedFileError(file, None, "the file is missing") from error
        except UnicodeDecodeError as error:
            raise FlawedFileError(file, None, f"{error}") from error
        if not found[0].strip():
            raise FlawedFileError(file, None, "the file is empty")
        return found


class Templates(Environment):
    """Templates of which a flaw is told with its place."""

    def handle_exception(self, source: str | None = None) -> NoReturn:
        """Raise what Jinja met in a template, with its file and its line.

        Raises:
            FlawedFileError: If the template itself cannot be filled.
        """
        try:
            super().handle_exception(source)
        except TemplateSyntaxError as error:
            raise FlawedFileError(error.filename or "?", error.lineno, f"{error}") from error
        except UndefinedError as error:
            frames = [one for one in extract_tb(error.__traceback__) if _is_of_template(one)]
            place = (frames[-1].filename, frames[-1].lineno) if frames else ("?", None)
            raise FlawedFileError(*place, f"{error}") from error


def _is_of_template(frame: FrameSummary) -> bool:
    return Path(frame.filename).is_relative_to(SITE_SOURCE)


def environment(
    language: Language, folder: Path = TEMPLATES, *, escapes: bool = True
) -> Environment:
    """Where templates of one language are found and filled.

    Args:
        language: Of the texts.
        folder: Where they lie; a template can include no other.
        escapes: Whether the data's own signs are escaped as HTML wants it; not in plain text.

    Raises:
        FlawedFileError: Where one of them is used that cannot be filled.
    """
    made = Templates(
        loader=Folder(folder),
        autoescape=escapes,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.i18n"],
        bytecode_cache=_COMPILED[escapes],
    )
    made.install_gettext_callables(  # type: ignore[attr-defined]
        language.gettext, language.ngettext, newstyle=True
    )
    kind = Markup if escapes else str
    # a page of a thousand rows asks for the same few texts again and again
    made.globals["_"] = cache(lambda text: kind(language.gettext(text)) % {})
    return made
