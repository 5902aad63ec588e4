"""`bench.py --serve`: how long it takes from an edit to the page that a browser shows."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.request import urlopen

import click

from benchmark.first_log import free_port
from benchmark.peer_sites import plain_site
from benchmark.sites import make_site
from benchmark.sizes import Size

if TYPE_CHECKING:
    from playwright.sync_api import Page

HEAD = (
    "| entries | what | median | least | most | all pages, median | edits |\n"
    "|---|---|---|---|---|---|---|"
)
_MOST_SECONDS = 600.0
_REST = 1.5  # seconds after an edit was seen, in which a server may settle
# Notes when a picture of the page with the words was first shown: in the frame behind the one in
# which they are there. The clock is that of Python's time.time(), in milliseconds.
_WATCHER = """
const seen = {};
const look = () => {
  for (const [found] of document.body?.textContent.matchAll(/Seen at edit \\d+ of all/g) ?? [])
    if (!(found in seen)) {
      seen[found] = 0;
      requestAnimationFrame(() => { seen[found] = performance.timeOrigin + performance.now(); });
    }
  requestAnimationFrame(look);
};
requestAnimationFrame(look);
window.shownAt = words => seen[words] || null;
"""
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome")


class Served(NamedTuple):
    """A site, and the command that serves it at a port; `{port}` stands for it."""

    name: str
    site: Path
    command: Sequence[str]


def measure_edits(sizes: Sequence[Size], edits: int) -> None:
    """Print a row for each size and server: medians in seconds of as many edits."""
    click.echo(HEAD)
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            for served in _servers(Path(folder), size):
                click.echo(f"{size}: {served.name}", err=True)
                seen, all_pages = zip(*_edit_times(served, edits), strict=True)
                seconds = (*_summed_up(seen), statistics.median(all_pages))
                told = [f"{some:.2f} s" for some in seconds]
                click.echo(f"| {' | '.join([str(size), served.name, *told, str(edits)])} |")


def _servers(folder: Path, size: Size) -> list[Served]:
    mkdocs = (sys.executable, "-P", "-m", "mkdocs", "serve", "--dev-addr", "127.0.0.1:{port}")
    own = (sys.executable, "-P", "-m", "learnlog_cli", "serve", "--address", "127.0.0.1:{port}")
    ours = make_site(folder / "ours", size.weeks, size.authors)
    plain = plain_site(folder / "plain", size)
    return [
        Served("learnlog serve", ours, own),
        Served("mkdocs serve, the entries alone", plain, mkdocs),
    ]


def _edit_times(served: Served, edits: int) -> Iterator[tuple[float, float]]:
    """Of each edit of the entry in the middle, while a browser shows it: the seconds until it is
    seen, and until a browser that shows another page is told to load it again.
    """
    files = sorted((served.site / "docs" / "weeks").iterdir())
    file = files[len(files) // 2]
    with _serving(served) as address, _browser() as page, ThreadPoolExecutor(1) as beside:
        page.goto(f"{address}weeks/{file.stem}/")
        time.sleep(_REST)  # until the page listens for changes
        for number in range(edits + 1):  # the first one warms it up, and is not counted
            words = f"Seen at edit {number} of all"
            text = file.read_text("utf-8")
            all_pages = beside.submit(_next_build, address, _epoch(address, 0))
            begun = time.time()
            file.write_text(f"{text}\n{words}.\n", "utf-8")
            page.get_by_text(words).wait_for(timeout=_MOST_SECONDS * 1000)
            shown = page.wait_for_function("words => window.shownAt(words)", arg=words)
            whole = all_pages.result() - begun
            if number:
                yield float(shown.json_value()) / 1000 - begun, whole
            time.sleep(_REST)


def _next_build(address: str, epoch: int) -> float:
    """When the build after that of an epoch has ended."""
    while _epoch(address, epoch) == epoch:
        pass  # the server answers once a minute in any case
    return time.time()


def _epoch(address: str, known: int) -> int:
    """The number of a newer build than the known one, as a browser asks for it."""
    with urlopen(f"{address}livereload/{known}/0", timeout=_MOST_SECONDS) as answer:
        return int(answer.read())


@contextmanager
def _serving(served: Served) -> Iterator[str]:
    """The address at which the site is served, once it answers."""
    port = str(free_port())
    command = [word.replace("{port}", port) for word in served.command]
    variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    quiet = subprocess.DEVNULL
    address = f"http://127.0.0.1:{port}/"
    with subprocess.Popen(
        command, cwd=served.site, env=variables, stdout=quiet, stderr=quiet
    ) as it:
        try:
            _wait(address, it)
            yield address
        finally:
            it.terminate()


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _MOST_SECONDS
    while time.monotonic() < end and server.poll() is None:
        try:
            with urlopen(address, timeout=_MOST_SECONDS):
                return
        except OSError:
            time.sleep(0.1)
    raise click.ClickException("The log was not served; serve it by hand, which says why.")


@contextmanager
def _browser() -> Iterator[Page]:
    """An empty page of a Chromium that shows nothing on the screen."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise click.ClickException(
            "--serve needs Playwright: python scripts/test.py installs it."
        ) from None
    found = next(filter(None, map(shutil.which, _CHROMIUM)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        page = browser.new_page()
        page.add_init_script(_WATCHER)
        yield page
        browser.close()


def _summed_up(seconds: Sequence[float]) -> tuple[float, float, float]:
    return statistics.median(seconds), min(seconds), max(seconds)
