"""Templates with the texts of one language: for pages, for files that go with the data."""

from functools import cache
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from khuyencong.language import Language
from khuyencong.paths import TEMPLATES


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


def environment(
    language: Language, folder: Path = TEMPLATES, *, escapes: bool = True
) -> Environment:
    """Where templates of one language are found and filled.

    Args:
        language: Of the texts.
        folder: Where they lie; a template can include no other.
        escapes: Whether the data's own signs are escaped as HTML wants it; not in plain text.
    """
    made = Environment(
        loader=FileSystemLoader(folder),
        autoescape=escapes,  # noqa: S701 - off for plain text only
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
