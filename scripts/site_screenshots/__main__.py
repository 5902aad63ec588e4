"""Builds the demo log and takes its pictures: `python scripts/screenshots.py`."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from site_screenshots.shots import SHOTS, Shot

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "manual" / "images"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
NO_BROWSER = "Chromium or Chrome is not installed, or not on the PATH; the pictures need one."
HELP = """\
Takes the pictures that README and manual show, of the demo log, in Chromium or Chrome.
They are the same on the same computer; another one may have other fonts. Look at them
before you keep them, and at the text that stands for each in README and manual."""


def main() -> int:
    """Take all pictures, or those that are named."""
    options = _options()
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        print(NO_BROWSER, file=sys.stderr)
        return 1
    wanted = [shot for shot in SHOTS if not options.names or shot.name in options.names]
    options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, _served(Path(folder) / "site") as root:
        _take_all(program, root, wanted, options.folder)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="screenshots.py",
        description=HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    names = [shot.name for shot in SHOTS]
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"only these: {', '.join(names)}")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where they are put")
    options = parser.parse_args()
    if unknown := set(options.names) - set(names):
        parser.error(f"there is no picture {', '.join(sorted(unknown))}; use {', '.join(names)}")
    return options


@contextmanager
def _served(site: Path) -> Iterator[str]:
    """The address of the demo, built for it and served to this computer only."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    root = f"http://127.0.0.1:{server.server_address[1]}/"
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "SITE_URL": root}, check=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield root
    finally:
        server.shutdown()
        server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _take_all(program: str, root: str, shots: list[Shot], folder: Path) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for shot in shots:
            print(_take(browser, root, shot, folder))
        browser.close()


def _take(browser: Browser, root: str, shot: Shot, folder: Path) -> Path:
    context = browser.new_context(
        viewport={"width": shot.width, "height": shot.height},
        color_scheme="dark" if shot.scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(root + shot.address, wait_until="networkidle")
    page.evaluate("top => window.scrollTo(0, top)", shot.top)
    page.wait_for_timeout(500)  # the theme's header moves once
    file = folder / f"{shot.name}.png"
    page.screenshot(path=file)
    context.close()
    return file


if __name__ == "__main__":
    sys.exit(main())
