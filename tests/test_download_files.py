"""Files of parts as pure functions: without an address, with odd texts, in another process."""

import csv
import io
import json
import pickle
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import yaml
from builders import FIGURE, write_package
from rdflib import Graph, URIRef

from khuyencong.address import Address, address_of
from khuyencong.cache import Stored
from khuyencong.catalogue import catalogue_files, entry_pieces, head_pieces
from khuyencong.codebook import Codebook
from khuyencong.downloads import (
    Part,
    part_files,
    parts_of,
    published_observations,
    whole_files,
)
from khuyencong.downloads.citation import citation_files
from khuyencong.downloads.files import JOINED, READ, joined_files
from khuyencong.downloads.formats import forms_of
from khuyencong.downloads.part import AREA, INDICATOR
from khuyencong.downloads.sheets import data_sheet
from khuyencong.downloads.tables import with_words
from khuyencong.excerpt import Excerpts
from khuyencong.feed import feed_file
from khuyencong.language import language
from khuyencong.load import Dataset, load_dataset
from khuyencong.products import part_products
from khuyencong.reading import read_package
from khuyencong.sitemap import sitemap_files

NOWHERE = Address()
SOMEWHERE = Address("https://khuyencong.example.org/")


@pytest.fixture(scope="module")
def parts(dataset: Dataset) -> list[Part]:
    """The parts of the real packages."""
    return parts_of(dataset)


@pytest.fixture
def files_with(tmp_path: Path, codebook: Codebook) -> Callable[..., dict[str, bytes]]:
    """The files of the area of a package of one figure in which some cells differ."""

    def made(**cells: str) -> dict[str, bytes]:
        package = read_package(write_package(tmp_path / "ben-tre", [FIGURE | cells]))
        dataset = load_dataset([package], codebook)
        return files_of(parts_of(dataset)[1], dataset, NOWHERE)

    return made


def files_of(part: Part, dataset: Dataset, address: Address) -> dict[str, bytes]:
    return part_files(part, published_observations(excerpt_of(part, dataset)), address)


def excerpt_of(part: Part, dataset: Dataset) -> Dataset:
    cut = Excerpts(dataset)
    if part.kind == AREA:
        return cut.of_area(part.areas[0])
    return cut.of_indicator(part.indicators[0]) if part.kind == INDICATOR else dataset


def test_a_part_is_a_plain_value(parts: list[Part], dataset: Dataset) -> None:
    """It goes to another process with its excerpt and gives the same bytes there."""
    for part in parts[:3]:
        given = (part, excerpt_of(part, dataset), SOMEWHERE)
        sent = pickle.loads(pickle.dumps(given))  # noqa: S301 - our own
        assert part_products(*sent) == part_products(*given)


def test_without_an_address_nothing_is_invented(parts: list[Part], dataset: Dataset) -> None:
    """No file names a host for this site; the catalogue and the feed hold addresses as seen."""
    files: dict[str, bytes] = {}
    for part in parts:
        files |= files_of(part, dataset, NOWHERE)
    known = {path: Stored.of(content) for path, content in files.items()}
    names = [part.name for part in parts]
    pieces = head_pieces(parts[0], names, ["VN"], known, NOWHERE)
    for part in parts[1:]:
        pieces |= entry_pieces(part, known, NOWHERE)
    written = catalogue_files(names, pieces.__getitem__) | feed_file(parts, NOWHERE)
    for content in [*files.values(), *written.values()]:
        assert b"khuyencong.invalid" not in content
        assert b"None" not in content
    graph = Graph().parse(data=written["catalog.ttl"], publicID="https://there.example/x/")
    subjects = {str(one) for one in graph.subjects() if isinstance(one, URIRef)}
    assert "https://there.example/x/catalog.ttl#catalogue" in subjects
    descriptor = json.loads(files["data/ben-tre/datapackage.json"])
    assert "homepage" not in descriptor
    assert b"<loc>" not in sitemap_files([""], {}, "2026-01-01", NOWHERE)["sitemap.xml"]


