"""What the tests share: the real packages, and the judgement of small ones."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from builders import FIGURE, REAL_PACKAGES, loaded, write_package
from hypothesis import settings

from khuyencong.checks import Verdict, check_all
from khuyencong.checks.all import judge_package
from khuyencong.checks.copies import copied
from khuyencong.codebook import Codebook
from khuyencong.columns import read_columns
from khuyencong.load import Dataset
from khuyencong.package import package_directories
from khuyencong.problems import Problem, in_order
from khuyencong.reading import read_package

settings.register_profile("tests", database=None, deadline=None, max_examples=100)
settings.load_profile("tests")


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    """A copy of the real packages that a test may change."""
    return Path(shutil.copytree(REAL_PACKAGES, tmp_path / "datapackages"))


@pytest.fixture(scope="session")
def real_verdict() -> Verdict:
    """The verdict on the real packages, found once."""
    return check_all(package_directories(REAL_PACKAGES))


@pytest.fixture(scope="session")
def codebook(real_verdict: Verdict) -> Codebook:
    """The real codebook."""
    assert real_verdict.codebook is not None
    return real_verdict.codebook


@pytest.fixture(scope="session")
def dataset(real_verdict: Verdict) -> Dataset:
    """The real data, with all that was found odd about them."""
    return loaded(real_verdict)


@pytest.fixture
def problems_of(codebook: Codebook) -> Callable[[Path], list[Problem]]:
    """All problems of the package in a folder, judged by the real codebook.

    It is read and judged twice, by columns and row by row: whatever a test breaks, the gate must
    neither hide nor change what the checks find. It is compared with other packages where some
    are named.
    """

    def problems_of(folder: Path, others: Sequence[Path] = ()) -> list[Problem]:
        compared = [read_package(one) for one in (folder, *others)]
        repeated = copied(compared, codebook).get(folder.name, ())
        read = (read_package(folder, columns=columns) for columns in (read_columns, None))
        gated, full = (
            in_order(judge_package(package, codebook, repeated).problems) for package in read
        )
        assert gated == full
        return full

    return problems_of


@pytest.fixture
def judge(
    tmp_path: Path, problems_of: Callable[[Path], list[Problem]]
) -> Callable[..., list[Problem]]:
    """All problems of a one-figure package in which some cells differ from ``FIGURE``."""

    def judge(area: str = "ben-tre", **cells: str) -> list[Problem]:
        return problems_of(write_package(tmp_path / area, [FIGURE | cells]))

    return judge
