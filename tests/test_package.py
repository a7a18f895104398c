"""Reading a package from disk: nothing in it is trusted, and every cell keeps its place."""

import hashlib
import json
import os
import tempfile
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import frictionless
import pytest
from builders import FIGURE, check_package, codes, descriptor_for, write_descriptor, write_package
from hypothesis import given, settings
from hypothesis import strategies as st

from khuyencong.codebook import Codebook
from khuyencong.package import Package, package_directories
from khuyencong.problems import Problem, explain
from khuyencong.reading import read_package


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small sound package."""
    return write_package(tmp_path / "ben-tre")


@pytest.fixture
def visits() -> Iterator[list[str]]:
    """What a local web server was asked for; its address is the first entry."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *args: object) -> None:
            """Note the request, of whatever method; none of them is answered."""
            asked.append(str(args))

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        asked.append(f"http://127.0.0.1:{server.server_port}")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield asked
        server.shutdown()
        thread.join()


def change(folder: Path, *place: Any, to: Any) -> None:
    """Change one value of a package's descriptor."""
    descriptor: Any = descriptor_for(folder)
    part = descriptor
    for step in place[:-1]:
        part = part[step]
    part[place[-1]] = to
    write_descriptor(folder, descriptor)


def faults(folder: Path) -> list[tuple[str, str | None]]:
    """Code and field of every fault of reading."""
    return [(fault.code, fault.field) for fault in read_package(folder).faults]


def test_a_sound_package_is_read_cell_by_cell(folder: Path) -> None:
    """Cells stay text, with the names of their columns."""
    package = read_package(folder)
    (record,) = package.records("observations")
    assert package.faults == ()
    assert (record["value"], record["stated_as"], record["note_vi"]) == (
        "3",
        "3 lớp đào tạo nghề",
        "",
    )


def test_the_codebook_comes_first_and_hidden_folders_do_not_count(tmp_path: Path) -> None:
    """The order of reading, and what an operating system leaves behind."""
    for name in ("an-giang", "codebook", "yen-bai", ".cache"):
        (tmp_path / name).mkdir()
    (tmp_path / "README.md").touch()
    names = [path.name for path in package_directories(tmp_path)]
    assert names == ["codebook", "an-giang", "yen-bai"]


@pytest.mark.parametrize(
    "text",
    [
        *("", "{", "[]", "5", '"gói"', "null", "[" * 100_000, '{"a":' * 100_000),
        *('{"name": NaN}', '{"a": ' + "1" * 5_000 + "}", '{"title": "\\ud800"}'),
    ],
)
def test_a_descriptor_that_is_no_object_is_one_problem(folder: Path, text: str) -> None:
    """Neither depth, nor huge numbers, nor half characters bring the reader down."""
    (folder / "datapackage.json").write_text(text, encoding="utf-8")
    assert [code for code, _ in faults(folder)] == ["descriptor-invalid"]


def test_a_descriptor_in_another_encoding_names_its_line(folder: Path) -> None:
    """The first odd byte is shown."""
    (folder / "datapackage.json").write_bytes(b'{\n"title": "B\xean"}')
    (fault,) = read_package(folder).faults
    assert (fault.code, fault.line, fault.found) == ("not-utf8", 2, "0xEA")
    assert "Notepad" in explain(fault, "vi").mend


@pytest.mark.parametrize(
    ("text", "case", "place"),
    [
        ('{\n  "name": "x"\n  "title": "y"\n}', "comma", (2, 13)),
        ('{\n  "name": "x" y"\n}', "comma", (2, 13)),
        ('{\n  "name": "x",\n}', "trailing-comma", (2, 14)),
        ('{\n  "keywords": ["x",\n  ]}', "trailing-comma", (2, 19)),
        ('{\n  "name": "x",,\n  "title": "y"\n}', "double-comma", (2, 15)),
        ('{\n  "keywords": ["x",, "y"]\n}', "double-comma", (2, 20)),
        ('{\n  "version": "1.0.0", // sửa\n  "name": "x"\n}', "comment", (2, 23)),
        ('{\n  # sửa\n  "name": "x"\n}', "comment", (2, 3)),
        ('{\n  "version": 1.0.0,\n  "name": "x"\n}', "unquoted", (2, 14)),
        ('{\n  "created": 22/11/2026\n}', "unquoted", (2, 14)),
        ('{\n  "created": 2026-11-22\n}', "unquoted", (2, 14)),
        ('{\n  "version": 1\n  "name": "x"\n}', "comma", (2, 14)),
        ('{\n  "name" "x"\n}', "colon", (2, 8)),
        ('{\n  "name": "x,\n  "title": "y"\n}', "quote", (2, 11)),
        ('{\n  "name": "x', "quote", (2, 11)),
        ('{\n  "name": "x"\n', "end", (2, 13)),
        ("", "end", (1, 1)),
        ('{"name": "x"}\n}', "extra", (2, 1)),
        ("{\n  'name': \"x\"\n}", "token", (2, 3)),
        ('{\n  "name": x\n}', "token", (2, 11)),
        ('{"name": NaN}', "value", (None, None)),
    ],
)
def test_a_slip_in_a_descriptor_is_told_where_it_is(
    folder: Path, text: str, case: str, place: tuple[int | None, int | None]
) -> None:
    """Not on the line after it, on which a parser stops; and in the reader's own language."""
    (folder / "datapackage.json").write_text(text, encoding="utf-8")
    (fault,) = read_package(folder).faults
    assert (fault.code, fault.case, (fault.line, fault.column)) == (
        "descriptor-invalid",
        case,
        place,
    )
    assert "Expecting" not in explain(fault, "vi").message


