"""The page of findings: caveats first, then words, chart and the figures behind them."""

from collections.abc import Mapping, Sequence
from typing import Any

from khuyencong.charts.drawn import Drawn
from khuyencong.findings import Finding
from khuyencong.language import Language
from khuyencong.load import Dataset
from khuyencong.pages.page import Page
from khuyencong.wording import Row, distinct_area_names, figure_words, period_words, status_words


def findings_page(
    dataset: Dataset, findings: Sequence[Finding], drawn: Mapping[str, Drawn], language: Language
) -> Page:
    """What the data honestly show and cannot show.

    Args:
        dataset: The loaded data.
        findings: All of them, withdrawn ones too.
        drawn: Their charts by id.
        language: The page's language.
    """
    _ = language.gettext
    return Page(
        path="findings/",
        title=_("Findings"),
        description=_(
            "What the published figures on industrial extension show, and what they cannot show."
        ),
        template="findings.md.jinja",
        context={
            "findings": [
                {
                    "id": one.id,
                    "title": one.title,
                    "caveats": one.caveats,
                    "text": one.text,
                    "drawn": drawn.get(one.picture.id) if one.picture else None,
                    "is_matrix": one.picture is not None and one.picture.id.startswith("themes-"),
                    "figures": _figures(one.figures, dataset, language),
                    "withdrawn": one.withdrawn,
                }
                for one in findings
            ]
        },
    )


def _figures(rows: Sequence[Row], dataset: Dataset, language: Language) -> list[dict[str, Any]]:
    """The stated figures behind a finding, each with the way to its source."""
    codebook = dataset.codebook
    areas = [codebook.areas[row["area"]] for row in rows]
    return [
        {
            "area": name,
            "path": f"provinces/{row['area']}/#{row['figure']}",
            "name": codebook.indicators[row["indicator"]].name(language.code),
            "words": figure_words(row, codebook, language),
            "period": period_words(row, language),
            "status": "" if row["status"] == "actual" else status_words(row["status"], language),
        }
        for row, name in zip(rows, distinct_area_names(areas, codebook, language), strict=True)
    ]
