"""Ids that must stand in the codebook: area, indicator, breakdown, theme, unit."""

from collections.abc import Iterator, Mapping
from typing import Any

from khuyencong.checks.limit import bounded
from khuyencong.checks.nearest import Names, id_like, nearest, suggesting
from khuyencong.checks.number import misspelt
from khuyencong.checks.stated import is_misread, stated_in_unit
from khuyencong.checks.text import with_plain_spaces
from khuyencong.codebook import Codebook, Named
from khuyencong.numbers import parse_number, plain, without_dots
from khuyencong.package import Package, Record
from khuyencong.problems import Problem

MOST_COMPARED = 200
"""Different unknown ids of a column for which the most similar one is looked for: each search
takes a millisecond, and a column with more of them holds no mistyped ids but something else."""


def check_area(package: Package, codebook: Codebook) -> Iterator[Problem]:
    """The folder's name is an area of the codebook."""
    if package.name not in codebook.areas:
        words = _of_folder(package, codebook)
        wanted = words["details"]["wanted"]
        if wanted and package.directory.with_name(wanted).exists():
            words = {"case": "copy", "details": {"wanted": wanted}}
        yield Problem(
            code="area-unknown",
            package=package.name,
            file=package.file,
            field="name",
            found=package.name,
            **words,
        )


def _of_folder(package: Package, codebook: Codebook) -> dict[str, Any]:
    """What is said of a folder that bears no area's id.

    It may be written with accents and spaces as the area is (Cà Mau). Where the descriptor names
    another area than the one that the folder most likely means, as in a folder that was copied as a
    model, both are told.
    """
    near = nearest(id_like(package.name), codebook.areas)
    named = package.descriptor.get("name")
    if not isinstance(named, str) or named not in codebook.areas:
        is_other = near is not None and near.startswith(package.name)
        return {"case": "territory", "details": {"wanted": near}} if is_other else suggesting(near)
    if near in {None, named} or package.name.lower().startswith(named):
        return {"case": "folder", "details": {"wanted": named}}
    return {"case": "either", "details": {"wanted": near, "named": named}}


@bounded
def check_vocabulary(package: Package, codebook: Codebook) -> Iterator[Problem]:
    """Indicator and breakdown of every figure."""
    where = (package, "observations")
    yield from unknown_ids(*where, "indicator", codebook.indicators, "unknown-indicator")
    yield from unknown_ids(*where, "breakdown", codebook.breakdowns, "unknown-breakdown")


@bounded
def check_themes(package: Package, codebook: Codebook) -> Iterator[Problem]:
    """Theme of every statement."""
    yield from unknown_ids(package, "narratives", "theme", codebook.themes, "unknown-theme")


@bounded
def check_unit(package: Package, codebook: Codebook) -> Iterator[Problem]:
    """The unit is the indicator's own, so that figures compare without conversion."""
    named = Names(codebook.units)
    for record in package.records("observations"):
        indicator = codebook.indicators.get(record["indicator"])
        if indicator is None or with_plain_spaces(record["unit"]) == indicator.unit:
            continue
        unit = named.called(record["unit"]) or record["unit"]
        if not record["unit"]:
            yield package.problem(record, "unit", "missing-value", fix=indicator.unit)
        elif (fix := _mended(record, unit, indicator.unit, codebook)) is None:
            counted = [one.id for one in codebook.indicators.values() if one.unit == unit]
            yield package.problem(
                record,
                "unit",
                "unit-mismatch",
                case="kinds",
                details={
                    "wanted": indicator.unit,
                    "indicator": indicator.id,
                    "others": ", ".join(counted) or "–",
                },
            )
        else:
            yield package.problem(
                record,
                "unit",
                "unit-mismatch",
                fix=fix,
                details={"wanted": indicator.unit, "indicator": indicator.id},
            )


def unknown_ids(
    package: Package, table: str, name: str, known: Mapping[str, Named], code: str
) -> Iterator[Problem]:
    """The cells of a column that the codebook does not know, each with the id most like it.

    People who do not know the ids write names.

    Args:
        package: The package as it was read.
        table: One of its tables.
        name: The column.
        known: What the codebook has, by id.
        code: Code of the problem.
    """
    if table not in package.tables:
        return
    column = package.tables[table]
    unknown = [cell for cell in column.distinct(name) if cell and cell not in known]
    if not unknown:
        return
    names = Names(known)
    fixes = {cell: names.nearest(cell) for cell in unknown[:MOST_COMPARED]}
    for record in column.having(name, frozenset(unknown)):
        yield package.problem(record, name, code, **suggesting(fixes.get(record[name])))


def _mended(record: Record, found: str, wanted: str, codebook: Codebook) -> str | None:
    """Value and unit to write instead; None where nobody can tell, or other things are counted.

    The value stands as it is where the words of the source state it in the wanted unit (only the
    unit's name was wrong); otherwise it is converted where the two units are related. Where the
    unit found is not known, only the words can tell: "2.170 tr đồng" is 2.17 billion. A unit of
    other things says that the indicator may be the wrong one.
    """
    unit, target = codebook.units.get(found), codebook.units[wanted]
    has_dots = unit is not None and is_misread(record, unit, codebook)
    value = without_dots(record["value"]) if has_dots else parse_number(record["value"])
    if value is None and unit is not None and record["value"]:
        value = parse_number(misspelt(record, unit, codebook).get("fix") or "")
    if unit is not None and not codebook.related(unit.id, target.id):
        return None
    stated = stated_in_unit(record, target, codebook)
    if value is None:
        return wanted if unit is not None or stated else None
    if value in stated or found == wanted:
        return f"{plain(value)} {wanted}"
    if unit is not None:
        return f"{plain(value * unit.factor / target.factor)} {wanted}"
    return f"{plain(stated.pop())} {wanted}" if len(stated) == 1 else None
