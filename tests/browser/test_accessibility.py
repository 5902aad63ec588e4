"""axe-core finds nothing: WCAG 2.2 AA and its best practices, on pages of every kind."""

from __future__ import annotations

from contextlib import ExitStack

from playwright.sync_api import Browser, Page
from served import Served
from visits import DARK, LIGHT, PHONE, SCREEN, arrive, kinds, search_for, visitor

# Target size is a rule of WCAG 2.2, which axe-core leaves out unless it is asked for.
ALL = "{resultTypes: ['violations'], rules: {'target-size': {enabled: true}}}"
# What depends on the colours; the other rules find the same in either scheme.
COLOURS = (
    "{resultTypes: ['violations'],"
    " runOnly: {type: 'rule', values: ['color-contrast', 'link-in-text-block']}}"
)
EXCEPTIONS = {
    # The drawer's switch has to be a neighbour of the container that the drawer is in: Material's
    # style sheet finds it from there. So it stands in no landmark. It has a name.
    ("region", "#__drawer"),
}
TOLD = """async () => (await window.looking).violations.flatMap(rule => rule.nodes.map(node => [
  rule.id, node.target.join(' '), [...node.any, ...node.all, ...node.none].map(c => c.message)[0]
]))"""


def look(page: Page, options: str = ALL) -> None:
    """Begin to look for faults, so that several pages are looked at in one time."""
    page.evaluate(f"() => {{ window.looking = axe.run(document, {options}) }}")


def faults(page: Page) -> list[tuple[str, ...]]:
    """What was found, but for the exceptions."""
    found = page.evaluate(TOLD)
    where = page.url, page.viewport_size["width"]  # type: ignore[index]
    return [(*where, *fault) for fault in found if (fault[0], fault[1]) not in EXCEPTIONS]


def test_pages_of_every_kind(browser: Browser, unsearched: Served, axe: str) -> None:
    found: list[tuple[str, ...]] = []
    with ExitStack() as stack:
        readers = [
            (stack.enter_context(visitor(browser, width, scheme)), options)
            for width in (SCREEN, PHONE)
            for scheme, options in ((LIGHT, ALL), (DARK, COLOURS))
        ]
        for page, _ in readers:
            page.add_init_script(axe)
        for address in kinds(unsearched):
            for page, options in readers:
                arrive(page, unsearched.root + address)
                look(page, options)
            for page, _ in readers:
                found += faults(page)
    assert found == []


def test_the_search_and_what_it_finds(browser: Browser, demo: Served, axe: str) -> None:
    found: list[tuple[str, ...]] = []
    for width in (SCREEN, PHONE):
        for scheme in (LIGHT, DARK):
            with visitor(browser, width, scheme, reduced_motion="reduce") as page:
                page.add_init_script(axe)
                page.goto(demo.root)
                search_for(page, "questionnaire")
                page.wait_for_timeout(500)  # until it has come in
                look(page)
                found += faults(page)
    assert found == []


def test_the_open_drawer_of_a_phone(browser: Browser, unsearched: Served, axe: str) -> None:
    found: list[tuple[str, ...]] = []
    for scheme in (LIGHT, DARK):
        with visitor(browser, PHONE, scheme) as page:
            page.add_init_script(axe)
            for address in ("", "timeline/", "manual/"):
                page.goto(unsearched.root + address)
                page.locator(".md-header__button[for=__drawer]").click()
                page.wait_for_timeout(500)
                look(page)
                found += faults(page)
    assert found == []


def test_a_table_whose_cells_stand_below_each_other_is_still_a_table(
    browser: Browser, unsearched: Served
) -> None:
    seen = 0
    with visitor(browser, PHONE) as page:
        reader = page.context.new_cdp_session(page)
        for address in (one for one in kinds(unsearched) if one.startswith("audits/")):
            page.goto(unsearched.root + address)
            table = page.locator(".learnlog-scores table")
            if table.count():
                seen += 1
                assert table.evaluate("one => getComputedStyle(one).display") == "block"
                top = reader.send("DOM.getDocument")["root"]["nodeId"]
                where = {"nodeId": top, "selector": ".learnlog-scores table"}
                inside = {"nodeId": reader.send("DOM.querySelector", where)["nodeId"]}
                told = reader.send("Accessibility.queryAXTree", inside)["nodes"]
                roles = {node["role"]["value"] for node in told if not node["ignored"]}
                assert roles >= {"table", "row", "rowheader", "columnheader", "cell"}
    assert seen


def test_a_fault_is_found(browser: Browser, demo: Served, axe: str) -> None:
    with visitor(browser, bypass_csp=True) as page:
        page.add_init_script(axe)
        page.goto(demo.root)
        page.add_style_tag(content=".md-typeset { color: #999 !important }")
        look(page)
        assert "color-contrast" in {fault[2] for fault in faults(page)}