def test_a_byte_order_mark_before_a_descriptor_is_told_and_all_else_too(folder: Path) -> None:
    """The rest is read as if it were not there."""
    file = folder / "datapackage.json"
    text = file.read_text(encoding="utf-8").replace('"version": "1.0.0"', '"version": ""')
    file.write_text("\ufeff" + text, encoding="utf-8")
    found = [(one.case, one.field, one.line) for one in read_package(folder).faults]
    assert found == [("bom", None, 1), ("empty", "version", 6)]


@pytest.mark.parametrize("content", [b"{", "{}".encode("utf-16"), b'{"resources": 5}', None])
def test_tables_are_checked_beside_a_broken_descriptor(
    folder: Path, problems_of: Callable[[Path], list[Problem]], content: bytes | None
) -> None:
    """Their columns are known from the contract, and somebody may mend both at once."""
    write_package(folder, [FIGURE | {"status": "achieved"}])
    (folder / "datapackage.json").unlink()
    if content is not None:
        (folder / "datapackage.json").write_bytes(content)
    found = [one for one in problems_of(folder) if one.file.endswith(".csv")]
    assert codes(found) == ["not-allowed"]


def test_a_table_in_utf_16_is_told_as_such(folder: Path) -> None:
    """Excel saves “Unicode Text” so."""
    file = folder / "observations.csv"
    file.write_bytes(file.read_text(encoding="utf-8").encode("utf-16"))
    (fault,) = read_package(folder).faults
    assert (fault.code, fault.case) == ("not-utf8", "utf-16")


def test_a_descriptor_of_three_megabytes_is_not_read(folder: Path) -> None:
    """A descriptor takes 15 KB; more is refused unread."""
    (folder / "datapackage.json").write_text('{"a": "' + "x" * 3_000_000 + '"}', encoding="utf-8")
    assert faults(folder) == [("file-too-large", None)]


@pytest.mark.parametrize("item", ["0", "{}", '{"name":[]}', '{"name":"observations"}'])
def test_a_million_resources_are_answered_briefly(folder: Path, item: str) -> None:
    """The report does not grow with what a descriptor repeats."""
    count = 1_900_000 // (len(item) + 1)
    text = '{"resources":[' + ",".join([item] * count) + "]}"
    (folder / "datapackage.json").write_text(text, encoding="utf-8")
    assert 0 < len(read_package(folder).faults) < 30


@pytest.mark.parametrize(
    "path",
    [
        *(
            "../ha-noi/observations.csv",
            "/etc/passwd",
            "C:\\observations.csv",
            "~/observations.csv",
        ),
        *("http://127.0.0.1/observations.csv", "file:///etc/passwd", "data/../../x.csv"),
    ],
)
def test_a_path_that_leaves_the_folder_is_unsafe(folder: Path, path: str) -> None:
    """Absolute paths, climbing paths and addresses of any kind."""
    change(folder, "resources", 0, "path", to=path)
    assert faults(folder) == [("unsafe-path", "path")]
    assert "observations" not in read_package(folder).tables


@pytest.mark.parametrize("path", [["observations.csv"], None, 5, {"a": 1}, "", "observations2.csv"])
def test_a_path_that_is_not_the_one_file_is_invalid(folder: Path, path: object) -> None:
    """A resource has one file, named after it."""
    change(folder, "resources", 0, "path", to=path)
    assert faults(folder) == [("descriptor-invalid", "path")]


