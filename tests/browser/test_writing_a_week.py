"""A week is written on /write/: by keyboard, offline, with a full memory, without WebAssembly."""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, Route, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout
from served import Served, serving
from sites import HOOKED, build, make_site
from test_accessibility import faults, look
from test_no_other_host import asked, elsewhere
from visits import DARK, LIGHT, PHONE, SCREEN, visitor
from warm_engine import WarmEngine

from learnlog_cli.main import cli

OPTIONS = (
    "extra: {learnlog: {declaration: require}}\nrepo_url: https://github.com/sam-example/log\n"
)
LAST_WEEK = (
    "---\ntitle: A start\nideas:\n  - idea: 1\n    title: A board for both teams\n"
    "next_steps:\n  - Ask who keeps the board\n"
    "anonymised: {by: sam, date: 2026-11-20, sha: SUM}\n---\nWe met, and talked.\n"
)
EXPECTED = """\
---
title: Two good questions
ideas:
  - idea: 2
    title: Ask each team on its own
  - idea: 1
    status: testing
    note: It hangs in the corridor.
followed_up:
  - step: Ask who keeps the board
    outcome: done
next_steps:
  - text: Ask again in a month
    due: 2026-12-21
---
We tried the board. People stopped and read it.
"""
LESSON = "What you would tell yourself next time"
WEEK = "write/?week=2026-11-25"
FORM = ".learnlog-write-form"
VERDICT = ".learnlog-write-verdict"
WAIT = 90_000


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from learnlog.privacy.declarations import sum_of

    text = LAST_WEEK.replace("SUM", sum_of(LAST_WEEK))
    return make_site(
        tmp_path_factory.mktemp("log"), HOOKED + OPTIONS, {"weeks/2026-11-16.md": text}
    )


@pytest.fixture(scope="module")
def log(site: Path) -> Iterator[Served]:
    built = build(site)
    assert built.code == 0, built.said
    with serving(built.folder, "/log/") as served:
        yield served


@contextmanager
def writer(
    browser: Browser,
    log: Served,
    engine: WarmEngine | None = None,
    *,
    address: str = WEEK,
    **more: object,
) -> Iterator[Page]:
    """Somebody on the page, with an engine that begins there, or one that has begun already."""
    with visitor(browser, **more) as page:
        if engine:
            engine.serve(page)
        page.goto(log.root + address)
        page.locator(FORM).wait_for()
        yield page


