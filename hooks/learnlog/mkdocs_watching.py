"""Which changes of a log's files a preview is told of; for the command only."""

from __future__ import annotations

import os
import re
from collections.abc import Callable

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers.api import BaseObserver, ObservedWatch

# What changes nothing is not asked for: a build opens and closes every file of a log.
_ASKED: list[type[FileSystemEvent]] = [
    *(DirCreatedEvent, DirDeletedEvent, DirMovedEvent),
    *(FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent),
]
_CHANGES = ("created", "modified", "moved", "deleted")
# Files that editors keep beside a text while it is open.
_PASSING = re.compile(r"(?:~|\.sw(?!f)[a-p]|[/\\]\.#[^/\\]*|[/\\]#[^/\\]*#|[/\\]4913)$")


def watched(
    observer: BaseObserver, path: str, tell: Callable[[], None], recursive: bool
) -> ObservedWatch:
    """Have `tell` called when a file changes, or any below a folder. Raises OSError."""
    file = path if os.path.isfile(path) else ""  # noqa: PTH113
    folder = os.path.dirname(path) if file else path  # noqa: PTH120
    folder = os.path.realpath(folder)  # the system tells nothing of files behind a link
    file = os.path.join(folder, os.path.basename(file)) if file else ""  # noqa: PTH118, PTH119
    handler = _Changes(tell, file)
    deep = recursive and not file
    try:
        return observer.schedule(handler, folder, recursive=deep, event_filter=_ASKED)
    except TypeError:  # before version 5 all events are told
        return observer.schedule(handler, folder, recursive=deep)


class _Changes(FileSystemEventHandler):
    """Tells of changes below a folder, or of one file in it: many programs replace a file."""

    def __init__(self, tell: Callable[[], None], file: str) -> None:
        self._tell, self._file = tell, file

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Leave out what changes nothing, and folders whose files have changed."""
        if event.event_type not in _CHANGES:
            return
        if event.is_directory and event.event_type == "modified":
            return
        paths = [os.fsdecode(one) for one in (event.src_path, event.dest_path) if one]
        if self._file in paths if self._file else any(not _PASSING.search(one) for one in paths):
            self._tell()
