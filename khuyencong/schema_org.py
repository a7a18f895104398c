"""What search engines for data sets ask of a page: schema.org ``Dataset`` as JSON-LD.

After https://developers.google.com/search/docs/appearance/structured-data/dataset.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from khuyencong.address import Address
from khuyencong.cache import Stored
from khuyencong.codebook import Area
from khuyencong.downloads import Part
from khuyencong.downloads.citation import sentence
from khuyencong.downloads.formats import forms_of
from khuyencong.downloads.part import ALL, COUNTRY_CODE, LICENCE, SITE_NAME
from khuyencong.language import Language

MOST_LISTED = 10
"""Areas and sources that a page names here; longer lists weigh more than they tell."""
LEAST_DESCRIPTION = 50
"""Signs that Google asks of a description."""


def dataset_block(
    part: Part,
    files: Mapping[str, Stored],
    address: Address,
    speech: Language,
    file: Callable[[str], str],
) -> str:
    """The data block of a page, safe inside a ``script`` element.

    Args:
        part: What the page is about.
        files: The data files, for their sizes.
        address: Where the site is published.
        speech: The page's language.
        file: Address of a file as seen from the page, used where the whole one is not known.
    """
    code = speech.code
    block: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": part.title[code],
        "alternateName": part.title["en" if code == "vi" else "vi"],
        "description": _description(part, speech),
        "url": address.page(part.page, code),
        "inLanguage": ["vi", "en"],
        "license": LICENCE["path"],
        "isAccessibleForFree": True,
        "version": part.version,
        "dateModified": part.date,
        "creator": _organisation(code),
        "publisher": _organisation(code),
        "creditText": sentence(part, address, speech),
        "keywords": [speech.gettext("industrial extension"), *_topics(part, code)],
        "temporalCoverage": "/".join(part.years) if part.years else "",
        "includedInDataCatalog": _catalogue(address, code),
        **_contents(part, code),
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": address.file(one.path) or file(one.path),
                "encodingFormat": one.media_type,
                "contentSize": f"{files[one.path].size} B",
            }
            for one in forms_of(part)
        ],
    }
    kept = {name: value for name, value in block.items() if value not in ("", [], None)}
    return json.dumps(kept, ensure_ascii=False).replace("<", "\\u003c")


def _contents(part: Part, code: str) -> dict[str, Any]:
    """Where, what, and from whom; where that is many, only that it is about the country."""
    country = {"@type": "Country", "name": "Việt Nam", "identifier": COUNTRY_CODE}
    if part.kind == ALL:
        return {"spatialCoverage": country}
    are_few = len(part.areas) <= MOST_LISTED
    return {
        "spatialCoverage": [_place(one, code) for one in part.areas] if are_few else country,
        "variableMeasured": [
            {
                "@type": "PropertyValue",
                "name": one.name(code),
                "unitText": part.units[one.unit].name(code),
            }
            for one in part.indicators
        ],
        "isBasedOn": [
            {"@type": "CreativeWork", "name": one["title"]}
            | ({"url": one["url"]} if one["url"] else {})
            for one in part.sources[:MOST_LISTED]
        ],
    }


def _description(part: Part, speech: Language) -> str:
    """The part's own description, made longer where a search engine would refuse it."""
    own = part.description[speech.code]
    if len(own) >= LEAST_DESCRIPTION:
        return own
    more = speech.gettext("Published figures on industrial extension in Việt Nam, with sources.")
    return f"{own} {more}"


def _organisation(code: str) -> dict[str, str]:
    return {"@type": "Organization", "name": SITE_NAME[code]}


def _catalogue(address: Address, code: str) -> dict[str, str]:
    url = address.page("data/", code)
    named = {"@type": "DataCatalog", "name": SITE_NAME[code]}
    return named | {"url": url} if url else named


def _place(area: Area, code: str) -> dict[str, str]:
    named = {"@type": "AdministrativeArea", "name": area.name(code)}
    return named | {"identifier": area.iso_3166_2} if area.iso_3166_2 else named


def _topics(part: Part, code: str) -> list[str]:
    return [part.topics[one][code] for one in dict.fromkeys(i.topic for i in part.indicators)]
