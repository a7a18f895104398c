"""Every kind of data file, read by a program of others and compared with the packages."""

import csv
import hashlib
import io
import json
import re
import subprocess
import zipfile
from pathlib import Path

import duckdb
import frictionless
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from programs import ensure_program

from khuyencong.paths import ROOT

PACKAGES = ROOT / "datapackages"
AREAS = sorted(path.parent.name for path in PACKAGES.glob("*/observations.csv"))
Figure = tuple[str | float | None, ...]
KEY = [
    "area",
    "indicator",
    "period_start",
    "period_end",
    "breakdown",
    "status",
    "qualifier",
    "unit",
    "stated_as",
    "source",
]
READ_BY_NODE = """
const { Package } = require("datapackage");
(async () => {
  const read = await Package.load(process.argv[2]);
  const rows = await read.getResource("observations").read({ keyed: true });
  console.log(JSON.stringify({ valid: read.valid, errors: read.errors.map(String), rows }));
})();
"""


def stated(area: str) -> list[Figure]:
    """The figures of a package, read with nothing but Python's own CSV reader."""
    text = (PACKAGES / area / "observations.csv").read_text(encoding="utf-8")
    rows = [{**row, "area": area} for row in csv.DictReader(io.StringIO(text, newline=""))]
    return figures(rows)


def figures(rows: list[dict[str, object]]) -> list[Figure]:
    """Rows as any program gave them, comparable: texts, and the value as a number."""
    found = []
    for row in rows:
        texts = ["" if pd.isna(row[name]) else str(row[name]) for name in KEY]
        value = row["value"]
        found.append((*texts, None if pd.isna(value) or value == "" else float(str(value))))
    return sorted(found, key=str)


EVERYTHING = sorted((one for area in AREAS for one in stated(area)), key=str)
INDICATORS = sorted(pd.read_csv(PACKAGES / "codebook/indicators.csv")["id"])
"""With those of which no source gives a figure: their files have no row."""


def of_indicator(indicator: str) -> list[Figure]:
    return [one for one in EVERYTHING if one[1] == indicator]


def tables(site: Path, ending: str) -> list[tuple[Path, list[Figure]]]:
    """Files of a form, each with the figures that it must hold."""
    name = f"observations.{ending}"
    return [
        *((site / f"data/{area}/{name}", stated(area)) for area in AREAS),
        *((site / f"data/indicators/{one}.{ending}", of_indicator(one)) for one in INDICATORS),
        (site / f"data/all/{name}", EVERYTHING),
    ]


def test_pandas_reads_csv(site: Path) -> None:
    """Comma, point and UTF-8, without any option but that texts are texts."""
    for path, wanted in tables(site, "csv"):
        frame = pd.read_csv(path, dtype=str, keep_default_na=False)
        assert figures(frame.to_dict("records")) == wanted, path


def test_pandas_reads_the_csv_for_excel(site: Path) -> None:
    """The same figures behind the mark, and each in words besides."""
    for area in AREAS:
        frame = pd.read_csv(
            site / f"data/{area}/{area}-excel.csv",
            encoding="utf-8-sig",
            dtype=str,
            keep_default_na=False,
        )
        assert figures(frame.to_dict("records")) == stated(area)
    frame = pd.read_csv(site / "data/binh-thuan/binh-thuan-excel.csv", encoding="utf-8-sig")
    (words,) = frame[frame["stated_as"] == "gần 7.000 lao động nông thôn"].to_dict("records")
    assert words["figure_vi"].replace("\u00a0", " ") == "gần 7.000 người"
    assert words["figure_en"].replace("\u00a0", " ") == "nearly 7,000 people"


def test_json_holds_numbers(site: Path) -> None:
    """A value is a number or null, and never a text."""
    for path, wanted in tables(site, "json"):
        rows = json.loads(path.read_text(encoding="utf-8"))
        assert {type(row["value"]) for row in rows} <= {int, float, type(None)}
        assert figures(rows) == wanted, path


def test_pyarrow_reads_parquet_with_its_meaning(site: Path) -> None:
    """The schema holds licence, version and citation, and each column its titles."""
    for path, wanted in tables(site, "parquet"):
        table = pq.read_table(path)
        assert figures(table.to_pylist()) == wanted, path
        assert str(table.schema.field("value").type) == "double"
    about = {key.decode(): text.decode() for key, text in table.schema.metadata.items()}
    assert about["license"] == "CC-BY-4.0"
    assert "Khuyến công mở" in about["citation"]
    value = table.schema.field("indicator").metadata
    assert value[b"title"].decode() == "Chỉ tiêu"
    assert value[b"title_en"] == b"Indicator"


