"""Reports of checking: for a person at a terminal, for programs, for GitHub; one file a form."""

from khuyencong.report.github import as_github
from khuyencong.report.json_report import as_json
from khuyencong.report.markdown import as_markdown
from khuyencong.report.target import lies_in, may_be_replaced
from khuyencong.report.text import as_text, print_report
from khuyencong.report.write import speak_utf8, write_whole

__all__ = [
    "as_github",
    "as_json",
    "as_markdown",
    "as_text",
    "lies_in",
    "may_be_replaced",
    "print_report",
    "speak_utf8",
    "write_whole",
]