@pytest.mark.parametrize("name", ["observations.csv", "datapackage.json"])
def test_a_link_is_not_followed(folder: Path, tmp_path: Path, name: str) -> None:
    """A link could show a file of the machine to the world."""
    secret = tmp_path / "secret"
    (folder / name).rename(secret)
    (folder / name).symlink_to(secret)
    assert [code for code, _ in faults(folder)] == ["unsafe-path"]


@pytest.mark.parametrize("name", ["observations.csv", "datapackage.json"])
def test_a_folder_in_the_place_of_a_file_is_not_read(folder: Path, name: str) -> None:
    """It is no plain file."""
    (folder / name).unlink()
    (folder / name).mkdir()
    assert [code for code, _ in faults(folder)] == ["unsafe-path"]


@pytest.mark.parametrize("name", ["observations.csv", "datapackage.json"])
def test_a_pipe_does_not_make_the_reader_wait(folder: Path, name: str) -> None:
    """Opening a pipe to which nobody writes would last for ever."""
    (folder / name).unlink()
    os.mkfifo(folder / name)
    assert [code for code, _ in faults(folder)] == ["unsafe-path"]


def test_a_link_to_nowhere_is_refused_like_any_link(folder: Path) -> None:
    """Whether its target exists is nobody's business."""
    (folder / "datapackage.json").unlink()
    (folder / "datapackage.json").symlink_to("nowhere")
    assert faults(folder) == [("unsafe-path", None)]


@pytest.mark.parametrize("key", ["dialect", "compression", "scheme", "extrapaths", "data"])
def test_a_resource_may_not_switch_the_reader(folder: Path, key: str) -> None:
    """Another dialect or inline data would be other data than the file shows."""
    change(folder, "resources", 0, key, to={"delimiter": ";"})
    assert faults(folder) == [("descriptor-invalid", key)]
    assert "observations" not in read_package(folder).tables


@pytest.mark.parametrize(
    ("key", "value"), [("format", "xlsx"), ("encoding", "cp1258"), ("type", 5)]
)
def test_a_resource_is_a_table_in_utf8_csv(folder: Path, key: str, value: object) -> None:
    """Nothing else is read."""
    change(folder, "resources", 0, key, to=value)
    assert faults(folder) == [("descriptor-invalid", key)]


@pytest.mark.parametrize("name", [[], {}, None, 5, "secrets", ["observations"]])
def test_a_resource_of_another_name_is_refused(folder: Path, name: object) -> None:
    """Names that are no text do not bring the reader down either."""
    change(folder, "resources", 0, "name", to=name)
    assert ("descriptor-invalid", "resources") in faults(folder)
    assert "observations" not in read_package(folder).tables


def test_two_resources_of_one_name_are_refused(folder: Path) -> None:
    """Data Package forbids them, and other programs stop at them."""
    resources = descriptor_for(folder)["resources"]
    change(folder, "resources", to=[*resources, resources[0]])
    assert faults(folder) == [("descriptor-invalid", "resources")]


def test_every_missing_table_is_named(folder: Path) -> None:
    """Observations and sources are required, narratives are not."""
    change(folder, "resources", to=[{"name": "x"}])
    wanted = [fault.details["wanted"] for fault in read_package(folder).faults]
    assert sorted(wanted) == ["narratives, observations, sources", "observations", "sources"]


@pytest.mark.parametrize("created", ["yesterday", "0001-01-01T00:00:00Z", "2026-13-01T00:00:00Z"])
def test_created_is_a_moment_that_a_zip_can_carry(folder: Path, created: str) -> None:
    """The published zip is dated by it."""
    change(folder, "created", to=created)
    assert ("descriptor-invalid", "created") in faults(folder)


@pytest.mark.parametrize("resources", ["observations.csv", {"name": "observations"}, 5])
def test_resources_are_a_list(folder: Path, resources: object) -> None:
    """Anything else holds no table."""
    change(folder, "resources", to=resources)
    assert ("descriptor-invalid", "resources") in faults(folder)


