"""What is said while a page is made, kept to be said in its turn; for the page loop only."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from learnlog.mkdocs_telling import LOGGERS


class Message(NamedTuple):
    """What was said, by which logger and at which level of it."""

    logger: str
    level: int
    words: str


class _Ear(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[Message] = []
        self._here = threading.get_ident()

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread == self._here:  # a server that answers meanwhile has threads of its own
            self.heard.append(Message(record.name, record.levelno, record.getMessage()))


@contextmanager
def hearing() -> Iterator[list[Message]]:
    """Collect what MkDocs and its plugins say, at any level that tells a writer something.

    Where this ends with an exception, it is all said at once.
    """
    ear = _Ear()
    loggers = [logging.getLogger(name) for name in LOGGERS]
    before = [(one, one.handlers, one.level, one.propagate) for one in loggers]
    for one in loggers:
        one.handlers, one.propagate = [ear], False
        one.setLevel(logging.INFO)
    whole = False
    try:
        yield ear.heard
        whole = True
    finally:
        for one, handlers, level, propagate in before:
            one.handlers, one.propagate = handlers, propagate
            one.setLevel(level)
        if not whole:
            say_again(ear.heard)


def say_again(said: Iterable[Message]) -> None:
    """Say what was collected, as if it were said now."""
    for logger, level, words in said:  # those that were kept are lists
        logging.getLogger(logger).log(level, words)