def test_an_address_needs_no_last_slash() -> None:
    """With it or without it, files lie below it."""
    assert address_of("https://a.example/b").file("x") == "https://a.example/b/x"
    assert address_of("https://a.example/b/").page("", "en") == "https://a.example/b/en/"
    assert not address_of("").is_known


@pytest.mark.parametrize("text", ["=1+1", "+84 số", "-cmd|' /C calc'!A0", "@SUM(A1)"])
def test_texts_that_look_like_formulas_stay_texts(
    files_with: Callable[..., dict[str, bytes]], text: str
) -> None:
    """A spreadsheet shows them and runs nothing."""
    book = openpyxl.load_workbook(io.BytesIO(files_with(note_vi=text)["data/ben-tre.xlsx"]))
    cells = [cell for row in book["Dữ liệu"].iter_rows() for cell in row if cell.value == text]
    assert [cell.data_type for cell in cells] == ["s"]


@pytest.mark.parametrize(
    ("value", "unmistakable"),
    [("2.125", "2125E-3"), ("0.05", "5E-2"), ("11.80", "1180E-2"), ("2125", "2125")],
)
def test_no_settings_of_excel_change_a_value(
    files_with: Callable[..., dict[str, bytes]], value: str, unmistakable: str
) -> None:
    """2.125 would be 2125 in a Vietnamese Excel; only the CSV for Excel writes it otherwise."""
    files = files_with(value=value)
    assert f",{unmistakable},".encode() in files["data/ben-tre/ben-tre-excel.csv"]
    assert f",{value},".encode() in files["data/ben-tre/observations.csv"]
    assert Decimal(unmistakable) == Decimal(value)


def test_every_column_of_the_csv_for_excel_is_explained(
    files_with: Callable[..., dict[str, bytes]],
) -> None:
    """In the dictionary of the workbook, in the order in which the columns stand."""
    files = files_with()
    header, *_ = csv.reader(
        io.StringIO(files["data/ben-tre/ben-tre-excel.csv"].decode("utf-8-sig"))
    )
    book = openpyxl.load_workbook(io.BytesIO(files["data/ben-tre.xlsx"]))
    rows = list(book["Từ điển - Dictionary"].iter_rows(min_row=4, values_only=True))
    assert [row[0] for row in rows] == header
    assert all(all(row[1:3]) for row in rows)


def test_areas_of_one_name_and_code_are_told_apart(parts: list[Part], dataset: Dataset) -> None:
    """The old and the new Vĩnh Long: in every table by their days, in a workbook by name too."""
    files = files_of(parts[0], dataset, NOWHERE)
    rows = list(csv.DictReader(io.StringIO(files["data/all/observations.csv"].decode())))
    days = {row["area"]: (row["area_valid_from"], row["area_valid_to"]) for row in rows}
    assert days["vinh-long"] == ("", "2025-06-30")
    assert days["vinh-long-2025"] == ("2025-07-01", "")
    book = openpyxl.load_workbook(io.BytesIO(files["data/khuyencong.xlsx"]))
    names = {row[0].value for row in book["Dữ liệu"].iter_rows(min_row=4)}
    assert {"Vĩnh Long (đến 30/6/2025)", "Vĩnh Long (từ 1/7/2025)"} <= names


@pytest.mark.parametrize(
    ("area", "name"),
    [
        ("vinh-long", "Vĩnh Long (đến 30/6/2025)"),
        ("vinh-long-2025", "Vĩnh Long (từ 1/7/2025)"),
        ("ben-tre", "Bến Tre"),
    ],
)
def test_a_workbook_alone_tells_which_area_of_a_name_it_is(
    parts: list[Part], dataset: Dataset, area: str, name: str
) -> None:
    """The other one is in another file."""
    part = next(one for one in parts if one.id == area)
    excerpt = Excerpts(dataset).of_area(dataset.codebook.areas[area])
    told = with_words(published_observations(excerpt), part.units)
    assert {row[0] for row in data_sheet(part, told, language("vi")).rows} == {name}


