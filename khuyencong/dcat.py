"""The data sets as a graph by which other portals take them over (DCAT-AP 3).

The graph comes in pieces that say nothing twice: the catalogue itself with all that its entries
share, and each entry.
"""

from collections.abc import Iterable, Mapping

from rdflib import DCAT, DCTERMS, FOAF, RDF, RDFS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.namespace import SKOS

from khuyencong.address import Address
from khuyencong.cache import Stored
from khuyencong.downloads import Part
from khuyencong.downloads.formats import KNOWN_MEDIA_TYPES, Form, forms_of
from khuyencong.downloads.part import COUNTRY_CODE, LICENCE, SITE_NAME
from khuyencong.language import LANGUAGES

SPDX = Namespace("http://spdx.org/rdf/terms#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
AUTHORITY = "http://publications.europa.eu/resource/authority/"
VERSION = URIRef(f"{DCAT}version")
"""New in DCAT 3, which rdflib does not know yet."""
SPEECH = {"vi": f"{AUTHORITY}language/VIE", "en": f"{AUTHORITY}language/ENG"}
FILE_TYPES = {
    "xlsx": "XLSX",
    "excel": "CSV",
    "csv": "CSV",
    "zip": "ZIP",
    "json": "JSON",
    "parquet": "PARQUET",
}
THEMES = {"ECON": "Economy and finance", "GOVE": "Government and public sector"}
KEYWORDS = {"vi": "khuyến công", "en": "industrial extension"}
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
ACCESS = URIRef(f"{AUTHORITY}access-right/PUBLIC")
ATTRIBUTION = URIRef("http://purl.org/adms/licencetype/Attribution")


def head(whole: Part, names: Iterable[str], territories: Iterable[str], address: Address) -> Graph:
    """The catalogue itself, and all that its entries share.

    Args:
        whole: Everything that there is to publish.
        names: Of the entries.
        territories: All of theirs.
        address: Where the site is published.
    """
    graph = _empty()
    one = _catalogue(address)
    graph.add((one, RDF.type, DCAT.Catalog))
    _describe(graph, one, SITE_NAME, whole.description)
    graph.add((one, DCTERMS.publisher, _publisher(address)))
    graph.add((one, DCTERMS.license, URIRef(LICENCE["path"])))
    graph.add((one, DCTERMS.modified, Literal(whole.date, datatype=XSD.date)))
    graph.add((one, FOAF.homepage, _document(graph, address.file(""))))
    graph.add((one, DCTERMS.spatial, _location(COUNTRY_CODE)))
    graph.add((one, DCAT.themeTaxonomy, URIRef(f"{AUTHORITY}data-theme")))
    _speak(graph, one)
    for name in names:
        graph.add((one, DCAT.dataset, _entry(name, address)))
    for code in territories:
        graph.add((_location(code), RDF.type, DCTERMS.Location))
        graph.add((_location(code), DCTERMS.identifier, Literal(code)))
    _introduce(graph, address)
    return graph


def entry(part: Part, files: Mapping[str, Stored], address: Address) -> Graph:
    """One data set of the catalogue.

    Args:
        part: What may be taken away.
        files: Its data files, for their sizes and checksums.
        address: Where the site is published.
    """
    graph = _empty()
    one = _entry(part.name, address)
    graph.add((one, RDF.type, DCAT.Dataset))
    _describe(graph, one, part.title, part.description)
    graph.add((one, DCTERMS.identifier, Literal(f"{part.kind}/{part.id}")))
    graph.add((one, DCTERMS.publisher, _publisher(address)))
    graph.add((one, DCAT.contactPoint, _contact(address)))
    graph.add((one, DCTERMS.modified, Literal(part.date, datatype=XSD.date)))
    graph.add((one, VERSION, Literal(part.version)))
    graph.add((one, DCTERMS.accessRights, ACCESS))
    for code in LANGUAGES:
        graph.add((one, DCAT.landingPage, _document(graph, address.page(part.page, code))))
        graph.add((one, DCAT.keyword, Literal(KEYWORDS[code], lang=code)))
    for theme in THEMES:
        graph.add((one, DCAT.theme, URIRef(f"{AUTHORITY}data-theme/{theme}")))
    for code in part.territories:
        graph.add((one, DCTERMS.spatial, _location(code)))
    if part.years:
        _period(graph, one, part.years)
    _speak(graph, one)
    for form in forms_of(part):
        file = files[form.path]
        graph.add((one, DCAT.distribution, _distribution(graph, form, file, part, address)))
    return graph


def _empty() -> Graph:
    graph = Graph()
    for prefix, namespace in (("spdx", SPDX), ("vcard", VCARD), ("dcat", DCAT)):
        graph.bind(prefix, namespace)
    return graph


def _distribution(graph: Graph, form: Form, file: Stored, part: Part, address: Address) -> URIRef:
    place = URIRef(address.file(form.path))
    one = URIRef(address.file(f"catalog.ttl#file-{form.path.removeprefix('data/')}"))
    graph.add((one, RDF.type, DCAT.Distribution))
    for code in LANGUAGES:
        graph.add((one, DCTERMS.title, Literal(f"{part.title[code]}: {form.name}", lang=code)))
    graph.add((one, DCAT.accessURL, place))
    graph.add((one, DCAT.downloadURL, place))
    graph.add((place, RDF.type, RDFS.Resource))
    graph.add((one, DCTERMS.license, URIRef(LICENCE["path"])))
    graph.add((one, DCTERMS.modified, Literal(part.date, datatype=XSD.date)))
    graph.add((one, DCAT.byteSize, Literal(file.size, datatype=XSD.nonNegativeInteger)))
    graph.add((one, DCAT.mediaType, URIRef(MEDIA_TYPES + form.media_type)))
    graph.add((one, DCTERMS["format"], _file_type(form.format)))
    _speak(graph, one)
    checksum = URIRef(f"{one}-sha256")
    graph.add((one, SPDX.checksum, checksum))
    graph.add((checksum, RDF.type, SPDX.Checksum))
    graph.add((checksum, SPDX.algorithm, SPDX.checksumAlgorithm_sha256))
    graph.add((checksum, SPDX.checksumValue, Literal(file.digest, datatype=XSD.hexBinary)))
    return one


def _describe(
    graph: Graph, one: URIRef, title: Mapping[str, str], description: Mapping[str, str]
) -> None:
    for code in LANGUAGES:
        graph.add((one, DCTERMS.title, Literal(title[code], lang=code)))
        graph.add((one, DCTERMS.description, Literal(description[code], lang=code)))


def _speak(graph: Graph, one: URIRef) -> None:
    for code in LANGUAGES:
        graph.add((one, DCTERMS.language, URIRef(SPEECH[code])))


def _introduce(graph: Graph, address: Address) -> None:
    """What those things are that entries name."""
    named = (
        (_publisher(address), FOAF.Agent),
        (_contact(address), VCARD.Kind),
        (URIRef(LICENCE["path"]), DCTERMS.LicenseDocument),
        (ATTRIBUTION, SKOS.Concept),
        (ACCESS, DCTERMS.RightsStatement),
        (SPDX.checksumAlgorithm_sha256, SPDX.ChecksumAlgorithm),
        (URIRef(f"{AUTHORITY}data-theme"), SKOS.ConceptScheme),
        *((URIRef(f"{AUTHORITY}data-theme/{theme}"), SKOS.Concept) for theme in THEMES),
        *((URIRef(SPEECH[code]), DCTERMS.LinguisticSystem) for code in LANGUAGES),
        *((_file_type(one), DCTERMS.MediaTypeOrExtent) for one in FILE_TYPES),
        *((URIRef(MEDIA_TYPES + one), DCTERMS.MediaType) for one in KNOWN_MEDIA_TYPES),
    )
    for one, kind in named:
        graph.add((one, RDF.type, kind))
    graph.add((URIRef(LICENCE["path"]), DCTERMS.type, ATTRIBUTION))
    graph.add((ATTRIBUTION, SKOS.prefLabel, Literal("Attribution", lang="en")))
    graph.add((URIRef(f"{AUTHORITY}data-theme"), DCTERMS.title, Literal("Data theme", lang="en")))
    for theme, name in THEMES.items():
        place = URIRef(f"{AUTHORITY}data-theme/{theme}")
        graph.add((place, SKOS.prefLabel, Literal(name, lang="en")))
    for code in LANGUAGES:
        graph.add((_publisher(address), FOAF.name, Literal(SITE_NAME[code], lang=code)))
    graph.add((_contact(address), VCARD.fn, Literal(SITE_NAME["vi"])))
    graph.add((_contact(address), VCARD.hasURL, URIRef(address.page("about/", "vi"))))


def _catalogue(address: Address) -> URIRef:
    return URIRef(address.file("catalog.ttl#catalogue"))


def _entry(name: str, address: Address) -> URIRef:
    return URIRef(address.file(f"catalog.ttl#{name}"))


def _publisher(address: Address) -> URIRef:
    return URIRef(address.file("catalog.ttl#publisher"))


def _contact(address: Address) -> URIRef:
    return URIRef(address.file("catalog.ttl#contact"))


def _file_type(form: str) -> URIRef:
    return URIRef(f"{AUTHORITY}file-type/{FILE_TYPES[form]}")


def _location(code: str) -> URIRef:
    """A territory by its code of ISO 3166."""
    return URIRef(f"https://www.iso.org/obp/ui/#iso:code:3166:{code}")


def _document(graph: Graph, address: str) -> URIRef:
    one = URIRef(address)
    graph.add((one, RDF.type, FOAF.Document))
    return one


def _period(graph: Graph, one: URIRef, years: tuple[str, str]) -> None:
    period = URIRef(f"{one}-period")
    graph.add((one, DCTERMS.temporal, period))
    graph.add((period, RDF.type, DCTERMS.PeriodOfTime))
    graph.add((period, DCAT.startDate, Literal(years[0], datatype=XSD.gYear)))
    graph.add((period, DCAT.endDate, Literal(years[1], datatype=XSD.gYear)))
