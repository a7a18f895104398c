"""JSON: in UTF-8, always the same; short for programs, in lines for people."""

import json
from dataclasses import dataclass

import pytest

from khuyencong.downloads.tables import LARGEST_INTEGER, number
from khuyencong.json_text import decoded, encoded, readable


@dataclass(frozen=True)
class Named:
    """A value of our own."""

    name: str


def test_a_document_has_no_spaces_and_no_escapes() -> None:
    """Vietnamese letters stand as they are; names in the order given, or in their own."""
    assert (
        encoded({"b": "Đắk Lắk", "a": [1, 2.5, None]})
        == '{"b":"Đắk Lắk","a":[1,2.5,null]}'.encode()
    )
    assert encoded({"b": 1, "a": 2}, is_sorted=True) == b'{"a":2,"b":1}'
    assert encoded((Named("x"),)) == b'[{"name":"x"}]'


def test_people_find_a_name_a_line() -> None:
    """As Python writes it with two spaces, and the last line ends."""
    document = {"b": ["Đắk Lắk", 2.5, [], {}], "a": None}
    assert readable(document).decode() == json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def test_what_is_no_json_is_refused() -> None:
    """A damaged file of the cache is found out by this."""
    with pytest.raises(ValueError, match="line 1"):
        decoded(b"{")


@pytest.mark.parametrize("text", [str(LARGEST_INTEGER), str(LARGEST_INTEGER + 1), "1" + "0" * 30])
def test_the_largest_numbers_can_be_written(text: str) -> None:
    """Programs that know 64 bits only read them too."""
    assert json.loads(encoded(number(text))) == pytest.approx(int(text))
    assert isinstance(number(text), int) == (int(text) <= LARGEST_INTEGER)
