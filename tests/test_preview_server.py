"""The server of a preview: what waits for the end of a build, and who loads a page anew."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from learnlog.mkdocs_preview_server import PreviewServer

SOON, LONG = 0.4, 20.0  # seconds: what waits is not there after the first


class Build:
    """A build that shows the home page first, then waits for a test to let it go on."""

    def __init__(self, folder: Path) -> None:
        self._home, self._style = folder / "index.html", folder / "style.css"
        self.server: PreviewServer | None = None
        self.begun, self.goes_on, self.writes = (threading.Event() for _ in range(3))
        self.ends = threading.Event()
        self.last, self.style, self.fails, self.first = "new", "old", False, "index.html"

    def __call__(self, *_: object) -> None:
        """Build once."""
        assert self.server
        self._home.write_text("<body>new</body>", "utf-8")
        self.server.show_first([self.first])
        self.begun.set()
        self.goes_on.wait(LONG)
        self.server.writing()
        self.writes.set()
        self.ends.wait(LONG)
        if self.fails:
            raise ValueError("This build fails.")
        self._home.write_text(f"<body>{self.last}</body>", "utf-8")
        self._style.write_text(self.style, "utf-8")

    def write(self) -> None:
        """Have it write files."""
        self.goes_on.set()
        assert self.writes.wait(LONG)

    def end(self) -> None:
        """Have it come to its end."""
        self.goes_on.set()
        self.ends.set()


class Browser:
    """What asks the server."""

    def __init__(self, address: str) -> None:
        self._address, self._threads = address, ThreadPoolExecutor(8)

    def asks(self, path: str) -> Future[str]:
        """What comes at a path, once it has come."""
        return self._threads.submit(self._text, path)

    def news(self, epoch: int, place: str) -> Future[str]:
        """The epoch that a page is told of, which shows one."""
        return self.asks(f"livereload/{epoch}/{place}")

    def _text(self, path: str) -> str:
        with urlopen(self._address + path, timeout=LONG) as answer:
            return str(answer.read().decode())


def waits(answer: Future[str]) -> bool:
    try:
        answer.result(SOON)
    except NotYet:
        return True
    return False


def epoch_in(page: str) -> int:
    """The epoch that a page tells when it asks for news, and by its place that it does."""
    found = re.search(r'livereload\((\d+), "([^"]*)"\)', page)
    assert found, page
    return int(found[1])


@pytest.fixture
def build(tmp_path: Path) -> Build:
    for place in ("index.html", "other/index.html"):
        (tmp_path / place).parent.mkdir(exist_ok=True)
        (tmp_path / place).write_text("<body>old</body>", "utf-8")
    (tmp_path / "style.css").write_text("old", "utf-8")
    (tmp_path / "search_index.json").write_text("old", "utf-8")
    (tmp_path / "watched").mkdir()
    return Build(tmp_path)


@pytest.fixture
def browser(build: Build, tmp_path: Path) -> Iterator[Browser]:
    server = PreviewServer(build, ("127.0.0.1", 0), str(tmp_path), "/")
    build.server, server.poll_response_timeout = server, 1
    server.watch_with(False, [str(tmp_path / "watched")])
    loop = threading.Thread(target=server.show, args=[False])
    loop.start()
    yield Browser(f"http://127.0.0.1:{server.server_port}/")
    build.end()
    server.shutdown()
    loop.join()


@pytest.fixture
def changed(build: Build, browser: Browser, tmp_path: Path) -> tuple[Browser, int]:
    """A browser that knew the log before it was changed, and the epoch of then."""
    before = epoch_in(browser.asks("").result(LONG))
    (tmp_path / "watched" / "file").write_text("A change.", "utf-8")
    assert build.begun.wait(LONG)
    return browser, before


def test_a_page_that_is_shown_first_waits_for_nobody(changed: tuple[Browser, int]) -> None:
    browser, before = changed
    told = int(browser.news(before, "index.html").result(LONG))
    page = browser.asks("").result(LONG)
    assert "<body>new" in page
    assert epoch_in(page) == told > before
    assert browser.asks("style.css").result(LONG) == "old"


def test_other_pages_wait_for_the_end(changed: tuple[Browser, int], build: Build) -> None:
    browser, before = changed
    page, news = browser.asks("other/"), browser.news(before, "other/index.html")
    search = browser.asks("search_index.json")
    assert waits(page)
    assert waits(search)
    build.end()
    assert search.result(LONG) == "old"
    assert epoch_in(page.result(LONG)) > before
    assert int(news.result(LONG)) >= before


def test_nothing_is_read_that_is_just_being_written(
    changed: tuple[Browser, int], build: Build
) -> None:
    browser, _ = changed
    build.write()
    first, style = browser.asks(""), browser.asks("style.css")
    assert waits(first)
    assert waits(style)
    build.end()
    assert "<body>new" in first.result(LONG)
    assert style.result(LONG) == "old"


@pytest.mark.parametrize(
    ("last", "style", "again"),
    [("new", "old", False), ("newer", "old", True), ("new", "new", True)],
)
def test_a_page_is_loaded_again_only_if_it_or_what_it_fetched_has_changed_since(
    changed: tuple[Browser, int], build: Build, last: str, style: str, again: bool
) -> None:
    browser, _ = changed
    shown = epoch_in(browser.asks("").result(LONG))
    assert browser.asks("style.css").result(LONG) == "old"
    build.last, build.style = last, style
    build.end()
    other = browser.asks("other/").result(LONG)  # handed out when the build has ended
    told = int(browser.news(shown, "index.html").result(LONG))
    assert (told > shown) is again
    page = browser.asks("").result(LONG)
    assert f"<body>{last}<" in page
    assert epoch_in(page) == told
    assert epoch_in(other) == shown


def test_another_page_that_is_shown_first_takes_no_news_from_the_one_before(
    changed: tuple[Browser, int], build: Build, tmp_path: Path
) -> None:
    browser, _ = changed
    shown = epoch_in(browser.asks("").result(LONG))
    build.last = "newer"
    build.end()
    browser.asks("other/").result(LONG)
    build.begun.clear()
    build.first, build.fails = "other/index.html", True
    (tmp_path / "watched" / "file").write_text("Another change.", "utf-8")
    assert build.begun.wait(LONG)
    assert int(browser.news(shown, "index.html").result(LONG)) > shown


def test_where_a_build_fails_all_that_is_there_is_shown(
    changed: tuple[Browser, int], build: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    browser, before = changed
    shown = epoch_in(browser.asks("").result(LONG))
    build.fails = True
    build.end()
    assert epoch_in(browser.asks("other/").result(LONG)) == before
    page = browser.asks("").result(LONG)
    assert "<body>new" in page
    assert epoch_in(page) == shown == int(browser.news(shown, "index.html").result(LONG))


@pytest.mark.parametrize("path", ["none/", "../watched/file", "watched/none%00", "livereload/x"])
def test_what_is_not_there_is_not_found(browser: Browser, path: str) -> None:
    with pytest.raises(HTTPError, match="404"):
        browser.asks(path).result(LONG)


def test_what_is_not_found_asks_for_news_as_pages_do(
    browser: Browser, build: Build, tmp_path: Path
) -> None:
    (tmp_path / "404.html").write_text("<body>nothing here</body>", "utf-8")
    with pytest.raises(HTTPError, match="404") as missing:
        browser.asks("none/").result(LONG)
    page = missing.value.read().decode()
    assert "nothing here" in page
    build.end()
    (tmp_path / "watched" / "file").write_text("A change.", "utf-8")
    news = (int(browser.news(epoch_in(page), "none/index.html").result(LONG)) for _ in range(20))
    assert any(epoch > epoch_in(page) for epoch in news)