@pytest.mark.parametrize(
    ("name", "value", "case", "fix"),
    [
        ("version", "v2", "version", "2.0.0"),
        ("version", "v1.0", "version", "1.0.0"),
        ("version", "bản mới", "version", None),
        ("created", "22/11/2026", "day", "2026-11-22T00:00:00Z"),
        ("created", "2026-11-22", "day", "2026-11-22T00:00:00Z"),
        ("created", "2026-11-22T07:30:00", "created", "2026-11-22T07:30:00Z"),
        ("created", "2026-11-22T00:00Z", "created", None),
        ("created", "03/04/2026", "day-first", "2026-04-03T00:00:00Z"),
        ("created", "hôm qua", "created", None),
        ("licenses", [{"name": "MIT"}], "licence", None),
        ("licenses", [{"name": "CC-BY-4.0"}, {"title": "MIT"}], "licence", None),
    ],
)
def test_a_value_that_has_one_form_only_is_told_with_it(
    folder: Path, name: str, value: object, case: str, fix: str | None
) -> None:
    """With its line, and with the value to paste where it can be computed."""
    change(folder, name, to=value)
    (fault,) = read_package(folder).faults
    assert (fault.code, fault.case, fault.field, fault.fix) == (
        "descriptor-invalid",
        case,
        name,
        fix,
    )
    assert fault.line is not None


@pytest.mark.parametrize(
    ("name", "written", "told"),
    [
        ("version", "verison", ("misspelt", "verison")),
        ("licenses", "licences", ("misspelt", "licences")),
        ("title_en", "Title_en", ("misspelt", "Title_en")),
        ("sources", "source", ("misspelt", "source")),
        ("version", None, ("missing", "version")),
        ("title", "x-note", ("missing", "title")),
    ],
)
def test_an_entry_that_is_not_there_is_told_by_its_name(
    folder: Path, name: str, written: str | None, told: tuple[str, str]
) -> None:
    """As a slip, where one of the others looks like it; an unknown one by itself is no fault."""
    file = folder / "datapackage.json"
    descriptor = json.loads(file.read_text(encoding="utf-8"))
    value = descriptor.pop(name)
    descriptor |= {} if written is None else {written: value}
    write_descriptor(folder, descriptor)
    (fault,) = read_package(folder).faults
    assert (fault.case, fault.field) == told
    assert fault.details["wanted"].strip('"').startswith(name)
    assert "–" not in explain(fault, "vi").message


def test_a_table_that_the_descriptor_leaves_out_is_told(folder: Path) -> None:
    """A descriptor of another package may name fewer tables, and nobody would see the rest."""
    (folder / "narratives.csv").write_text("id\n", encoding="utf-8")
    (fault,) = read_package(folder).faults
    assert (fault.code, fault.case, fault.found) == (
        "descriptor-invalid",
        "unlisted",
        "narratives.csv",
    )


@pytest.mark.parametrize("name", ["name", "title", "version", "created", "licenses", "resources"])
def test_a_required_property_may_not_be_empty(folder: Path, name: str) -> None:
    """A package without a licence may be used by nobody."""
    change(folder, name, to=None)
    assert ("descriptor-invalid", name) in faults(folder)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("title", {"vi": "Tên"}), ("version", 1.0), ("licenses", "CC"), ("licenses", ["CC"])),
        *(("sources", {"title": "x"}), ("contributors", [5]), ("keywords", [1]), ("$schema", [1])),
    ],
)
def test_a_property_of_the_wrong_kind_is_refused(folder: Path, name: str, value: object) -> None:
    """Pages and catalogues rely on texts being texts and lists lists."""
    change(folder, name, to=value)
    assert faults(folder) == [("descriptor-invalid", name)]


@pytest.mark.parametrize(
    ("name", "value"),
    [("title", 5), ("bytes", "5"), ("hash", 5), ("sources", "x"), ("mediatype", ["text/csv"])],
)
def test_a_property_of_a_table_of_the_wrong_kind_is_refused(
    folder: Path, name: str, value: object
) -> None:
    """As it is where the property is the package's own."""
    change(folder, "resources", 0, name, to=value)
    assert faults(folder) == [("descriptor-invalid", name)]


def marks(content: bytes) -> dict[str, object]:
    """What descriptors say of the bytes of a file, in all ways in which they say it."""
    return {
        "bytes": len(content),
        "hash": hashlib.md5(content).hexdigest(),  # noqa: S324 - as the standard has it
        "hash of its kind": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }


