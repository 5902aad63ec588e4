"""Five hundred ideas at a quarter of this computer's speed: what the page weighs and takes."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from statistics import median

import pytest
from many_ideas import build_ideas
from playwright.sync_api import Browser, Page
from served import Served, serving

COUNT = 500
# What a page does at once, and the time until that is painted.
PAINTED = """await new Promise(done => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    channel.port2.postMessage(0);
}))"""
TYPE = f"""async words => {{
    const field = document.querySelector('.learnlog-filter [name=text]');
    const begun = performance.now();
    field.value = words;
    field.dispatchEvent(new Event('input', {{bubbles: true}}));
    {PAINTED};
    return performance.now() - begun;
}}"""
SORT = f"""async column => {{
    const begun = performance.now();
    document.querySelector(`[data-learnlog-column=${{column}}] button`).click();
    {PAINTED};
    return performance.now() - begun;
}}"""


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    built = build_ideas(tmp_path_factory.mktemp("many"), COUNT)
    with serving(built.folder) as served:
        yield served


@pytest.fixture(params=[360, 1280])
def page(browser: Browser, many: Served, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": request.param, "height": 740})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(many.root + "ideas/")
    page.locator(".learnlog-filter").wait_for()
    yield page
    context.close()


def test_an_idea_is_light(many: Served) -> None:
    whole = (many.folder / "ideas" / "index.html").read_bytes()
    idea = (many.folder / "ideas" / "1" / "index.html").read_bytes()  # the theme, for the most part
    assert (len(whole) - len(idea)) / COUNT < 1100
    assert (len(gzip.compress(whole)) - len(gzip.compress(idea))) / COUNT < 120


def test_letters_and_headings_are_answered_at_once(page: Page) -> None:
    typed = [page.evaluate(TYPE, words) for words in ("k", "ke", "ket", "", "w", "wa", "war")]
    assert page.locator(".learnlog-filter output").inner_text() != f"{COUNT} ideas"
    page.evaluate(TYPE, "")
    columns = ("title", "born", "touched", "status", "number")
    sorted_in = [page.evaluate(SORT, column) for column in columns]
    print(f"typed {median(typed):.0f} ms, sorted {median(sorted_in):.0f} ms")
    assert median(typed) < 1000
    assert median(sorted_in) < 1500


def test_the_page_is_there_soon_and_only_rows_in_sight_are_drawn(page: Page) -> None:
    loaded = page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
    print(f"loaded {loaded:.0f} ms")
    assert loaded < 10_000
    drawn = """all => all.filter(row => row.firstElementChild.checkVisibility({
        contentVisibilityAuto: true})).length"""
    assert page.locator("#ideas-table tbody tr").evaluate_all(drawn) < COUNT / 10
