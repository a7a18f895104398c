"""No page asks another host or runs code that is not the site's own."""

from collections.abc import Callable
from pathlib import Path

import pytest

from khuyencong.content_policy import guarded

POLICY_MARK = '<meta http-equiv="Content-Security-Policy" content="'


def test_every_page_has_a_policy_before_anything_it_governs(site: Path) -> None:
    """It is the first thing in the head and names no host, no inline code and no eval."""
    pages = list(site.rglob("*.html"))
    assert len(pages) > 100
    for path in pages:
        head = path.read_text(encoding="utf-8").split("<head>", 1)[1]
        assert head.startswith(POLICY_MARK), path
        policy = head.removeprefix(POLICY_MARK).split('"', 1)[0]
        assert "unsafe" not in policy
        assert "http" not in policy
        assert "default-src 'none'" in policy


@pytest.mark.parametrize("path", ["", "en/", "provinces/bac-ninh/", "en/quality/"])
def test_pages_work_under_their_policy(reader: Callable[..., object], path: str) -> None:
    """The browser reports no violation, with the theme's own scripts running."""
    with reader(1440) as one:
        page = one.open(path)
        page.wait_for_load_state("networkidle")
        assert page.locator("body").get_attribute("data-md-color-scheme") == "default"
        assert one.trouble == []


def test_foreign_code_does_not_run(reader: Callable[..., object]) -> None:
    """An inline script, an event handler and eval are refused where the page is changed later."""
    with reader(1440) as one:
        page = one.open("")
        page.evaluate(
            """() => {
              const script = document.createElement("script");
              script.textContent = "window.foreign = 1";
              document.body.append(script);
              const picture = document.createElement("img");
              picture.setAttribute("onerror", "window.foreign = 2");
              picture.src = "data:,";
              document.body.append(picture);
            }"""
        )
        page.wait_for_timeout(200)
        assert page.evaluate("window.foreign") is None
        assert any("Content Security Policy" in text for text in one.trouble)


def test_only_a_scripts_own_hash_is_allowed() -> None:
    """Data blocks need no hash; each inline script has its own."""
    page = guarded(
        '<html><head></head><script type="application/json">{}</script>'
        '<script src="a.js"></script><script>one()</script></html>'
    )
    policy = page.split('content="', 1)[1].split('"', 1)[0]
    assert policy.count("sha256-") == 1
