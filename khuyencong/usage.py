"""How the command is used, told by the library of the command line in English, in other words.

Typer marks few of its texts for translation, and pydantic, which reads the values of its options,
none. So what they say is known again by its sentences; what is not known stays as it is.
"""

import re

from khuyencong.language import Language


def of_misuse(message: str, speech: Language) -> str:
    """What is wrong with a command.

    Args:
        message: What the library says of it.
        speech: Language of the answer.
    """
    for said, meant in _sentences(speech).items():
        found = re.fullmatch(_pattern(said), message, re.DOTALL)
        if found:
            words = found.groupdict()
            if "reason" in words:
                words["reason"] = of_misuse(words["reason"], speech)
            return meant.format(**words)
    return message


def of_help(text: str, speech: Language) -> str:
    """What a command can do; its lines keep their columns.

    Args:
        text: What the library writes.
        speech: Language of the answer.
    """
    _ = speech.gettext
    words = {
        r"^Usage:": _("Usage:"),
        r"(?<= )\[OPTIONS\]": _("[OPTIONS]"),
        r"(?<= )COMMAND \[ARGS\]\.\.\.$": _("COMMAND [ARGS]..."),
        r"^Arguments:$": _("Arguments:"),
        r"^Options:$": _("Options:"),
        r"^Commands:$": _("Commands:"),
        r"\[default:(?=\s)": _("[default:"),
        r"Show this message and exit\.$": _("Show this message and exit."),
    }
    for said, meant in words.items():
        text = re.sub(said, meant, text, flags=re.MULTILINE)
    return re.sub(r" <list\[str\]>", lambda found: " " * len(found[0]), text)


def _sentences(speech: Language) -> dict[str, str]:
    """What the libraries say, with what they mean; a sentence stands before those that it ends."""
    _ = speech.gettext
    return {
        "No such command {name}. Did you mean {near}?": _(
            "No such command {name}. Did you mean {near}?"
        ),
        "No such command {name}.": _("No such command {name}."),
        "No such option: {name} (Possible options: {near})": _(
            "No such option: {name}. Did you mean {near}?"
        ),
        "No such option: {name}": _("No such option: {name}"),
        "Option {name} requires an argument.": _("After {name} a value is missing."),
        "Option {name} does not take a value.": _("{name} stands alone, without a value."),
        "Got unexpected extra argument(s) ({words})": _(
            "There is too much in the command: {words}"
        ),
        "Invalid value for {name}: {reason}": _("Invalid value for {name}: {reason}"),
        "Value error, {value} is not one of {choices}.": _("{value} is not one of {choices}."),
        "Input should be greater than or equal to {limit}": _("it must be at least {limit}"),
        "Input should be less than or equal to {limit}": _("it must be at most {limit}"),
        "Input should be a valid integer, {flaw}": _("it must be a whole number"),
    }


def _pattern(sentence: str) -> str:
    """What matches a sentence and names its words."""
    return re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.*?)", re.escape(sentence))
