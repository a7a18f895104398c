"""All findings, in the order of their page."""

from collections.abc import Callable

from khuyencong.findings.aimed import levels, plans, programme
from khuyencong.findings.coverage import comparable, exactness, silence
from khuyencong.findings.disputed import conflicts, difficulties
from khuyencong.findings.finding import Finding, Gone
from khuyencong.findings.money import per_year, who_pays
from khuyencong.language import Language
from khuyencong.load import Dataset

TOLD: tuple[Callable[[Dataset, Language], Finding], ...] = (
    comparable,
    plans,
    per_year,
    who_pays,
    programme,
    levels,
    silence,
    difficulties,
    conflicts,
    exactness,
)


def findings_of(dataset: Dataset, language: Language) -> list[Finding]:
    """Findings, each told from the data of today or withdrawn.

    Args:
        dataset: The loaded data.
        language: The language of the words.
    """
    return [_told(tell, dataset, language) for tell in TOLD]


def _told(
    tell: Callable[[Dataset, Language], Finding], dataset: Dataset, language: Language
) -> Finding:
    try:
        return tell(dataset, language)
    except Gone as gone:
        _ = language.gettext
        names = {
            "comparable": _("Provinces rarely report the same period"),
            "plans": _("Plans are announced; whether they were met is hardly ever published"),
            "per_year": _("State money a year: what results show, and of how few provinces"),
            "who_pays": _("Who pays: state, province and the establishments"),
            "programme": _(
                "The national programme: targets and results that cannot be set beside each other"
            ),
            "levels": _(
                "Where levels are stated, few outstanding products go beyond their province"
            ),
            "silence": _("On some duties of the programme nobody reports"),
            "difficulties": _(
                "A few difficulties are named by several provinces, most by one only"
            ),
            "conflicts": _("Where sources contradict each other, both figures stand"),
            "exactness": _("Most figures look exact, and nearly all come through the news"),
        }
        return Finding(
            tell.__name__.replace("_", "-"),
            names[tell.__name__],
            withdrawn=_withdrawn(str(gone), language),
        )


def _withdrawn(missing: str, language: Language) -> str:
    _ = language.gettext
    if missing:
        return _(
            "This finding was written about a figure that the data no longer hold ({figure}), so it"
            " is withdrawn until somebody looks at it again."
        ).format(figure=missing)
    return _("The data of today hold too little to tell this finding.")
