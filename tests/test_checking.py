"""Which packages a user's words choose."""

from pathlib import Path

from khuyencong.checking import check, package_folders
from khuyencong.language import language
from khuyencong.report.counts import summary
from khuyencong.settings import Settings


def test_the_codebook_may_be_checked_alone(packages: Path) -> None:
    """Without the packages of areas, which may be broken meanwhile; else it is checked first."""
    (packages / "ben-tre/sources.csv").unlink()
    settings = Settings(packages=packages)
    assert [one.name for one in package_folders(settings, ["codebook"])] == ["codebook"]
    assert [one.name for one in package_folders(settings, ["ben-tre"])] == ["codebook", "ben-tre"]
    verdict = check(settings, ["codebook"])
    assert verdict.problems == ()
    assert summary(verdict, language("en")) == "Checked: the codebook alone, 0 errors, 0 warnings."
