"""A video in a real browser: no other host is asked before a click, and the player's after it.

All names are led to a socket of the test, which notes whom a connection was meant for.
"""

from __future__ import annotations

import datetime as dt
import os
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from tools import BROWSERS, needs, where

from learnlog import load
from learnlog.pages import build_pages
from learnlog.site_assets import VIDEO_SCRIPT
from learnlog.views.site import OwnPage

BROWSER = where(*BROWSERS)
PLAYER = b"www.youtube-nocookie.com"
END = b"that is all"
INTERVIEW = """\
---
videos:
  - link: https://youtu.be/theDoor_123
    title: The door
---
## Which door?

https://www.youtube.com/watch?v=theDoor_123

https://vimeo.com/76979871
"""
# Presses the first video as a reader would, and tells the page's state in its title.
PRESS = """<script>
addEventListener("load", () => {
  document.querySelector("a[data-learnlog-embed]").click();
  document.title = document.activeElement.tagName;
});
</script>"""

pytestmark = needs(BROWSER, "Chromium")


@dataclass
class Listener:
    """A socket that stands for every host; `heard` is the beginning of what each was sent."""

    socket: socket.socket
    heard: list[bytes] = field(default_factory=list)

    def listen(self) -> None:
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:  # closed: the test is over
                return
            with connection:
                connection.settimeout(2)
                try:
                    self.heard.append(connection.recv(4096))
                except OSError:
                    self.heard.append(b"")

    def catch_up(self) -> None:
        """Wait until all that came before now has been heard."""
        with socket.create_connection(self.socket.getsockname()) as own:
            own.sendall(END)
            for _ in range(200):
                if END in self.heard:
                    return
                time.sleep(0.05)
        raise AssertionError("the listener has stopped listening")

    def asked(self, host: bytes) -> bool:
        """Whether a connection was meant for a host, whose name begins a TLS connection."""
        return any(host in sent for sent in self.heard)


@pytest.fixture
def listener() -> Iterator[Listener]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        found = Listener(server)
        threading.Thread(target=found.listen, daemon=True).start()
        yield found


def page(folder: Path, more: str = "") -> Path:
    """The HTML of an interview's videos, with the script beside it."""
    log, _ = load({"docs/interviews/one.md": INTERVIEW}, dt.date(2018, 12, 21))
    (markdown,) = (
        one.markdown for one in build_pages(log, OwnPage()) if one.uri == "interviews/one.md"
    )
    videos = BeautifulSoup(markdown, "html.parser").find_all("div", "learnlog-video")
    assert len(videos) == 2
    script = resources.files("learnlog").joinpath(VIDEO_SCRIPT).read_text("utf-8")
    (folder / "video.js").write_text(script, "utf-8")
    html = "".join(map(str, videos))
    file = folder / "page.html"
    file.write_text(
        f'<!doctype html><meta charset="utf-8"><title>Before</title>{html}'
        f'<script src="video.js"></script>{more}',
        "utf-8",
    )
    return file


def opened(file: Path, listener: Listener) -> BeautifulSoup:
    """The page as it is after a second in the browser."""
    port = listener.socket.getsockname()[1]
    command = [
        *(BROWSER, "--headless", "--disable-gpu", "--no-first-run", "--no-sandbox"),
        *("--disable-background-networking", "--disable-component-update"),
        f"--host-resolver-rules=MAP * 127.0.0.1:{port}",
        *(f"--user-data-dir={file.parent / 'profile'}", "--timeout=2000", "--dump-dom"),
        file.as_uri(),
    ]
    done = subprocess.run(
        command, capture_output=True, check=True, timeout=60, env={**os.environ, "TZ": "UTC"}
    )
    listener.catch_up()
    return BeautifulSoup(done.stdout, "html.parser")


def test_nobody_is_asked_before_a_click(tmp_path: Path, listener: Listener) -> None:
    shown = opened(page(tmp_path), listener)
    assert shown.title.string == "Before"
    assert len(shown.find_all("a", attrs={"data-learnlog-embed": True})) == 2
    assert not shown.find_all("iframe")
    for host in (b"youtube", b"youtu.be", b"ytimg", b"vimeo"):
        assert not listener.asked(host)


def test_a_click_puts_the_player_in_the_place_of_its_picture(
    tmp_path: Path, listener: Listener
) -> None:
    shown = opened(page(tmp_path, PRESS), listener)
    assert shown.title.string == "IFRAME", "the focus moves to the player"
    (frame,) = shown.find_all("iframe")
    assert frame["title"] == "The door"
    assert frame.has_attr("allowfullscreen")
    assert str(frame["src"]).startswith("https://www.youtube-nocookie.com/embed/theDoor_123?")
    assert frame.find_parent("figure").figcaption.a["href"].startswith("https://www.youtube.com/")
    assert listener.asked(PLAYER)
    assert not listener.asked(b"vimeo"), "the other video waits for a click of its own"
