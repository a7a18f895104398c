"""Packages in which nothing was found need not be judged again until something changes.

Only "nothing was found" is remembered, with the day on which it was: what is sound is so on every
later day, for time only brings what was still to come. A package with a problem, or with
acceptances, is judged in every build, so that no report is ever an old one.
"""

from collections.abc import Sequence

from khuyencong.acceptance import Settled, has_ledger
from khuyencong.cache import Cache
from khuyencong.checks import judge_package
from khuyencong.clock import today
from khuyencong.codebook import Codebook
from khuyencong.fingerprint import key_of
from khuyencong.package import Package
from khuyencong.problems import Problem


class Judge:
    """Judges packages, those apart that an earlier build found to be sound."""

    def __init__(self, cache: Cache) -> None:
        """Begin.

        Args:
            cache: Where sound packages are noted.
        """
        self._cache = cache

    def __call__(
        self, package: Package, codebook: Codebook | None, repeated: Sequence[Problem]
    ) -> Settled:
        """All problems of one package, the accepted warnings apart.

        Args:
            package: The package as it was read.
            codebook: The vocabulary; None for the codebook itself, or where it has errors.
            repeated: What was found between it and other packages.
        """
        if repeated or package.faults or has_ledger(package.directory):
            return judge_package(package, codebook, repeated)
        digests = (package.digest, codebook.package.digest if codebook else b"")
        key = key_of("judged", digests)
        known = self._cache.get(key)
        if known is not None and min(known) <= today():
            return Settled(())
        settled = judge_package(package, codebook)
        if not settled.problems:
            self._cache.put(key, {today(): b""})
        return settled
