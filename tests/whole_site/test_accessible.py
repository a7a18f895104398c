"""WCAG 2.2 AA: what axe-core can see, and what only a keyboard, a zoom or a setting shows."""

from collections.abc import Callable

import pytest
from addresses import ADDRESSES, LANGUAGES, LOST
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

VIETNAMESE = "[ăâđêôơưà-ãè-êìíò-õùúýạảấ-ỹ]"
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}

VIEWS = [(360, "vi", False), (360, "en", True), (1440, "vi", True), (1440, "en", False)]
"""Every two of width, language and scheme together; all three would take four minutes more."""
CONTROLS = """() => [
  ...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']"),
].filter((one) => one.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })
  && one.tabIndex >= 0 && !one.disabled && one.getClientRects().length && !one.closest("[inert]")
  && !one.matches(".md-top")  // is there only while a reader scrolls back
  && (one.type !== "radio" || one.checked))"""
"""Everything that a keyboard must reach, in the page's order."""
FOCUS = """() => {
  const style = getComputedStyle(document.activeElement);
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
  return [document.activeElement.dataset.place, outlined];
}"""


@pytest.mark.parametrize(("width", "language", "dark"), VIEWS)
def test_axe_finds_nothing_on_any_page_type(
    reader: Callable[..., object], width: int, language: str, dark: bool
) -> None:
    """Everything is unfolded first, so that what a menu or a drawer holds is looked at too."""
    found = []
    with reader(width, dark=dark) as one:
        for path in ADDRESSES:
            address = LANGUAGES[language] + path
            page = one.open(address)
            page.evaluate(
                "document.querySelectorAll('details').forEach(one => { one.open = true })"
            )
            for problem in Axe().run(page, options=RULES).response["violations"]:
                nodes = [node["html"][:150] for node in problem["nodes"]]
                found.append(f"{address}: {problem['id']} ({len(nodes)}), as in {nodes[0]}")
    assert found == [], "\n".join(found)


def test_axe_finds_nothing_on_the_page_of_what_is_not_there(reader: Callable[..., object]) -> None:
    """A host shows it at any address; its own addresses are those of the whole site."""
    with reader() as one:
        page = one.open(LOST)
        assert Axe().run(page, options=RULES).response["violations"] == []
        assert one.trouble == []


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("path", ["", "provinces/bac-ninh/", "indicators/training_workers/"])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(
    reader: Callable[..., object], path: str, width: int
) -> None:
    """Tab goes through every visible control, and each has an outline while it has the focus."""
    with reader(width) as one:
        page = one.open(path)
        names = page.evaluate(
            f"""() => ({CONTROLS})().map((one, place) => {{
              one.dataset.place = place;
              return one.outerHTML.slice(0, 150);
            }})"""
        )
        reached = set()
        for _step in range(len(names) + 5):
            page.keyboard.press("Tab")
            place, outline = page.evaluate(FOCUS)
            if place is not None:
                reached.add(int(place))
                assert outline, names[int(place)]
        assert [name for place, name in enumerate(names) if place not in reached] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_menu_of_a_phone_needs_no_pointer(reader: Callable[..., object], language: str) -> None:
    """A key opens it, its links come next, Escape closes it; closed, it keeps no key up."""
    with reader(360) as one:
        page = one.open(LANGUAGES[language])
        button = page.locator(".kc-open-menu")
        link = page.locator(".md-sidebar--primary a[href]").last
        for _step in range(4):
            page.keyboard.press("Tab")
            if button.evaluate("one => one === document.activeElement"):
                break
        expect(button).to_be_focused()
        expect(button).to_have_attribute("aria-expanded", "false")
        page.keyboard.press("Enter")
        expect(button).to_have_attribute("aria-expanded", "true")
        expect(link).to_be_in_viewport()
        assert page.evaluate("document.activeElement.closest('.md-sidebar--primary') !== null")
        page.keyboard.press("Escape")
        expect(button).to_be_focused()
        expect(link).not_to_be_in_viewport()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('.md-sidebar--primary')") is None
        assert one.trouble == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_of_twice_the_size_still_fits(reader: Callable[..., object], language: str) -> None:
    """At 200 % zoom of a small desktop screen nothing scrolls sideways."""
    with reader(640) as one:
        for path in ADDRESSES:
            page = one.open(LANGUAGES[language] + path)
            assert page.evaluate("document.documentElement.scrollWidth") <= 640, path


def test_nothing_moves_for_who_asked_for_stillness(reader: Callable[..., object]) -> None:
    """With reduced motion no transition and no animation takes time."""
    with reader(360) as one:
        one.page.emulate_media(reduced_motion="reduce")
        page = one.open("provinces/bac-ninh/")
        slowest = page.evaluate(
            """() => Math.max(...[...document.querySelectorAll("*")].flatMap((element) =>
              ["transitionDuration", "animationDuration"].map((name) =>
                parseFloat(getComputedStyle(element)[name]))))"""
        )
        assert slowest < 0.001


def test_vietnamese_words_in_english_text_are_marked(reader: Callable[..., object]) -> None:
    """Quotations, own words and examples say their language; proper names need not."""
    with reader(1440, javascript=True) as one:
        for path in ADDRESSES:
            page = one.open("en/" + path)
            unmarked = page.evaluate(
                f"""() => [...document.querySelectorAll("main :is(q, pre, p, li, th, td, a)")]
                  .flatMap((element) => [...element.childNodes])
                  .filter((node) => node.nodeType === Node.TEXT_NODE)
                  .filter((node) => node.parentElement.closest("[lang]").lang === "en")
                  .flatMap((node) => node.textContent.match(/“[^”]*”/g) ?? [])
                  .filter((words) => /{VIETNAMESE}/i.test(words.replace("Việt Nam", "")))"""
            )
            assert unmarked == [], path
