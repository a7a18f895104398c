"""LibreOffice opens what a journalist downloads, and shows it rightly."""

import csv
import io
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest
from programs import ensure_program

FILTER = "Text - txt - csv (StarCalc)"
READ = f"{FILTER}:44,34,76,1"
"""Comma, quotes, UTF-8, from the first line: what the window proposes that opens with a CSV."""
SHOWN = f"csv:{FILTER}:44,34,76,1,,0,false,true,true,false,false,-1"
"""The same, each cell as it is shown, every sheet
(https://wiki.documentfoundation.org/Documentation/DevGuide/Spreadsheet_Documents)."""
VIETNAMESE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>vi-VN</value></prop>
</item>
</oor:items>
"""
"""Settings of a computer in Việt Nam."""


def shown(file: Path, folder: Path) -> dict[str, list[list[str]]]:
    """Every sheet as LibreOffice shows it on a Vietnamese computer."""
    settings = folder / "profile/user/registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(VIETNAMESE, encoding="utf-8")
    command = [
        ensure_program("soffice"),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        *([f"--infilter={READ}"] if file.suffix == ".csv" else []),
        "--convert-to",
        SHOWN,
        "--outdir",
        str(folder),
        str(file),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return {
        path.stem.removeprefix(f"{file.stem}-"): list(
            csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline=""))
        )
        for path in sorted(folder.glob("*.csv"))
    }


def column(rows: list[list[str]], header: int, name: str) -> list[str]:
    place = rows[header].index(name)
    return [row[place].replace("\u00a0", " ") for row in rows[header + 1 :]]


def test_a_workbook_shows_vietnamese_numbers_and_accents(site: Path, tmp_path: Path) -> None:
    """7.000, 11,8 and the name of the province, each in its own sheet."""
    sheets = shown(site / "data/binh-thuan.xlsx", tmp_path)
    rows = sheets["Dữ liệu"]
    assert set(column(rows, 2, "Địa bàn")) == {"Bình Thuận"}
    assert "7.000" in column(rows, 2, "Giá trị")
    assert "11,8" in column(rows, 2, "Giá trị")
    assert "gần 7.000 người" in column(rows, 2, "Con số bằng lời")
    assert "2005" in column(rows, 2, "Từ kỳ")


@pytest.mark.parametrize(("area", "name"), [("ben-tre", "Bến Tre"), ("binh-thuan", "Bình Thuận")])
def test_the_csv_for_excel_opens_with_its_accents(
    site: Path, tmp_path: Path, area: str, name: str
) -> None:
    """Nothing is garbled, and the mark does not become part of the first name."""
    (rows,) = shown(site / f"data/{area}/{area}-excel.csv", tmp_path).values()
    assert rows[0][0] == "area"
    assert set(column(rows, 0, "area_name_vi")) == {name}
    stated = site / f"data/{area}/observations.csv"
    with stated.open(encoding="utf-8", newline="") as file:
        known = [Decimal(row["value"]) for row in csv.DictReader(file)]
    read = [Decimal(one.replace(",", ".")) for one in column(rows, 0, "value")]
    assert [float(one) for one in read] == pytest.approx([float(one) for one in known], rel=0.01)
    words = column(rows, 0, "figure_vi")
    assert ("trên 14 tỷ đồng" if area == "ben-tre" else "gần 7.000 người") in words
