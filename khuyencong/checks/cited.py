"""The sources that a descriptor names, against the table of sources.

The descriptor is what catalogues and other programs read, so a source of another province that is
left over in it would be given for figures that it does not state.
"""

from collections.abc import Iterator

from khuyencong.faults import shortened
from khuyencong.package import Package
from khuyencong.problems import Problem
from khuyencong.schemas import AREA

ENTRY = "sources"


def check_cited(package: Package) -> Iterator[Problem]:
    """Sources of the descriptor that the table lacks.

    A source is the same by its title or its address, so that a slip in one of them is no fault
    here. The table may have more: the descriptor names those on which the package rests.
    """
    if package.kind != AREA or ENTRY not in package.tables:
        return
    cited = package.descriptor.get(ENTRY) or []
    table = package.tables[ENTRY]
    known = {*table.distinct("title"), *table.distinct("url"), *table.distinct("document")}
    for source in cited if isinstance(cited, list) else ():
        told = [source.get(name) for name in ("title", "path")] if isinstance(source, dict) else []
        words = [one for one in told if isinstance(one, str) and one]
        if words and known.isdisjoint(words):
            yield package.entry_problem(
                ENTRY, "unused-source", case="other-source", found=shortened(words[0])
            )
