"""The catalogue of translated texts, read and looked through, for people write it."""

import re
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po

from khuyencong.flawed import FlawedFileError

_PLACEHOLDER = re.compile(r"\{\w+\}|%\(\w+\)s|%\w+")


def read_catalogue(file: Path) -> Catalog:
    """The texts of a language.

    Args:
        file: In the format of gettext (PO).

    Raises:
        FlawedFileError: If it cannot be read, or a translation is empty or has other placeholders
            than its text, so that a page would stay in English or could not be made.
    """
    try:
        with file.open("rb") as content:
            catalogue = read_po(content, locale=file.stem, abort_invalid=True)
    except PoFileError as error:
        raise FlawedFileError(file, error.lineno + 1, f"{error}: {error.line}") from error
    except OSError as error:
        raise FlawedFileError(file, None, f"{error.strerror}") from error
    except UnicodeDecodeError as error:
        raise FlawedFileError(file, None, f"{error}") from error
    for message in catalogue:
        flaw = _flaw(message) if message.id else None
        if flaw is not None:
            raise FlawedFileError(file, message.lineno, flaw)
    return catalogue


def _flaw(message: Message) -> str | None:
    """What is wrong with a translation, None where it is sound."""
    ids, texts = _forms(message.id), _forms(message.string)
    if not all(texts):
        return f"the translation of “{ids[0]}” is empty"
    wanted = {*_PLACEHOLDER.findall(ids[-1])}
    wrong = [text for text in texts if {*_PLACEHOLDER.findall(text)} != wanted]
    if not wrong:
        return None
    named = ", ".join(sorted(wanted)) or "–"
    return f"“{wrong[0]}” needs the placeholders {named} and no other"


def _forms(text: object) -> list[str]:
    """A text, or its forms for one and for many."""
    return [f"{one or ''}" for one in text] if isinstance(text, tuple | list) else [f"{text or ''}"]
