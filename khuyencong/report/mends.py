"""What ``validate --fix`` did, for a person: each file with its changed lines."""

from rich.console import Console
from rich.text import Text

from khuyencong.language import Language
from khuyencong.mend import Mend
from khuyencong.report.visible import visible

STYLES = {"+": "green", "-": "red"}


def print_mend(mend: Mend, language: Language, console: Console) -> None:
    """Show a mended file with its difference, hidden characters made visible."""
    _ = language.gettext
    console.print(
        Text(_("Mended {file}.").format(file=mend.path.as_posix()), style="bold"), soft_wrap=True
    )
    if mend.has_bom:
        console.print(Text("  " + _("The mark at the beginning of the file is gone (BOM).")))
    if mend.has_other_line_ends:
        console.print(Text("  " + _("Lines end with a line feed now.")))
    if mend.has_other_separators:
        console.print(Text("  " + _("Cells are parted by commas now.")))
    for line in mend.difference():
        if not line.startswith(("+++", "---")):
            console.print(
                Text("  " + visible(line), style=STYLES.get(line[:1], "")), soft_wrap=True
            )
