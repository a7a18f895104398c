"""What MkDocs says of the value of a setting, in the words of a language.

It names types of Python, in English. What people who write settings meet is known; all else stays
as MkDocs says it.
"""

import re

from khuyencong.language import Language

_TYPES = re.compile(r"Expected type: <class '(\w+)'> but received: <class '(\w+)'>")
_PLUGIN = re.compile(r'The "(.+)" plugin is not installed')
_REQUIRED = "Required configuration not provided"


def of_mkdocs(sentence: str, speech: Language) -> str:
    """MkDocs' sentence in other words.

    Args:
        sentence: What it says of a value, without its full stop.
        speech: Language of the answer.
    """
    _ = speech.gettext
    kinds = {
        "bool": _("true or false"),
        "dict": _("entries with names, each on a line of its own"),
        "int": _("a whole number"),
        "list": _("a list, each member on a line that begins with a hyphen"),
        "str": _("a text"),
    }
    if match := _TYPES.fullmatch(sentence):
        wanted, found = (kinds.get(one, one) for one in match.groups())
        return _("it must be {wanted}, and it is {found}").format(wanted=wanted, found=found)
    if match := _PLUGIN.fullmatch(sentence):
        return _("there is no plugin {name} here").format(name=match[1])
    return _("it has no value") if sentence == _REQUIRED else f"“{sentence}”"
