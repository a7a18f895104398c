"""The forms in which a part can be taken away, and where each lies."""

from dataclasses import dataclass

from khuyencong.downloads.part import ALL, INDICATOR, Part


@dataclass(frozen=True)
class Form:
    """One file of a part that a reader may want."""

    format: str
    """``xlsx``, ``excel``, ``csv``, ``zip``, ``json`` or ``parquet``."""
    path: str
    """Under the site's root."""
    media_type: str

    @property
    def name(self) -> str:
        """The file's own name."""
        return self.path.rpartition("/")[2]


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PARQUET = "application/vnd.apache.parquet"
KNOWN_MEDIA_TYPES = (XLSX, "text/csv", "application/zip", "application/json", PARQUET)
"""Of all forms."""
MOST_IN_WORKBOOK = 20_000
"""Rows beyond which there is no workbook: one of 50,000 rows in two languages takes as long as
those of all areas together, and minutes to open on an office's computer. Who needs all of them
filters the Parquet or the CSV file; no sheet holds more than 1,048,576 rows anyway."""


def forms_of(part: Part) -> list[Form]:
    """The forms of a part, those that most readers want first."""
    forms = _every_form(part)
    return forms if has_workbook(part) else [one for one in forms if one.format != "xlsx"]


def has_workbook(part: Part) -> bool:
    """Whether there are few enough rows for a workbook."""
    return part.count <= MOST_IN_WORKBOOK


def _every_form(part: Part) -> list[Form]:
    if part.kind == INDICATOR:
        stem = f"data/indicators/{part.id}"
        return [
            Form("xlsx", f"{stem}.xlsx", XLSX),
            Form("excel", f"{stem}-excel.csv", "text/csv"),
            Form("csv", f"{stem}.csv", "text/csv"),
            Form("json", f"{stem}.json", "application/json"),
            Form("parquet", f"{stem}.parquet", PARQUET),
        ]
    folder = folder_of(part)
    return [
        Form("xlsx", f"data/{part.id}.xlsx", XLSX),
        Form("excel", f"{folder}/{part.id}-excel.csv", "text/csv"),
        Form("zip", f"data/{part.id}.zip", "application/zip"),
        Form("csv", f"{folder}/observations.csv", "text/csv"),
        Form("json", f"{folder}/observations.json", "application/json"),
        Form("parquet", f"{folder}/observations.parquet", PARQUET),
    ]


def others_of(part: Part) -> list[str]:
    """Paths of the further files that a package may hold, which only some readers want."""
    if part.kind == INDICATOR:
        return []
    names = ("datapackage.json", "sources.csv", "narratives.csv", "README.vi.md", "README.en.md")
    return [f"{folder_of(part)}/{name}" for name in names]


def folder_of(part: Part) -> str:
    """Where the files of an area or of everything lie."""
    return "data/all" if part.kind == ALL else f"data/{part.id}"


def citation_stem(part: Part) -> str:
    """What the addresses of the files of its citation begin with."""
    if part.kind == INDICATOR:
        return f"data/indicators/{part.id}.cite"
    return f"{folder_of(part)}/cite"