@pytest.mark.parametrize("name", ["bytes", "hash", "hash of its kind"])
def test_marks_of_a_table_that_was_edited_since_are_told(folder: Path, name: str) -> None:
    """Frictionless refuses the package for them; true ones pass."""
    table, entry = folder / "observations.csv", name.partition(" ")[0]
    change(folder, "resources", 0, entry, to=marks(b"before")[name])
    (problem,) = read_package(folder).faults
    new = marks(table.read_bytes())[name]
    assert (problem.code, problem.case, problem.field) == ("descriptor-invalid", "stale", entry)
    assert problem.fix == f"{new}"
    lines = (folder / "datapackage.json").read_text(encoding="utf-8").splitlines()
    assert f'"{entry}": ' in lines[(problem.line or 0) - 1]
    assert not frictionless.validate(folder / "datapackage.json").valid
    change(folder, "resources", 0, entry, to=new)
    assert not faults(folder)
    assert frictionless.validate(folder / "datapackage.json").valid


def test_a_checksum_of_an_unknown_kind_is_passed_over(folder: Path) -> None:
    """As in frictionless, which knows two kinds."""
    change(folder, "resources", 0, "hash", to="blake9:00")
    assert not faults(folder)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ((), "https://example.org/schema.json"),
        (("fields", 7, "type"), "string"),
        (("fields", 7, "decimalChar"), ","),
        (("missingValues",), ["", "-"]),
        (("foreignKeys",), []),
    ],
)
def test_a_schema_of_its_own_is_drift(
    folder: Path, place: tuple[str | int, ...], value: object
) -> None:
    """The reader may not be switched by a package's own description."""
    change(folder, "resources", 0, "schema", *place, to=value)
    assert [code for code, _ in faults(folder)] == ["schema-drift"]


def test_no_address_of_a_descriptor_is_ever_asked(
    folder: Path, visits: list[str], problems_of: Callable[[Path], list[Problem]]
) -> None:
    """Paths, schemas and profiles on a web server stay unread through all checks."""
    address = visits[0]
    for key in ("path", "schema", "dialect", "profile"):
        for table in (0, 1):
            change(folder, "resources", table, key, to=f"{address}/{key}")
            assert problems_of(folder)
            change(folder, "resources", table, key, to={"$ref": f"{address}/{key}"})
            assert problems_of(folder)
    for key in ("$schema", "profile", "image", "homepage"):
        change(folder, key, to=f"{address}/{key}")
        problems_of(folder)
    assert visits == [address]


def test_a_byte_order_mark_is_no_part_of_the_header(
    folder: Path, problems_of: Callable[[Path], list[Problem]]
) -> None:
    """Excel writes one."""
    file = folder / "observations.csv"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert problems_of(folder) == []


def test_windows_line_ends_are_read(
    folder: Path, problems_of: Callable[[Path], list[Problem]]
) -> None:
    """Excel writes them, too."""
    for file in folder.glob("*.csv"):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert problems_of(folder) == []
    assert read_package(folder).rows == 2


def test_an_unclosed_quote_is_reported_where_its_row_begins(folder: Path) -> None:
    """The rest of the file would be one cell."""
    file = folder / "observations.csv"
    file.write_text(file.read_text(encoding="utf-8") + '"training\nx\n', encoding="utf-8")
    (fault,) = read_package(folder).faults
    assert (fault.code, fault.line) == ("wrong-type", 3)


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x07", "\u202e", "\u200b"])
def test_a_hidden_character_is_reported_and_shown(
    character: str, judge: Callable[..., list[Problem]]
) -> None:
    """A terminal, a browser or C program might obey it."""
    (problem,) = judge(note_vi=f"mẫu{character}mẫu")
    mended = "mẫumẫu" if character in "\u200b\u202e" else "mẫu mẫu"  # no room, or some
    assert (problem.code, problem.field, problem.fix) == ("odd-space", "note_vi", mended)
    assert problem.found == f"mẫu⟨U+{ord(character):04X}⟩mẫu"


def test_an_empty_table_lacks_its_header(folder: Path) -> None:
    """Zero bytes are no table, and nothing else is said of its sources."""
    (folder / "observations.csv").write_bytes(b"")
    (fault,) = read_package(folder).faults
    assert (fault.code, fault.line, fault.column) == ("wrong-header", 1, 1)


def test_cells_of_several_lines_keep_the_line_numbers_of_an_editor(
    tmp_path: Path, problems_of: Callable[[Path], list[Problem]]
) -> None:
    """The second row begins on line 5, because the first takes three lines."""
    figures = [
        FIGURE | {"note_vi": "một\nhai\nba"},
        FIGURE | {"period_start": "2013", "status": "achieved"},
    ]
    (problem,) = problems_of(write_package(tmp_path / "ben-tre", figures))
    assert (problem.code, problem.line, problem.column) == ("not-allowed", 5, 6)


