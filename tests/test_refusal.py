"""What a user is told whose command or settings cannot work: in their language, and what to do."""

import errno
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import material
import pytest
from builders import Silent
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.yaml import yaml_load

from khuyencong import generator, shells, site_settings, written_pages, written_texts
from khuyencong.address import Address
from khuyencong.building import build
from khuyencong.cache import Cache
from khuyencong.cli import main
from khuyencong.cluster import SchedulerError
from khuyencong.command_errors import PortError, UnwritableReportError
from khuyencong.generator import GeneratorError
from khuyencong.known_settings import FEATURES, WORDS
from khuyencong.known_settings import SETTINGS as SETTINGS_KNOWN
from khuyencong.language import language
from khuyencong.paths import MKDOCS_SETTINGS, ROOT
from khuyencong.refusal import refusal
from khuyencong.serve import serve_site
from khuyencong.settings import Settings
from khuyencong.shells import Shells
from khuyencong.site_settings import flaws_of_settings
from khuyencong.staging import UnwritableError
from khuyencong.writing_errors import (
    BrokenLinksError,
    DoubledSettingError,
    LonePageError,
    NotUtf8Error,
    WrittenFlawsError,
    WrittenSettingsError,
)

SETTINGS = MKDOCS_SETTINGS["vi"].read_text(encoding="utf-8")
LINES = len(SETTINGS.splitlines())
"""Of the settings that are there."""
CHECKED_LINKS = "\n".join(
    [
        "site_name: a",
        "theme: {name: material}",
        *re.findall(r"^(?:extra|validation):\n(?: .*\n)+", SETTINGS, re.M),
    ]
)
"""Settings of a site whose links are checked as ours are."""
SPEECH = {code: language(code) for code in ("vi", "en")}


@pytest.mark.parametrize(
    ("words", "vietnamese", "english"),
    [
        (["validate", "bac-nin"], "Có phải bac-ninh không", "Is it bac-ninh?"),
        (["validate", "codebok"], "Có phải codebook không", "Is it codebook?"),
        (["validate", "datapackages/bac-ninh"], "Hãy ghi bac-ninh", "Write bac-ninh"),
        (["validate", "datapackages/bac-nin/"], "Hãy ghi bac-ninh", "Write bac-ninh"),
        (["validate", "/"], "không có gói /", "no package /"),
        (["validate", "C:\\x\\bac-ninh\\sources.csv"], "Hãy ghi bac-ninh", "Write bac-ninh"),
        (["validate", "mars"], "không có gói mars", "no package mars"),
        (["validate", "--packages", "/nowhere"], "không có thư mục codebook", "folder codebook"),
        (["build", "--site", "/"], "chọn một --site khác", "another --site"),
        (["build", "--jobs", "0"], "ít nhất phải là 1.", "not understood. Invalid value for"),
        (["validate", "--format", "poem"], "không phải một trong", "'poem' is not one of 'text'"),
        (["fly"], "Không có lệnh 'fly'", "No such command 'fly'"),
        (["biuld"], "Có phải 'build' không? Xem", "Did you mean 'build'? It is"),
        (["validate", "--ouput", "x"], "Có phải --output không?", "Did you mean --output?"),
        (["validate", "--outfile"], "Không có tùy chọn --outfile.", "No such option: --outfile."),
        (["validate", "--output"], "Sau '--output' còn thiếu", "After '--output' a value"),
        (["validate", "--fix=1"], "'--fix' đứng một mình", "'--fix' stands alone"),
        (["build", "a", "b"], "phần thừa trong lệnh: a b.", "too much in the command: a b."),
        (["build", "--jobs", "x"], "'--jobs' không dùng được: phải là", "must be a whole number"),
        (["serve", "--port", "70000"], "nhiều nhất là 65535.", "it must be at most 65535."),
    ],
)
def test_wrong_usage_is_told_in_both_languages(
    words: list[str],
    vietnamese: str,
    english: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One sentence without a traceback, with what is near or allowed, and status 2."""
    monkeypatch.chdir(ROOT)
    for code, told in {"vi": vietnamese, "en": english}.items():
        assert main([words[0], "--language", code, *words[1:]]) == 2
        said = capsys.readouterr().err
        assert told in said
        assert "Traceback" not in said


def test_the_help_is_all_in_the_language_of_the_user(capsys: pytest.CaptureFixture[str]) -> None:
    """The library's own words too, and no type of Python stands beside the areas."""
    english = re.compile(r"Usage|Options|OPTIONS|Arguments|Commands|COMMAND|default|Show this|list")
    for words in (["--help"], ["build", "--help"], ["validate", "--help"], ["serve", "--help"]):
        assert main([*words, "--language", "vi"]) == 0
        said = capsys.readouterr().out
        assert said.startswith("Cách dùng:")
        assert not english.search(said)
        assert main([*words, "--language", "en"]) == 0
        assert capsys.readouterr().out.startswith("Usage:")


def test_the_system_is_quoted_in_the_language_of_the_user(tmp_path: Path) -> None:
    """As far as its sentence is known; English keeps the same meaning."""
    full = UnwritableError(tmp_path, os.strerror(errno.ENOSPC), is_full=True)
    assert "(đĩa đã đầy)" in refusal(full, SPEECH["vi"])
    assert "(the disk is full)" in refusal(full, SPEECH["en"])
    assert "(odd)" in refusal(UnwritableReportError(tmp_path, "odd"), SPEECH["vi"])


def test_a_port_in_use_is_told_before_anything_is_built(tmp_path: Path) -> None:
    """Nobody waits for a site that cannot be shown."""
    built: list[str] = []

    def build() -> str:
        built.append("site")
        return ""

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PortError) as caught:
            serve_site(Settings(site=tmp_path / "site"), port, build=build)
    assert built == []
    assert f"cổng {port}" in refusal(caught.value, SPEECH["vi"])


