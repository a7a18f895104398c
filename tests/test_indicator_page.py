"""What an indicator's page warns of before figures are compared or added."""

import json
import shutil
from pathlib import Path

from khuyencong.checks import check_all
from khuyencong.language import language
from khuyencong.load import load_dataset
from khuyencong.package import package_directories
from khuyencong.pages.indicator import indicator_page

DIFFERENT_PERIODS = "do not cover the same period"
PLANS, PARTS = "plans, targets or estimates", "parts of a total"


def add_twin(packages: Path) -> None:
    """A second province with the same years as Bắc Ninh."""
    folder = Path(shutil.copytree(packages / "bac-ninh", packages / "tra-vinh"))
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    descriptor["name"] = "tra-vinh"
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")


def caveats(packages: Path, indicator: str) -> str:
    verdict = check_all(package_directories(packages))
    assert verdict.codebook is not None
    dataset = load_dataset(verdict.packages, verdict.codebook)
    page = indicator_page(dataset, dataset.codebook.indicators[indicator], None, language("en"))
    return " ".join(page.context["caveats"])


def test_periods_are_called_different_only_where_they_are(packages: Path) -> None:
    """Two provinces of the same years are no reason to say that their years differ."""
    add_twin(packages)
    assert DIFFERENT_PERIODS in caveats(packages, "training_workers")
    assert DIFFERENT_PERIODS not in caveats(packages, "fairs_participated")


def test_plans_and_parts_are_named_only_where_they_are(packages: Path) -> None:
    """Bắc Ninh gives results and totals of workers alone."""
    assert PLANS in caveats(packages, "demo_models")
    assert PARTS in caveats(packages, "funding_local")
    for folder in packages.glob("*/"):
        if folder.is_dir() and folder.name not in {"codebook", "bac-ninh"}:
            shutil.rmtree(folder)
    alone = caveats(packages, "training_workers")
    assert PLANS not in alone
    assert PARTS not in alone


def test_what_must_not_be_added_is_said(packages: Path) -> None:
    """Fairs of two provinces may be the same fair, whatever the years."""
    add_twin(packages)
    assert "must not be added" in caveats(packages, "fairs_participated")
