"""The page of changes: versions of the data, the newest first."""

from pathlib import Path

import pytest
from builders import write_descriptor

from khuyencong.checks import check_all
from khuyencong.downloads import parts_of
from khuyencong.json_text import decoded
from khuyencong.language import LANGUAGES, language
from khuyencong.load import load_dataset
from khuyencong.package import package_directories
from khuyencong.pages import changes_page


def version(packages: Path, area: str, number: str, created: str) -> None:
    """Give the data of an area a version and a day."""
    folder = packages / area
    descriptor = decoded((folder / "datapackage.json").read_bytes())
    write_descriptor(folder, descriptor | {"version": number, "created": created})


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_newest_version_stands_first(packages: Path, code: str) -> None:
    """Each area with its version and its day; what came at the same moment in the usual order."""
    version(packages, "hau-giang", "3.1.4", "2096-11-26T08:00:00Z")
    version(packages, "bac-ninh", "2.0.0", "2096-11-25T23:30:00-02:00")
    verdict = check_all(package_directories(packages))
    assert verdict.codebook is not None
    parts = parts_of(load_dataset(verdict.packages, verdict.codebook))
    versions = changes_page(parts, language(code)).context["versions"]
    assert [(one["page"], one["version"]) for one in versions[:2]] == [
        ("provinces/hau-giang/", "3.1.4"),
        ("provinces/bac-ninh/", "2.0.0"),
    ]
    assert versions[0]["day"] == {"vi": "26/11/2096", "en": "26 November 2096"}[code]
    assert len(versions) == len(verdict.packages)
