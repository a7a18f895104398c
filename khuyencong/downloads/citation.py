"""How to cite a part: the original publishers first, then this site, its version and address."""

import re
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

import yaml

from khuyencong.address import Address
from khuyencong.downloads.formats import citation_stem
from khuyencong.downloads.part import ALL, LICENCE, SITE_NAME, Cells, Part
from khuyencong.foreign_numbers import language_of_title
from khuyencong.json_text import readable
from khuyencong.language import LANGUAGES, Language, language
from khuyencong.wording import kind_of_source_words

MOST_NAMED = 5
"""Sources that a sentence can name; the files name them all."""
RIS_TYPES = {"press": "NEWS", "report": "RPRT", "decision": "GOVDOC", "statistics": "RPRT"}
CSL_TYPES = {
    "press": "article-newspaper",
    "report": "report",
    "decision": "regulation",
    "statistics": "report",
}
REFERENCE = ("kind", "title", "publisher", "published_on", "url", "accessed_on")
"""Columns of a source that a reference to it is made of, besides its remark."""
LANGUAGE_NAMES = {"vi": "vietnamese", "en": "english", "fr": "french", "": ""}
_DAY = r"\d{4}-\d{2}-\d{2}"
_BIBTEX_SIGNS = str.maketrans(
    {sign: f"\\{sign}" for sign in "&%$#_{}"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)


def citation_files(part: Part, address: Address) -> dict[str, bytes]:
    """The citation in every form, by the end of the file's name."""
    forms = {
        **{f"{code}.txt": _in_full(part, address, language(code)) for code in LANGUAGES},
        "bib": bibtex(part, address),
        "ris": ris(part, address),
        "csl.json": csl_json(part, address),
        "cff": cff(part, address),
    }
    return {end: text.encode() for end, text in forms.items()}


def sentence(part: Part, address: Address, speech: Language) -> str:
    """The citation as a sentence."""
    return _compiled(_originals(part, speech), part, address, speech)


def _in_full(part: Part, address: Address, speech: Language) -> str:
    """The citation with every source, each on a line of its own, for a file."""
    originals = (source_sentence(one, speech) for one in part.sources)
    return "\n".join([*originals, _compiled("", part, address, speech), ""])


def _compiled(originals: str, part: Part, address: Address, speech: Language) -> str:
    """What comes from where, and who put it together."""
    _ = speech.gettext
    place = address.page(part.page, speech.code)
    own = _("{site}: “{title}”, version {version}, {date}").format(
        site=SITE_NAME[speech.code],
        title=part.title[speech.code],
        version=part.version,
        date=speech.date(part.date),
    )
    own = f"{own}, {place} (CC BY 4.0)." if place else f"{own} (CC BY 4.0)."
    return _("{originals} Compiled by {own}").format(originals=originals, own=own).strip()


def _originals(part: Part, speech: Language) -> str:
    """The sources in words; where they are many, that they stand beside the figures."""
    _ = speech.gettext
    if len(part.sources) > MOST_NAMED:
        file = PurePosixPath(f"{citation_stem(part)}.{speech.code}.txt").name
        told = _(
            "Original: the source named beside the figure ({n} sources in all, each in the file"
            " {file})."
        ).format(n=len(part.sources), file=file)
        return told if part.kind == ALL else f"{'; '.join(_publishers(part, speech))}. {told}"
    return " ".join(source_sentence(one, speech) for one in part.sources)


def _publishers(part: Part, speech: Language) -> list[str]:
    """Who published the sources, each once, those that are not known last."""
    names = dict.fromkeys(source["publisher"] for source in part.sources)
    known = [name for name in names if name]
    return known if "" not in names else [*known, speech.gettext("unknown publishers")]


def source_sentence(source: Cells, speech: Language) -> str:
    """One source as a bibliography has it."""
    date = speech.date(source["published_on"]) or speech.gettext("undated")
    kind = kind_of_source_words(source["kind"], speech)
    publisher = f"{source['publisher']}: " if source["publisher"] else ""
    address = f", {source['url']}" if source["url"] else _document(source, speech)
    day = speech.date(source["accessed_on"])
    accessed = ", " + speech.gettext("accessed {date}").format(date=day) if day else ""
    inferred = f", {_inferred_area(speech)}" if source["area_evidence_vi"] else ""
    return f"{publisher}{source['title']} ({kind}, {date}{inferred}){address}{accessed}."


def _document(source: Cells, speech: Language) -> str:
    """The file that was read, where the source has no address by which it could be found."""
    if not source["document"]:
        return ""
    return ", " + speech.gettext("file read: {name}").format(name=source["document"])


def _inferred_area(speech: Language) -> str:
    """What must be said of a source that never names the area that its figures are told of."""
    return speech.gettext("area inferred")


def _remark(source: Cells) -> str:
    """What forms with fields for all else say of a source in a note."""
    speech = language("en")
    told = [] if source["url"] else [_document(source, speech).removeprefix(", ")]
    if source["area_evidence_vi"]:
        told.append(f"{_inferred_area(speech)}: {source['area_evidence_en']}")
    return "; ".join(filter(None, told))


def bibtex(part: Part, address: Address) -> str:
    """Entries for BibTeX: the sources, then this compilation."""
    entries = [
        _bibtex_entry(
            _key(source),
            {
                "title": source["title"],
                "author": source["publisher"],
                "year": source["published_on"][:4],
                "date": source["published_on"],
                "url": source["url"],
                "urldate": source["accessed_on"],
                "language": LANGUAGE_NAMES[_language(source)],
                "note": _remark(source),
            },
        )
        for source in part.sources
    ]
    own = {
        "title": f"{part.title['vi']} / {part.title['en']}",
        "author": SITE_NAME["vi"],
        "year": part.date[:4],
        "date": part.date,
        "version": part.version,
        "note": f"{_short_originals(part)}. CC BY 4.0. Version {part.version}",
        "url": address.page(part.page, "vi"),
    }
    return "\n".join([*entries, _bibtex_entry(f"khuyencong-{part.id}", own)])


def _bibtex_entry(key: str, fields: dict[str, str]) -> str:
    """One entry; @misc is what every style knows."""
    lines = []
    for name, text in fields.items():
        if text:
            verbatim = text if name == "url" else text.translate(_BIBTEX_SIGNS)
            is_whole = name in {"title", "author"}  # neither lower-cased nor split into names
            lines.append(f"  {name} = {{{f'{{{verbatim}}}' if is_whole else verbatim}}}")
    return f"@misc{{{key},\n" + ",\n".join(lines) + "\n}\n"


def _short_originals(part: Part) -> str:
    """The sources in a few words, for the note of an entry."""
    speech = language("en")
    if len(part.sources) > MOST_NAMED:
        return f"Original: {len(part.sources)} sources, named beside each figure"
    return "Original: " + "; ".join(
        source_sentence(one, speech).removesuffix(".") for one in part.sources
    )


def ris(part: Part, address: Address) -> str:
    """Records for reference managers (RIS): the sources, then this compilation."""
    records = [
        [
            ("TY", RIS_TYPES[source["kind"]]),
            ("ID", _key(source)),
            ("TI", source["title"]),
            ("AU", source["publisher"]),
            ("PY", source["published_on"][:4]),
            ("DA", source["published_on"].replace("-", "/")),
            ("UR", source["url"]),
            ("Y2", source["accessed_on"].replace("-", "/")),
            ("LA", _language(source)),
            ("N1", _remark(source)),
        ]
        for source in part.sources
    ]
    records.append(
        [
            ("TY", "DATA"),
            ("ID", f"khuyencong-{part.id}"),
            ("TI", part.title["vi"]),
            ("TT", part.title["en"]),
            ("AU", SITE_NAME["vi"]),
            ("PB", SITE_NAME["vi"]),
            ("PY", part.date[:4]),
            ("DA", part.date.replace("-", "/")),
            ("ET", part.version),
            ("N1", _short_originals(part)),
            ("C3", LICENCE["name"]),
            ("UR", address.page(part.page, "vi")),
            ("LA", "vi"),
        ]
    )
    return "".join(
        "".join(f"{tag}  - {text}\r\n" for tag, text in record if text) + "ER  - \r\n"
        for record in records
    )


def csl_json(part: Part, address: Address) -> str:
    """Items for citation processors (CSL-JSON): the sources, then this compilation."""
    items = [
        {
            "id": _key(source),
            "type": CSL_TYPES[source["kind"]],
            "title": source["title"],
            "author": _literal(source["publisher"]),
            "container-title": source["publisher"],
            "issued": _issued(source["published_on"]),
            "accessed": _issued(source["accessed_on"]),
            "URL": source["url"],
            "language": _language(source),
            "note": _remark(source),
        }
        for source in part.sources
    ]
    items.append(
        {
            "id": f"khuyencong-{part.id}",
            "type": "dataset",
            "title": part.title["vi"],
            "author": _literal(SITE_NAME["vi"]),
            "publisher": SITE_NAME["vi"],
            "issued": _issued(part.date),
            "version": part.version,
            "note": _short_originals(part),
            "license": LICENCE["name"],
            "URL": address.page(part.page, "vi"),
            "language": "vi",
        }
    )
    kept = [{name: value for name, value in item.items() if value} for item in items]
    return readable(kept).decode()


def cff(part: Part, address: Address) -> str:
    """The file by which GitHub, Zenodo and Zotero cite a data set (Citation File Format 1.2)."""
    content: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": "Please cite the original sources first, then this compilation.",
        "type": "dataset",
        "title": f"{part.title['vi']} / {part.title['en']}",
        "authors": [{"name": SITE_NAME["vi"]}],
        "version": part.version,
        "date-released": part.date,
        "license": LICENCE["name"],
        "abstract": part.description["en"],
    }
    if address.is_known:
        content["url"] = address.page(part.page, "vi")
    text = _yaml(content)
    if part.sources:
        told = (([one[name] for name in REFERENCE], _remark(one)) for one in part.sources)
        text += "references:\n" + "".join(_reference(*cells, remark) for cells, remark in told)
    return text


