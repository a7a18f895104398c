"""The data files of the site: packages, zips and tables that stand alone.

Everything is made in memory first, as bytes by path under the site's root, and written later. The
same data give the same bytes: entries are sorted, and zips carry the packages' own dates.
"""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pandas as pd

from khuyencong.load import Dataset
from khuyencong.package import Package
from khuyencong.schemas import published_schema

BOM = b"\xef\xbb\xbf"
"""Without it Excel reads UTF-8 as the machine's own encoding and garbles Vietnamese."""


def data_files(dataset: Dataset) -> dict[str, bytes]:
    """All data files by their path under the site's root."""
    published = published_observations(dataset)
    files = {"data/all/observations.csv": _csv(published)}
    for name, package in dataset.packages.items():
        files |= _package_files(name, package, published[published["area"] == name])
    for indicator in dataset.codebook.indicators:
        rows = published[published["indicator"] == indicator]
        if len(rows):
            files[f"data/indicators/{indicator}.csv"] = _csv(rows)
    return files


def published_observations(dataset: Dataset) -> pd.DataFrame:
    """Observations with the names of everything their ids mean, as text, in published order."""
    codebook = dataset.codebook
    frame = dataset.observations.assign(value=dataset.observations["value_text"])
    for prefix, known in (
        ("area", codebook.areas),
        ("indicator", codebook.indicators),
        ("unit", codebook.units),
        ("breakdown", codebook.breakdowns),
    ):
        for language in ("vi", "en"):
            frame[f"{prefix}_name_{language}"] = [
                known[one].name(language) if one else "" for one in frame[prefix]
            ]
    frame["area_code"] = [codebook.areas[one].code for one in frame["area"]]
    sources = dataset.sources.set_index(["area", "id"])[
        ["title", "publisher", "published_on", "url"]
    ].add_prefix("source_")
    frame = frame.join(sources, on=["area", "source"])
    return frame[[field["name"] for field in published_schema()["fields"]]]


def _package_files(name: str, package: Package, published: pd.DataFrame) -> dict[str, bytes]:
    """One area's package as published, alone and as a zip, and its table for Excel."""
    inside = {
        "datapackage.json": _descriptor(package),
        "observations.csv": _csv(published),
        **{
            f"{table}.csv": package.tables[table].raw
            for table in ("sources", "narratives")
            if table in package.tables
        },
    }
    return {
        **{f"data/{name}/{file}": content for file, content in inside.items()},
        f"data/{name}/{name}-excel.csv": BOM + _csv(published, line_end="\r\n"),
        f"data/{name}.zip": _zip(name, inside, package.descriptor["created"]),
    }


def _descriptor(package: Package) -> bytes:
    """The package's descriptor with the schema of the published observations."""
    descriptor: dict[str, Any] = json.loads(json.dumps(package.descriptor))
    for resource in descriptor["resources"]:
        if resource["name"] == "observations":
            resource["schema"] = published_schema()
    return json.dumps(descriptor, ensure_ascii=False, indent=2).encode() + b"\n"


def _csv(frame: pd.DataFrame, line_end: str = "\n") -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator=line_end)
    writer.writerow(frame.columns)
    writer.writerows(_rows(frame))
    return text.getvalue().encode()


def _rows(frame: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    yield from frame.itertuples(index=False, name=None)


def _zip(folder: str, files: dict[str, bytes], created: str) -> bytes:
    """A zip with one folder in it; the date of every entry is the package's own."""
    moment = datetime.fromisoformat(created).timetuple()[:6]
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, data in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{folder}/{name}", moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return content.getvalue()
