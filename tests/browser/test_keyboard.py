"""The keyboard alone reaches all there is, in the order of the page, and shows where it is."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page
from served import Served
from visits import PHONE, SCREEN, arrive, kinds, visitor

# Notes what has the focus, each time that it moves, and whether that can be seen: something
# about the element itself, its label or its form is drawn otherwise than before.
WATCH = """() => {
  const shown = one => one.checkVisibility({visibilityProperty: true})
    && one.getClientRects().length > 0;
  const wanted = [...document.querySelectorAll(
    'a[href], button, input, select, textarea, summary, iframe, [tabindex]')]
    .filter(one => shown(one) && one.tabIndex >= 0 && !one.disabled)
    .filter((one, _, all) => one.type != 'radio' || one.checked
      || !all.some(other => other.name == one.name && other.checked)
      && one == all.find(other => other.name == one.name));
  const drawn = one => {
    const style = getComputedStyle(one);
    const outline = style.outlineStyle == 'none' || style.outlineWidth == '0px'
      ? '' : style.outlineStyle + style.outlineWidth + style.outlineColor;
    return [outline, style.boxShadow, style.backgroundColor, style.borderColor].join();
  };
  const marks = one => [one, ...(one.labels ?? []), ...(one.closest('form') ? [one.form] : [])];
  const look = one => marks(one).filter(mark => mark && shown(mark)).map(drawn).join('|');
  const before = new Map(wanted.map(one => [one, look(one)]));
  const name = one => one.outerHTML.slice(0, 110).replace(/\\s+/g, ' ');
  window.walk = {wanted: wanted.map(name), met: [], more: [], unseen: []};
  document.addEventListener('focusin', ({target: one}) => {
    const place = wanted.indexOf(one);
    if (place < 0) {
      const scrolls = one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight;
      if (!scrolls) window.walk.more.push(name(one));
      return;
    }
    window.walk.met.push(place);
    if (look(one) == before.get(one)) window.walk.unseen.push(name(one));
  }, true);
}"""


def walk(page: Page) -> None:
    """Tab through the whole page and compare what was met with what there is."""
    page.evaluate(WATCH)
    count = len(page.evaluate("walk.wanted"))
    for _ in range(count):
        page.keyboard.press("Tab")
    for _ in range(8):  # boxes that scroll are stops as well
        if page.evaluate("walk.met.length") >= count:
            break
        page.keyboard.press("Tab")
    told = page.evaluate("walk")
    missed = [one for place, one in enumerate(told["wanted"]) if place not in told["met"]]
    assert missed == [], f"{page.url}: not reached"
    assert told["met"] == list(range(count)), f"{page.url}: not in the order of the page"
    assert told["more"] == [], f"{page.url}: reached, and nowhere to be seen"
    assert told["unseen"] == [], f"{page.url}: nothing shows that these have the focus"


def test_every_kind_of_page_on_a_screen(browser: Browser, unsearched: Served) -> None:
    with visitor(browser, SCREEN, reduced_motion="reduce") as page:
        for address in kinds(unsearched):
            arrive(page, unsearched.root + address)
            walk(page)


@pytest.mark.parametrize("address", ["", "timeline/", "manual/"])
def test_pages_on_a_phone(browser: Browser, unsearched: Served, address: str) -> None:
    with visitor(browser, PHONE) as page:
        page.goto(unsearched.root + address)
        walk(page)


def active(page: Page) -> str:
    return str(page.evaluate("document.activeElement.outerHTML.slice(0, 300)"))


def tab_to(page: Page, css: str, key: str = "Tab") -> None:
    """Press Tab until an element has the focus."""
    for _ in range(20):
        if page.evaluate("css => document.activeElement.matches(css)", css):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{css} is out of reach; the focus is on {active(page)}")


@pytest.mark.parametrize("width", [SCREEN, PHONE])
def test_the_search_opens_finds_and_closes(browser: Browser, demo: Served, width: int) -> None:
    with visitor(browser, width) as page:
        page.goto(demo.root)
        for opened_by in ("/", "Tab"):
            if opened_by == "/":
                page.keyboard.press("/")
            else:
                tab_to(page, ".md-search__input")
            assert "md-search__input" in active(page)
            page.keyboard.type("questionnaire")
            page.locator(".md-search-result__link").first.wait_for()
            page.keyboard.press("ArrowDown")
            assert "md-search-result__link" in active(page)
            page.keyboard.press("Escape")
            assert not page.locator("#__search").is_checked()
            page.reload()
        page.keyboard.press("/")
        page.keyboard.type("questionnaire")
        page.locator(".md-search-result__link").first.wait_for()
        page.keyboard.press("ArrowDown")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert page.url != demo.root


def test_colours_are_switched(browser: Browser, demo: Served) -> None:
    scheme = "document.body.getAttribute('data-md-color-scheme')"
    with visitor(browser, SCREEN) as page:
        page.goto(demo.root)
        assert page.evaluate(scheme) == "default"
        tab_to(page, ".md-option")
        assert page.evaluate("document.activeElement.ariaLabel") == "Use light colours"
        page.keyboard.press("ArrowDown")
        assert page.evaluate(scheme) == "slate"
        assert page.evaluate("document.activeElement.ariaLabel") == "Use dark colours"
        page.keyboard.press("ArrowDown")
        assert page.evaluate(scheme) == "default"


@pytest.mark.parametrize("scripts", [True, False])
def test_the_drawer_of_a_phone(browser: Browser, demo: Served, scripts: bool) -> None:
    """Into the drawer, back from its inner list to the outer one, and out again."""
    with visitor(browser, PHONE, java_script_enabled=scripts, reduced_motion="reduce") as page:
        page.goto(demo.root + "timeline/")
        tab_to(page, "#__drawer")
        page.keyboard.press("Space")
        page.wait_for_timeout(400)
        page.keyboard.press("Tab")
        assert page.locator(".md-sidebar--primary").is_visible()
        inside = "document.activeElement.closest('.md-sidebar--primary') !== null"
        assert page.evaluate(inside)
        assert "learnlog-switch" in active(page)  # the list of this section is open: fold it
        page.keyboard.press("Space")
        page.wait_for_timeout(400)
        assert page.locator(".md-nav--primary > .md-nav__list > li > a").first.is_visible()
        tab_to(page, "#__drawer", "Shift+Tab")
        page.keyboard.press("Space")
        page.wait_for_timeout(400)
        assert not page.locator(".md-sidebar--primary").is_visible()
