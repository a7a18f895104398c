"""The gate: which checks surely find nothing in a package, so that they need not be run on it.

It looks at whole columns, at five million figures in seconds, and says "certainly nothing" or
nothing at all. What it cannot say that of is judged by the checks themselves, row by row.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial

import numpy as np
import pyarrow.compute as pc

from khuyencong.checks.consistency import check_consistency
from khuyencong.checks.evidence import check_evidence, check_words_of_press
from khuyencong.checks.gate_figures import agreeing_words, kinds, sound_values, values
from khuyencong.checks.gate_form import keeps_schemas
from khuyencong.checks.gate_groups import Figures, doubtful_groups, doubtful_series, figures
from khuyencong.checks.identity import check_identities
from khuyencong.checks.missing import check_missing
from khuyencong.checks.number import check_number
from khuyencong.checks.period import FIELDS, check_period
from khuyencong.checks.sample import finds_nothing
from khuyencong.checks.status import ANY, DENIED, NOTES, check_status
from khuyencong.checks.status import FIELDS as STATUS_FIELDS
from khuyencong.checks.table import check_blank_rows, check_table
from khuyencong.checks.text import check_text, flaws, text_fields
from khuyencong.checks.vocabulary import check_unit
from khuyencong.codebook import FLOW, STOCK, Codebook
from khuyencong.columns import Codes, Columns, Truths, combined, first_of_each
from khuyencong.package import Package
from khuyencong.problems import Problem
from khuyencong.schemas import OBSERVATIONS

EVIDENCE_FIELDS = ("indicator", "unit", "qualifier", "value", "stated_as")
ASKED = ("value", "missing_reason", "qualifier", "stated_as")
"""Cells of which some checks ask whether they are empty."""
FormCheck = Callable[[Package], Iterator[Problem]]
MeaningCheck = Callable[[Package, Codebook], Iterator[Problem]]


class Gate:
    """What can be said of one package without going through its rows."""

    def __init__(self, package: Package, codebook: Codebook | None) -> None:
        """Look at a package.

        Args:
            package: The package as it was read.
            codebook: The vocabulary; None for the codebook itself, or where it has errors.
        """
        self.package = package
        self.codebook = codebook
        self._proofs: dict[object, Callable[[], bool]] = {
            check_table: partial(keeps_schemas, package),
            check_blank_rows: lambda: True,  # no table with a blank row is read by columns
            check_text: self._has_plain_texts,
            check_missing: self._has_reasons,
            check_words_of_press: partial(self._by_presence, check_words_of_press, ("source",)),
            check_status: self._names_results,
            check_unit: partial(self._by_kind, check_unit, ("indicator", "unit")),
            check_period: partial(self._by_kind, check_period, FIELDS),
            check_number: partial(self._in_words, check_number),
            check_evidence: partial(self._in_words, check_evidence),
            check_identities: self._keeps_identities,
            check_consistency: self._is_consistent,
        }
        tables = package.tables.values()
        self._is_readable = not package.faults and all(one.coded is not None for one in tables)

    @property
    def checks(self) -> frozenset[object]:
        """The checks of which the gate can say something."""
        return frozenset(self._proofs)

    def is_silent(self, check: object) -> bool:
        """Whether a check surely finds nothing in the package."""
        proof = self._proofs.get(check)
        return self._is_readable and proof is not None and proof()

    @cached_property
    def _columns(self) -> Columns | None:
        """The columns of the observations, None where there are none."""
        table = self.package.tables.get(OBSERVATIONS)
        return table.coded if table is not None and table.count else None

    def _has_plain_texts(self) -> bool:
        """Cells that differ by digits only are judged once: no digit is a flaw, alone or among."""
        for table in self.package.tables.values():
            texts = text_fields(self.package.kind, table.name)
            for name, column in table.coded.by_name.items() if table.coded else ():
                shapes = pc.replace_substring_regex(column.words, "[0-9]+", "0").unique()
                if any(flaws(shape, name, is_text=name in texts) for shape in shapes.to_pylist()):
                    return False
        return True

    def _by_kind(self, check: MeaningCheck, names: Sequence[str]) -> bool:
        """Run a check on one row of each kind."""
        if self._columns is None:
            return True
        if self.codebook is None:
            return False
        return finds_nothing(
            _with(check, self.codebook),
            self.package,
            OBSERVATIONS,
            self._columns.first_rows(names),
            names,
        )

    def _by_presence(self, check: FormCheck, named: Sequence[str]) -> bool:
        """Run a check that asks only whether cells are empty, besides some fields."""
        if self._columns is None:
            return True
        rows = self._rows_by_presence(self._columns, named)
        return finds_nothing(check, self.package, OBSERVATIONS, rows, (*ASKED, *named))

    def _rows_by_presence(self, columns: Columns, named: Sequence[str]) -> Codes:
        """One row of each kind: with the same cells filled, and the same in some fields."""
        keys = combined(
            [
                *((columns[name].is_filled.astype(np.int64), 2) for name in ASKED),
                *((columns[name].codes, len(columns[name].words)) for name in named),
            ]
        )
        return first_of_each(keys)

    def _has_reasons(self) -> bool:
        """Run the check on one row of each kind, and on those with words and without a value."""
        columns = self._columns
        if columns is None:
            return True
        odd = np.flatnonzero(~columns["value"].is_filled & columns["stated_as"].is_filled)
        rows = np.union1d(self._rows_by_presence(columns, ()), odd)
        return finds_nothing(check_missing, self.package, OBSERVATIONS, rows, ASKED)

    def _names_results(self) -> bool:
        """Run the check on the rows whose words may be those of a plan."""
        columns = self._columns
        if columns is None:
            return True
        named = [
            pc.match_substring_regex(columns[name].words, pattern, ignore_case=True).to_numpy(
                zero_copy_only=False
            )[columns[name].codes]
            for name, pattern in (("stated_as", ANY), *((note, DENIED) for note in NOTES))
        ]
        rows = np.flatnonzero(np.logical_or.reduce(named))
        return finds_nothing(check_status, self.package, OBSERVATIONS, rows, STATUS_FIELDS)

    @cached_property
    def _judged(self) -> tuple[Figures, Truths] | None:
        """The figures of all rows, and which rows their words surely confirm."""
        columns = self._columns
        if columns is None or self.codebook is None:
            return None
        numbers = values(columns["value"])
        known = kinds(columns, self.codebook, frozenset({FLOW, STOCK}))
        sound = sound_values(columns, numbers, known)
        confirmed = agreeing_words(columns, numbers, self.codebook)
        silent: Truths = ~columns["stated_as"].is_filled
        found = figures(columns, numbers, known, sound)
        return found, ~columns["value"].is_filled | (sound & (silent | confirmed))

    def _in_words(self, check: MeaningCheck) -> bool:
        """Run a check of value and words on the different rows that are not plainly right."""
        if self._columns is None:
            return True
        if self._judged is None or self.codebook is None:
            return False
        odd = np.flatnonzero(~self._judged[1])
        rows = odd[first_of_each(self._columns.groups(EVIDENCE_FIELDS)[odd])]
        return finds_nothing(
            _with(check, self.codebook), self.package, OBSERVATIONS, rows, EVIDENCE_FIELDS
        )

    def _keeps_identities(self) -> bool:
        return self._in_groups(check_identities, doubtful_groups)

    def _is_consistent(self) -> bool:
        return self._in_groups(check_consistency, lambda found, _: doubtful_series(found))

    def _in_groups(
        self, check: MeaningCheck, doubtful: Callable[[Figures, Codebook], Codes]
    ) -> bool:
        """Run a check of rows against each other on the groups in which something may be wrong."""
        if self._columns is None:
            return True
        if self._judged is None or self.codebook is None:
            return False
        rows = doubtful(self._judged[0], self.codebook)
        return finds_nothing(
            _with(check, self.codebook),
            self.package,
            OBSERVATIONS,
            rows,
            tuple(self._columns.by_name),
        )


def _with(check: MeaningCheck, codebook: Codebook) -> FormCheck:
    """A check of meaning as one that asks for the package alone."""
    return lambda package: check(package, codebook)
