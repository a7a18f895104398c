"""What readers search: a list of all names, an index of all words, and the texts of the pages.

Files are small and many, so that a query costs a reader little: the names, one file for each of its
words, and the texts of the pages shown.
"""

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence

from khuyencong.cache import Stored
from khuyencong.fingerprint import key_of
from khuyencong.finishing import ENTRIES, ENTRY
from khuyencong.json_text import decoded, encoded
from khuyencong.search_entry import Entry
from khuyencong.workshop import Task

FOLDER = "search"
KEY = 2
"""Words that share their first signs lie in one file, so that a beginning finds them all."""
LEVELS = 4


def search_task(products: Mapping[str, Stored], code: str) -> Task:
    """What makes the search's files of a language.

    Args:
        products: All products, the entries of the pages among them.
        code: The language.
    """
    root = f"{ENTRIES}{code}/"
    folders = {path.removesuffix(ENTRY) for path in products if path.startswith(root)}
    entries = [products[f"{folder}{ENTRY}"] for folder in sorted(folders)]
    return Task(search_files, (code, *entries), key_of("search", (code, entries)))


def search_files(code: str, *entries: bytes) -> dict[str, bytes]:
    """The search's files of a language, by path under the site's root.

    Args:
        code: The language.
        *entries: Those of each page, in the order of their paths.
    """
    return files_of(code, [Entry(**one) for some in entries for one in decoded(some)])


def files_of(code: str, entries: Sequence[Entry]) -> dict[str, bytes]:
    """The files of one language.

    Args:
        code: The language.
        entries: Pages in the order of their paths, each with its places.
    """
    ordered = sorted(entries, key=lambda entry: -entry.weight)  # the weightiest wins equal hits
    shards = _shards(ordered)
    names = [entry.listed() for entry in ordered]
    files = {f"words/{key}.json": encoded(words) for key, words in shards.items()} | {
        f"texts/{place}.txt": entry.text.encode()
        for place, entry in enumerate(ordered)
        if entry.is_page
    }
    version = _version(names, files)
    about = {"version": version, "keys": sorted(shards), "names": names}
    return {
        f"{FOLDER}/{code}.json": encoded(about),
        **{f"{FOLDER}/{code}-{version}/{name}": content for name, content in files.items()},
    }


def _version(names: object, files: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256(encoded(names))
    for name, content in files.items():
        digest.update(b"%d %b %d " % (len(name), name.encode(), len(content)))
        digest.update(content)
    return digest.hexdigest()[:10]


def _shards(entries: Sequence[Entry]) -> Mapping[str, Mapping[str, list[int]]]:
    """The words of all pages by their first signs, each with the pages that have it.

    A page is written as its distance from the one before, times ``LEVELS``, plus its level.
    """
    found: dict[str, list[int]] = defaultdict(list)
    last: dict[str, int] = defaultdict(int)
    for place, entry in enumerate(entries):
        for word, level in entry.levels.items():
            found[word].append((place - last[word]) * LEVELS + level)
            last[word] = place
    shards: dict[str, dict[str, list[int]]] = defaultdict(dict)
    for word in sorted(found):
        shards[word[:KEY]][word] = found[word]
    return shards
