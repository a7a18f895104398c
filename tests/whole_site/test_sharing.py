"""What other sites show of a link to a page."""

import io
import re
from pathlib import Path

import pytest
from PIL import Image

TAG = re.compile(r'<meta property="og:(?P<name>[\w:]+)" content="(?P<content>[^"]*)">')


def tags(site: Path, path: str) -> dict[str, str]:
    text = (site / path / "index.html").read_text(encoding="utf-8")
    return {found["name"]: found["content"] for found in TAG.finditer(text)}


@pytest.mark.parametrize(
    ("path", "title"),
    [("provinces/bac-ninh", "Bắc Ninh"), ("en/indicators/training_workers", "Workers"), ("", "K")],
)
def test_a_shared_link_shows_the_pages_chart(
    site: Path, address: str, path: str, title: str
) -> None:
    """By whole addresses, in the size that sites do not crop."""
    told = tags(site, path)
    assert told["title"].startswith(title)
    assert told["url"] == f"{address}{path}/".replace("site//", "site/")
    assert told["locale"] == ("en_GB" if path.startswith("en/") else "vi_VN")
    picture = (site / told["image"].removeprefix(address)).read_bytes()
    with Image.open(io.BytesIO(picture)) as image:
        assert image.size == (1200, 630)
        assert len(image.convert("RGB").getcolors(maxcolors=100_000) or []) > 5


def test_pages_with_charts_have_pictures_of_their_own(site: Path, address: str) -> None:
    """Two areas do not share one."""
    one, other = (
        (site / tags(site, f"provinces/{area}")["image"].removeprefix(address)).read_bytes()
        for area in ("bac-ninh", "binh-thuan")
    )
    assert one != other
