"""Figures that were left out: their areas, indicators, values and times make sense."""

from collections.abc import Iterator

from khuyencong.checks.limit import bounded
from khuyencong.checks.number import number_problems
from khuyencong.checks.period import ENDS, is_reversed, misspelt
from khuyencong.checks.vocabulary import unknown_ids
from khuyencong.codebook import Codebook
from khuyencong.excluded import EXCLUDED
from khuyencong.package import Package
from khuyencong.periods import is_period
from khuyencong.problems import Problem


@bounded
def check_exclusions(package: Package, codebook: Codebook) -> Iterator[Problem]:
    """Everything that a page says of them can be said."""
    yield from unknown_ids(package, EXCLUDED, "area", codebook.areas, "area-unknown")
    yield from unknown_ids(package, EXCLUDED, "indicator", codebook.indicators, "unknown-indicator")
    for record in package.records(EXCLUDED):
        indicator = codebook.indicators.get(record["indicator"])
        if indicator is not None and record["value"]:
            unit = codebook.units[indicator.unit]
            yield from number_problems(package, record, unit, codebook)
        for name in ENDS:
            words = misspelt(name, record[name]) if record[name] else None
            if words is not None:
                yield package.problem(record, name, "period-invalid", **words)
        start, end = (record[name] for name in ENDS)
        if is_period(start) and is_period(end) and is_reversed(start, end):
            yield package.problem(record, "period_end", "period-reversed", details={"start": start})
