"""The editor of a log in a browser, used as a person would: by labels, buttons and lists."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from github_stand_in import TOKEN, GitHub
from playwright.sync_api import Browser, Dialog, Locator, Page, expect
from warm_engine import WarmEngine

PATIENCE = 40_000  # the engine is loaded first, on a busy machine


@dataclass
class Editor:
    """The page; `asked` are all requests to other hosts, `said` what it wrote to the console, and
    `dialogs` the questions that it put.
    """

    page: Page
    root: str
    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    agrees: bool = True

    def listen(self) -> None:
        """Note what the page asks, says and wants to know."""
        self.page.on("request", self._note)
        self.page.on("pageerror", lambda wrong: self.said.append(str(wrong)))
        self.page.on("console", lambda one: self.said.append(f"{one.type}: {one.text}"))
        self.page.on("dialog", self._answer)

    def _note(self, request: object) -> None:
        url = str(getattr(request, "url", ""))
        if not url.startswith((self.root, "data:", "blob:")):
            self.asked.append(url)

    def _answer(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.accept() if self.agrees else dialog.dismiss()

    def sign_in(self) -> None:
        """Sign in with the token."""
        self.page.get_by_role("button", name="Access Token").click()
        self.page.get_by_role("textbox").fill(TOKEN)
        self.page.get_by_role("button", name="Sign In", exact=True).click()

    def go(self, place: str) -> None:
        """Go to a place within the editor, as a link of the site does."""
        self.page.goto(f"{self.root}admin/#/collections/{place}")
        self.page.locator('[data-key-path="title"] input').wait_for(timeout=PATIENCE)

    def at(self, key: str) -> Locator:
        """The field of a path such as `ideas.0.title`; the page makes it when it is near."""
        found = self.page.locator(f'[data-key-path="{key}"]')
        for _ in range(40):
            if found.count():
                break
            self.page.locator("[data-key-path]").last.scroll_into_view_if_needed()
            self.page.wait_for_timeout(50)
        found.scroll_into_view_if_needed()
        return found

    def fill(self, key: str, words: str) -> None:
        """Type into a field."""
        self.at(key).locator("input, textarea").first.fill(words)

    def choose(self, key: str, label: str) -> None:
        """Choose from a list."""
        self.at(key).get_by_role("combobox").click()
        self.page.get_by_role("option", name=label, exact=True).click()

    def switch(self, key: str) -> None:
        """Switch on or off."""
        self.at(key).get_by_role("switch").click()

    def add(self, key: str) -> None:
        """Add an item to a list."""
        self.at(key).get_by_role("button", name="Add").last.click()

    def open_item(self, key: str, at: int) -> None:
        """Unfold an item of a list, of which all above are folded."""
        self.at(key).get_by_role("button", name="Expand", exact=True).nth(at).click()

    def save(self) -> None:
        """Save, and wait until that is done or refused."""
        self.page.get_by_role("button", name="Save", exact=True).click()

    def back(self) -> None:
        """Wait until the editor has gone back to the list of entries by itself.

        It empties the form first and steps back in its history a moment later: whoever goes
        elsewhere in between is taken along.
        """
        self.page.wait_for_url(re.compile(r"/admin/#/collections/\w+$"), timeout=PATIENCE)
        expect(self.page.locator("[data-key-path]")).to_have_count(0, timeout=PATIENCE)

    def refusal(self) -> str:
        """The reason that the editor gives for not having saved."""
        box = self.page.get_by_role("alertdialog")
        box.wait_for(timeout=PATIENCE)
        words = box.inner_text()
        box.get_by_role("button", name="OK").click()
        return words


def opened(
    browser: Browser,
    root: str,
    github: GitHub,
    link: str = "admin/",
    engine: WarmEngine | None = None,
) -> Editor:
    """The editor of the site at an address, reached by a link, before anybody has signed in.

    Without an `engine` that has begun, it begins its own.
    """
    page = browser.new_context(viewport={"width": 1280, "height": 1000}).new_page()
    page.set_default_timeout(20_000)
    editor = Editor(page, root)
    editor.listen()
    github.stand_in(page)
    if engine:
        engine.serve(page)
    page.goto(f"{root}{link}")
    expect(page.get_by_role("button", name="Access Token")).to_be_visible(timeout=PATIENCE)
    return editor
