"""What search engines' robots read: every page with its twin in the other language.

Sitemaps know only whole addresses (https://www.sitemaps.org/protocol.html), so without the site's
address the sitemap lists nothing.
"""

from collections.abc import Iterable, Mapping
from xml.etree import ElementTree as ET

from khuyencong.address import Address
from khuyencong.language import DEFAULT_LANGUAGE, LANGUAGES

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
LEFT_OUT = frozenset({"embed", *LANGUAGES})
"""Folders without pages of their own language, or with pages for frames only."""


def page_paths(folders: Iterable[str]) -> list[str]:
    """Addresses of all pages under a language's root; both languages have the same.

    Args:
        folders: Addresses of all pages, each ending in a slash but for the home page's.
    """
    return sorted(one for one in folders if one.partition("/")[0] not in LEFT_OUT)


def sitemap_files(
    paths: Iterable[str], dates: Mapping[str, str], newest: str, address: Address
) -> dict[str, bytes]:
    """The sitemap and the file that leads robots to it.

    Args:
        paths: Pages under a language's root.
        dates: Day of the data of some of them.
        newest: Day of the data of all others.
        address: Where the site is published.
    """
    robots = "User-agent: *\nAllow: /\n"
    if address.is_known:
        robots += f"Sitemap: {address.file('sitemap.xml')}\n"
    listed = paths if address.is_known else ()
    return {
        "sitemap.xml": _sitemap(listed, dates, newest, address),
        "robots.txt": robots.encode(),
    }


def _sitemap(
    paths: Iterable[str], dates: Mapping[str, str], newest: str, address: Address
) -> bytes:
    ET.register_namespace("", SITEMAP)
    ET.register_namespace("xhtml", XHTML)
    root = ET.Element(f"{{{SITEMAP}}}urlset")
    for path in paths:
        for own in LANGUAGES:
            url = ET.SubElement(root, f"{{{SITEMAP}}}url")
            ET.SubElement(url, f"{{{SITEMAP}}}loc").text = address.page(path, own)
            ET.SubElement(url, f"{{{SITEMAP}}}lastmod").text = dates.get(path, newest)
            for code in (*LANGUAGES, "x-default"):
                target = DEFAULT_LANGUAGE if code == "x-default" else code
                link = {"rel": "alternate", "hreflang": code, "href": address.page(path, target)}
                ET.SubElement(url, f"{{{XHTML}}}link", link)
    ET.indent(root, " ")
    text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"
