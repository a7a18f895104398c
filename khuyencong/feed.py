"""News of the data for those who follow them: an Atom feed, one entry for each area's package.

An entry's id holds the area and its version, so that a reader's program tells a new version from
one it has shown, wherever the site lies.
"""

from collections.abc import Iterable
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from khuyencong.address import Address
from khuyencong.downloads import Part
from khuyencong.downloads.part import ALL, AREA, SITE_NAME
from khuyencong.language import LANGUAGES, language

ATOM = "http://www.w3.org/2005/Atom"
FILE = "feed.xml"


def feed_file(parts: Iterable[Part], address: Address) -> dict[str, bytes]:
    """The feed by its path.

    Args:
        parts: What there is to publish.
        address: Where the site is published; without it, links are seen from the feed itself.
    """
    parts = list(parts)
    whole = next(part for part in parts if part.kind == ALL)
    ET.register_namespace("", ATOM)
    root = ET.Element(_tag("feed"), {"{http://www.w3.org/XML/1998/namespace}lang": "vi"})
    _add(root, "id", _id("feed"))
    _add(root, "title", " · ".join(SITE_NAME.values()))
    _add(root, "subtitle", whole.description["vi"])
    _add(root, "updated", whole.moment.isoformat() + "Z")
    author = ET.SubElement(root, _tag("author"))
    _add(author, "name", SITE_NAME["vi"])
    _add(root, "rights", "CC BY 4.0")
    if address.is_known:
        ET.SubElement(root, _tag("link"), {"rel": "self", "href": address.file(FILE)})
    _link(root, "", address)
    newest = sorted(
        (part for part in parts if part.kind == AREA), key=lambda one: (one.moment, one.id)
    )
    for part in reversed(newest):
        _entry(root, part, address)
    ET.indent(root, " ")
    return {FILE: ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"}


def _entry(root: ET.Element, part: Part, address: Address) -> None:
    entry = ET.SubElement(root, _tag("entry"))
    _add(entry, "id", _id(f"{part.id}/{part.version}"))
    _add(entry, "title", " · ".join(dict.fromkeys(part.title.values())) + f", {part.version}")
    _add(entry, "updated", part.moment.isoformat() + "Z")
    _link(entry, part.page, address)
    told = []
    for code in LANGUAGES:
        speech = language(code)
        count = speech.ngettext("{n} figure", "{n} figures", part.count)
        told.append(f"{part.description[code]} ({count.format(n=part.count)})")
    _add(entry, "summary", "\n".join(told))


def _link(parent: ET.Element, path: str, address: Address) -> None:
    for code, folder in zip(LANGUAGES, ("", "en/"), strict=True):
        href = address.page(path, code) or f"./{folder}{path}"
        ET.SubElement(parent, _tag("link"), {"rel": "alternate", "hreflang": code, "href": href})


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, _tag(name)).text = text


def _tag(name: str) -> str:
    return f"{{{ATOM}}}{name}"


def _id(name: str) -> str:
    return uuid5(NAMESPACE_URL, f"khuyencong/{name}").urn
