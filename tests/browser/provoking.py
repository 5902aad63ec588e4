"""Visits pages and does to them what a reader could do, and notes whatever runs or leaves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from hostile_log import HOST
from playwright.sync_api import Browser, BrowserContext, Error, Request
from served import Served

AT_ONCE = 1  # several at a time wait for each other for longer than they save
WAIT = 20_000  # milliseconds
HINT = 100  # milliseconds
# Every handler that an attribute sets gets its event; what can be pressed, opened or sent is, but
# for links to pages of the site or of the web, and to the known players.
_PROVOKE = """async () => {
  const article = document.querySelector("article");
  if (!article) return;
  const breath = () => new Promise((next) => setTimeout(next));
  for (const one of document.querySelectorAll("*")) {
    for (const name of one.getAttributeNames().filter((name) => /^on[a-z]+$/.test(name))) {
      one.dispatchEvent(new Event(name.slice(2), {bubbles: true, cancelable: true}));
    }
  }
  for (const one of article.querySelectorAll("details")) one.open = true;
  const players = /^https:\\/\\/(www\\.youtube-nocookie\\.com|player\\.vimeo\\.com)\\//;
  const plain = (link) => {
    const written = link.getAttribute("href") ?? link.getAttribute("xlink:href") ?? "";
    const player = link.dataset.learnlogEmbed;
    if (player !== undefined) return players.test(player);
    try { return /^https?:$/.test(new URL(written, location).protocol); } catch { return true; }
  };
  const active = "a, area, button, input, select, label, [tabindex], math, xyz";
  let links = 0;
  for (const one of [...article.querySelectorAll(active)]) {
    const link = one.matches("a, area") && plain(one);
    if (link && ++links > 40) continue; // all are alike
    one.focus?.();
    for (const name of ["pointerover", "mouseover"]) {
      one.dispatchEvent(new MouseEvent(name, {bubbles: true}));
    }
    // A click on what stands in a link to a page of the site would only follow that link.
    const within = one.parentElement?.closest("a[href]");
    const themes = one.closest(".md-clipboard, .headerlink, summary");
    if (link || themes || (within && plain(within))) continue;
    one.dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true}));
    await breath();
  }
  for (const one of document.querySelectorAll("nav a[href^='javascript:' i]")) one.click();
}"""
_SEND = """async () => {
  for (const one of document.querySelectorAll("article form")) {
    one.requestSubmit?.();
    await new Promise((next) => setTimeout(next));
  }
}"""
# Once the theme has marked the word in what it found.
_FOUND = """(word) => [...document.querySelectorAll(".md-search-result__item mark")].some(
  (mark) => mark.textContent.toLowerCase().includes(word.toLowerCase()))"""
_LISTEN = """addEventListener("securitypolicyviolation", (event) =>
  violated(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`));"""


@dataclass
class Seen:
    """What happened: numbers of strings that ran, dialogs, requests to other hosts, places
    outside of the site that a page was left for, what a content security policy stopped, and how
    many `pages` could be provoked; `missed` are those that could not.
    """

    ran: set[int] = field(default_factory=set)
    dialogs: list[str] = field(default_factory=list)
    elsewhere: Counter[str] = field(default_factory=Counter)
    left: list[str] = field(default_factory=list)
    violations: Counter[str] = field(default_factory=Counter)
    pages: int = 0
    missed: list[str] = field(default_factory=list)

    @property
    def asking(self) -> set[int]:
        """Numbers of strings by which a page has asked the host that they name."""
        numbers = (re.search(rf"//{re.escape(HOST)}/(\d+)/", one) for one in self.elsewhere)
        return {int(found[1]) for found in numbers if found}


@contextmanager
def watched(browser: Browser, served: Served) -> Iterator[tuple[BrowserContext, Seen]]:
    """A browser's window in which everything is noted; no other host is asked."""
    seen, context = Seen(), browser.new_context()
    context.expose_binding("hit", lambda _, number: seen.ran.add(number))
    context.expose_binding("violated", lambda _, what: seen.violations.update([what]))
    context.add_init_script(_LISTEN)

    def asked(request: Request) -> None:
        if urlsplit(request.url).scheme in ("http", "https") and not here(request.url, served):
            seen.elsewhere[request.url] += 1

    context.on("request", asked)
    context.on("dialog", lambda dialog: (seen.dialogs.append(dialog.message), dialog.dismiss()))
    yield context, seen
    context.close()


def here(address: str, served: Served) -> bool:
    """Whether an address is of the site that is served."""
    return address.startswith(served.root)


def provoke(browser: Browser, served: Served, addresses: Sequence[str]) -> Seen:
    """Open pages of a site, some at a time, and provoke each."""
    with watched(browser, served) as (context, seen):
        tabs = [context.new_page() for _ in range(AT_ONCE)]
        for at in range(0, len(addresses), AT_ONCE):
            opened = list(zip(tabs, addresses[at : at + AT_ONCE], strict=False))
            for tab, address in opened:
                _done(tab.goto, served.root + address, wait_until="commit")
            for tab, address in opened:
                _done(tab.wait_for_load_state, "load", timeout=WAIT)
                if _done(tab.evaluate, _PROVOKE):
                    seen.pages += 1
                else:
                    seen.missed.append(address)
                _done(tab.evaluate, _SEND)
            for tab, address in opened:
                _done(tab.wait_for_load_state, "load", timeout=WAIT)
                if not here(tab.url, served):
                    seen.left.append(f"{address} for {tab.url}")
        return seen


def search(browser: Browser, served: Served, words: Sequence[str]) -> Seen:
    """Look for words with the theme's search, and point at what it finds."""
    with watched(browser, served) as (context, seen):
        page = context.new_page()
        page.goto(served.root, wait_until="load")
        page.evaluate("document.getElementById('__search').click()")
        for word in words:
            page.fill("input.md-search__input", word[:-1])
            page.locator("input.md-search__input").press_sequentially(word[-1])
            page.wait_for_function(_FOUND, arg=word)
            seen.pages += page.locator(".md-search-result__item").count()
            page.evaluate(
                """() => document.querySelectorAll(".md-search-result__item *").forEach((one) =>
                  one.dispatchEvent(new MouseEvent("mouseover", {bubbles: true})))"""
            )
        return seen


def point_at_titles(browser: Browser, served: Served, addresses: Sequence[str]) -> Seen:
    """Scroll until the theme's header has the page's title, and point at it, as long as a hint
    with all of it takes to be shown.
    """
    with watched(browser, served) as (context, seen):
        page = context.new_page()
        for address in addresses:
            page.goto(served.root + address, wait_until="load")
            page.mouse.wheel(0, 5000)
            page.locator(".md-header__title--active").wait_for()
            page.locator("[data-md-component=header-topic] .md-ellipsis").last.hover(force=True)
            page.wait_for_timeout(HINT)
            seen.pages += 1
        return seen


def _done(act: Callable[..., object], *given: object, **named: object) -> bool:
    """Whether something could be done with a page, which may go away while it is done."""
    try:
        act(*given, **named)
    except Error:
        return False
    return True
