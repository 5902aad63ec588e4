"""What a person at a terminal sees while something takes long: that it goes on, and how far."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

PATIENCE = 2.0  # seconds that pass without a word
EVERY = 0.5  # seconds


@contextmanager
def told_while(how_far: Callable[[], str] = str) -> Iterator[None]:
    """Say on the terminal's last line, from two seconds on, for how long it goes and how far it is.

    The line is gone when it is done. Where standard error is no terminal, nothing is ever said.
    """
    if not (sys.stderr and sys.stderr.isatty()):
        yield
        return
    done = threading.Event()
    teller = threading.Thread(target=_tell, args=(done, how_far), daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()


def _tell(done: threading.Event, how_far: Callable[[], str]) -> None:
    """Write the line anew until it is `done`; other words may take its place at any time."""
    begun, width = time.monotonic(), 0
    wait = PATIENCE
    while not done.wait(wait):
        wait = EVERY
        words = f"    {time.monotonic() - begun:.0f} s{how_far()}"
        sys.stderr.write(f"{words.ljust(width)}\r")
        sys.stderr.flush()
        width = len(words)
    if width:
        sys.stderr.write(f"{' ' * width}\r")
        sys.stderr.flush()
