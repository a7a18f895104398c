"""The rows that problems stand in, found in the tables of a verdict."""

from khuyencong.checks import Verdict
from khuyencong.package import Row, Table
from khuyencong.problems import Problem


class Rows:
    """The rows of all tables that were read, by file and line."""

    def __init__(self, verdict: Verdict) -> None:
        """Look into the tables of a verdict.

        Args:
            verdict: The outcome of checking.
        """
        packages = (*verdict.packages, *verdict.beside)
        self._tables = {table.file: table for one in packages for table in one.tables.values()}
        self._rows: dict[str, dict[int, Row]] = {}

    def table(self, problem: Problem) -> Table | None:
        """The table a problem stands in, None where it could not be read."""
        return self._tables.get(problem.file)

    def row(self, problem: Problem) -> Row | None:
        """The row a problem stands in, None where there is none."""
        table = self.table(problem)
        if table is None or problem.line is None:
            return None
        if table.file not in self._rows:
            self._rows[table.file] = {row.line: row for row in table.rows}
        return self._rows[table.file].get(problem.line)