def test_blank_rows_do_not_shift_the_line_numbers(
    tmp_path: Path, problems_of: Callable[[Path], list[Problem]]
) -> None:
    """What stands after a blank row is reported where an editor shows it."""
    folder = write_package(tmp_path / "ben-tre", [FIGURE, FIGURE | {"status": "achieved"}])
    file = folder / "observations.csv"
    head, first, second = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join([head, "", first, ",,", second, ""]), encoding="utf-8")
    found = [(problem.code, problem.line) for problem in problems_of(folder)]
    assert found == [("not-allowed", 5), ("blank-row", 2), ("blank-row", 4)]


def test_a_row_that_lacks_cells_is_reported_once(
    folder: Path, problems_of: Callable[[Path], list[Problem]]
) -> None:
    """Not once for every cell that is not there, and nothing else is said of such a row."""
    file = folder / "sources.csv"
    file.write_text(file.read_text(encoding="utf-8") + "nguon-2,Bài\n", encoding="utf-8")
    found = [(problem.code, problem.line, problem.column) for problem in problems_of(folder)]
    assert found == [("missing-value", 3, 3)]


def test_more_than_a_thousand_problems_are_all_reported(
    tmp_path: Path, problems_of: Callable[[Path], list[Problem]]
) -> None:
    """Every problem is reported in one run."""
    figures = [
        FIGURE | {"period_start": year, "period_end": year, "status": "achieved"}
        for year in map(str, range(2_000, 3_001))
    ]
    found = problems_of(write_package(tmp_path / "ben-tre", figures))
    assert codes(found) == ["not-allowed"] * 1_001


@settings(max_examples=150)
@given(table=st.binary(max_size=200), descriptor=st.binary(max_size=200), headed=st.booleans())
def test_reading_arbitrary_bytes_never_raises(
    table: bytes, descriptor: bytes, *, headed: bool
) -> None:
    """Whatever lies in a folder, a package comes back with its faults."""
    with tempfile.TemporaryDirectory() as name:
        folder = write_package(Path(name) / "ben-tre")
        file = folder / "observations.csv"
        file.write_bytes(file.read_bytes()[: 200 if headed else 0] + table)
        if not headed:
            (folder / "datapackage.json").write_bytes(descriptor)
        assert isinstance(read_package(folder), Package)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda children: (
        st.lists(children, max_size=3)
        | st.dictionaries(st.sampled_from(["name", "path", "schema", "fields", "x"]), children)
    ),
    max_leaves=6,
)


@settings(max_examples=60)
@given(name=st.sampled_from(sorted(descriptor_for(Path("x")))), value=JSON)
def test_reading_arbitrary_properties_never_raises(name: str, value: object) -> None:
    """Whatever stands in a descriptor, a package comes back with its faults."""
    with tempfile.TemporaryDirectory() as directory:
        folder = write_package(Path(directory) / "ben-tre")
        text = json.dumps(descriptor_for(folder) | {name: value})
        (folder / "datapackage.json").write_text(text, encoding="utf-8")
        for fault in read_package(folder).faults:
            assert explain(fault, "vi").message


CELLS = st.sampled_from(
    [
        *(
            "",
            "2018",
            "2018-13",
            "0000",
            "-1.620",
            "1.620.000",
            "1,620",
            "11,8",
            "1e9",
            "NaN",
            "INF",
        ),
        *("1_000", " 3 ", "gần 144", "144 tỷ", "10 - 15", "1" * 60, "0.000", "=1+1", "BÕn Tre"),
        *("funding_total", "funding_state_budget_share", "billion_vnd", "vnd", "percent", "exact"),
        *("actual", "at_least", "nearly", "nguon-1", "gần 144 tỷ đồng", "\x00", "Beán Tre"),
    ]
) | st.text(max_size=5)


@settings(max_examples=25)
@given(
    rows=st.lists(
        st.dictionaries(st.sampled_from([*FIGURE, "missing_reason", "note_vi"]), CELLS, max_size=4),
        min_size=1,
        max_size=4,
    )
)
def test_checking_arbitrary_cells_never_raises(
    codebook: Codebook, rows: list[dict[str, str]]
) -> None:
    """Whatever stands in the cells, every problem found has its texts."""
    with tempfile.TemporaryDirectory() as directory:
        figures = [
            FIGURE | {k: v.encode("utf-8", "replace").decode() for k, v in row.items()}
            for row in rows
        ]
        folder = write_package(Path(directory) / "ben-tre", figures)
        for problem in check_package(read_package(folder), codebook):
            assert explain(problem, "vi").message
