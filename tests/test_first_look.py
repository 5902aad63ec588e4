"""A preview shows the page of an entry that was just written before it has made all others."""

from __future__ import annotations

import datetime as dt
import json
import logging
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.config_options import Hooks
from mkdocs.structure.pages import Page
from sites import HOOKED, ROOT, make_site

from learnlog import addresses
from learnlog.files import site_file
from learnlog.mkdocs_finished_page import FinishedPage
from learnlog.mkdocs_one_page import PageMaker, Surface
from learnlog.mkdocs_page_sums import PageSums
from learnlog.pages import build_pages, page_of_entry
from learnlog.site_build import read_site
from learnlog.views.lookups import look_up
from learnlog.views.site import OwnPage

URL = "http://127.0.0.1:8000/log/"
WEEK = "---\ntitle: {}\nnext_steps:\n  - Meet the records team\n---\nIdea 1: {}\n"
REVIEW = "---\ntitle: A year\ndate: 2018-12-31\n---\nWhat a year.\n"
FILES = {
    "weeks/2018-09-17.md": WEEK.format("One", "Ask."),
    "weeks/2018-09-24.md": "---\ntitle: Two\n---\nNothing new.\n",
    "weeks/2018-10-01.md": "---\ntitle: Three\n---\nNothing new.\n",
    "weeks/map.png": "",
    "weeks/2018-10-08.md": "---\ntitle: Four\n---\nNothing new.\n",
    "reviews/2018.md": REVIEW,
    "about.md": "# About\n\nA page of the owner.\n",
}
FIRST, FIRST_PAGE = "weeks/2018-09-17.md", "weeks/2018-09-17/index.html"