def tab_to(page: Page, name: str) -> None:
    """Go on by the Tab key to the next control of that name, as a screen reader hears it."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if name in page.evaluate(
            "() => { const one = document.activeElement;"
            " return (one.labels?.[0] ?? one).textContent.trim() }"
        ):
            return
    raise AssertionError(f"'{name}' is not reached by the Tab key")


def fill(page: Page, name: str, words: str) -> None:
    tab_to(page, name)
    page.keyboard.type(words)


def press(page: Page, name: str) -> None:
    tab_to(page, name)
    page.keyboard.press("Enter")


def write_the_week(page: Page) -> None:
    """The week of the manual, with no other device than the keyboard."""
    fill(page, "Title", "Two good questions")
    fill(page, "Your story", "We tried the board. People stopped and read it.")
    fill(page, "What became of it", "Done")
    press(page, "Add an idea")
    page.keyboard.press("Shift+Tab")
    fill(page, "The idea", "Ask each team on its own")
    press(page, "Add an idea")
    page.keyboard.type("1")
    fill(page, "Status", "testing")
    fill(page, "What happened, or why", "It hangs in the corridor.")
    press(page, "Add a next step")
    page.keyboard.type("Ask again in a month")
    tab_to(page, "By when")
    page.keyboard.type("12212026")


def look_at_it(page: Page) -> str:
    page.evaluate(f"for (const one of document.querySelectorAll('{VERDICT}')) one.id = 'earlier'")
    page.get_by_role("button", name="Look at the entry").click()
    page.locator(f"{VERDICT}:not(#earlier)").wait_for(timeout=WAIT)
    page.locator(".learnlog-write-stored summary").click()
    return page.locator(".learnlog-write-file").text_content() or ""


def test_the_week_by_keyboard_is_an_entry(browser: Browser, log: Served, site: Path) -> None:
    with writer(browser, log, locale="en-US") as page:
        addresses = asked(page)
        write_the_week(page)
        press(page, "Look at the entry")
        page.locator(VERDICT).wait_for(timeout=WAIT)
        assert page.evaluate("document.activeElement.classList.contains('learnlog-write-verdict')")
        press(page, "The file as it will be kept")
        assert (
            page.locator(".learnlog-write-file").text_content() or ""
        ).strip() + "\n" == EXPECTED
        assert (
            "Week 2 (23–27 November 2026)"
            in page.locator("article.learnlog-write-preview").inner_text()
        )
        for _ in range(6):
            tab_to(page, "No")
            page.keyboard.press("Space")
        fill(page, "Who declares it?", "sam")
        press(page, "Nobody can be recognised")
        page.get_by_text("Declared.").wait_for()
        href = (
            page.get_by_role("link", name="Open GitHub with this text").get_attribute("href") or ""
        )
        assert href.startswith(
            "https://github.com/sam-example/log/new/main?filename=docs%2Fweeks%2F2026-11-23.md&value="
        )
        with page.expect_download() as loading:
            press(page, "Download 2026-11-23.md")
        name, data = loading.value.suggested_filename, Path(loading.value.path()).read_bytes()
        assert elsewhere(log, addresses) == []
    assert name == "2026-11-23.md"
    assert re.sub(r"anonymised: .*\n", "", data.decode()) == EXPECTED
    file = site / "docs" / "weeks" / name
    file.write_bytes(data)
    try:
        said = CliRunner().invoke(cli, ["check", "--strict", str(site), "--today", "2026-11-27"])
        assert said.exit_code == 0, said.output
        assert "declar" not in said.output
    finally:
        file.unlink()


def test_what_is_found_is_marked_and_leads_to_its_field(
    browser: Browser, log: Served, warm: WarmEngine
) -> None:
    with writer(browser, log, warm) as page:
        page.get_by_label("Your story").fill("I rang 😀 Mrs Jane Smith about 943 476 5919.")
        look_at_it(page)
        marked = page.locator(".learnlog-write-problems mark").all_inner_texts()
        assert marked == ["Jane Smith", "943 476 5919"]
        assert page.locator(".learnlog-write-file mark").all_inner_texts() == marked
        assert not page.get_by_role("link", name="Open GitHub").count()
        assert page.locator("#learnlog-declare").is_hidden()
        page.get_by_role("button", name="Go to these words").last.click()
        assert page.evaluate("() => getSelection().toString()") == "943 476 5919"


def test_every_state_of_the_page_is_accessible(
    browser: Browser, log: Served, axe: str, warm: WarmEngine
) -> None:
    found: list[tuple[str, ...]] = []

    def looked(page: Page) -> None:
        look(page)
        found.extend(faults(page))
        wide, inside = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide <= inside

    for width, scheme in ((SCREEN, LIGHT), (PHONE, DARK)):
        with visitor(browser, width, scheme) as page:
            page.add_init_script(axe)
            if width == PHONE:  # on the screen the state of an engine that begins is seen too
                warm.serve(page)
            page.goto(log.root + WEEK)
            page.locator(FORM).wait_for()
            looked(page)
            page.get_by_text("I have the text already").click()
            for name in ("an idea", "an achievement", "a lesson", "a next step"):
                page.get_by_role("button", name=f"Add {name}").click()
            page.get_by_label("Your story").fill(f"Mrs Jane Smith, 943 476 5919. {'x' * 200}")
            look_at_it(page)
            looked(page)
            page.get_by_label("Your story").fill("We met.")
            page.get_by_role("button", name="Remove Lesson 1").click()
            looked(page)
            look_at_it(page)
            looked(page)
    assert found == []


def test_the_text_is_there_again_and_can_be_deleted(
    browser: Browser, log: Served, warm: WarmEngine
) -> None:
    with writer(browser, log, warm) as page:
        page.get_by_label("Your story").fill("Kept words.")
        page.get_by_role("button", name="Add a lesson").click()
        page.get_by_label(LESSON).fill("Ask first.")
        page.reload()
        page.locator(FORM).wait_for()
        assert page.get_by_label("Your story").input_value() == "Kept words."
        assert page.get_by_label(LESSON).input_value() == "Ask first."
        expect(page.locator(".learnlog-write-notice").first).to_contain_text("is still here")
        page.get_by_role("button", name="Start anew", exact=True).click()
        assert page.get_by_label("Your story").input_value() == ""
        assert page.evaluate("localStorage.length") == 0
        page.get_by_role("button", name="Bring it back").click()
        assert page.get_by_label("Your story").input_value() == "Kept words."
        page.get_by_role("button", name="Remove Lesson 1").click()
        assert not page.get_by_label(LESSON).count()
        page.get_by_role("button", name="Put it back").click()
        assert page.get_by_label(LESSON).input_value() == "Ask first."


PASTED = """\
Week 2 at the unit

