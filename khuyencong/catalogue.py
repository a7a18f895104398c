"""The catalogue of all data sets by which other portals take them over (DCAT-AP 3)."""

import json
from collections.abc import Iterable, Mapping

from rdflib import DCAT, DCTERMS, FOAF, RDF, RDFS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.namespace import SKOS

from khuyencong.address import Address
from khuyencong.cache import Stored
from khuyencong.downloads import Part
from khuyencong.downloads.formats import Form, forms_of
from khuyencong.downloads.part import ALL, LICENCE, SITE_NAME
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
THEMES = ("ECON", "GOVE")
KEYWORDS = {"vi": "khuyến công", "en": "industrial extension"}
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
NOWHERE = "https://khuyencong.invalid/"
"""Stands for the site's address where that is not known, and is taken out again."""


def catalogue_files(
    parts: Iterable[Part], files: Mapping[str, Stored], address: Address
) -> dict[str, bytes]:
    """The catalogue as Turtle and as JSON-LD.

    Args:
        parts: What there is to publish.
        files: The data files, for their sizes and checksums.
        address: Where the site is published; without it, addresses are seen from the file.
    """
    graph = catalogue(list(parts), files, address if address.is_known else Address(NOWHERE))
    written = {
        "catalog.ttl": graph.serialize(format="turtle"),
        "catalog.jsonld": _in_order(graph.serialize(format="json-ld", indent=None)),
    }
    if not address.is_known:
        written = {name: text.replace(NOWHERE, "./") for name, text in written.items()}
    return {name: text.encode() for name, text in written.items()}


def _in_order(document: str) -> str:
    """JSON-LD with nodes and values sorted: rdflib writes them as its hashes fall."""
    nodes = [
        {
            name: sorted(value, key=json.dumps) if isinstance(value, list) else value
            for name, value in node.items()
        }
        for node in json.loads(document)
    ]
    nodes.sort(key=lambda node: str(node["@id"]))
    return json.dumps(nodes, ensure_ascii=False, sort_keys=True, indent=1)


def catalogue(parts: list[Part], files: Mapping[str, Stored], address: Address) -> Graph:
    """The catalogue as a graph."""
    graph = Graph()
    for prefix, namespace in (("spdx", SPDX), ("vcard", VCARD), ("dcat", DCAT)):
        graph.bind(prefix, namespace)
    whole = next(part for part in parts if part.kind == ALL)
    site = URIRef(address.file("catalog.ttl#catalogue"))
    publisher = _publisher(graph, address)
    graph.add((site, RDF.type, DCAT.Catalog))
    _describe(graph, site, SITE_NAME, whole.description)
    graph.add((site, DCTERMS.publisher, publisher))
    graph.add((site, DCTERMS.license, _licence(graph)))
    graph.add((site, DCTERMS.modified, Literal(whole.date, datatype=XSD.date)))
    graph.add((site, FOAF.homepage, _document(graph, address.file(""))))
    graph.add((site, DCTERMS.spatial, _location(graph, "VN")))
    _speak(graph, site)
    for theme in THEMES:
        scheme = URIRef(f"{AUTHORITY}data-theme")
        graph.add((site, DCAT.themeTaxonomy, scheme))
        graph.add((scheme, RDF.type, SKOS.ConceptScheme))
        graph.add((scheme, DCTERMS.title, Literal("Data theme", lang="en")))
        _theme(graph, theme)
    for part in parts:
        graph.add((site, DCAT.dataset, _dataset(graph, part, files, address, publisher)))
    return graph


def _dataset(
    graph: Graph, part: Part, files: Mapping[str, Stored], address: Address, publisher: URIRef
) -> URIRef:
    one = URIRef(address.file(f"catalog.ttl#{part.kind}-{part.id}"))
    graph.add((one, RDF.type, DCAT.Dataset))
    _describe(graph, one, part.title, part.description)
    graph.add((one, DCTERMS.identifier, Literal(f"{part.kind}/{part.id}")))
    graph.add((one, DCTERMS.publisher, publisher))
    graph.add((one, DCAT.contactPoint, _contact(graph, address)))
    graph.add((one, DCTERMS.modified, Literal(part.date, datatype=XSD.date)))
    graph.add((one, VERSION, Literal(part.version)))
    graph.add((one, DCTERMS.accessRights, _access(graph)))
    for code in LANGUAGES:
        graph.add((one, DCAT.landingPage, _document(graph, address.page(part.page, code))))
        graph.add((one, DCAT.keyword, Literal(KEYWORDS[code], lang=code)))
    for theme in THEMES:
        graph.add((one, DCAT.theme, URIRef(f"{AUTHORITY}data-theme/{theme}")))
    codes = ["VN"] if part.kind == ALL else [a.iso_3166_2 for a in part.areas if a.iso_3166_2]
    for code in codes:
        graph.add((one, DCTERMS.spatial, _location(graph, code)))
    if part.years:
        _period(graph, one, part.years)
    _speak(graph, one)
    for form in forms_of(part):
        file = files[form.path]
        graph.add((one, DCAT.distribution, _distribution(graph, form, file, part, address)))
    return one


