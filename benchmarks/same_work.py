"""This project doing no more than its peers: one language, one chart and one CSV a page.

Everything is checked, and each page of an area or of an indicator holds its figures with their
sources; what peers do not make (other downloads, other charts, the other language, search,
catalogue) is left out. ``python -m benchmarks.same_work PACKAGES FOLDER``
"""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from markupsafe import Markup

from khuyencong.address import Address
from khuyencong.assembly import assemble
from khuyencong.cache import Cache, Stored
from khuyencong.charts.drawn import FOLDER, Drawn
from khuyencong.charts.picture import Picture
from khuyencong.charts.render import specify
from khuyencong.charts.shapes import shapes_of
from khuyencong.charts.vector import as_svg
from khuyencong.checks import check_all
from khuyencong.codebook import Area, Indicator
from khuyencong.content_policy import guarded
from khuyencong.downloads import Part, parts_of, published_observations
from khuyencong.downloads.part import AREA
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
from khuyencong.shells import Shells
from khuyencong.workshop import Task, workshop

CODE = "vi"
NOTHING = Panel(0, "", "", (), (), (), "", Markup(), (), "", Markup("{}"))
JOBS = 2


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
    table = csv_table(published_observations(excerpt))
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


def build(packages: Path, folder: Path) -> None:
    """Check everything and write the site."""
    cache = Cache(folder / "cache")
    with workshop(cache, jobs=JOBS, scheduler=None) as shop:
        verdict = check_all(package_directories(packages))
        if verdict.codebook is None or verdict.errors:
            sys.exit("the packages have errors")
        tasks = list(_tasks(load_dataset(verdict.packages, verdict.codebook)))
        made = {path: one for files in shop.make(tasks) for path, one in files.items()}
        made |= _finished(made, Shells(folder, Address(), 0, cache), cache)
        assemble(made, folder / "site", cache, folder / "former")


def _finished(made: Mapping[str, Stored], shells: Shells, cache: Cache) -> dict[str, Stored]:
    """The pages in their shells; nothing is read of them for a search, as no peer has one."""
    skeletons = {f"{path}{SKELETON}": one for path, one in waiting(made, CODE, SKELETON).items()}
    files = shells.make({CODE: skeletons}, jobs=1, advance=lambda: None)[CODE]
    pages = {
        name: guarded(filled(cache.read(files[name]).decode(), Written.unpacked(cache.read(rest))))
        for path, rest in waiting(made, CODE, REST).items()
        for name in [f"{path}{PAGE}"]
    }
    return files | cache.keep({name: page.encode() for name, page in pages.items()})


def _tasks(dataset: Dataset) -> Iterable[Task]:
    excerpts = Excerpts(dataset)
    areas, indicators = dataset.codebook.areas, dataset.codebook.indicators
    for part in parts_of(dataset)[1:]:
        excerpt = (
            excerpts.of_area(areas[part.id])
            if part.kind == AREA
            else excerpts.of_indicator(indicators[part.id])
        )
        yield Task(products, (excerpt, part), f"{part.kind} {part.id}".encode())


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]))
