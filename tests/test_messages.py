"""The texts: nothing untranslated, nothing forgotten, placeholders kept."""

import ast
import re
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from khuyencong.language import language
from khuyencong.paths import MESSAGES, ROOT

KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "plural": (1, 2)}


def extracted() -> set[str]:
    """Every text of the code and the templates, plural texts by their singular."""
    with (MESSAGES / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    found = set()
    for folder in ("khuyencong", "site_src/templates"):
        mapping = [(pattern.removeprefix(f"{folder}/"), method) for pattern, method in methods]
        opts = {key.removeprefix(f"{folder}/"): value for key, value in options.items()}
        for _, _, message, _, _ in extract_from_dir(
            ROOT / folder, mapping, opts, keywords=KEYWORDS
        ):
            found.add(message[0] if isinstance(message, tuple) else message)
    return found


def catalogue() -> Catalog:
    with (MESSAGES / "vi.po").open("rb") as file:
        return read_po(file, locale="vi")


def test_every_text_has_its_vietnamese() -> None:
    """The catalogue holds exactly the texts in use, each translated."""
    translated = {}
    for message in catalogue():
        if message.id:
            key = message.id[0] if isinstance(message.id, tuple) else message.id
            text = message.string[0] if isinstance(message.string, tuple) else message.string
            translated[key] = text
    assert set(translated) == extracted()
    assert [key for key, text in translated.items() if not text] == []


def test_no_text_hides_from_the_extraction() -> None:
    """Babel does not look into f-strings, so a text in one would stay English for ever."""
    hidden = [
        f"{path.name}:{call.lineno}"
        for path in sorted((ROOT / "khuyencong").rglob("*.py"))
        for joined in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(joined, ast.JoinedStr)
        for call in ast.walk(joined)
        if isinstance(call, ast.Call)
        and (getattr(call.func, "id", None) or getattr(call.func, "attr", None)) in KEYWORDS
    ]
    assert hidden == []


def test_translations_keep_their_placeholders() -> None:
    """A placeholder of the English text stands in the Vietnamese one, and no other does."""
    signs = re.compile(r"\{\w+\}|%\(\w+\)s")
    for message in catalogue():
        if message.id:
            english = message.id[0] if isinstance(message.id, tuple) else message.id
            text = message.string[0] if isinstance(message.string, tuple) else message.string
            assert set(signs.findall(english)) == set(signs.findall(text)), english


def test_written_pages_stand_in_both_languages() -> None:
    """Each hand-written page has its twin with the same sections."""
    folders = {code: ROOT / "site_src/pages" / code for code in ("vi", "en")}
    names = {code: {path.name for path in folder.iterdir()} for code, folder in folders.items()}
    assert names["vi"] == names["en"]
    for name in names["vi"]:
        sections = {code: _sections(folder / name) for code, folder in folders.items()}
        assert sections["vi"] == sections["en"], name


def _sections(path: Path) -> list[str]:
    return re.findall(r"^##+ .*\{#([\w-]+)\}", path.read_text(encoding="utf-8"), re.MULTILINE)


def test_english_needs_no_catalogue() -> None:
    """The texts in the code are the English ones."""
    assert language("en").gettext("Home") == "Home"
    assert language("vi").gettext("Home") == "Trang chủ"
