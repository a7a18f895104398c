"""Mends without a change of meaning: letters, spaces and line ends; never a number."""

import csv
import io
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from khuyencong.mend import Mend, find_mends

SOURCES = Path("ben-tre/sources.csv")
OBSERVATIONS = Path("ben-tre/observations.csv")


def only_mend(folder: Path) -> Mend:
    (mend,) = find_mends(folder)
    return mend


def change(file: Path, old: str, new: str) -> None:
    content = file.read_bytes().decode("utf-8")
    assert old in content
    file.write_bytes(content.replace(old, new).encode("utf-8"))


def test_sound_packages_need_no_mend(packages: Path) -> None:
    """The shipped tables are left alone, byte by byte."""
    assert [mend for folder in packages.iterdir() for mend in find_mends(folder)] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Bến Tre", unicodedata.normalize("NFD", "Bến Tre")),
        ("đoạn 1", "ðoạn 1"),
        ("đoạn 1", "đoạn\u00a01"),
        ("đoạn 1", " đoạn 1"),
        ("đoạn 1", "đoạn\u200b 1"),
    ],
)
def test_letters_and_spaces_are_mended(packages: Path, old: str, new: str) -> None:
    """The Unicode form, a look-alike Đ and odd spaces go back to what they should be."""
    file = packages / (SOURCES if old == "Bến Tre" else OBSERVATIONS)
    sound = file.read_text(encoding="utf-8")
    change(file, old, new)

    only_mend(packages / "ben-tre").apply()

    assert " ".join(file.read_text(encoding="utf-8").split()) == " ".join(sound.split())


@pytest.mark.parametrize("garbled", ["Ä‘oáº¡n\u00a01", "Ä‘Ã\u00a0o 1", "?oạn\u00a01"])
def test_garbled_text_is_left_to_the_report(packages: Path, garbled: str) -> None:
    """What looks like a no-break space may be a half of à, and is needed to read it again."""
    change(packages / OBSERVATIONS, "đoạn 1", garbled)
    assert list(find_mends(packages / "ben-tre")) == []


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_line_ends_and_byte_order_marks_are_mended(packages: Path, line_end: str) -> None:
    """A table saved by Excel reads as before, with line feeds and without its mark."""
    file = packages / OBSERVATIONS
    sound = file.read_bytes()
    text = sound.decode("utf-8").replace("\n", line_end)
    file.write_bytes(b"\xef\xbb\xbf" + text.encode("utf-8"))

    mend = only_mend(packages / "ben-tre")

    assert mend.has_bom
    assert mend.has_other_line_ends
    assert mend.difference() == []
    mend.apply()
    assert file.read_bytes() == sound


def test_the_byte_order_mark_before_a_descriptor_is_mended(packages: Path) -> None:
    """It is all that is mended there, and a descriptor without it is left alone."""
    file = packages / "ben-tre/datapackage.json"
    sound = file.read_bytes()
    file.write_bytes(b"\xef\xbb\xbf" + sound)
    mend = only_mend(packages / "ben-tre")
    assert (mend.has_bom, mend.has_other_separators, mend.difference()) == (True, False, [])
    mend.apply()
    assert file.read_bytes() == sound


