"""A log shown by Zensical: staged again after each change, which Zensical sees by itself."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
import webbrowser
from pathlib import Path

import click

from learnlog.files.site_file import NAMES, SiteFile, read_site_file
from learnlog_cli.builders.previewing import Teller, end_tidily
from learnlog_cli.builders.watching import changes
from learnlog_cli.builders.zensical_run import environment
from learnlog_cli.builders.zensical_settings import SETTINGS
from learnlog_cli.builders.zensical_stage import Staged, read_for_zensical, stage_for_zensical

_TOO_SOON = 1.0  # seconds after which it has at least begun
_IN_VAIN = 5  # times that it may end before, one after the other


def preview_with_zensical(
    site: Path, address: tuple[str, int], *, polling: bool, open_in_browser: bool, quiet: bool
) -> None:
    """Show a log until Ctrl-C, which raises KeyboardInterrupt."""
    end_tidily()
    where = f"{address[0]}:{address[1]}"
    teller, alive = Teller(quiet), threading.Event()
    alive.set()
    teller.address(f"http://{where}/")
    edits = changes(_watched(site), polling, alive)
    settings = _stage(site, where, teller).folder / SETTINGS
    server = _Server(site, settings, where, alive)
    try:
        if open_in_browser:
            webbrowser.open(f"http://{where}/")
        for _ in edits:
            teller.begin()
            _stage(site, where, teller)
        raise click.ClickException("Zensical can't show the log; 'learnlog build' says why")
    finally:
        server.end()


class _Server:
    """Zensical's server, begun again where it breaks off: a file that changes while it looks is
    enough for that. What it warns of, a build tells.
    """

    def __init__(self, site: Path, settings: Path, where: str, alive: threading.Event) -> None:
        self._site, self._alive = site, alive
        self._command = [sys.executable, "-m", "zensical", "serve", "--dev-addr", where]
        self._command += ["--config-file", str(settings)]
        self._child = self._started()
        threading.Thread(target=self._keep, daemon=True).start()

    def end(self) -> None:
        """Stop it, and have it not begun again."""
        self._alive.clear()
        self._child.terminate()
        self._child.wait()

    def _started(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            self._command,
            cwd=self._site,
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def _keep(self) -> None:
        failed = 0
        while self._alive.is_set() and failed < _IN_VAIN:
            begun = time.monotonic()
            self._child.wait()
            failed = failed + 1 if time.monotonic() - begun < _TOO_SOON else 0
            if self._alive.is_set():
                self._child = self._started()
        self._alive.clear()
        self._child.terminate()


def _watched(site: Path) -> list[Path]:
    """The folder of the log's pages, and its settings."""
    docs = site / (read_site_file(site) or SiteFile()).docs_dir
    return [docs, *(site / name for name in NAMES if (site / name).is_file())]


def _stage(site: Path, where: str, teller: Teller) -> Staged:
    """Bring the folder for Zensical to what the log is now, and tell what is wrong in it."""
    build, settings = read_for_zensical(site)
    settings["site_url"] = f"http://{where}/"
    staged = stage_for_zensical(site, build, settings, preview=True)
    teller.tell(build.problems)
    return staged