We tried the board.

Idea 1: It hangs in the corridor now.

Idea 2: Ask each team on its own. One at a time.

Achievements this week:
- Two people stopped and read it

What I learned
- Ask first

Next week I plan to:
- Ask again in a month
"""


def test_pasted_text_is_put_into_the_fields(
    browser: Browser, log: Served, warm: WarmEngine
) -> None:
    with writer(browser, log, warm) as page:
        page.get_by_label("Your story").fill("Words from before.")
        page.get_by_text("I have the text already").click()
        page.get_by_label("Paste it here").fill(PASTED)
        page.get_by_role("button", name="Put it into the fields").click()
        expect(page.locator(".learnlog-write-notice").first).to_contain_text(
            "in the fields", timeout=WAIT
        )
        expect(page.locator(".learnlog-write-notice").first).to_be_focused()
        expect(page.get_by_role("button", name="Undo")).to_be_in_viewport()
        text = look_at_it(page)
        marks = {
            "Achievements",
            "this",
            "week:",
            "week",
            "What",
            "I",
            "learned",
            "Next",
            "plan",
            "to:",
        }
        words = set(PASTED.replace("-", " ").split()) - marks - {"Idea", "1:", "2:"}
        assert {one for one in words if one.rstrip(".") not in text} == set()
        assert "Words from before." in text
        assert "  - idea: 1\n    note: It hangs in the corridor now.\n" in text
        assert "lessons:\n  - Ask first\n" in text
        page.get_by_role("button", name="Undo").click()
        assert page.get_by_label("Paste it here").input_value() == PASTED.replace("\r", "")
        assert page.get_by_label("Your story").input_value() == "Words from before."


AUTHORS = "authors:\n  sam:\n    name: Sam Example\n  alex:\n    name: Alex Example\n"


def test_who_has_published_nothing_is_not_told_of_and_can_write(
    browser: Browser, warm: WarmEngine, tmp_path: Path
) -> None:
    week = "---\nauthor: sam\nnext_steps: [Ask Alex about it]\n---\nWe met.\n"
    site = make_site(
        tmp_path,
        HOOKED + OPTIONS.replace("require", "off"),
        {".authors.yml": AUTHORS, "weeks/2026-11-16.md": week},
    )
    built = build(site)
    assert built.code == 0, built.said
    known = json.loads((built.folder / "write" / "log.json").read_text("utf-8"))
    assert known["authors"] == [{"key": "sam", "name": "Sam Example"}]
    with serving(built.folder, "/log/") as served, writer(browser, served, warm) as page:
        page.get_by_label("Author").select_option("somebody who has not published here yet")
        page.get_by_label("Your short name").fill("Alex")
        page.get_by_label("Your story").fill("I came later.")
        look_at_it(page)
        assert page.locator(".learnlog-write-stored summary code").inner_text() == (
            "docs/weeks/2026-11-23-alex.md"
        )
        assert page.locator(VERDICT).inner_text().startswith("Nothing was found")


def test_no_text_is_lost_by_exchanging_texts(
    browser: Browser, log: Served, warm: WarmEngine
) -> None:
    with writer(browser, log, warm) as page:
        story = page.get_by_label("Your story")
        story.fill("The first text.")
        page.get_by_text("Where your text is kept").click()
        page.get_by_role("button", name="Delete my text").click()
        story.fill("The second text.")
        page.get_by_role("button", name="Bring it back").click()
        assert story.input_value() == "The first text."
        page.get_by_role("button", name="Exchange them once more").click()
        assert story.input_value() == "The second text."


def test_what_is_written_while_it_is_looked_at_is_not_left_out(
    browser: Browser, log: Served
) -> None:
    with writer(browser, log) as page:
        page.get_by_label("Your story").fill("Before.")
        page.get_by_role("button", name="Look at the entry").click()  # it is not there yet
        page.get_by_label("Your story").fill("Before and after.")
        page.locator(VERDICT).wait_for(timeout=WAIT)
        assert page.locator(".learnlog-write-old").is_visible()
        assert page.locator("#learnlog-send").is_hidden()
        assert "Before and after." in look_at_it(page)
        assert page.locator("#learnlog-send").is_visible()


@pytest.mark.parametrize("how", ["full", "closed"])
def test_a_memory_that_keeps_nothing_is_told_of(
    browser: Browser, log: Served, warm: WarmEngine, how: str
) -> None:
    broken = {
        "full": "Storage.prototype.setItem = () => { throw new DOMException('', 'Quota') }",
        "closed": "Object.defineProperty(window, 'localStorage', { get() { throw Error('') } })",
    }
    with visitor(browser) as page:
        warm.serve(page)
        page.add_init_script(broken[how])
        page.goto(log.root + WEEK)
        page.get_by_label("Your story").fill("Words.")
        expect(page.locator(".learnlog-write-notice").first).to_contain_text("keeps no copy")
        asked_first = []
        page.on("dialog", lambda dialog: (asked_first.append(dialog.type), dialog.accept()))
        page.reload()
        assert asked_first == ["beforeunload"]


def test_without_webassembly_the_text_can_be_taken_along(
    browser: Browser, log: Served, site: Path
) -> None:
    with visitor(browser) as page:
        page.add_init_script("delete window.WebAssembly")
        page.goto(log.root + WEEK)
        page.get_by_label("Title").fill("A week")
        page.get_by_label("Your story").fill("---\nNote: we met.\n\n- a list")
        page.get_by_role("button", name="Add an idea").click()
        page.get_by_label("The idea").fill("A second board")
        page.get_by_role("button", name="Add a next step").click()
        page.get_by_label("What you mean to do").fill("Ask again")
        expect(page.locator(".learnlog-write-state")).to_contain_text("can't run")
        with page.expect_download() as loading:
            page.get_by_role("button", name="Download").click()
        text = Path(loading.value.path()).read_text("utf-8")
        assert page.get_by_role("link", name="Open GitHub with this text").count()
    for words in ("A week", "Note: we met.", "Idea 2: A second board", "Ask again"):
        assert words in text
    file = site / "docs" / "weeks" / "2026-11-23.md"
    file.write_text(text, "utf-8")
    try:
        said = CliRunner().invoke(cli, ["check", str(site), "--today", "2026-11-27"])
        told = [one for one in said.output.splitlines() if "2026-11-23" in one]
        assert told
        assert all("declaration-missing" in one for one in told if "[" in one), told
    finally:
        file.unlink()


def test_the_policy_of_a_host_may_forbid_it_too(browser: Browser, log: Served) -> None:
    forbids = "script-src 'self' 'unsafe-inline'"
    with (
        serving(log.folder, "/log/", Content_Security_Policy=forbids) as strict,
        visitor(browser) as page,
    ):
        page.goto(strict.root + WEEK)
        expect(page.locator(".learnlog-write-state")).to_contain_text("can't run", timeout=WAIT)


def test_it_works_without_a_network_once_it_was_there(browser: Browser, log: Served) -> None:
    with serving(log.folder, "/log/") as gone, visitor(browser) as page:
        page.goto(gone.root + WEEK)
        kept_for_later(page)
        page.context.set_offline(True)
        page.reload()
        page.get_by_label("Your story").fill("On a train.")
        assert "On a train." in look_at_it(page)
        page.context.set_offline(False)


def kept_for_later(page: Page) -> None:
    page.evaluate(
        "() => new Promise(done => navigator.serviceWorker.addEventListener('message',"
        " event => event.data.kept && done()))"
    )


def test_a_new_build_takes_the_place_of_what_was_kept(
    browser: Browser, log: Served, tmp_path: Path
) -> None:
    folder = tmp_path / "site"
    shutil.copytree(log.folder, folder)
    version = json.loads((folder / "write" / "log.json").read_text("utf-8"))["version"]
    with serving(folder, "/log/") as served, visitor(browser) as page:
        page.goto(served.root + WEEK)
        kept_for_later(page)
        assert page.evaluate("caches.keys()") == [f"learnlog-write /log/write/ {version}"]
        script = folder / "write" / "service-worker.js"
        script.write_text(script.read_text("utf-8").replace(version, "another"), "utf-8")
        page.reload()
        for _ in range(80):
            if page.evaluate("caches.keys()") == ["learnlog-write /log/write/ another"]:
                break
            page.wait_for_timeout(250)
        assert page.evaluate("caches.keys()") == ["learnlog-write /log/write/ another"]
        page.context.set_offline(True)
        page.reload()
        page.get_by_label("Your story").fill("On a train.")
        assert "On a train." in look_at_it(page)
        page.context.set_offline(False)


def test_a_newer_page_is_not_given_the_kept_rules(
    browser: Browser, log: Served, tmp_path: Path
) -> None:
    folder = tmp_path / "site"
    shutil.copytree(log.folder, folder)
    version = json.loads((folder / "write" / "log.json").read_text("utf-8"))["version"]
    with serving(folder, "/log/") as served, visitor(browser) as page:
        page.goto(served.root + WEEK)
        kept_for_later(page)
        newer = folder / "write" / "index.html"
        newer.write_text(newer.read_text("utf-8").replace(version, "newer"), "utf-8")
        (folder / "assets" / "engine" / "engine.zip").write_bytes(b"Nothing that could be kept")
        page.reload()
        expect(page.locator(".learnlog-write-state")).to_contain_text("can't run", timeout=WAIT)


def test_two_windows_do_not_overwrite_each_other_unseen(
    browser: Browser, log: Served, warm: WarmEngine
) -> None:
    with writer(browser, log, warm) as first:
        first.get_by_label("Your story").fill("The first words.")
        first.wait_for_timeout(600)
        second = first.context.new_page()
        second.goto(log.root + WEEK)
        assert second.get_by_label("Your story").input_value() == "The first words."
        second.get_by_label("Your story").fill("Newer words.")
        first.get_by_text("open a second time").wait_for()
        first.close(run_before_unload=True)  # it has nothing that waits to be kept
        second.reload()
        assert second.get_by_label("Your story").input_value() == "Newer words."
        assert not second.get_by_text("open a second time").count()


def open_form(page: Page) -> None:
    """Follow the link to the form; on a busy computer the theme can lose a click on it, as it puts
    one page in the place of another.
    """
    for _ in range(5):
        page.get_by_role("link", name="Write", exact=True).click()
        with suppress(PlaywrightTimeout):
            page.wait_for_url("**/write/", timeout=8_000)
            return
    raise AssertionError("the link leads nowhere")


def comes_late(route: Route) -> None:
    """Let a file be there only after what is asked for with it."""
    time.sleep(0.5)
    route.continue_()


def test_pages_that_are_changed_in_place_leave_nothing_behind(
    browser: Browser, tmp_path: Path
) -> None:
    settings = HOOKED.replace("font: false", "font: false, features: [navigation.instant]")
    home = "# Home\n\n[Write](write/index.md)\n"
    site = make_site(tmp_path, settings, {"index.md": home, "weeks/2026-11-16.md": "We met.\n"})
    built = build(site)
    assert built.code == 0, built.said
    with serving(built.folder, "/log/") as served, visitor(browser) as page:
        page.route("**/learnlog-engine.js?*", comes_late)  # the page's own script runs before it
        pages = built.folder / "sitemap.xml"  # the theme changes pages in place that it lists
        here = pages.read_text("utf-8").replace("https://example.org/log/", served.root)
        pages.write_text(here, "utf-8")
        with page.expect_response("**/sitemap.xml"):
            page.goto(served.root)
        page.evaluate("window.same = true")
        for words in ("Once.", "Twice."):
            open_form(page)
            page.get_by_label("Your story").fill(words)
            page.locator(".md-header__button.md-logo").first.click()
            page.get_by_role("link", name="Write", exact=True).wait_for()
            for _ in range(40):
                workers = [one.url for one in page.workers if "engine" in one.url]
                if not workers:
                    break
                page.wait_for_timeout(100)
            assert workers == []
        open_form(page)
        assert page.get_by_label("Your story").input_value() == "Twice."
        page.get_by_text("The checker is ready").wait_for(timeout=WAIT)
        assert page.evaluate("window.same")


def test_a_week_that_is_there_is_not_overwritten(
    browser: Browser, log: Served, warm: WarmEngine
) -> None:
    with writer(browser, log, warm, address="write/?week=2026-11-18") as page:
        expect(page.locator(".learnlog-write-week")).to_contain_text("There is an entry for it")
        page.get_by_label("Your story").fill("Once more.")
        look_at_it(page)
        edit = "https://github.com/sam-example/log/edit/main/docs/weeks/2026-11-16.md"
        links = page.get_by_role("link", name="edit it on GitHub").all()
        # Told beside the day already, before anything is written, and where it would be sent.
        assert [link.get_attribute("href") for link in links] == [edit, edit]
        assert not page.get_by_role("link", name="Open GitHub").count()


def test_a_long_text_goes_by_the_clipboard(browser: Browser, log: Served, warm: WarmEngine) -> None:
    with writer(browser, log, warm, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.get_by_label("Your story").fill("A long sentence. " * 600)
        text = look_at_it(page)
        link = page.get_by_role("link", name="Copy the text and open GitHub")
        assert len(link.get_attribute("href") or "") < 200
        page.get_by_role("button", name="Copy the text", exact=True).click()
        page.get_by_text("Copied.").wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == text.removesuffix("\n")


def test_what_is_taken_along_unchecked_is_the_newest_text(browser: Browser, log: Served) -> None:
    with visitor(browser) as page:
        page.clock.install()
        page.route("**/engine.zip*", lambda route: None)  # it never comes
        page.goto(log.root + WEEK)
        page.get_by_label("Your story").fill("The beginning.")
        expect(page.locator(".learnlog-write-state")).to_contain_text("You can write meanwhile")
        page.clock.fast_forward(61_000)
        expect(page.locator(".learnlog-write-state")).to_contain_text("takes long")
        page.get_by_label("Your story").fill("The beginning. And the end.")
        with page.expect_download() as loading:
            page.get_by_role("button", name="Download").click()
        assert "And the end." in Path(loading.value.path()).read_text("utf-8")


def test_no_words_of_the_form_stay_behind(browser: Browser, log: Served) -> None:
    with visitor(browser) as page:
        page.add_init_script("delete window.WebAssembly")
        page.goto(log.root + WEEK)
        page.get_by_text("I have the text already").click()
        page.get_by_label("Paste it here").fill("Pasted, and not sorted.")
        outcome = page.get_by_label("What became of it")
        outcome.select_option("deferred")
        page.get_by_label("Why", exact=True).fill("Nobody was there.")
        page.get_by_label("Put off until").fill("2026-12-21")
        outcome.select_option("")
        page.get_by_role("button", name="Add an idea").click()
        page.get_by_label("The idea").fill("Words for a new idea")
        page.get_by_label("Which idea?").select_option("1")
        with page.expect_download() as loading:
            page.get_by_role("button", name="Download").click()
        text = Path(loading.value.path()).read_text("utf-8")
    for words in ("Pasted, and", "Nobody was there", "21 December 2026", "Words for a new idea"):
        assert words in text


def test_pasted_words_outside_of_the_entry_are_told_of(
    browser: Browser, log: Served, warm: WarmEngine
) -> None:
    with writer(browser, log, warm) as page:
        page.get_by_label("Your story").fill("Two words.")
        page.get_by_text("I have the text already").click()
        page.get_by_label("Paste it here").fill("Pasted, and not sorted.")
        look_at_it(page)
        expect(page.locator(".learnlog-write-results")).to_contain_text("still has words in it")
        sent = page.locator(".learnlog-write")
        expect(sent).to_contain_text("goes to GitHub within the address as soon as you open it")
        expect(sent).not_to_contain_text("nothing has left this computer")


def test_without_scripts_it_says_where_to_write(browser: Browser, log: Served) -> None:
    with visitor(browser, java_script_enabled=False) as page:
        page.goto(log.root + "write/")
        link = (
            page.get_by_role("link", name="write the entry on GitHub").get_attribute("href") or ""
        )
        assert link.startswith("https://github.com/sam-example/log/new/main?filename=docs")


def test_what_the_page_knows_is_on_other_pages_too(site: Path, tmp_path: Path) -> None:
    options = HOOKED + (
        "extra:\n  learnlog:\n    allow:\n"
        "      - {text: Hopeful Wood Hospital, because: it is in a draft}\n"
        "      - {text: Ann, because: a part of Annual}\n"
        "      - {text: Rowan House, because: it is on a page}\n"
        "      - {text: Dr Tessa Quill, because: in a comment}\n"
        "      - {text: Nina Fell, because: in a comment too}\n"
    )
    draft = (
        "---\ndraft: true\nideas: [A secret idea]\nnext_steps: [A secret step]\n---\n"
        "Hopeful Wood Hospital\n"
    )
    week = (
        "---\ntitle: Annual plans\n# Nina Fell, who must not be named, rang\npeople:\n"
        "  - {name: Nina Fell, consent: 'no'}\nnext_steps:\n  - {text: Hidden, private: true}\n"
        "---\nAt Rowan House. <!-- ask Dr Tessa Quill -->\n\n"
        "<!-- private -->Marked<!-- /private -->\n"
    )
    made = make_site(tmp_path, options, {"weeks/2026-11-09.md": week, "weeks/2026-11-02.md": draft})
    built = build(made)
    assert (built.folder / "write" / "log.json").exists(), built.said
    text = (built.folder / "write" / "log.json").read_text("utf-8")
    assert '"allow":["Rowan House"]' in text
    for words in ("Hopeful", "secret", "Quill", "Nina", "Hidden", "Marked"):
        assert words not in text