@lru_cache(maxsize=10_000)
def _reference(
    kind: str,
    title: str,
    publisher: str,
    published_on: str,
    url: str,
    accessed_on: str,
    remark: str,
) -> str:
    """A source as an element of a list; it stands in many files, and YAML takes 0.2 ms for it."""
    kinds = {"press": "newspaper-article", "decision": "government-document"}
    reference: dict[str, Any] = {
        "type": kinds.get(kind, "report"),
        "title": title,
        "authors": [{"name": publisher or language("en").gettext("unknown")}],
    }
    if re.fullmatch(_DAY, published_on):
        reference["date-published"] = published_on
    if published_on:
        reference["year"] = int(published_on[:4])
    if url:
        reference["url"] = url
    if re.fullmatch(_DAY, accessed_on):
        reference["date-accessed"] = accessed_on
    if remark:
        reference["notes"] = remark
    return _yaml([reference])


def _yaml(content: object) -> str:
    text: str = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=100)
    return text


def _key(source: Cells) -> str:
    return f"{source['area']}-{source['id']}"


def _language(source: Cells) -> str:
    """The language of a source, which its title tells; one that the editors gave tells nothing."""
    return "" if source["title"].startswith("[") else language_of_title(source["title"])


def _literal(name: str) -> list[dict[str, str]]:
    return [{"literal": name}] if name else []


def _issued(date: str) -> dict[str, Any]:
    """A date, or the part of it that is known, as CSL writes it."""
    return {"date-parts": [[int(one) for one in date.split("-")]]} if date else {}
