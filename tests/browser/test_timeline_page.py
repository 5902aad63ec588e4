"""The timeline in a browser: narrowed by what a reader looks for, its pictures with numbers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from served import Served, serving
from sites import HOOKED, build, make_site

ITEMS = "#timeline-points > [data-learnlog-item]:not([data-learnlog-uncounted])"
FORM = "form.learnlog-filter"


@pytest.fixture
def page(browser: Browser, unsearched: Served) -> Iterator[Page]:
    page = browser.new_page()
    page.goto(f"{unsearched.root}timeline/")
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
    page.locator(f"{FORM} [type=reset]").click()
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


def test_what_a_year_does_not_have_is_said_and_taken_to_other_years(
    browser: Browser, tmp_path: Path
) -> None:
    weeks = {f"weeks/2018-0{month}-05.md": "---\ntags: [x|y]\n---\nTea.\n" for month in range(1, 9)}
    old = {"posts/2017-05-08.md": "---\ntags: [z]\n---\nMilk.\n", "weeks/2017-05-08.md": "Water.\n"}
    settings = HOOKED + "extra: {learnlog: {today: 2018-12-21}}\n"
    built = build(make_site(tmp_path, settings, weeks | old))
    assert built.code == 0, built.said
    page = browser.new_page()
    page.set_default_timeout(8000)
    with serving(built.folder, "/log/") as served:
        count = page.locator(f"{FORM} output")
        page.goto(f"{served.root}timeline/?tag=X%7CY")
        expect(count).to_have_text("8 entries in 2018")
        assert page.get_by_label("Kind", exact=True).count() == 0  # there is one kind alone
        month, year = (page.locator("[data-learnlog-carry] a").nth(at) for at in (1, 0))
        assert "?" not in (month.get_attribute("href") or "?")
        year.click()
        expect(count).to_have_text("0 of 2 entries in 2017")
        assert page.get_by_role("combobox", name="Tag").input_value() == "x|y"
        page.locator(f"{FORM} [type=reset]").click()
        expect(count).to_have_text("2 entries in 2017")
        links = page.locator("[data-learnlog-carry] a").all()
        assert not any("?" in (one.get_attribute("href") or "") for one in links)
        page.reload()
        expect(page.locator(FORM)).to_be_hidden()  # two are seen at once
        page.goto(f"{served.root}timeline/?kind=post")
        expect(count).to_have_text("0 of 8 entries in 2018")
        expect(page.get_by_role("combobox", name="Kind")).to_have_value("post")
        page.close()


def test_links_to_what_is_hidden_lead_to_what_comes_next(page: Page, unsearched: Served) -> None:
    page.set_viewport_size({"width": 1280, "height": 300})
    page.get_by_role("combobox", name="Kind").select_option("Post")
    links = page.get_by_label("Jump to a time").locator("a[href^='#']")
    everything = page.locator("#timeline-points > [data-learnlog-item]")
    ids = everything.evaluate_all("all => all.map(one => [one.id, one.hidden])")
    targets = [(one.get_attribute("href") or "")[1:] for one in links.all()]
    places = {one: at for at, (one, _) in enumerate(ids)}
    jumps = 0
    for number, target in enumerate(targets):
        later = [one for one, hidden in ids[places[target] :] if not hidden]
        if dict(ids)[target] and later:
            jumps += 1
            for _ in range(2):  # the second time the address stays the same
                page.evaluate("scrollTo(0, 0)")
                links.nth(number).click()
                page.wait_for_function(
                    "id => Math.abs(document.getElementById(id).getBoundingClientRect().top) < 299",
                    arg=later[0],
                )
    assert jumps > 0
    page.goto(f"{unsearched.root}?")
    page.goto(f"{unsearched.root}timeline/?kind=Post#{targets[-1]}")
    shown_ones = [one for one, hidden in ids if not hidden]
    later = [one for one in shown_ones if places[one] > places[targets[-1]]]
    led_to = (later or shown_ones[-1:])[0]
    expect(page.locator(f"[id='{led_to}']")).to_be_in_viewport()


def test_the_end_of_an_assignment_is_no_entry_to_count(page: Page) -> None:
    ends = page.locator("#timeline-points > [data-learnlog-uncounted]")
    points = page.locator("#timeline-points > [data-learnlog-item]").count()
    assert ends.count() > 0
    count = page.locator(f"{FORM} output")
    expect(count).to_have_text(f"{points - ends.count()} entries")
    page.get_by_role("combobox", name="Kind").select_option("Post")
    expect(ends.first).to_be_hidden()


def test_the_pictures_have_a_name_and_their_numbers_beside_them(page: Page) -> None:
    calendar, flow = (page.locator(f".learnlog-{one}") for one in ("calendar", "flow"))
    for picture in (calendar, flow):
        drawing = picture.get_by_role("img")
        assert drawing.count() == 1
        caption = picture.locator("figcaption")
        assert drawing.get_attribute("aria-labelledby") == caption.get_attribute("id")
        assert not picture.get_by_role("table").is_visible()
        picture.get_by_text("The numbers").click()
        assert picture.get_by_role("table").is_visible()
    shades = calendar.locator("path:not(.learnlog-heat-0)").all()
    cells = sum((shade.get_attribute("d") or "").count("M") for shade in shades)
    assert calendar.locator("tbody tr").count() == cells
    last = flow.locator("tbody tr").last.locator("td").all_inner_texts()
    total = sum(map(int, last))
    assert f"{total} ideas" in flow.locator("figcaption").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_areas_of_the_flow_can_be_told_apart(
    browser: Browser, unsearched: Served, scheme: str
) -> None:
    page = browser.new_page(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"{unsearched.root}timeline/")
    fills = page.locator(".learnlog-flow path").evaluate_all(
        "all => all.map(one => getComputedStyle(one).fill)"
    )
    page.close()
    assert len(set(fills)) == len(fills) > 3