@pytest.mark.parametrize("separator", [";", "\t"])
def test_other_separators_become_commas(packages: Path, separator: str) -> None:
    """Excel with Vietnamese settings writes semicolons; each cell stays, a decimal comma too."""
    file = packages / OBSERVATIONS
    change(file, ",43410,", ',"43410,5",')
    text = file.read_text(encoding="utf-8")
    written = io.StringIO(newline="")
    rows = csv.reader(io.StringIO(text, newline=""))
    csv.writer(written, delimiter=separator, lineterminator="\r\n").writerows(rows)
    file.write_bytes(b"\xef\xbb\xbf" + written.getvalue().encode())

    mend = only_mend(packages / "ben-tre")

    assert mend.has_other_separators
    assert mend.difference() == []
    mend.apply()
    assert file.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    "line",
    [
        "a;b",
        "x,y" + ",z" * 12,
        "x" + ",;" * 14,
        ";" * 20,
        '"never closed' + ";" * 14,
        "x" + ";" * 13,
    ],
)
def test_a_file_that_is_not_wholly_in_semicolons_is_left_alone(packages: Path, line: str) -> None:
    """A row of another width could be read in two ways."""
    file = packages / OBSERVATIONS
    header = file.read_text(encoding="utf-8").partition("\n")[0].replace(",", ";")
    file.write_text(f"{header}\n{line}\n", encoding="utf-8")
    assert list(find_mends(packages / "ben-tre")) == []


@pytest.mark.parametrize("signs", [(";", ","), (",", ";"), ("\t", ";"), (";", "\t")])
@pytest.mark.parametrize("spelling", [str, str.upper, str.title])
def test_header_and_rows_may_have_different_signs(
    packages: Path, signs: tuple[str, str], spelling: Callable[[str], str]
) -> None:
    """One of them was pasted; its capitals are mended with it."""
    file = packages / OBSERVATIONS
    text = file.read_text(encoding="utf-8")
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=signs[0]).writerow(map(spelling, header))
    csv.writer(written, delimiter=signs[1]).writerows(rows)
    file.write_text(written.getvalue(), encoding="utf-8", newline="")
    mend = only_mend(packages / "ben-tre")
    assert mend.has_other_separators
    assert any("INDICATOR" in line.upper() for line in mend.difference()) == (spelling is not str)
    mend.apply()
    assert file.read_text(encoding="utf-8") == text


def test_capitals_of_a_header_are_shown_as_mended(packages: Path) -> None:
    """As a changed line; its commas were right."""
    file = packages / OBSERVATIONS
    text = file.read_text(encoding="utf-8")
    header, below = text.split("\n", 1)
    file.write_text(f"{header.upper()}\n{below}", encoding="utf-8")
    mend = only_mend(packages / "ben-tre")
    assert (mend.has_other_separators, mend.after) == (False, text)
    assert mend.difference()[-2:] == [f"-{header.upper()}", f"+{header}"]


def test_acceptances_are_mended_like_tables(packages: Path) -> None:
    """They are edited in the same programs, and have no comma within a cell here."""
    file = packages / "ben-tre/accepted.csv"
    text = 'code,file,line_key,expect,reason,accepted_by,accepted_on\na,b,c,d,"e; f",g,2026-11-22\n'
    file.write_text(text.replace(",", ";"), encoding="utf-8")
    only_mend(packages / "ben-tre").apply()
    assert file.read_text(encoding="utf-8") == text.replace('"', "")


def test_numbers_are_never_touched(packages: Path) -> None:
    """A number with an odd space or a dot between thousands is left to its editor."""
    change(packages / OBSERVATIONS, ",43410,", ",43.410,")
    change(packages / OBSERVATIONS, ",14,", ",\u00a014,")
    assert list(find_mends(packages / "ben-tre")) == []


def test_only_the_rows_that_need_it_are_written_anew(packages: Path) -> None:
    """The difference names the one row that changes."""
    change(packages / OBSERVATIONS, "Trong 5 năm qua", "Trong\u00a05 năm qua")
    lines = [line for line in only_mend(packages / "ben-tre").difference() if line[0] in "+-"]
    assert len(lines) == 4
    assert "Trong 5 năm qua" in lines[-1]


def test_unreadable_files_are_left_to_the_report(packages: Path) -> None:
    """What is no UTF-8 or no CSV is not guessed at."""
    (packages / OBSERVATIONS).write_bytes("Bến Tre".encode("utf-16"))
    (packages / SOURCES).write_text('id,"never closed', encoding="utf-8")
    assert list(find_mends(packages / "ben-tre")) == []