def _distribution(graph: Graph, form: Form, file: Stored, part: Part, address: Address) -> URIRef:
    place = URIRef(address.file(form.path))
    one = URIRef(address.file(f"catalog.ttl#file-{form.path.removeprefix('data/')}"))
    graph.add((one, RDF.type, DCAT.Distribution))
    for code in LANGUAGES:
        graph.add((one, DCTERMS.title, Literal(f"{part.title[code]}: {form.name}", lang=code)))
    graph.add((one, DCAT.accessURL, place))
    graph.add((one, DCAT.downloadURL, place))
    graph.add((place, RDF.type, RDFS.Resource))
    graph.add((one, DCTERMS.license, _licence(graph)))
    graph.add((one, DCTERMS.modified, Literal(part.date, datatype=XSD.date)))
    graph.add((one, DCAT.byteSize, Literal(file.size, datatype=XSD.nonNegativeInteger)))
    media = URIRef(MEDIA_TYPES + form.media_type)
    graph.add((media, RDF.type, DCTERMS.MediaType))
    graph.add((one, DCAT.mediaType, media))
    kind = URIRef(f"{AUTHORITY}file-type/{FILE_TYPES[form.format]}")
    graph.add((kind, RDF.type, DCTERMS.MediaTypeOrExtent))
    graph.add((one, DCTERMS["format"], kind))
    _speak(graph, one)
    checksum = URIRef(f"{one}-sha256")
    graph.add((one, SPDX.checksum, checksum))
    graph.add((checksum, RDF.type, SPDX.Checksum))
    graph.add((checksum, SPDX.algorithm, SPDX.checksumAlgorithm_sha256))
    graph.add((SPDX.checksumAlgorithm_sha256, RDF.type, SPDX.ChecksumAlgorithm))
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
        graph.add((URIRef(SPEECH[code]), RDF.type, DCTERMS.LinguisticSystem))


def _publisher(graph: Graph, address: Address) -> URIRef:
    one = URIRef(address.file("catalog.ttl#publisher"))
    graph.add((one, RDF.type, FOAF.Agent))
    for code in LANGUAGES:
        graph.add((one, FOAF.name, Literal(SITE_NAME[code], lang=code)))
    return one


def _contact(graph: Graph, address: Address) -> URIRef:
    one = URIRef(address.file("catalog.ttl#contact"))
    graph.add((one, RDF.type, VCARD.Kind))
    graph.add((one, VCARD.fn, Literal(SITE_NAME["vi"])))
    graph.add((one, VCARD.hasURL, URIRef(address.page("about/", "vi"))))
    return one


def _licence(graph: Graph) -> URIRef:
    one = URIRef(LICENCE["path"])
    graph.add((one, RDF.type, DCTERMS.LicenseDocument))
    kind = URIRef("http://purl.org/adms/licencetype/Attribution")
    graph.add((one, DCTERMS.type, kind))
    graph.add((kind, RDF.type, SKOS.Concept))
    graph.add((kind, SKOS.prefLabel, Literal("Attribution", lang="en")))
    return one


def _access(graph: Graph) -> URIRef:
    one = URIRef(f"{AUTHORITY}access-right/PUBLIC")
    graph.add((one, RDF.type, DCTERMS.RightsStatement))
    return one


def _theme(graph: Graph, code: str) -> None:
    one = URIRef(f"{AUTHORITY}data-theme/{code}")
    names = {"ECON": "Economy and finance", "GOVE": "Government and public sector"}
    graph.add((one, RDF.type, SKOS.Concept))
    graph.add((one, SKOS.prefLabel, Literal(names[code], lang="en")))


def _location(graph: Graph, code: str) -> URIRef:
    """A territory by its code of ISO 3166."""
    one = URIRef(f"https://www.iso.org/obp/ui/#iso:code:3166:{code}")
    graph.add((one, RDF.type, DCTERMS.Location))
    graph.add((one, DCTERMS.identifier, Literal(code)))
    return one


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
