"""A few lines of code that read a part's figures straight from their address."""

from dataclasses import dataclass

from khuyencong.address import Address
from khuyencong.downloads import Part
from khuyencong.downloads.formats import folder_of, forms_of
from khuyencong.downloads.part import INDICATOR

COLUMNS = (
    "area_name_{code}",
    "indicator_name_{code}",
    "breakdown_name_{code}",
    "period_start",
    "period_end",
    "status",
    "qualifier",
    "value",
    "unit_name_{code}",
)
"""Without one of these a figure says something else."""
TEXTS = ("area_code", "period_start", "period_end")
"""Columns of digits that are no numbers: programs would make 1 of 01, and 2012.0 of 2012."""


@dataclass(frozen=True)
class Snippet:
    """Code for one tool."""

    tool: str
    code: str


def snippets_of(part: Part, address: Address, code: str) -> list[Snippet]:
    """Code for each tool, with whole addresses, or file names where the address is not known.

    Args:
        part: What is to be read.
        address: Where the site is published.
        code: The page's language, for the columns shown.
    """
    places = {
        one.format: address.file(one.path) or one.path.rpartition("/")[2] for one in forms_of(part)
    }
    names = [name.format(code=code) for name in COLUMNS]
    quoted = ", ".join(f'"{name}"' for name in names)
    as_text = ", ".join(f'"{name}": str' for name in TEXTS)
    as_characters = ", ".join(f'{name} = "character"' for name in TEXTS)
    select = " ".join(["SELECT", ", ".join(names), "FROM figures"])
    return [
        Snippet(
            "Python, pandas",
            "import pandas as pd\n"
            f'figures = pd.read_csv("{places["csv"]}", dtype={{{as_text}}})\n'
            f"print(figures[[{quoted}]])",
        ),
        Snippet("Python, frictionless", _frictionless(part, address, places["csv"])),
        Snippet(
            "Python, DuckDB",
            "import duckdb, pandas as pd\n"
            f'figures = pd.read_parquet("{places["parquet"]}")\n'
            f'duckdb.sql("{select}").show()',
        ),
        Snippet(
            "R",
            f'address <- "{places["csv"]}"\n'
            'figures <- read.csv(address, encoding = "UTF-8", na.strings = "",'
            f" colClasses = c({as_characters}))\n"
            f"print(figures[c({quoted})])",
        ),
        Snippet(
            "Excel, Power Query",
            "let\n"
            f"  Source = Json.Document({_power_query(places['json'], address)})\n"
            "in Table.FromRecords(Source)",
        ),
    ]


def _frictionless(part: Part, address: Address, table: str) -> str:
    if part.kind == INDICATOR:
        return (
            "from frictionless import Resource\n"
            f'figures = Resource("{table}")\n'
            "print(figures.read_rows())"
        )
    path = f"{folder_of(part)}/datapackage.json"
    return (
        "from frictionless import Package\n"
        f'package = Package("{address.file(path) or "datapackage.json"}")\n'
        'print(package.get_resource("observations").read_rows())'
    )


def _power_query(place: str, address: Address) -> str:
    return f'Web.Contents("{place}")' if address.is_known else f'File.Contents("C:\\{place}")'
