"""How long a piece of work takes, on a machine that others may use at the same time."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable


def takes_less_than(seconds: float, work: Callable[[], object]) -> bool:
    """Whether one of three runs of `work` takes fewer `seconds` of the processor."""
    return any(_seconds_of(work) < seconds for _ in range(3))


def _seconds_of(work: Callable[[], object]) -> float:
    collecting = gc.isenabled()
    gc.disable()  # the garbage of all tests before would be looked through at this one's cost
    begun = time.process_time()
    try:
        work()
    finally:
        if collecting:
            gc.enable()
    return time.process_time() - begun