def test_a_source_without_an_address_is_cited_by_the_file_that_was_read(
    parts: list[Part], dataset: Dataset
) -> None:
    """Nobody could find it otherwise; where there is an address, that is enough."""
    (area,) = [part for part in parts if part.id == "bac-ninh"]
    source = {**area.sources[0], "url": "", "document": "a.txt"}
    for url, told in (("", "tệp đã đọc: a.txt"), ("https://a.example/", "https://a.example/")):
        some = replace(area, sources=({**source, "url": url},))
        text = files_of(some, dataset, NOWHERE)["data/bac-ninh/cite.vi.txt"].decode()
        assert told in text
        assert ("a.txt" in text) == (url == "")


def test_a_citation_says_that_an_area_was_inferred(parts: list[Part], dataset: Dataset) -> None:
    """In each form, with the grounds where there is room for them."""
    (area,) = [part for part in parts if part.id == "ben-tre"]
    (source, *_) = [one for one in area.sources if one["area_evidence_vi"]]
    files = files_of(replace(area, sources=(source,)), dataset, NOWHERE)
    folder = "data/ben-tre/cite"
    assert "địa bàn suy ra" in files[f"{folder}.vi.txt"].decode()
    assert "area inferred" in files[f"{folder}.en.txt"].decode()
    (item, _own) = json.loads(files[f"{folder}.csl.json"])
    assert source["area_evidence_en"] in item["note"]
    for end in ("bib", "ris"):
        assert "area inferred: " in files[f"{folder}.{end}"].decode()
    (reference,) = yaml.safe_load(files["data/ben-tre/CITATION.cff"])["references"]
    assert source["area_evidence_en"] in reference["notes"]


def test_the_file_of_a_citation_names_every_source(parts: list[Part]) -> None:
    """A sentence on a page cannot; who cites the whole package still must."""
    for part in parts:
        for code in ("vi", "en"):
            lines = citation_files(part, SOMEWHERE)[f"{code}.txt"].decode().splitlines()
            assert len(lines) == len(part.sources) + 1
            titles = [source["title"] for source in part.sources]
            assert all(title in line for title, line in zip(titles, lines, strict=False))


def test_every_table_tells_how_an_area_is_known(parts: list[Part], dataset: Dataset) -> None:
    """Who takes rows along takes the grounds along; an answer of the API has them once a source."""
    (area,) = [part for part in parts if part.id == "ben-tre"]
    grounds = {code: area.sources[0][f"area_evidence_{code}"] for code in ("vi", "en")}
    files = files_of(area, dataset, NOWHERE)
    for path in ("observations.csv", "ben-tre-excel.csv"):
        (row, *_) = csv.DictReader(io.StringIO(files[f"data/ben-tre/{path}"].decode()))
        assert {code: row[f"source_area_evidence_{code}"] for code in grounds} == grounds
    book = openpyxl.load_workbook(io.BytesIO(files["data/ben-tre.xlsx"]))
    for sheet, code in (("Dữ liệu", "vi"), ("Data", "en")):
        assert grounds[code] in [cell.value for cell in book[sheet][4]]
    answer = part_products(area, excerpt_of(area, dataset), NOWHERE)["api/v1/areas/ben-tre.json"]
    assert answer.decode().count(grounds["en"]) == 1