def test_duckdb_reads_parquet_csv_and_json(site: Path) -> None:
    """DuckDB finds the same figures in three forms."""
    for ending in ("parquet", "csv", "json"):
        path = site / f"data/all/observations.{ending}"
        reader = {"csv": "read_csv($1, all_varchar = true)", "json": "read_json_auto($1)"}
        source = reader.get(ending, "read_parquet($1)")
        rows = duckdb.execute(f"FROM {source}", [str(path)])
        names = [one[0] for one in rows.description]
        found = [dict(zip(names, row, strict=True)) for row in rows.fetchall()]
        assert figures(found) == EVERYTHING, ending


@pytest.mark.parametrize("area", [*AREAS, "all"])
def test_frictionless_finds_sizes_hashes_and_figures_right(site: Path, area: str) -> None:
    """The framework itself compares bytes and hash of each file with the descriptor."""
    path = site / f"data/{area}/datapackage.json"
    package = frictionless.Package(str(path))
    report = package.validate()
    assert report.valid, report.flatten(["type", "note"])
    for resource in package.resources:
        content = (path.parent / resource.path).read_bytes()
        assert resource.bytes == len(content)
        assert resource.hash == f"sha256:{hashlib.sha256(content).hexdigest()}"
    rows = [row.to_dict() for row in package.get_resource("observations").read_rows()]
    assert figures(rows) == (EVERYTHING if area == "all" else stated(area))


