"""The file of results: each benchmark writes its own section and leaves the others alone."""

import re
import sys
from pathlib import Path

RESULTS = Path(__file__).with_name("RESULTS.md")
ABOUT = (
    "# Measurements\n\n"
    "Compare ratios, not seconds: each section was measured on another day, on 2 cores.\n"
)


def tell(title: str, text: str, *, keep: bool) -> None:
    """Print a result, and keep it in its section only when asked."""
    sys.stdout.write(text)
    if keep:
        write_section(title, text)


def write_section(title: str, text: str, file: Path = RESULTS) -> None:
    """Put a section in the place of the one with its title, or at the end.

    Args:
        title: Heading of the section.
        text: What stands below it, as Markdown without headings.
        file: The file of results.
    """
    old = file.read_text(encoding="utf-8") if file.is_file() else ABOUT
    parts = re.split(r"^## ", old, flags=re.MULTILINE)
    sections = dict(part.split("\n", 1) for part in parts[1:])
    sections[title] = text
    body = "".join(f"## {name}\n\n{told.strip()}\n\n" for name, told in sections.items())
    file.write_text(f"{ABOUT}\n{body}".rstrip("\n") + "\n", encoding="utf-8")
