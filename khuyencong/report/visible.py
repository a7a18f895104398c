"""Text of the data made harmless and visible: no character steers the terminal or hides."""

LONGEST_SHOWN = 400
"""Characters of a word that a report shows; the longest text the contract knows has as many."""

_PICTURES = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "␡"}
"""The control pictures of Unicode: ␉ for a tab, ␊ for a line feed, ␛ for an escape."""


def visible(text: str) -> str:
    """A text on one line in which every character can be seen.

    Control characters become their pictures; odd spaces, marks of direction and all else that a
    terminal would not draw become their code, as in ``‹U+00A0›``.
    """
    if text.isprintable():
        return text
    return "".join(
        sign if sign.isprintable() else _PICTURES.get(ord(sign), f"‹U+{ord(sign):04X}›")
        for sign in text
    )


def shortened(text: str, limit: int = LONGEST_SHOWN) -> str:
    """The beginning of a text, with an ellipsis where something is left out."""
    return text if len(text) <= limit else text[: limit - 1] + "…"
