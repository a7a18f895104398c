"""What programs and other portals read, judged by validators of others."""

import hashlib
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import urlsplit

import pyshacl
import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from rdflib import DCAT, RDF, Graph

from khuyencong.feed import ATOM
from khuyencong.paths import ROOT
from khuyencong.sitemap import SITEMAP, XHTML

AREAS = {path.parent.name for path in (ROOT / "datapackages").glob("*/observations.csv")}

SHAPES = sorted((ROOT / "tests/dcat_ap").glob("*.ttl"))
FORMATS = {"catalog.ttl": "turtle", "catalog.jsonld": "json-ld"}
BLOCK = re.compile(r'<script type="?application/ld\+json"?>(.*?)</script>', re.DOTALL)


def file_of(site: Path, address: str, url: str) -> Path:
    """The file that an address of the site leads to."""
    assert url.startswith(address), url
    path = site / url.removeprefix(address).partition("#")[0]
    return path / "index.html" if path.is_dir() else path


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of rdflib, in its own code
@pytest.mark.parametrize("name", FORMATS)
def test_the_catalogue_satisfies_dcat_ap(site: Path, name: str) -> None:
    """The shapes of DCAT-AP 3 find nothing missing and nothing of a wrong kind."""
    graph = Graph().parse(site / name, format=FORMATS[name])
    assert len(list(graph.subjects(RDF.type, DCAT.Dataset))) > 20
    for shapes in SHAPES:
        sound, _results, text = pyshacl.validate(graph, shacl_graph=str(shapes))
        assert sound, text[:2000]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of rdflib, in its own code
def test_both_catalogues_say_the_same(site: Path) -> None:
    """Turtle and JSON-LD hold one graph."""
    turtle, linked = (set(Graph().parse(site / name, format=FORMATS[name])) for name in FORMATS)
    assert turtle == linked


def test_every_distribution_is_there_with_its_size_and_checksum(site: Path, address: str) -> None:
    """What the catalogue promises of a file is true of it."""
    graph = Graph().parse(site / "catalog.ttl")
    found = graph.query(
        """
        PREFIX dcat: <http://www.w3.org/ns/dcat#>
        PREFIX spdx: <http://spdx.org/rdf/terms#>
        SELECT ?url ?size ?sum WHERE {
          ?one dcat:downloadURL ?url; dcat:byteSize ?size; spdx:checksum/spdx:checksumValue ?sum.
        }
        """
    )
    assert len(found) > 100
    for url, size, checksum in found:
        content = file_of(site, address, str(url)).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (int(size), str(checksum))


def test_every_area_and_indicator_page_is_a_data_set(site: Path, address: str) -> None:
    """What a search engine for data sets asks of a page, with addresses that lead somewhere."""
    pages = [
        path
        for kind in ("provinces", "indicators")
        for language in (".", "en")
        for path in (site / language / kind).glob("*/index.html")
        if 'id="data"' in path.read_text(encoding="utf-8")
    ]
    assert len(pages) > 40
    for path in pages:
        (text,) = BLOCK.findall(path.read_text(encoding="utf-8"))
        block = json.loads(text)
        assert block["@type"] == "Dataset"
        assert 50 <= len(block["description"]) <= 5000
        for name in ("name", "url", "license", "creator", "publisher", "version", "creditText"):
            assert block[name], (path, name)
        assert path.samefile(file_of(site, address, block["url"]))
        for one in block["distribution"]:
            size = file_of(site, address, one["contentUrl"]).stat().st_size
            assert one["contentSize"] == f"{size} B"


def test_the_api_keeps_its_description(site: Path) -> None:
    """A validator finds the description sound, and every answer as it describes."""
    folder = site / "api/v1"
    description = json.loads((folder / "openapi.json").read_text(encoding="utf-8"))
    validate(description)
    schemas = {
        "index.json": "Index",
        "areas.json": "AreaList",
        "indicators.json": "IndicatorList",
        "areas/*.json": "Answer",
        "indicators/*.json": "Answer",
    }
    seen = 0
    for pattern, name in schemas.items():
        schema = {"$ref": f"#/components/schemas/{name}", "components": description["components"]}
        judge = Draft202012Validator(schema)
        for path in folder.glob(pattern):
            judge.validate(json.loads(path.read_text(encoding="utf-8")))
            seen += 1
    assert seen > 25


