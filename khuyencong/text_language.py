"""Whether a text is in the language that it should be in, as far as its letters surely tell."""

import re
import unicodedata

_WORD = re.compile(r"[^\W\d_]+")
_VIETNAMESE = re.compile(r"[ăđơưĂĐƠƯâêôÂÊÔÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĩũĨŨ\u1ea0-\u1ef9]")
"""Letters of Vietnamese that English lacks."""
_ADDRESS = re.compile(r"https?://\S+")
LEAST_WORDS = {"vi": 4, "en": 3}
"""Of fewer words nobody can say: "Samsung Vina" is the same in both."""
MOST_OF_ENGLISH = 0.6
"""Share of words with such letters that an English text may have: names and quoted words."""


def is_in_other_language(text: str, code: str) -> bool:
    """Whether a text is surely not in a language, but in the other one.

    Vietnamese has such letters in three words of four, and none in four words or more only where it
    was typed without accents, which nobody should print.

    Args:
        text: What people wrote, in whatever form of Unicode.
        code: ``vi`` or ``en``.
    """
    words = _WORD.findall(_ADDRESS.sub(" ", unicodedata.normalize("NFC", text)))
    if len(words) < LEAST_WORDS[code]:
        return False
    own = sum(_VIETNAMESE.search(word) is not None for word in words)
    return own == 0 if code == "vi" else own > MOST_OF_ENGLISH * len(words)
