"""A page says and shows the same where no script runs."""

from __future__ import annotations

from playwright.sync_api import Browser
from served import Served
from visits import PHONE, SCREEN, kinds, visitor

# Fields that narrow a list are there for scripts only; the list itself is not.
# On these one writes; what they say without a script has tests of its own.
FORMS = ("write/",)
TEXT = """() => {
  for (const form of document.querySelectorAll("article form[data-learnlog-filter]")) form.remove();
  return document.querySelector("article").innerText.split(/\\s+/).filter(Boolean);
}"""
LINKS = "() => [...document.querySelectorAll('article a[href]')].map(link => link.href)"
# What holds something to read or to see, and is not seen; what is closed, or meant for screen
# readers alone, is not meant to be.
HIDDEN = """() => [...document.querySelectorAll('article *')].filter(one => {
  const speaks = [...one.childNodes].some(node => node.nodeType == 3 && node.data.trim());
  const drawn = one.matches('svg, img, table, progress, meter');
  if (!speaks && !drawn) return false;
  if (one.closest('details:not([open])') && !one.closest('summary')) return false;
  if (one.matches('svg title, svg desc, script, style') || one.closest('[hidden]')) return false;
  if (one.closest('.learnlog-address')) return false; // for prints
  const box = one.getBoundingClientRect();
  const seen = one.checkVisibility({visibilityProperty: true, opacityProperty: true});
  return !seen || !(box.width && box.height);
}).map(one => one.outerHTML.slice(0, 120))"""


def test_the_same_text_is_seen_and_nothing_is_hidden(browser: Browser, unsearched: Served) -> None:
    with (
        visitor(browser, SCREEN) as scripted,
        visitor(browser, SCREEN, java_script_enabled=False) as plain,
    ):
        for address in (one for one in kinds(unsearched) if one not in FORMS):
            scripted.goto(unsearched.root + address)
            plain.goto(unsearched.root + address)
            assert plain.evaluate("document.documentElement.className") == "no-js"
            assert plain.evaluate(TEXT) == scripted.evaluate(TEXT), address
            assert plain.evaluate(LINKS) == scripted.evaluate(LINKS), address
            assert plain.evaluate(HIDDEN) == [], address


def test_nothing_is_hidden_on_a_phone_or_wider_than_it(browser: Browser, demo: Served) -> None:
    with visitor(browser, PHONE, java_script_enabled=False) as page:
        for address in kinds(demo):
            page.goto(demo.root + address)
            assert page.evaluate("document.querySelector('article').innerText.length > 10")
            assert page.evaluate("document.documentElement.scrollWidth") <= PHONE, address


def test_what_only_scripts_serve_is_not_offered(browser: Browser, demo: Served) -> None:
    with visitor(browser, SCREEN, java_script_enabled=False) as page:
        page.goto(demo.root)
        assert not page.locator(".md-search__input").is_visible()
        assert not page.locator(".md-top").is_visible()


def test_the_drawer_opens_on_a_phone(browser: Browser, demo: Served) -> None:
    with visitor(browser, PHONE, java_script_enabled=False) as page:
        page.goto(demo.root + "timeline/")
        drawer = page.locator(".md-sidebar--primary")
        assert not drawer.is_visible()
        page.locator(".md-header__button[for=__drawer]").click()
        page.wait_for_timeout(400)
        assert drawer.is_visible()
        assert drawer.bounding_box()["x"] == 0  # type: ignore[index]
