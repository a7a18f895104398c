"""The counts of a verdict in words."""

from khuyencong.checks import Verdict
from khuyencong.language import Language


def counted(errors: int, warnings: int, language: Language) -> str:
    """What was found: "3 errors, 1 warning"; what there is none of is left out."""
    plural = language.ngettext
    words = []
    if errors:
        words.append(plural("{count} error", "{count} errors", errors).format(count=errors))
    if warnings:
        text = plural("{count} warning", "{count} warnings", warnings)
        words.append(text.format(count=warnings))
    return ", ".join(words)


def summary(verdict: Verdict, language: Language) -> str:
    """What was checked and what was found, zeros too, in one sentence."""
    _, plural = language.gettext, language.ngettext
    packages, rows = len(verdict.packages), verdict.rows
    errors, warnings = verdict.errors, verdict.warnings
    accepted = len(verdict.accepted)
    read = [
        plural("{count} package", "{count} packages", packages).format(count=packages),
        plural("{count} row", "{count} rows", rows).format(count=rows),
    ]
    words = [
        *(read if packages else [_("the codebook alone")]),
        plural("{count} error", "{count} errors", errors).format(count=errors),
        plural("{count} warning", "{count} warnings", warnings).format(count=warnings),
    ]
    if accepted:
        text = plural("{count} accepted warning", "{count} accepted warnings", accepted)
        words.append(text.format(count=accepted))
    told = _("Checked: {counts}.").format(counts=", ".join(words))
    if packages and verdict.has_flawed_codebook:
        told += " " + _(
            "The codebook has errors, so indicators, units and figures were not judged: mend it"
            " first, and run the command again."
        )
    return told