@pytest.mark.parametrize("area", [*AREAS, "all"])
def test_descriptors_say_everything_in_both_languages(site: Path, area: str) -> None:
    """What Data Package v2 names, and for each field titles; a description where one helps."""
    descriptor = json.loads((site / f"data/{area}/datapackage.json").read_text("utf-8"))
    for name in ("version", "created", "licenses", "contributors", "sources", "keywords"):
        assert descriptor[name], name
    for name in ("title", "title_en", "description", "description_en", "homepage"):
        assert descriptor[name], name
    for resource in descriptor["resources"]:
        for field in resource["schema"]["fields"]:
            assert field["title"], field["name"]
            assert field["title_en"], field["name"]
            assert ("description" in field) == ("description_en" in field)


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which Node finds the JavaScript library for data packages."""
    folder = tmp_path_factory.mktemp("node")
    install = [ensure_program("npm"), "install", "--silent", "--no-fund", "--no-audit"]
    subprocess.run([*install, "datapackage@1.1.10"], cwd=folder, check=True, timeout=300)
    (folder / "read.js").write_text(READ_BY_NODE, encoding="utf-8")
    return folder


@pytest.mark.parametrize("area", [*AREAS, "all"])
def test_javascript_reads_the_packages(site: Path, node: Path, area: str) -> None:
    """The library of another language finds the packages valid, and the same figures in them."""
    path = site / f"data/{area}/datapackage.json"
    run = subprocess.run(
        ["node", "read.js", str(path)], cwd=node, capture_output=True, text=True, check=True
    )
    answer = json.loads(run.stdout)
    assert answer["valid"], answer["errors"]
    assert figures(answer["rows"]) == (EVERYTHING if area == "all" else stated(area))


def workbooks(site: Path) -> list[tuple[Path, list[Figure]]]:
    return [
        *((site / f"data/{area}.xlsx", stated(area)) for area in AREAS),
        *((site / f"data/indicators/{one}.xlsx", of_indicator(one)) for one in INDICATORS),
        (site / "data/khuyencong.xlsx", EVERYTHING),
    ]


@pytest.mark.parametrize("sheet", ["Dữ liệu", "Data"])
def test_openpyxl_reads_the_workbooks(site: Path, sheet: str) -> None:
    """Real numbers, no merged cells, a frozen header, and one table that has filters."""
    titles = {
        "Dữ liệu": ("Mã địa bàn", "Mã chỉ tiêu", "Mã phân tổ", "Giá trị", "Mức chính xác"),
        "Data": ("Area id", "Indicator id", "Breakdown id", "Value", "Precision"),
    }[sheet]
    for path, wanted in workbooks(site):
        book = openpyxl.load_workbook(path)
        page = book[sheet]
        header = [cell.value for cell in page[3]]
        area, indicator, part, value, precision = (header.index(title) for title in titles)
        rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=4)]
        found = [(row[area], row[indicator], row[part] or "", row[value]) for row in rows]
        keys = [(one[0], one[1], one[KEY.index("breakdown")], one[-1]) for one in wanted]
        assert sorted(found, key=str) == sorted(keys, key=str), path
        assert all(row[precision] for row in rows if row[value] is not None)
        for one in book:
            assert not one.merged_cells.ranges
        assert page.freeze_panes == "A4"
        if rows:
            (table,) = page.tables.values()
            assert table.autoFilter is not None
            assert {row[value].number_format for row in page.iter_rows(min_row=4)} <= {
                *("#,##0", "#,##0.0", "#,##0.00", "#,##0.000", "#,##0.0000", "0", "General"),
            }


def test_a_workbook_has_cover_notes_sources_and_dictionary(site: Path) -> None:
    """In both languages, with licence, contact and citation on the cover."""
    book = openpyxl.load_workbook(site / "data/binh-thuan.xlsx")
    assert book.sheetnames == [
        "Bìa - Cover",
        "Ghi chú - Notes",
        "Dữ liệu",
        "Data",
        "Nhận định - Statements",
        "Nguồn - Sources",
        "Chỉ tiêu - Indicators",
        "Từ điển - Dictionary",
    ]
    cover = {row[0].value: row[1].value for row in book["Bìa - Cover"].iter_rows(min_row=2)}
    descriptor = json.loads((PACKAGES / "binh-thuan/datapackage.json").read_text("utf-8"))
    year, month, day = descriptor["created"][:10].split("-")
    assert cover["Phiên bản và ngày"] == f"{descriptor['version']}, {day}/{month}/{year}"
    assert cover["Version and date"].startswith(f"{descriptor['version']}, {int(day)} ")
    assert "CC BY 4.0" in cover["Giấy phép"]
    assert cover["Questions and corrections"].endswith("/en/about/")
    assert "(tất cả 7 nguồn, ghi đủ trong tệp cite.vi.txt)" in cover["Cách trích dẫn"]
    few = openpyxl.load_workbook(site / "data/hau-giang.xlsx")["Bìa - Cover"]
    cited = {row[0].value: row[1].value for row in few.iter_rows(min_row=2)}["Cách trích dẫn"]
    with (PACKAGES / "hau-giang/sources.csv").open(encoding="utf-8", newline="") as file:
        titles = [source["title"] for source in csv.DictReader(file)]
    assert len(titles) > 1
    assert [title for title in titles if title not in cited] == []


def test_checksums_hold_and_name_every_file(site: Path) -> None:
    """sha256sum itself finds all of them right; only the page is not a data file."""
    data = site / "data"
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"],
        cwd=data,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    named = {line.split("  ", 1)[1] for line in (data / "SHA256SUMS").read_text().splitlines()}
    there = {str(path.relative_to(data)) for path in data.rglob("*") if path.is_file()}
    assert there - named == {"SHA256SUMS", "index.html"}
    assert named <= there


def test_every_zip_is_a_data_package(site: Path) -> None:
    """Frictionless opens each as it was downloaded, and finds nothing wrong."""
    zips = sorted((site / "data").glob("*.zip"))
    assert len(zips) == len(AREAS) + 1
    for path in zips:
        report = frictionless.Package(str(path)).validate()
        assert report.valid, (path.name, report.flatten(["message"])[:3])


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_zip_taken_away_answers_by_itself(site: Path, language: str) -> None:
    """What, where, when, how exact, in what unit, who said it, may I use it, how do I cite it."""
    with zipfile.ZipFile(site / "data/binh-thuan.zip") as archive:
        names = set(archive.namelist())
        readme = archive.read(f"README.{language}.md").decode()
    assert names >= {"datapackage.json", "observations.csv", "sources.csv", "narratives.csv"}
    assert names >= {"README.vi.md", "README.en.md", "CITATION.cff", "cite.bib", "cite.ris"}
    assert "LICENSE.txt" in names
    assert readme.count("\n- stated_as: ") == 2  # among the words of precision, and the columns
    answers = {
        "vi": [
            r"Tổng kinh phí khuyến công \(funding_total\), tính bằng tỷ đồng: Toàn bộ tiền chi",
            "Khuyến công tỉnh Bình Thuận",
            "từ (năm )?2005 đến (năm )?20[0-9][0-9]",
            "nearly: gần",
            r"Bình Thuận: Nâng cao năng lực hoạt động khuyến công \(bài báo, 23/10/2018\)",
            "Được, cho mọi mục đích",
            r"CC BY 4\.0",
            "Biên tập: Khuyến công mở: “Khuyến công tỉnh Bình Thuận”, phiên bản 1",
            "http://.*/provinces/binh-thuan/",
        ],
        "en": [
            r"Total industrial extension funding \(funding_total\), in billion VND: All money",
            "Industrial extension in Binh Thuan",
            "2005 to 20[0-9][0-9]",
            "nearly",
            "press article, 23 October 2018",
            "Yes, for any purpose",
            r"CC BY 4\.0",
            "Compiled by Khuyến công Open Data: “Industrial extension in Binh Thuan”, version 1",
            "http://.*/en/provinces/binh-thuan/",
        ],
    }
    for answer in answers[language]:
        assert re.search(answer, readme), answer
