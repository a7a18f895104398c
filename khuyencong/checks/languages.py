"""Texts that stand in the column of the other language: readers would meet them on its pages."""

from collections.abc import Iterator

from khuyencong.checks.limit import bounded
from khuyencong.faults import shortened
from khuyencong.package import Package, Table
from khuyencong.problems import Problem
from khuyencong.text_language import is_in_other_language

CODE = "other-language"
SUFFIXES = {"_vi": "vi", "_en": "en"}
"""How names of columns end that hold texts of one language."""
ENTRIES = {"title": "vi", "description": "vi", "title_en": "en", "description_en": "en"}
"""Entries of a descriptor, and their languages."""


def check_languages(package: Package) -> Iterator[Problem]:
    """Every text of a column or an entry that names its language."""
    for name, code in ENTRIES.items():
        text = package.descriptor.get(name)
        if isinstance(text, str) and is_in_other_language(text, code):
            yield package.entry_problem(name, CODE, case=code, found=shortened(text))
    for table in package.tables.values():
        yield from _of_table(package, table)


@bounded
def _of_table(package: Package, table: Table) -> Iterator[Problem]:
    for name in table.header:
        code = SUFFIXES.get(name[-3:])
        if code is None:  # the cells of all other columns are never gone through
            continue
        foreign = {one for one in table.distinct(name) if is_in_other_language(one, code)}
        for record in table.having(name, foreign) if foreign else ():
            yield package.problem(record, name, CODE, case=code)
