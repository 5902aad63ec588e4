"""Sites made for a test, and real builds of them in processes of their own."""

from __future__ import annotations

import io
import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup
from PIL import Image
from ready_builds import CAN_FORK, built_ready

ROOT = Path(__file__).resolve().parents[1]
HOOK = ROOT / "hooks" / "learnlog_hook.py"

SETTINGS = """\
site_name: A log
site_url: https://example.org/log/
theme: {name: material, font: false}
validation:
  links: {anchors: warn, unrecognized_links: warn}
"""
PICTURES = {".png": "PNG", ".jpg": "JPEG", ".gif": "GIF"}
HOOKED = SETTINGS + f"plugins: [search]\nhooks: ['{HOOK.as_posix()}']\n"
PLUGGED = SETTINGS + "plugins: [search, learnlog]\n"


@dataclass(frozen=True)
class Built:
    """A finished build: its exit code, what it said, and the folder it made."""

    code: int
    said: str
    folder: Path

    def page(self, address: str) -> BeautifulSoup:
        """A built page by its address (`ideas/1/`)."""
        return BeautifulSoup(
            (self.folder / address / "index.html").read_text("utf-8"), "html.parser"
        )

    def every_byte(self) -> bytes:
        """All that was published, one file after the other."""
        return b"\n".join(f.read_bytes() for f in sorted(self.folder.rglob("*")) if f.is_file())


def make_site(folder: Path, settings: str, files: Mapping[str, str]) -> Path:
    """Write mkdocs.yml and files (paths below `docs/`) into a folder.

    Of a picture only its name counts: it gets a few pixels of its kind.
    """
    (folder / "docs").mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    for name, text in files.items():
        file = folder / "docs" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(_picture(name) or text.encode())
    return folder


def _picture(name: str) -> bytes:
    kind = PICTURES.get(Path(name).suffix.lower())
    drawn = io.BytesIO()
    if kind:
        Image.new("RGB", (2, 2)).save(drawn, kind)
    return drawn.getvalue()


def build(site: Path, **more: str) -> Built:
    """Build a site strictly with MkDocs."""
    if not CAN_FORK:
        return build_anew(site, **more)
    variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", **more}
    code, said = built_ready(["build", "--strict"], site, variables)
    return Built(code, said, site / "site")


def build_anew(site: Path, installed: Path | None = None, **more: str) -> Built:
    """The same by a process that begins from nothing, as the owner of a log would begin it.

    `installed` is a folder with the wheel's content.
    """
    variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", **more}
    variables["PYTHONPATH"] = str(installed or "")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(
        command, cwd=site, env=variables, capture_output=True, text=True, encoding="utf-8"
    )
    return Built(done.returncode, done.stdout + done.stderr, site / "site")


def build_demo(folder: Path, **more: str) -> Built:
    """Build the demo log of this checkout strictly into a folder of its own."""
    variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", **more}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    done = subprocess.run(
        command, cwd=ROOT, env=variables, capture_output=True, text=True, encoding="utf-8"
    )
    return Built(done.returncode, done.stdout + done.stderr, folder)


@contextmanager
def previewed(site: Path) -> Iterator[str]:
    """The address of a site's root while `mkdocs serve` shows it; it may take a while to answer."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    server = subprocess.Popen(command, cwd=site, env=variables, stderr=subprocess.DEVNULL)
    try:
        yield f"http://127.0.0.1:{port}/log/"
    finally:
        server.terminate()
        server.wait()
