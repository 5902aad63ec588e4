"""A log shown by Zensical: staged again after each change, which Zensical sees by itself."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import webbrowser
from pathlib import Path

import click

from learnlog.files.site_file import NAMES, read_site_file
from learnlog_cli.builders.previewing import Teller
from learnlog_cli.builders.watching import changes
from learnlog_cli.builders.zensical_run import environment
from learnlog_cli.builders.zensical_settings import SETTINGS
from learnlog_cli.builders.zensical_stage import Staged, read_for_zensical, stage_for_zensical


def preview_with_zensical(
    site: Path, address: tuple[str, int], polling: bool, open_in_browser: bool, quiet: bool
) -> None:
    """Show a log until Ctrl-C, which raises KeyboardInterrupt."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # and Zensical with us
    where = f"{address[0]}:{address[1]}"
    teller, alive = Teller(quiet), threading.Event()
    alive.set()
    teller.address(f"http://{where}/")
    edits = changes(_watched(site), polling, alive)
    server = _started(site, _stage(site, where, teller), where)
    threading.Thread(target=_wait, args=(server, alive), daemon=True).start()
    try:
        if open_in_browser:
            webbrowser.open(f"http://{where}/")
        for _ in edits:
            teller.begin()
            _stage(site, where, teller)
        raise click.ClickException("Zensical has ended; what it said stands above")
    finally:
        server.terminate()
        server.wait()


def _watched(site: Path) -> list[Path]:
    """The folder of the log's pages, and its settings."""
    read = read_site_file(site)
    docs = site / (read.docs_dir if read else "docs")
    return [docs, *(site / name for name in NAMES if (site / name).is_file())]


def _stage(site: Path, where: str, teller: Teller) -> Staged:
    """Bring the folder for Zensical to what the log is now, and tell what is wrong in it."""
    build, settings = read_for_zensical(site)
    settings["site_url"] = f"http://{where}/"
    staged = stage_for_zensical(site, build, settings, preview=True)
    teller.tell(build.problems)
    return staged


def _started(site: Path, staged: Staged, where: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "zensical", "serve", "--dev-addr", where]
    return subprocess.Popen(
        [*command, "--config-file", str(staged.folder / SETTINGS)],
        cwd=site,
        env=environment(),
        stdout=subprocess.DEVNULL,
    )


def _wait(server: subprocess.Popen[bytes], alive: threading.Event) -> None:
    server.wait()
    alive.clear()
