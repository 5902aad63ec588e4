"""What a person sees while something takes long: what is being done, and how far it is."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import click

from learnlog.files.shown_progress import ShownProgress, shown_progress
from learnlog.progress import UNSEEN, Progress

EVERY = 0.5  # seconds

QUIET = click.option("-q", "--quiet", is_flag=True, help="Do not show how far it is.")


@contextmanager
def progress(quiet: bool = False) -> Iterator[Progress]:
    """Progress to be told of phases and steps; from two seconds on it is shown on standard error.

    On a terminal that is one line, which is gone when it is done.
    """
    shown = UNSEEN if quiet else shown_progress(sys.stderr, _say, time.monotonic)
    try:
        yield shown
    finally:
        shown.end()


@contextmanager
def told_while(name: str, quiet: bool = False) -> Iterator[None]:
    """The same for something of which no steps are told, such as another program.

    Elsewhere than on a terminal nothing is said: nothing would be known but that it goes on.
    """
    here = bool(sys.stderr and sys.stderr.isatty())
    with progress(quiet or not here) as shown:
        if not isinstance(shown, ShownProgress):
            yield
            return
        shown.phase(name)
        done = threading.Event()
        teller = threading.Thread(target=_tell, args=(done, shown), daemon=True)
        teller.start()
        try:
            yield
        finally:
            done.set()
            teller.join()


def _say(words: str) -> None:
    click.echo(words, err=True)


def _tell(done: threading.Event, shown: ShownProgress) -> None:
    while not done.wait(EVERY):
        shown.again()
