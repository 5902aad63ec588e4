"""The timeline in a browser: narrowed by what a reader looks for, its pictures with numbers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from served import Served

ITEMS = "#timeline-points > [data-learnlog-item]"


@pytest.fixture
def page(browser: Browser, demo: Served) -> Iterator[Page]:
    page = browser.new_page()
    page.goto(f"{demo.root}timeline/")
    page.locator("form.learnlog-filter output").wait_for()
    yield page
    page.close()


def shown(page: Page, attribute: str) -> list[str]:
    """An attribute of all points that are in sight."""
    visible = page.locator(f"{ITEMS}:visible")
    return visible.evaluate_all(f"all => all.map(one => one.getAttribute('{attribute}'))")


@pytest.mark.parametrize(
    ("label", "name", "choice"),
    [
        ("Kind", "kind", "Interview"),
        ("Tag", "tag", "letters"),
        ("Idea", "idea", "6"),
        ("Person", "person", "Kit Okafor-Lane"),
    ],
)
def test_it_is_narrowed_and_the_address_keeps_it(
    page: Page, label: str, name: str, choice: str
) -> None:
    every = shown(page, f"data-{name}")
    fitting = [one for one in every if choice in one.split("\n")]
    assert 0 < len(fitting) < len(every)
    page.get_by_role("combobox", name=label).select_option(choice)
    assert shown(page, f"data-{name}") == fitting
    count = page.locator("form.learnlog-filter output")
    assert count.inner_text() == f"{len(fitting)} of {len(every)} entries"
    assert count.get_attribute("aria-live") == "polite"
    assert f"{name}=" in page.url
    page.reload()
    assert shown(page, f"data-{name}") == fitting
    page.get_by_role("button", name="Clear").click()
    page.wait_for_function("() => !location.search")
    assert shown(page, f"data-{name}") == every


def test_quiet_weeks_go_with_the_entry_they_stand_by(page: Page) -> None:
    quiet = page.locator(".learnlog-quiet:visible")
    assert quiet.count() > 0
    page.get_by_role("combobox", name="Kind").select_option("Audit")
    assert quiet.count() == 0


def test_each_month_can_be_jumped_to(page: Page) -> None:
    links = page.get_by_label("Jump to a time").get_by_role("link")
    assert links.count() > 5
    for link in links.all():
        target = (link.get_attribute("href") or "")[1:]
        assert page.locator(f"[id='{target}']").count() == 1


def test_the_pictures_have_a_name_and_their_numbers_beside_them(page: Page) -> None:
    calendar, flow = (page.locator(f"figure.learnlog-{one}") for one in ("calendar", "flow"))
    for picture in (calendar, flow):
        drawing = picture.get_by_role("img")
        assert drawing.count() == 1
        caption = picture.locator("figcaption")
        assert drawing.get_attribute("aria-labelledby") == caption.get_attribute("id")
        assert not picture.get_by_role("table").is_visible()
        picture.get_by_text("The numbers").click()
        assert picture.get_by_role("table").is_visible()
    told = [cell for cell in calendar.locator("rect").all() if cell.get_attribute("class")]
    empty = [cell for cell in told if cell.get_attribute("class") == "learnlog-heat-0"]
    assert calendar.locator("tbody tr").count() == len(told) - len(empty)
    last = flow.locator("tbody tr").last.locator("td").all_inner_texts()
    total = sum(map(int, last))
    assert f"{total} ideas" in flow.locator("figcaption").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_areas_of_the_flow_can_be_told_apart(browser: Browser, demo: Served, scheme: str) -> None:
    page = browser.new_page(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"{demo.root}timeline/")
    fills = page.locator(".learnlog-flow path").evaluate_all(
        "all => all.map(one => getComputedStyle(one).fill)"
    )
    page.close()
    assert len(set(fills)) == len(fills) > 3