def with_line(line: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The settings of the site with one other line at their end."""
    settings = folder / "mkdocs.yml"
    written = MKDOCS_SETTINGS["vi"].read_text(encoding="utf-8")
    name, _, _ = line.partition(":")
    written = re.sub(rf"^{re.escape(name)}:.*\n(?:[ -].*\n|\n)*", "", written, flags=re.MULTILINE)
    settings.write_text(f"{written}{line}\n", encoding="utf-8")
    for module in (generator, site_settings):
        monkeypatch.setattr(module, "MKDOCS_SETTINGS", {"vi": settings})
    return settings


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("site_url: khuyencong.vn", "site_url trong"),
        ("site_url: [a]", "site_url trong"),
        ("site_url: https://", "site_url trong"),
        ("site_url: https://example.org/?a=b", "site_url trong"),
        ("site_url: [1", f"line {LINES + 1}"),
        ("- a", f"line {LINES + 1}"),
        ("a: b: c", f"line {LINES + 1}"),
    ],
)
def test_settings_of_the_site_that_cannot_be_used_are_named(
    line: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file, the line or the setting; a site that was there stays."""
    settings = with_line(line, tmp_path, monkeypatch)
    with pytest.raises(WrittenSettingsError) as caught:
        site_settings.written_address()
    said = refusal(caught.value, SPEECH["vi"])
    assert told in said
    assert f"{settings}" in said
    assert "\n" not in said


def test_settings_that_are_not_there_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that was deleted or renamed."""
    monkeypatch.setattr(site_settings, "MKDOCS_SETTINGS", {"vi": tmp_path / "mkdocs.yml"})
    with pytest.raises(WrittenSettingsError, match="No such file"):
        site_settings.written_address()


def test_settings_of_another_encoding_are_told_in_plain_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Notepad's “Unicode”."""
    settings = tmp_path / "mkdocs.yml"
    settings.write_bytes(SETTINGS.encode("utf-16"))
    monkeypatch.setattr(site_settings, "MKDOCS_SETTINGS", {"vi": settings})
    (flaw,) = flaws_of_settings()
    assert "không lưu bằng UTF-8" in refusal(flaw, SPEECH["vi"])


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("site_name:", "chưa có giá trị"),
        ("plugins: [serch]", "không có plugin serch"),
        ("extra_css: 3", "phải là một danh sách"),
        ("use_directory_urls: có", "phải là true hoặc false"),
    ],
)
def test_what_mkdocs_refuses_of_the_settings_is_passed_on(
    line: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is wrong settings, not a defect of this project; the setting is named."""
    with_line(line, tmp_path, monkeypatch)
    (tmp_path / "pages/vi").mkdir(parents=True)
    with pytest.raises(WrittenSettingsError) as caught:
        generator.generate(tmp_path, Address(), "vi", 0)
    said = refusal(caught.value, SPEECH["vi"])
    assert f"giá trị của “{line.partition(':')[0]}”" in said
    assert told in said


def test_links_that_people_write_lead_somewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In pages and menus, of both languages at once; an anchor may come into a page later."""
    written, settings = tmp_path / "written", {}
    for code in ("vi", "en"):
        settings[code] = tmp_path / f"{code}.yml"
        settings[code].write_text(f"{CHECKED_LINKS}nav: [index.md, gone.md]\n")
        (written / code).mkdir(parents=True)
        text = "# A\n[a](lost.md) ![b](no.png) [c](/data/) [d](index.md#figure)\n"
        (written / code / "index.md").write_text(text)
    for module in (generator, shells):
        monkeypatch.setattr(module, "WRITTEN_PAGES", written)
    monkeypatch.setattr(generator, "MKDOCS_SETTINGS", settings)
    making = Shells(tmp_path / "stage", Address(), 0, Cache(tmp_path / "cache"))
    with pytest.raises(BrokenLinksError) as caught:
        making.make({"vi": {}, "en": {}}, jobs=2, advance=lambda: None)
    first, *lines = refusal(caught.value, SPEECH["en"]).splitlines()
    gone = len(CHECKED_LINKS.splitlines()) + 1
    assert "links lead nowhere" in first
    assert lines == [
        line
        for code in ("vi", "en")
        for line in (
            f"  {settings[code]}:{gone}: gone.md (there is no such page or file)",
            f"  {written / code / 'index.md'}:2: lost.md (there is no such page or file)",
            f"  {written / code / 'index.md'}:2: no.png (there is no such page or file)",
            f"  {written / code / 'index.md'}:2: /data/ (write it as seen from this page)",
        )
    ]


def test_a_page_of_another_encoding_is_named_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Notepad's ANSI."""
    (tmp_path / "vi").mkdir()
    (tmp_path / "vi/about.md").write_bytes("# Giới\n\nthiệu á\n".encode()[:-3] + b"\xe1\n")
    monkeypatch.setattr(written_pages, "WRITTEN_PAGES", tmp_path)
    flaw, _lone = written_pages.flaws_of_pages()
    assert isinstance(flaw, NotUtf8Error)
    assert f"{tmp_path / 'vi/about.md'} không lưu bằng UTF-8, không đọc được dòng 3" in refusal(
        flaw, SPEECH["vi"]
    )


def test_a_page_that_cannot_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that bears a page's name; who may not read a page is told the same."""
    (tmp_path / "vi/about.md").mkdir(parents=True)
    monkeypatch.setattr(written_pages, "WRITTEN_PAGES", tmp_path)
    flaw, *_lone = written_pages.flaws_of_pages()
    told = f"{tmp_path / 'vi/about.md'} cannot be read (it is a folder)"
    assert told in refusal(flaw, SPEECH["en"])


def test_other_texts_of_the_site_are_read_before_anything_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A licence that is gone, a file of the theme that is no UTF-8, a stylesheet the same."""
    for path in ("overrides/partials/head.html", "assets/site.css", "assets/fine.css"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(b"a\n" if "fine" in path else b"a\n\xe1\n")
    (tmp_path / "assets/mark.png").write_bytes(b"\x89PNG")
    monkeypatch.setattr(written_texts, "LICENCE_TEXT", tmp_path / "LICENSE-data")
    monkeypatch.setattr(written_texts, "OVERRIDES", tmp_path / "overrides")
    monkeypatch.setattr(written_texts, "ASSETS", tmp_path / "assets")
    told = [refusal(one, SPEECH["en"]) for one in written_texts.flaws_of_texts()]
    assert [one.partition(". ")[0].replace(f"{tmp_path}/", "") for one in told] == [
        "Error: LICENSE-data cannot be read (there is no such file or folder)",
        "Error: overrides/partials/head.html is not saved as UTF-8; line 2 cannot be read",
        "Error: assets/site.css is not saved as UTF-8; line 2 cannot be read",
    ]


@pytest.mark.parametrize("moment", ["abc", "1.5", "-5", "99999999999999999", "²"])
def test_a_moment_that_is_none_is_told(
    moment: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before anything is read, in each command."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)
    for command in ("build", "validate"):
        assert main([command, "--language", "vi"]) == 2
        assert f"SOURCE_DATE_EPOCH đang là “{moment}”" in capsys.readouterr().err


def test_a_page_that_is_empty_or_in_the_other_language_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would be published as it is."""
    texts = {
        "vi/a.md": "# Who we are\n\nNobody.\n",
        "en/a.md": "\n",
        "vi/b.md": "# Ai làm trang này\n",
    }
    for name, text in {**texts, "en/b.md": "# Đây là trang tiếng Việt\n"}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    monkeypatch.setattr(written_pages, "WRITTEN_PAGES", tmp_path)
    told = [refusal(one, SPEECH["en"]) for one in written_pages.flaws_of_pages()]
    assert [one.partition(". ")[0] for one in told] == [
        f"Error: {tmp_path / 'vi/a.md'} is not in the language of its folder",
        f"Error: {tmp_path / 'en/a.md'} is empty",
        f"Error: {tmp_path / 'en/b.md'} is not in the language of its folder",
    ]


def test_a_page_in_one_language_only_is_named_with_its_twin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its link to the other language would lead nowhere."""
    for name in ("vi/about.md", "en/about.md", "vi/more/new.md"):
        page = tmp_path / name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text("# A\n")
    monkeypatch.setattr(written_pages, "WRITTEN_PAGES", tmp_path)
    (flaw,) = written_pages.flaws_of_pages()
    assert isinstance(flaw, LonePageError)
    assert f"{tmp_path / 'en/more/new.md'}, hoặc xóa" in refusal(flaw, SPEECH["vi"])
    (tmp_path / "vi/more/new.md").unlink()
    assert list(written_pages.flaws_of_pages()) == []


def test_a_link_of_ours_that_leads_nowhere_is_a_defect(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody who maintains data could mend it."""
    settings = tmp_path / "vi.yml"
    settings.write_text(CHECKED_LINKS)
    monkeypatch.setattr(generator, "MKDOCS_SETTINGS", {"vi": settings})
    pages = tmp_path / "pages/vi"
    pages.mkdir(parents=True)
    (pages / "index.md").write_text("# A\n[a](lost.md)\n")
    with pytest.raises(GeneratorError, match=r"lost\.md"):
        generator.generate(tmp_path, Address(), "vi", 0)


@pytest.mark.parametrize("code", ["vi", "en"])
def test_the_library_of_a_cluster_comes_from_the_project_itself(code: str) -> None:
    """It is in no registry, so that its name alone installs nothing."""
    said = refusal(SchedulerError("tcp://127.0.0.1:1", "distributed"), SPEECH[code])
    assert said.endswith(": pip install -e '.[cluster]'")
    assert "tcp://127.0.0.1:1" in said


@pytest.mark.parametrize(
    ("line", "vietnamese", "english"),
    [
        ("site_ulr: https://example.org/", "Có phải site_url không", "Is it site_url?"),
        ("Extra: {}", "Có phải extra không", "Is it extra?"),
        ("colour: blue", "tên “colour”", "“colour” in"),
        ("theme: {name: material, language: vn}", "“language: vi”", "“language: vi”"),
        ("theme: {name: material, language: [vi]}", "“language: vi”", "“language: vi”"),
        ("theme: {name: material, logo: lost.svg}", "lost.svg mà không có tệp", "no such file"),
        ("extra_css: [assets/sit.css]", "“extra_css” trong", "names assets/sit.css, and"),
        ("theme: {name: material, features: [toc.folow]}", "phải toc.follow không", "Is it toc.f"),
        ("theme: {name: material, features: [x]}", "xóa", "Delete it"),
        ("theme: {name: material, features: [[x]]}", "xóa", "Delete it"),
        ("extra: {search: {open: ''}}", "“extra.search.open”", "“extra.search.open” is missing"),
        ("extra: 3", "“extra.lost.title”", "“extra.lost.title” is missing"),
        ("extra_javascript: [{path: lost.js}]", "lost.js mà không có tệp", "names lost.js, and"),
    ],
)
def test_settings_that_mkdocs_would_not_name_are_named(
    line: str, vietnamese: str, english: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before anything is built, with what is near; the theme would end in a traceback."""
    with_line(line, tmp_path, monkeypatch)
    told = {code: [refusal(one, SPEECH[code]) for one in flaws_of_settings()] for code in SPEECH}
    assert any(vietnamese in one for one in told["vi"])
    assert any(english in one for one in told["en"])


def test_a_setting_that_stands_twice_is_named_with_both_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last would count, and whoever mended the first would see nothing change."""
    settings = with_line("extra_css: []", tmp_path, monkeypatch)
    text = settings.read_text(encoding="utf-8")
    doubled = text.replace("  font: false\n", "  font: false\n  name: other\n")
    settings.write_text(doubled, encoding="utf-8")
    found = [one for one in flaws_of_settings() if isinstance(one, DoubledSettingError)]
    line = text.splitlines().index("  name: material") + 1
    told = [refusal(one, SPEECH["vi"]) for one in found]
    assert any(f"“name” đứng hai lần trong {settings}, ở dòng {line} và " in one for one in told)


def test_the_settings_that_are_there_are_known() -> None:
    """And what is known is what MkDocs has, less the two that it wants no more."""
    assert list(flaws_of_settings()) == []
    names = {name for name, _ in MkDocsConfig._schema}
    assert names - SETTINGS_KNOWN == {"config_file_path", "pages", "google_analytics"}
    assert names > SETTINGS_KNOWN


def test_words_of_the_other_language_are_not_inherited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The English site would show the Vietnamese ones."""
    own = MKDOCS_SETTINGS["en"].read_text(encoding="utf-8").replace("    open: Search\n", "")
    english = tmp_path / "mkdocs.en.yml"
    english.write_text(own.replace("../mkdocs.yml", f"{MKDOCS_SETTINGS['vi']}"), encoding="utf-8")
    monkeypatch.setattr(site_settings, "MKDOCS_SETTINGS", {"en": english})
    (flaw,) = flaws_of_settings()
    assert "“extra.search.open” is missing" in refusal(flaw, SPEECH["en"])


def test_the_words_that_the_site_shows_are_known() -> None:
    """All that stand under extra; MkDocs shows nothing in the place of one that is lacking."""
    places = [("", yaml_load(SETTINGS)["extra"])]
    found = set()
    while places:
        name, value = places.pop()
        if isinstance(value, dict):
            places.extend((f"{name}.{inner}".strip("."), one) for inner, one in value.items())
        elif isinstance(value, str):
            found.add(name)
    assert found == WORDS


def test_what_the_theme_can_do_is_known() -> None:
    """As its templates and scripts name it, so that a new version of it is noticed."""
    folder = Path(material.__file__).parent / "templates"
    scripts = folder.glob("assets/javascripts/bundle*.js")
    text = "".join(one.read_text("utf-8") for one in (*folder.rglob("*.html"), *scripts))
    quoted = set(
        re.findall(r"[\"']((?:announce|content|header|navigation|toc)\.[a-z.]+)[\"']", text)
    )
    assert quoted <= FEATURES
    assert [one for one in FEATURES if one not in text] == []


def test_all_flaws_of_what_people_wrote_are_told_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of settings and pages, in both files, and what one inherits from the other only once."""
    for name in ("vi/a.md", "en/b.md"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("# A\n")
    monkeypatch.setattr(written_pages, "WRITTEN_PAGES", tmp_path)
    settings = with_line("colour: blue\ncolor: red", tmp_path, monkeypatch)
    english = tmp_path / "mkdocs.en.yml"
    own = MKDOCS_SETTINGS["en"].read_text(encoding="utf-8")
    asked = own.replace("  language: en\n", "  language: en\n  features: [toc.folow]\n")
    english.write_text(asked.replace("../mkdocs.yml", f"{settings}"), encoding="utf-8")
    monkeypatch.setattr(site_settings, "MKDOCS_SETTINGS", {"vi": settings, "en": english})
    with pytest.raises(WrittenFlawsError) as caught:
        build(Settings(site=tmp_path / "site"), Silent())
    told = refusal(caught.value, SPEECH["en"]).splitlines()
    assert [
        next(word for word in ("colour", "color", "toc.folow", "a.md", "b.md") if word in line)
        for line in told
    ] == ["colour", "color", "toc.folow", "a.md", "b.md"]
    assert "Is it toc.follow?" in told[2]


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("foo", "không phải địa chỉ"),
        ("tls://127.0.0.1:1", "không phải địa chỉ"),
        ("tcp://127.0.0.1:1", "không có bộ điều phối"),
    ],
)
def test_a_cluster_that_is_none_is_told_without_a_traceback(
    address: str, told: str, tmp_path: Path
) -> None:
    """Not even at the end of the program, when a client that nobody closed would wait and fail."""
    words = ("build", "--language", "vi", "--scheduler", address, "--site", f"{tmp_path}/site")
    done = subprocess.run(
        [sys.executable, ROOT / "build_site.py", *words],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr
