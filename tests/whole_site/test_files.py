"""The files of the site: links that lead somewhere, languages side by side, data that validate."""

import io
import json
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import frictionless
import pandas as pd
import pytest
from builders import REAL_PACKAGES

from khuyencong.publish import MARK


class Anchors(HTMLParser):
    """Addresses and ids of one page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in {"href", "src"} and value:
                self.links.append(value)
            if name == "id" and value:
                assert value not in self.ids, f"id {value} twice"
                self.ids.add(value)


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, Anchors]:
    """Every page with its addresses and ids; the page for lost readers has absolute ones."""
    parsed = {}
    for path in sorted(site.rglob("*.html")):
        if path.name != "404.html":
            parser = Anchors()
            parser.feed(path.read_text(encoding="utf-8"))
            parsed[path] = parser
    return parsed


def test_every_link_leads_somewhere(pages: dict[Path, Anchors], site: Path) -> None:
    """Each address inside the site is a file, and each fragment an id on its page."""
    broken = []
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            target = target / "index.html" if target.is_dir() else target
            if not target.exists():
                broken.append(f"{path.relative_to(site)}: {link}")
            elif parts.fragment and target in pages:
                fragment = unquote(parts.fragment)
                if fragment not in pages[target].ids and not fragment.startswith("__"):
                    broken.append(f"{path.relative_to(site)}: {link}")
    assert broken == []


def test_both_languages_have_the_same_pages(site: Path) -> None:
    """Each Vietnamese page has an English twin under /en/, and the other way round."""
    vietnamese = {
        path.relative_to(site)
        for path in site.rglob("*.html")
        if path.parts[len(site.parts)] != "en"
    }
    english = {path.relative_to(site / "en") for path in (site / "en").rglob("*.html")}
    assert vietnamese == english


def test_every_indicator_and_reported_area_has_a_page(site: Path) -> None:
    """Of all in the codebook; areas with a package and those that followed them."""
    indicators = pd.read_csv(REAL_PACKAGES / "codebook/indicators.csv")["id"]
    assert {path.parent.name for path in (site / "indicators").glob("*/index.html")} == set(
        indicators
    )
    areas = pd.read_csv(REAL_PACKAGES / "codebook/areas.csv", dtype=str).set_index("id")
    reported = {path.parent.name for path in REAL_PACKAGES.glob("*/observations.csv")}
    followers = set(areas.loc[sorted(reported), "successor"].dropna())
    pages = {path.parent.name for path in (site / "provinces").glob("*/index.html")}
    assert pages == reported | followers


def test_pages_outside_the_navigation_stay_light(site: Path) -> None:
    """No page carries the list of all provinces and indicators in its navigation."""
    page = (site / "provinces/hau-giang/index.html").read_text(encoding="utf-8")
    navigation = page[page.index("md-sidebar--primary") : page.index("md-content")]
    assert "featured_products_national" not in navigation
    assert "provinces/bac-ninh/" not in navigation


def test_no_text_of_a_page_is_left_untranslated(site: Path) -> None:
    """Vietnamese pages hold no English sentence of the templates, and no placeholder is left."""

    def shown(path: Path) -> str:
        page = path.read_text(encoding="utf-8")
        return re.sub(r"<(script|style).*?</\1>", "", page, flags=re.DOTALL)

    for path in site.rglob("*.html"):
        placeholder = r"\{[a-z_]+\}|%\([a-z]+\)s|>\s*None\s*<|\bnan\b"
        assert not re.search(placeholder, shown(path)), path
    page = shown(site / "provinces/bac-ninh/index.html")
    for english in ("Download", "Sources", "Difficulties", "Stated as", "At a glance"):
        assert english not in page


@pytest.mark.parametrize("area", ["bac-ninh", "ben-tre", "binh-thuan", "hau-giang", "quang-ngai"])
def test_published_packages_are_valid(site: Path, area: str, tmp_path: Path) -> None:
    """Each published package satisfies frictionless, in its folder and taken out of its zip."""
    report = frictionless.validate(str(site / f"data/{area}/datapackage.json"))
    assert report.valid, report.flatten(["type", "note"])
    with zipfile.ZipFile(site / f"data/{area}.zip") as archive:
        archive.extractall(tmp_path)
    assert frictionless.validate(str(tmp_path / "datapackage.json")).valid


def test_excel_copy_has_a_mark_and_the_accents(site: Path) -> None:
    """The CSV for Excel begins with a BOM and reads back with its Vietnamese names."""
    content = (site / "data/ben-tre/ben-tre-excel.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    frame = pd.read_csv(io.BytesIO(content), encoding="utf-8-sig", dtype=str)
    assert set(frame["area_name_vi"]) == {"Bến Tre"}
    assert list(frame["value"])[:3] == ["14", "43410", "19"]


def test_charts_lie_at_stable_addresses(site: Path) -> None:
    """Each chart has a picture and a specification in both languages, in Vietnamese numbers."""
    for language in ("vi", "en"):
        for ending in ("svg", "dark.svg", "vl.json"):
            assert (site / f"charts/binh-thuan-funding.{language}.{ending}").is_file()
    specification = json.loads((site / "charts/binh-thuan-funding.vi.vl.json").read_text("utf-8"))
    assert "gần 144" in specification["description"]
    assert "1.620" in (site / "charts/bac-ninh-outputs.vi.svg").read_text("utf-8")
    assert "1,620" in (site / "charts/bac-ninh-outputs.en.svg").read_text("utf-8")


def test_the_site_is_marked_as_ours(site: Path) -> None:
    """The mark lets the next build replace this folder, and no other."""
    assert (site / MARK).is_file()
