"""Where one page of each type is, for who looks at all of them."""

PAGES = {
    "home": "",
    "provinces": "provinces/",
    "province-rich": "provinces/binh-thuan/",
    "province-words": "provinces/hau-giang/",
    "province-successor": "provinces/bac-ninh-2025/",
    "indicators": "indicators/",
    "indicator": "indicators/training_workers/",
    "indicator-empty": "indicators/websites_supported/",
    "country": "provinces/viet-nam/",
    "findings": "findings/",
    "compare": "compare/",
    "coverage": "coverage/",
    "data": "data/",
    "changes": "changes/",
    "quality": "quality/",
    "problems": "quality/problems/",
    "methodology": "methodology/",
    "glossary": "glossary/",
    "about": "about/",
    "lost": "404.html",
}
"""Address of one page of each type, below the language's root."""
LANGUAGES = {"vi": "", "en": "en/"}
LOST = "404.html"
"""What a host shows where there is nothing; it stands in no language's folder."""
ADDRESSES = tuple(path for path in PAGES.values() if path != LOST)
