"""The pages that set areas side by side satisfy axe, in light and dark."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe

PATHS = (
    "compare/?indicator=training_workers&areas=lai-chau,yen-bai,an-giang",
    "en/coverage/",
    "indicators/training_workers/",
)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing(rich_reader: Callable[..., object], path: str, dark: bool) -> None:
    """Names, roles, contrast, landmarks and tables, by the rules of axe-core."""
    with rich_reader(1200, dark=dark) as one:
        page = one.open(path)
        page.wait_for_load_state("networkidle")
        found = Axe().run(page).response["violations"]
        assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found] == []