def test_the_original_publisher_comes_first(parts: list[Part], dataset: Dataset) -> None:
    """In the sentence, and as the first entry of each file."""
    (area,) = [part for part in parts if part.id == "binh-thuan"]
    source = next(one for one in area.sources if one["id"] == "press-2018-10-23")
    named = replace(area, sources=({**source, "publisher": "Báo Mẫu"},), version="1.0.0")
    files = files_of(named, dataset, SOMEWHERE)
    folder = "data/binh-thuan/cite"
    for end in ("vi.txt", "en.txt", "bib", "ris", "csl.json"):
        text = files[f"{folder}.{end}"].decode()
        assert 0 <= text.index("Báo Mẫu") < text.index("1.0.0"), end
        assert "https://khuyencong.example.org/" in text
    first, second = json.loads(files[f"{folder}.csl.json"])
    assert first["issued"] == {"date-parts": [[2018, 10, 23]]}
    assert (second["type"], second["version"]) == ("dataset", "1.0.0")


def test_a_title_of_the_editors_tells_no_language(parts: list[Part], dataset: Dataset) -> None:
    """An English article without a title is called something in Vietnamese, and stays English."""
    (area,) = [part for part in parts if part.id == "binh-dinh"]
    source = area.sources[0]
    titles = {"[Bài tiếng Anh]": "", "Đào tạo nghề": "vietnamese", "Rural industry": "english"}
    for title, named in titles.items():
        files = files_of(replace(area, sources=({**source, "title": title},)), dataset, NOWHERE)
        first, *_ = files["data/binh-dinh/cite.bib"].decode().split("@misc{khuyencong-")
        assert (f"language = {{{named}}}" in first) == bool(named)
        assert ("language = " in first) == bool(named)
        (item, _own) = json.loads(files["data/binh-dinh/cite.csl.json"])
        assert item.get("language", "") == named[:2]
        ris = files["data/binh-dinh/cite.ris"].decode().split("ER  - ")[0]
        assert ("LA  - " in ris) == bool(named)


def test_an_area_without_figures_has_all_its_files(parts: list[Part], dataset: Dataset) -> None:
    """Quảng Ngãi states no figure; its workbook has statements and an empty table."""
    (area,) = [part for part in parts if part.id == "quang-ngai"]
    files = files_of(area, dataset, NOWHERE)
    book = openpyxl.load_workbook(io.BytesIO(files["data/quang-ngai.xlsx"]))
    assert not book["Data"].tables
    assert book["Nhận định - Statements"].max_row > 10


def test_everything_is_the_same_from_its_areas(parts: list[Part], dataset: Dataset) -> None:
    """Put together of their files, it has those that are made of all figures at once."""
    whole, areas = parts[0], [part for part in parts if part.kind == AREA]
    made = [files_of(area, dataset, SOMEWHERE) for area in areas]
    tables = {
        form: [
            files[one.path]
            for area, files in zip(areas, made, strict=True)
            for one in forms_of(area)
            if one.format == form
        ]
        for form in {*JOINED, *READ}
    }
    of_areas = [one for form in READ for one in tables[form]]
    put_together = whole_files(whole, published_observations(dataset), SOMEWHERE, *of_areas)
    for path, pieces in joined_files(whole, tables).items():
        assert path not in put_together
        put_together[path] = b"".join(pieces)
    at_once = files_of(whole, dataset, SOMEWHERE)
    assert put_together.keys() == at_once.keys()
    assert [path for path in at_once if at_once[path] != put_together[path]] == []


def test_references_are_written_as_one_file_would_be(parts: list[Part]) -> None:
    """References are written one by one; YAML's own writer gives the same file."""
    for part in parts:
        text = citation_files(part, SOMEWHERE)["cff"].decode()
        content = yaml.safe_load(text)
        assert len(content.get("references", ())) == len(part.sources)
        assert text == yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=100)


def test_no_package_at_all_gives_empty_files(codebook: Codebook) -> None:
    """Before the first area is entered, everything is there and empty."""
    dataset = load_dataset([], codebook)
    whole, *indicators = parts_of(dataset)
    assert {whole.count, *(part.count for part in indicators)} == {0}
    assert files_of(whole, dataset, NOWHERE)["data/khuyencong.zip"]
