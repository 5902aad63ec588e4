"""Changes below some folders, as soon as the system tells of them, or looked for."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

QUIET = 0.05  # seconds without another change: a program saves in several steps
LOOKING = 0.3  # seconds between two looks
_WAKE = 0.25  # seconds: elsewhere than on Linux, Ctrl-C is noticed between two waits only


def changes(paths: Iterable[Path], polling: bool, alive: threading.Event) -> Iterator[None]:
    """Yield after each change of a file or below a folder from now on, while `alive` is set."""
    watched = list(paths)
    return _changes(watched, None if polling else _told(watched), _looked_at(watched), alive)


def _changes(
    watched: list[Path],
    changed: threading.Event | None,
    known: dict[str, tuple[int, int]],
    alive: threading.Event,
) -> Iterator[None]:
    while alive.is_set():
        if changed is None:
            time.sleep(LOOKING)
        elif not changed.wait(_WAKE):
            continue
        else:
            _until_quiet(changed)
        now = _looked_at(watched)
        if now != known:  # a build that reads a file is told of too
            known = now
            yield


def _until_quiet(changed: threading.Event) -> None:
    changed.clear()
    while changed.wait(QUIET):
        changed.clear()


def _told(paths: list[Path]) -> threading.Event | None:
    """What is set at each change; None where the system can't tell of them."""
    try:
        from watchdog.events import FileSystemEventHandler
        from watchdog.observers import Observer
    except ImportError:  # it comes with MkDocs
        return None
    changed = threading.Event()

    class Handler(FileSystemEventHandler):
        """Sets the event, whatever has changed."""

        def on_any_event(self, event: Any) -> None:
            """Leave out that a file was only read."""
            if event.event_type in ("created", "modified", "moved", "deleted"):
                changed.set()

    observer = Observer()
    observer.daemon = True
    try:
        for path in {path if path.is_dir() else path.parent: path for path in paths}:
            observer.schedule(Handler(), str(path.resolve()), recursive=path in paths)
        observer.start()
    except OSError:  # too many folders for the system to tell of
        return None
    return changed


def _looked_at(paths: list[Path]) -> dict[str, tuple[int, int]]:
    """Every file by its path, with its time and size."""
    found: dict[str, tuple[int, int]] = {}
    for path in paths:
        for file in path.rglob("*") if path.is_dir() else [path]:
            try:
                about = file.stat()
            except OSError:
                continue
            found[str(file)] = (about.st_mtime_ns, about.st_size)
    return found
