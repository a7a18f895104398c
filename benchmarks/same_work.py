"""This project doing no more than its peers: one language, one chart and one CSV a page.

Everything is checked, and each page of an area or of an indicator holds its figures with their
sources; what peers do not make (other downloads, other charts, the other language, search,
catalogue) is left out. ``python -m benchmarks.same_work PACKAGES FOLDER``
"""

import sys
from pathlib import Path

from khuyencong.cache import Cache
from khuyencong.workshop import workshop

JOBS = 2


def build(packages: Path, folder: Path) -> None:
    """Check everything and write the site.

    Args:
        packages: The data.
        folder: Where the site goes.
    """
    with workshop(Cache(folder / "cache"), jobs=JOBS, scheduler=None) as shop:
        # below, for by now another process begins to read the same libraries, as in builds
        from benchmarks.same_pages import make_site  # noqa: PLC0415

        make_site(packages, folder, shop)


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]).resolve())
