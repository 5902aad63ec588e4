"""The page of all ideas in a browser: narrowed and sorted, by mouse, keys and address."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from many_ideas import STATUSES, build_ideas, title_of
from playwright.sync_api import Browser, Page, expect
from served import Served, serving

COUNT = 30
PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    built = build_ideas(tmp_path_factory.mktemp("ideas"), COUNT)
    with serving(built.folder, "/log/") as served:
        yield served


@pytest.fixture
def page(browser: Browser, site: Served) -> Iterator[Page]:
    page = browser.new_page()
    page.set_default_timeout(8000)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(site.root + "ideas/")
    page.locator(".learnlog-filter").wait_for()
    yield page
    page.close()
    assert faults == []


def shown(page: Page, place: str = "#ideas-table tbody tr") -> list[int]:
    """The numbers of the ideas that can be seen, in their order."""
    script = """all => all.filter(one => !one.hidden).map(one => +one.dataset.learnlogItem)"""
    return list(page.locator(place).evaluate_all(script))


def asked(page: Page) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def count(page: Page) -> str:
    return page.locator(".learnlog-filter output").inner_text()


def test_at_first_everything_is_shown_and_the_address_is_plain(page: Page) -> None:
    assert shown(page) == list(range(1, COUNT + 1))
    assert sorted(shown(page, "#ideas-board li")) == list(range(1, COUNT + 1))
    assert count(page) == "30 ideas"
    assert asked(page) == {}
    assert page.locator(".learnlog-filter output").get_attribute("aria-live") == "polite"


@pytest.mark.parametrize("status", STATUSES)
def test_a_status_narrows_table_and_board(page: Page, status: str) -> None:
    page.get_by_role("combobox", name="Status").select_option(status)
    wanted = [one for one in range(1, COUNT + 1) if STATUSES[one % len(STATUSES)] == status]
    assert shown(page) == wanted
    assert sorted(shown(page, "#ideas-board li")) == wanted
    assert count(page) == f"{len(wanted)} of 30 ideas"
    assert asked(page) == {"status": status}
    heads = page.locator("#ideas-board section:not([data-learnlog-empty]) h3")
    expect(heads).to_have_text(f"{status} {len(wanted)}")


def test_a_tag_with_a_blank_and_an_accent(page: Page) -> None:
    for tag in ("first aid", "café"):
        page.get_by_role("combobox", name="Tag").select_option(label=tag)
        cell = page.locator("#ideas-table tbody tr:not([hidden]) td:last-child")
        assert len(shown(page)) == cell.filter(has_text=tag).count() > 0
        assert asked(page) == {"tag": tag}


def test_only_those_that_wait(page: Page) -> None:
    page.get_by_label("Only those waiting").check()
    wanted = [n for n in range(1, COUNT + 1) if STATUSES[n % 6] in STATUSES[:3]]
    assert shown(page) == wanted
    assert asked(page) == {"stale": "yes"}


def test_words_are_found_in_any_order_case_and_accent(page: Page) -> None:
    field = page.get_by_label("Words")
    field.fill("LETTER crepe")
    wanted = [
        n for n in range(1, COUNT + 1) if {"letter", "crêpe"} <= set(title_of(n).lower().split())
    ]
    assert 0 < len(wanted) < COUNT
    assert shown(page) == wanted
    field.fill("no such words")
    assert shown(page) == []
    assert count(page) == "0 of 30 ideas"
    field.fill("   ")
    assert len(shown(page)) == COUNT


def test_several_controls_narrow_together_and_clear_takes_all_back(page: Page) -> None:
    page.get_by_label("Words").fill("kettle")
    page.get_by_role("combobox", name="Status").select_option("testing")
    page.get_by_label("Only those waiting").check()
    wanted = [n for n in range(1, COUNT + 1) if n % 6 == 2 and "kettle" in title_of(n).lower()]
    assert shown(page) == wanted
    button = page.locator(".learnlog-filter").get_by_role("button", name="Clear")
    button.click()
    expect(page.locator(".learnlog-filter output")).to_have_text("30 ideas")
    assert asked(page) == {}
    expect(button).to_be_focused()


COLUMNS = {
    "No.": lambda n: n,
    "Idea": lambda n: (title_of(n).lower().replace("ê", "e").rsplit(" ", 1)[0], n),
    "Status": lambda n: n % 6,
    "Born": lambda n: (n - 1) // 5,
    "Last touched": lambda n: (n - 1) // 5 + (n % 6 > 0),
    "Mentions": lambda n: 0,
}


@pytest.mark.parametrize("name", COLUMNS)
def test_each_column_sorts_both_ways(page: Page, name: str) -> None:
    key = COLUMNS[name]
    head = page.get_by_role("columnheader", name=name)
    button = head.get_by_role("button")
    ways = []
    for _ in range(2):
        button.click()
        way = head.get_attribute("aria-sort")
        keys = [key(number) for number in shown(page)]
        assert keys == sorted(keys, reverse=way == "descending"), way
        assert len(keys) == COUNT
        sort = asked(page)["sort"]
        assert sort.startswith("-") == (way == "descending")
        ways.append(way)
    assert sorted(ways) == ["ascending", "descending"]
    assert page.locator("#ideas-table [aria-sort]").count() == 1


def test_what_is_set_survives_a_reload_a_link_and_the_way_back(page: Page, site: Served) -> None:
    page.get_by_label("Words").fill("kettle")
    page.get_by_role("combobox", name="Tag").select_option(label="first aid")
    page.get_by_role("columnheader", name="Idea").get_by_role("button").click()
    before, address = shown(page), page.url
    assert asked(page) == {"text": "kettle", "tag": "first aid", "sort": "title"}
    page.reload()
    page.locator(".learnlog-filter").wait_for()
    assert (shown(page), page.url) == (before, address)
    page.locator("#ideas-table tbody tr:not([hidden]) th a").first.click()
    page.wait_for_url("**/ideas/*/")
    page.go_back()
    page.locator(".learnlog-filter").wait_for()
    assert (shown(page), page.url) == (before, address)
    assert page.get_by_label("Words").input_value() == "kettle"


def test_an_address_that_asks_for_what_there_is_not_says_so(page: Page, site: Served) -> None:
    page.goto(site.root + "ideas/?status=quagga&stale=no&sort=%3Cb%3E&h=kettle")
    page.locator(".learnlog-filter").wait_for()
    assert shown(page) == []
    assert count(page) == "0 of 30 ideas"
    assert page.get_by_role("combobox", name="Status").input_value() == "quagga"
    assert asked(page) == {"h": "kettle", "sort": "<b>", "status": "quagga"}


def test_an_address_may_be_written_in_any_case(page: Page, site: Served) -> None:
    page.goto(site.root + "ideas/?status=TESTING&tag=CAF%C3%89&stale=Yes")
    page.locator(".learnlog-filter").wait_for()
    assert 0 < len(shown(page)) < COUNT
    assert asked(page) == {"status": "testing", "tag": "café", "stale": "yes"}


def test_clear_is_there_while_there_is_something_to_clear(page: Page) -> None:
    button = page.locator(".learnlog-filter [type=reset]")
    expect(button).to_be_hidden()
    page.get_by_label("Words").fill("kettle")
    button.click()
    expect(button).to_be_focused()
    page.keyboard.press("Tab")
    expect(button).to_be_hidden()


def test_the_way_back_to_another_part_of_the_page_sets_what_was_set_there(page: Page) -> None:
    page.evaluate("location.hash = 'all-ideas'")
    page.get_by_label("Words").fill("kettle")
    assert len(shown(page)) < COUNT
    page.go_back()
    expect(page.locator(".learnlog-filter output")).to_have_text("30 ideas")
    assert page.get_by_label("Words").input_value() == ""


def test_everything_can_be_done_with_keys_and_the_focus_stays(page: Page) -> None:
    field = page.get_by_label("Words")
    field.focus()
    page.keyboard.type("ke")
    expect(field).to_be_focused()
    assert asked(page) == {"text": "ke"}
    page.keyboard.press("Enter")
    expect(field).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("tes")
    expect(page.get_by_role("combobox", name="Status")).to_be_focused()
    assert asked(page)["status"] == "testing"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_label("Only those waiting")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator(".learnlog-filter output")).to_have_text("30 ideas")
    page.keyboard.press("Tab")
    expect(page.get_by_role("region", name="Board of ideas by status")).to_be_focused()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_headings_sort_with_either_key_once_each(page: Page, key: str) -> None:
    button = page.get_by_role("columnheader", name="Idea").get_by_role("button")
    button.focus()
    page.keyboard.press(key)
    expect(page.get_by_role("columnheader", name="Idea")).to_have_attribute(
        "aria-sort", "ascending"
    )
    expect(button).to_be_focused()
    assert page.locator("#ideas-table th[tabindex]").count() == 0


def test_what_is_folded_away_is_opened_while_something_is_looked_for(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    built = build_ideas(tmp_path_factory.mktemp("folded"), 66)
    with serving(built.folder) as served:
        page = browser.new_page()
        page.goto(served.root + "ideas/")
        folded = page.locator("#ideas-board details")
        assert folded.count() == len(STATUSES)
        assert page.locator("#ideas-board details[open]").count() == 0
        inside = page.locator("#ideas-board details li")
        number = inside.first.get_attribute("data-learnlog-item")
        expect(inside.first).to_be_hidden()
        page.get_by_label("Words").fill(title_of(int(number or 0)))
        expect(inside.first).to_be_visible()
        expect(inside.nth(1)).to_be_hidden()
        page.get_by_label("Words").fill("")
        assert page.locator("#ideas-board details[open]").count() == 0
        page.close()


def test_without_a_script_everything_is_there_and_no_form(browser: Browser, site: Served) -> None:
    page = browser.new_page(java_script_enabled=False, viewport=PHONE)
    page.goto(site.root + "ideas/?status=testing")
    expect(page.locator(".learnlog-filter")).to_be_hidden()
    assert page.locator("#ideas-table tbody tr").count() == COUNT
    expect(page.locator("#ideas-table tbody tr").last).to_be_visible()
    expect(page.locator("#ideas-board li").last).to_be_visible()
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_the_board_is_pushed_and_the_page_is_not(
    browser: Browser, site: Served, scheme: str
) -> None:
    page = browser.new_page(viewport=PHONE, color_scheme=scheme)
    page.goto(site.root + "ideas/")
    page.locator(".learnlog-filter").wait_for()
    width = "one => [one.scrollWidth, one.clientWidth]"
    whole, seen = page.locator("html").evaluate(width)
    assert whole == seen == PHONE["width"]
    board = page.get_by_role("region", name="Board of ideas by status")
    whole, seen = board.evaluate(width)
    assert whole > 2 * seen
    board.focus()
    for _ in range(8):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(60)
    assert board.evaluate("one => one.scrollLeft") > 0
    page.close()


def test_on_a_phone_a_row_has_what_it_is_sorted_by(browser: Browser, site: Served) -> None:
    page = browser.new_page(viewport=PHONE)
    page.goto(site.root + "ideas/?sort=-born")
    page.locator(".learnlog-filter").wait_for()
    row = page.locator("#ideas-table tbody tr").first
    width = "one => one.getBoundingClientRect().width"
    assert row.locator("td").nth(2).evaluate(width) > 50
    page.get_by_role("columnheader", name="Mentions").get_by_role("button").click()
    assert row.locator("td").nth(2).evaluate(width) <= 1
    assert row.locator("td").nth(4).evaluate(width) > 20
    page.close()


def test_the_pages_of_ideas_have_no_barrier_that_axe_finds(
    browser: Browser, site: Served, demo: Served, axe: str
) -> None:
    # How links look is the theme's affair; everything else here is ours.
    run = """async () => (await axe.run(document.querySelector('.md-content'), {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'],
    })).violations.map(one => {
        const looks = ['link-in-text-block', 'color-contrast'].includes(one.id);
        const nodes = one.nodes.map(node => node.html);
        return [one.id, nodes.filter(html => !looks || !html.startsWith('<a '))];
    }).filter(([, nodes]) => nodes.length)"""
    for address in (site.root + "ideas/", demo.root + "ideas/15/", demo.root + "ideas/11/"):
        for scheme, width in (("light", 1280), ("dark", 360)):
            page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
            page.goto(address)
            page.evaluate(axe)
            assert page.evaluate(run) == [], (address, scheme, width)
            page.close()


def test_it_works_again_when_the_theme_loads_pages_by_itself(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("instant")
    theme = "theme: {name: material, font: false, features: [navigation.instant]}\n"
    built = build_ideas(folder, 10, theme)
    with serving(built.folder, "/log/") as served:
        sitemap = built.folder / "sitemap.xml"  # by which the theme knows which pages are its own
        text = sitemap.read_text("utf-8").replace("https://example.org/log/", served.root)
        sitemap.write_text(text, "utf-8")
        page = browser.new_page()
        page.set_default_timeout(8000)
        page.goto(served.root + "ideas/")
        page.wait_for_load_state("networkidle")
        page.evaluate("window.stayed = true")
        page.get_by_label("Words").fill("kettle")
        page.locator("#ideas-table tbody tr:not([hidden]) th a").first.click()
        page.wait_for_url("**/ideas/*/")
        page.locator(".learnlog-glance").wait_for()
        page.get_by_role("link", name="All ideas").click()
        page.locator("form.learnlog-filter").wait_for()
        assert page.evaluate("window.stayed")
        page.get_by_role("combobox", name="Status").select_option("testing")
        assert shown(page) == [2, 8]
        page.get_by_role("columnheader", name="Idea").get_by_role("button").click()
        assert asked(page) == {"status": "testing", "sort": "title"}
        page.close()