class Shower:
    """A server that notes what stands at the places which it is to show first."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.shown: dict[str, str] = {}

    def show_first(self, places: Iterable[str]) -> None:
        """Note the pages."""
        self.shown = {place: (self._folder / place).read_text("utf-8") for place in places}

    def writing(self) -> None:
        """Nothing waits for that here."""


class Preview:
    """A preview of a log that was begun, in this very process."""

    def __init__(self, log: Path) -> None:
        self.log, self.folder = log, log / "preview"
        self._shower = Shower(self.folder)
        Hooks._load_hook.cache_clear()
        self._build(begins=True)

    def after(self, **files: str) -> dict[str, str]:
        """What is shown first after these files were written (the name of each without `.md`)."""
        for name, text in files.items():
            (self.log / "docs" / f"{name}.md").write_text(text, "utf-8")
        self._shower.shown = {}
        self._build()
        return self._shower.shown

    def page(self, place: str) -> str:
        """A page as it is when the build has ended."""
        return (self.folder / place).read_text("utf-8")

    def _build(self, begins: bool = False) -> None:
        config = load_config(str(self.log / "mkdocs.yml"), site_dir=str(self.folder))
        config.site_url = URL
        if begins:
            config.plugins.on_startup(command="serve", dirty=False)
            config.plugins.run_event("serve", self._shower, config=config, builder=None)
        mkdocs_build.build(config, serve_url=URL)


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)
    yield
    logging.getLogger("mkdocs").setLevel(logging.NOTSET)
    Hooks._load_hook.cache_clear()


@pytest.fixture
def preview(tmp_path: Path) -> Preview:
    return Preview(make_site(tmp_path, HOOKED, FILES))


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("weeks/2018-09-17", WEEK.format("One", "Ask the night staff."), "Ask the night staff"),
        ("weeks/2018-09-17", WEEK.format("A new title", "Ask."), "A new title"),
        ("weeks/2018-09-24", "---\nnext_steps:\n  - Draw a map\n---\nMore.\n", "Next steps (2)"),
        (
            "weeks/2018-10-08",
            "---\nideas:\n  - idea: 7\n---\nNo such idea.\n",
            "One error in the log",
        ),
        ("weeks/2018-10-08", "---\ntitle: a: b\n---\nCan't be read.\n", "One error in the log"),
        ("reviews/2018", f"{REVIEW}Better than the last.\n", "Better than the last"),
        ("weeks/2018-09-24", "Idea 2: Another one.\n", "Another one"),
        ("weeks/2018-09-24", "---\ntags: [visits]\n---\nA tag.\n", "visits"),
        ("weeks/2018-09-24", "![A map](map.png) drawn <b onclick='alert(1)'>here</b>\n", "drawn"),
    ],
)
def test_it_is_what_it_will_be(preview: Preview, name: str, text: str, words: str) -> None:
    shown = preview.after(**{name: text})
    place = f"{name}/index.html"
    assert list(shown) == [place]
    assert words in re.sub(r"\s+", " ", shown[place])
    assert shown[place] == preview.page(place)


def test_an_entry_in_the_navigation_has_its_place_there(tmp_path: Path) -> None:
    nav = f"nav: [{{My first week: {FIRST}}}, about.md]\n"
    preview = Preview(make_site(tmp_path, HOOKED + nav, FILES))
    for words in ("Ask the night staff.", "Ask somebody else."):
        shown = preview.after(**{"weeks/2018-09-17": WEEK.format("One", words)})
        assert words in shown[FIRST_PAGE] == preview.page(FIRST_PAGE)
        assert "md-nav__item--active" in shown[FIRST_PAGE]


def test_an_entry_that_can_t_be_read_shows_why_and_comes_back_clean(preview: Preview) -> None:
    """While it can't be read its page is none of the log's, which alone are cleaned."""
    place = "weeks/2018-10-01/index.html"
    shown = preview.after(**{"weeks/2018-10-01": "---\ntitle: Three\nNothing closes this.\n"})
    assert "One error in the log" in shown[place]
    mended = "---\ntitle: Three\n---\n<img src='x' onerror='alert(1)'>\n"
    assert preview.after(**{"weeks/2018-10-01": mended}) == {}
    assert "alert" not in preview.page(place)
    assert list(preview.after(**{"weeks/2018-10-01": f"{mended}More.\n"})) == [place]


def test_what_fails_is_left_to_the_build(
    preview: Preview, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    make = PageMaker.make

    def fail(maker: PageMaker, page: Page, surface: Surface) -> FinishedPage:
        monkeypatch.setattr(PageMaker, "make", make)
        logging.getLogger("mkdocs.plugins.learnlog").error("A fault of the first look alone.")
        raise ValueError

    monkeypatch.setattr(PageMaker, "make", fail)
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    assert preview.after(**{"weeks/2018-09-17": "Other words.\n"}) == {}
    assert "Other words" in preview.page(FIRST_PAGE)
    assert not caplog.records


def test_what_was_wrong_and_is_mended_is_shown_without_the_errors(preview: Preview) -> None:
    preview.after(**{"weeks/2018-10-08": "---\ntitle: a: b\n---\nCan't be read.\n"})
    shown = preview.after(**{"weeks/2018-10-08": "---\ntitle: Mended\n---\nCan be read.\n"})
    place = "weeks/2018-10-08/index.html"
    assert "Can be read" in shown[place] == preview.page(place)
    assert "One error" not in shown[place]


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"weeks/2018-10-15": "A new week.\n"},
        {"about": "# About\n\nOther words.\n"},
        {f"weeks/2018-{day}": "All at once.\n" for day in ("09-17", "09-24", "10-01", "10-08")},
        {"weeks/2018-09-17": "---\ndraft: true\n---\nNo longer.\n"},
        {"weeks/2018-09-17": "---\ndraft: true\nnext_steps: 3\n---\nNo longer.\n"},
    ],
    ids=[
        "nothing",
        "a new entry",
        "a page of the owner",
        "four entries",
        "a draft",
        "a draft that is wrong",
    ],
)
def test_where_there_is_nothing_to_show_first_nothing_is(
    preview: Preview, files: dict[str, str]
) -> None:
    assert preview.after(**files) == {}


def test_nothing_is_shown_first_where_the_settings_have_changed_too(preview: Preview) -> None:
    with (preview.log / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("use_directory_urls: false\n")
    assert preview.after(**{"weeks/2018-09-17": "Other words.\n"}) == {}
    assert "Other words" in preview.page("weeks/2018-09-17.html")
    assert list(preview.after(**{"weeks/2018-09-17": "More.\n"})) == ["weeks/2018-09-17.html"]


def test_entries_that_can_t_be_read_do_not_count_when_another_is_saved(preview: Preview) -> None:
    wrong = "---\ntitle: One\nNothing closes this.\n"
    preview.after(**{f"weeks/2018-{day}": wrong for day in ("09-24", "10-01", "10-08")})
    shown = preview.after(**{"weeks/2018-09-17": "---\ntitle: a: b\n---\nWrong as well.\n"})
    assert list(shown) == [FIRST_PAGE]


def test_a_page_of_the_owner_that_is_wrong_is_left_to_the_build(preview: Preview) -> None:
    preview.after(index="# Home\n\n<!-- private -->\nNot closed.\n")
    shown = preview.after(**{"weeks/2018-09-24": "---\ntitle: a: b\n---\nWrong as well.\n"})
    assert list(shown) == ["weeks/2018-09-24/index.html"]


def test_a_link_to_what_goes_is_none_at_once(preview: Preview) -> None:
    link = WEEK.format("One", "Ask, [as then](2018-09-24.md).")
    draft = "---\ndraft: true\n---\nNothing new.\n"
    shown = preview.after(**{"weeks/2018-09-17": link, "weeks/2018-09-24": draft})
    assert shown[FIRST_PAGE].count("2018-09-24/") == preview.page(FIRST_PAGE).count("2018-09-24/")


def test_a_page_that_only_a_failed_build_has_made_goes_with_its_entry(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = preview.folder / "weeks/2018-10-15/index.html"
    with monkeypatch.context() as broken:
        broken.setattr(PageSums, "let_go", lambda _: 1 / 0)  # when all pages are written
        with pytest.raises(ZeroDivisionError):
            preview.after(**{"weeks/2018-10-15": "A new week.\n"})
    assert place.is_file()
    preview.after(**{"weeks/2018-10-15": "---\ndraft: true\n---\nA new week.\n"})
    assert not place.exists()


def test_what_was_kept_outlives_a_build_that_fails(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(mkdocs_build, "get_navigation", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            preview.after()
    made, make = list[str](), PageMaker.make

    def count(maker: PageMaker, page: Page, surface: Surface) -> FinishedPage:
        made.append(page.file.src_uri)
        return make(maker, page, surface)

    monkeypatch.setattr(PageMaker, "make", count)
    preview.after()
    assert not [uri for uri in made if uri.startswith("weeks/")]


def test_nothing_is_shown_first_where_a_plugin_may_look_at_all_pages(tmp_path: Path) -> None:
    settings = HOOKED.replace("plugins: [search]", "plugins: [search, tags]")
    preview = Preview(make_site(tmp_path, settings, FILES))
    assert preview.after(**{"weeks/2018-09-17": "Other words.\n"}) == {}


def test_the_search_finds_a_page_once(preview: Preview) -> None:
    preview.after(**{"weeks/2018-09-17": WEEK.format("One", "A word like zebra.")})
    found = json.loads(preview.page("search/search_index.json"))["docs"]
    places = [one["location"] for one in found if "zebra" in one["text"]]
    assert places
    assert len(places) == len(set(places))


def test_a_change_that_is_taken_back_is_taken_back_though_a_build_failed(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = preview.page(FIRST_PAGE)
    with monkeypatch.context() as broken:
        broken.setattr(mkdocs_build, "get_navigation", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            preview.after(**{"weeks/2018-09-17": WEEK.format("One", "Something else.")})
    assert "Something else" in preview.page(FIRST_PAGE)
    preview.after(**{"weeks/2018-09-17": FILES[FIRST]})
    assert preview.page(FIRST_PAGE) == before


def test_every_entry_of_the_demo_has_its_page_by_itself() -> None:
    """The same page as among all others, whatever its kind."""
    settings, problems = site_file.read_site_file(ROOT).config()
    build = read_site(ROOT, dt.date(2026, 11, 20), settings, problems)
    site = look_up(build.log, OwnPage())
    pages = {page.uri: page for page in build_pages(build.log, OwnPage())}
    assert len({entry.kind for entry in build.log.published}) > 4
    for entry in build.log.published:
        page = page_of_entry(site, entry.uri)
        assert page is not None, entry.uri
        assert page.markdown == pages[entry.uri].markdown
    assert page_of_entry(site, addresses.IDEAS) is None
