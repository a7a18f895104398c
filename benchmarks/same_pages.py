"""What this project makes in the comparison with a peer: pages with one chart and one CSV each."""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from markupsafe import Markup

from khuyencong.address import Address
from khuyencong.assembly import assemble
from khuyencong.cache import Stored
from khuyencong.charts.drawn import FOLDER, Drawn
from khuyencong.charts.picture import Picture
from khuyencong.charts.render import specify
from khuyencong.charts.shapes import shapes_of
from khuyencong.charts.vector import as_svg
from khuyencong.checks import check_all
from khuyencong.codebook import Area, Indicator
from khuyencong.content_policy import guarded
from khuyencong.downloads import Part, parts_of
from khuyencong.downloads.part import AREA, INDICATOR
from khuyencong.downloads.tables import csv_table
from khuyencong.excerpt import Excerpts
from khuyencong.finishing import PAGE, filled
from khuyencong.language import language
from khuyencong.load import Dataset, load_dataset
from khuyencong.package import package_directories
from khuyencong.pages import indicator_page, province_page, renderer
from khuyencong.pages.page import Page
from khuyencong.pages.panel import Panel
from khuyencong.pages.written import REST, SKELETON, Written, waiting, waiting_files
from khuyencong.pictures import picture_of_indicator
from khuyencong.pictures.over_time import pictures_over_time
from khuyencong.schemas import AREA as DATA
from khuyencong.schemas import fields
from khuyencong.shells import Shells
from khuyencong.workshop import Task, Workshop

CODE = "vi"
NOTHING = Panel(0, "", "", (), (), (), "", Markup(), (), "", Markup("{}"))
LED_TO = (
    *("", "provinces/", "indicators/", "compare/", "findings/", "coverage/", "data/", "quality/"),
    *("glossary/", "changes/"),
)
"""Pages to which the menu and written pages lead, and which stand empty here: MkDocs refuses links
that lead nowhere."""
TABLE = ("area", *(field.name for field in fields(DATA, "observations")))
"""Columns of a page's CSV: those of the data, as the peer's are."""


def products(excerpt: Dataset, part: Part) -> dict[str, bytes]:
    """The page of a part without its shell, its chart and its CSV."""
    speech = language(CODE)
    subject = part.areas[0] if part.kind == AREA else part.indicators[0]
    drawn, drawings = _drawn(_picture(excerpt, subject))
    page: Page = (
        province_page(excerpt, subject, drawn, speech)
        if isinstance(subject, Area)
        else indicator_page(excerpt, subject, drawn[0] if drawn else None, speech)
    )
    written = renderer(speech, excerpt.codebook.glossary)(page.showing(panel=NOTHING))
    rows = excerpt.observations.assign(value=excerpt.observations["value_text"])
    table = csv_table({name: rows[name].tolist() for name in TABLE})
    return waiting_files(written) | drawings | {f"data/{part.id}.csv": table}


def _drawn(pictures: Iterable[Picture]) -> tuple[list[Drawn], dict[str, bytes]]:
    """Pictures as SVG and as nothing else."""
    drawn, files = [], {}
    for one in pictures:
        shapes = shapes_of(specify(one))
        drawn.append(Drawn(one, b"", round(shapes.width), round(shapes.height)))
        files[f"{FOLDER}{one.id}.{CODE}.svg"] = as_svg(shapes)
    return drawn, files


def _picture(excerpt: Dataset, subject: Area | Indicator) -> list[Picture]:
    """The first chart of a page."""
    speech = language(CODE)
    if isinstance(subject, Indicator):
        picture = picture_of_indicator(excerpt, subject.id, speech)
        return [picture] if picture else []
    first = [row for row in excerpt.rows if row["topic"] == excerpt.rows[0]["topic"]]
    return pictures_over_time(excerpt, subject, first, speech)[:1]


def make_site(packages: Path, folder: Path, shop: Workshop) -> None:
    """Check everything and write the site.

    Args:
        packages: The data.
        folder: Where the site goes.
        shop: Where pages are made.
    """
    verdict = check_all(package_directories(packages))
    if verdict.codebook is None or verdict.errors:
        sys.exit("the packages have errors")
    made = _pages(shop, load_dataset(verdict.packages, verdict.codebook))
    skeletons = {f"{path}{SKELETON}": one for path, one in waiting(made, CODE, SKELETON).items()}
    skeletons |= shop.cache.keep({f"{path}{SKELETON}": b"# M\n" for path in LED_TO})
    shells = Shells(folder, Address(), 0, shop.cache)
    files = shells.make({CODE: skeletons}, jobs=1, advance=lambda: None)[CODE]
    made |= files | _all(shop, _finishing(files, waiting(made, CODE, REST)))
    assemble(made, folder / "site", shop.cache, folder / "former")


def _all(shop: Workshop, tasks: Iterable[Task]) -> dict[str, Stored]:
    """The files of all tasks, by path."""
    return {path: one for files in shop.make(list(tasks)) for path, one in files.items()}


def _finishing(shells: Mapping[str, Stored], rest: Mapping[str, Stored]) -> Iterable[Task]:
    """What puts pages into their shells; no peer has a search, so nothing is read for one."""
    for path, one in rest.items():
        name = f"{path}{PAGE}"
        yield Task(finished, (name, shells[name], one), name.encode())


def finished(name: str, shell: bytes, rest: bytes) -> dict[str, bytes]:
    """A page in its shell."""
    return {name: guarded(filled(shell.decode(), Written.unpacked(rest))).encode()}


def _pages(shop: Workshop, dataset: Dataset) -> dict[str, Stored]:
    """The pages without their shells: those of areas are made while others are cut out."""
    excerpts = Excerpts(dataset)
    parts = parts_of(dataset)
    cuts = (
        (AREA, dataset.codebook.areas, excerpts.of_area),
        (INDICATOR, dataset.codebook.indicators, excerpts.of_indicator),
    )
    begun = [
        shop.begin(
            [_task(part, cut(named[part.id])) for part in parts if part.kind == kind and part.count]
        )
        for kind, named, cut in cuts
    ]
    return {path: one for some in begun for files in some.finish() for path, one in files.items()}


def _task(part: Part, excerpt: Dataset) -> Task:
    return Task(products, (excerpt, part), part.name.encode())