def test_the_api_leads_to_its_answers(site: Path) -> None:
    """Each link of a list is a file, and areas without data have none."""
    folder = site / "api/v1"
    areas = json.loads((folder / "areas.json").read_text(encoding="utf-8"))["areas"]
    linked = {one["id"]: one["link"] for one in areas if one["link"]}
    assert set(linked) == AREAS
    for link in linked.values():
        assert (folder / link).is_file()
    answer = json.loads((folder / linked["binh-thuan"]).read_text(encoding="utf-8"))
    total = next(one for one in answer["observations"] if one["stated_as"] == "gần 144 tỷ đồng")
    assert (total["value"], total["qualifier"], total["unit"]) == (144, "nearly", "billion_vnd")


def test_the_sitemap_has_every_page_and_its_twin(site: Path, address: str) -> None:
    """All pages for readers, each with both languages; none that is not there."""
    root = ET.parse(site / "sitemap.xml").getroot()  # noqa: S314 - our own file
    listed = {url.findtext(f"{{{SITEMAP}}}loc") for url in root}
    pages = {path for path in site.rglob("index.html") if "embed" not in path.parts}
    assert {file_of(site, address, str(url)) for url in listed} == pages
    for url in root:
        links = url.findall(f"{{{XHTML}}}link")
        twins = {one.get("hreflang"): one.get("href") for one in links}
        assert set(twins) == {"vi", "en", "x-default"}
        assert set(twins.values()) <= listed
    assert not list(site.glob("en/sitemap*"))
    assert f"Sitemap: {address}sitemap.xml" in (site / "robots.txt").read_text()


def test_the_feed_has_an_entry_for_each_area(site: Path, address: str) -> None:
    """What RFC 4287 asks: id, title, updated, author, a link to itself, and no id twice."""
    feed = ET.parse(site / "feed.xml").getroot()  # noqa: S314 - our own file
    entries = feed.findall(f"{{{ATOM}}}entry")
    assert len(entries) == len(AREAS)
    assert feed.find(f"{{{ATOM}}}link[@rel='self']").get("href") == f"{address}feed.xml"
    assert feed.findtext(f"{{{ATOM}}}author/{{{ATOM}}}name")
    for one in [feed, *entries]:
        assert one.findtext(f"{{{ATOM}}}title")
        assert re.fullmatch(r"[-\d]{10}T[:\d]{8}Z", one.findtext(f"{{{ATOM}}}updated"))
        for link in one.findall(f"{{{ATOM}}}link[@rel='alternate']"):
            assert file_of(site, address, link.get("href")).is_file()
    assert len({one.findtext(f"{{{ATOM}}}id") for one in entries}) == len(AREAS)


STARRED = ("* Có ghi chú", "* There is a note")
"""How a chart says that the table has notes on figures with a star."""


def test_embedded_charts_are_small_and_lead_back(site: Path) -> None:
    """No script, two colour schemes, the table, and the chart's place on its page."""
    pages = list(site.rglob("embed/*/index.html"))
    starred = 0
    assert len(pages) == 2 * len(list((site / "charts").glob("*.vi.vl.json")))
    for path in pages:
        text = path.read_text(encoding="utf-8")
        assert "<script" not in text
        assert "style=" not in text
        assert "prefers-color-scheme: dark" in text
        assert "<table>" in text
        chart = site / "charts" / f"{path.parent.name}.{'en' if 'en' in path.parts else 'vi'}.svg"
        if any(sentence in chart.read_text(encoding="utf-8") for sentence in STARRED):
            starred += 1
            assert 'class="kc-note"' in text, "what the star leads to"
        assert len(text) < 20_000
        (target,) = re.findall(r'<a href="([^"]+)"', text)
        home = (path.parent / urlsplit(target).path / "index.html").resolve()
        assert f'id="{urlsplit(target).fragment}"' in home.read_text(encoding="utf-8")
    assert starred


@pytest.mark.parametrize("dark", [False, True])
def test_a_chart_shows_in_a_frame_of_another_site(
    reader, site: Path, address: str, dark: bool
) -> None:
    """A page outside the site frames it: the picture of the reader's scheme is there, whole."""
    outside = site.parent / "outside.html"
    frame = '<iframe src="site/embed/bac-ninh-outputs/" width="340"></iframe>'
    outside.write_text(f'<link rel="icon" href="data:,">{frame}')
    with reader(360, dark=dark) as one:
        one.page.goto(address.removesuffix("site/") + outside.name)
        frame = one.page.frame_locator("iframe")
        picture = frame.locator("img")
        picture.wait_for()
        drawn = picture.evaluate("async one => { await one.decode(); return one.currentSrc; }")
        assert (".dark.svg" in drawn) == dark
        assert frame.locator("body").evaluate("one => one.scrollWidth") <= 340
        assert [text for text in one.trouble if "outside.html" not in text] == []
