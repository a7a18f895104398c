"""The chart of one indicator: its areas side by side."""

from khuyencong import derive
from khuyencong.charts import comparison
from khuyencong.charts.picture import Caption, Picture
from khuyencong.language import Language
from khuyencong.load import Dataset
from khuyencong.pictures.caption import described, is_result, source_line
from khuyencong.wording import figure_words, per_year_words, period_words

LEAST_AREAS = 2
"""A comparison needs two."""


def picture_of_indicator(dataset: Dataset, indicator: str, language: Language) -> Picture | None:
    """Areas compared on one indicator, None where fewer than two can be compared."""
    _ = language.gettext
    rows = dataset.observations
    total = (rows["indicator"] == indicator) & (rows["breakdown"] == "")
    chosen = rows[total & is_result(rows)]
    frame = derive.per_year(chosen, dataset.codebook)
    if frame["area"].nunique() < LEAST_AREAS:
        return None
    frame = frame.sort_values(["per_year", "area"], ascending=[False, True])
    records = frame.to_dict("records")
    frame["name"] = [
        f"{dataset.codebook.areas[row['area']].name(language.code)}, {period_words(row, language)}"
        for row in records
    ]
    frame["words"] = [per_year_words(row, dataset.codebook, language) for row in records]
    name = dataset.codebook.indicators[indicator].name(language.code)
    caption = Caption(
        _("{indicator}: average per year").format(indicator=name),
        _("Computed: stated total ÷ years of its own period. Dashed bars are only approximate."),
        source_line(dataset, records, language),
    )
    return Picture(
        id=f"{indicator}-areas",
        language=language.code,
        caption=caption,
        description=described(caption.title, zip(frame["name"], frame["words"], strict=True)),
        columns=(_("Area and period"), _("Average per year (computed)"), _("Stated figure")),
        rows=tuple(
            (row["name"], row["words"], figure_words(row, dataset.codebook, language))
            for row in frame.to_dict("records")
        ),
        chart=comparison.chart(frame, caption=caption),
    )
