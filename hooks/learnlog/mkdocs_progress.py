"""The progress of a build, shown among what MkDocs says; for the adapter only."""

from __future__ import annotations

import logging
import sys
import time

from learnlog.files.shown_progress import ShownProgress, shown_progress
from learnlog.mkdocs_telling import LOG, LOGGERS
from learnlog.progress import UNSEEN, Progress


class _MakingRoom(logging.Handler):
    """Takes the line of progress away before anything is said."""

    def __init__(self, progress: ShownProgress) -> None:
        super().__init__()
        self._progress = progress

    def emit(self, record: logging.LogRecord) -> None:
        self._progress.clear()


def build_progress() -> Progress:
    """The progress of a build that begins now; none is shown where MkDocs is to be quiet.

    It is said by a logger of its own, to where MkDocs writes, or else to standard error: what
    MkDocs says while pages are made is kept until their turn has come.
    """
    if not LOG.isEnabledFor(logging.INFO):
        return UNSEEN
    saying = logging.getLogger("learnlog.progress")
    saying.propagate, saying.handlers = False, []
    saying.setLevel(logging.INFO)
    progress = shown_progress(sys.stderr, saying.info, time.monotonic)
    for logger in map(logging.getLogger, LOGGERS):
        others = [one for one in logger.handlers if not isinstance(one, _MakingRoom)]
        writing = (one for one in others if isinstance(one, logging.StreamHandler))
        saying.handlers += [one for one in writing if one not in saying.handlers]
        if isinstance(progress, ShownProgress) and others:
            logger.handlers = [_MakingRoom(progress), *others]
    saying.handlers = saying.handlers or [logging.StreamHandler(sys.stderr)]
    return progress
