"""The catalogue of all data sets, put together of pieces: a head, and one for each data set.

After a change of one area only its pieces are made again: all of size M take a second.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from khuyencong.address import Address
from khuyencong.cache import Stored
from khuyencong.downloads import Part

if TYPE_CHECKING:
    from rdflib import Graph

PIECES = ".catalogue/"
"""Where pieces stand among the products; no files of the site."""
HEAD = "head"
NOWHERE = "https://khuyencong.invalid/"
"""Stands for the site's address where that is not known, and is taken out again."""
OPENING, CLOSING = "[\n", "\n]"


def entry_pieces(part: Part, files: Mapping[str, Stored], address: Address) -> dict[str, bytes]:
    """The piece of a data set as Turtle and as JSON-LD, by path.

    Args:
        part: What may be taken away.
        files: Its data files, for their sizes and checksums.
        address: Where the site is published; without it, addresses are seen from the file.
    """
    from khuyencong.dcat import entry  # noqa: PLC0415 - rdflib, which only workers need

    return _pieces(part.name, entry(part, files, _known(address)))


def head_pieces(
    whole: Part,
    names: Sequence[str],
    territories: Sequence[str],
    files: Mapping[str, Stored],
    address: Address,
) -> dict[str, bytes]:
    """The pieces of what all data sets share, and of everything, in the same forms.

    Args:
        whole: Everything that there is to publish.
        names: Of all data sets.
        territories: All of theirs.
        files: The data files of everything.
        address: Where the site is published.
    """
    from khuyencong.dcat import head  # noqa: PLC0415 - as above

    shared = _pieces(HEAD, head(whole, names, territories, _known(address)))
    return shared | entry_pieces(whole, files, address)


def catalogue_files(names: Iterable[str], read: Callable[[str], bytes]) -> dict[str, bytes]:
    """The catalogue as Turtle and as JSON-LD.

    Args:
        names: Of all data sets, in their order.
        read: Gives the pieces by their paths, those of the head among them.
    """
    ordered = (HEAD, *names)
    turtle = [read(f"{PIECES}{name}.ttl").decode().partition("\n\n") for name in ordered]
    prefixes = sorted({line for some, _, _ in turtle for line in some.split("\n")})
    linked = [read(f"{PIECES}{name}.jsonld").decode() for name in ordered]
    nodes = (one.removeprefix(OPENING).removesuffix(CLOSING) for one in linked)
    written = {
        "catalog.ttl": "\n\n".join(["\n".join(prefixes), *(text.strip() for *_, text in turtle)]),
        "catalog.jsonld": OPENING + ",\n".join(nodes) + CLOSING,
    }
    return {name: f"{text}\n".encode() for name, text in written.items()}


def _known(address: Address) -> Address:
    return address if address.is_known else Address(NOWHERE)


def _pieces(name: str, graph: "Graph") -> dict[str, bytes]:
    written = {
        "ttl": graph.serialize(format="turtle"),
        "jsonld": _in_order(graph.serialize(format="json-ld", indent=None)),
    }
    return {
        f"{PIECES}{name}.{form}": text.replace(NOWHERE, "./").encode()
        for form, text in written.items()
    }


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
