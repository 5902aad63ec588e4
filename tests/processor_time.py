"""How long a piece of work takes, on a machine that others may use at the same time."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable

Work = Callable[[], object]


def takes_less_than(seconds: float, work: Work) -> bool:
    """Whether one of three runs of `work` takes fewer `seconds` of the processor."""
    return any(_seconds_of(work) < seconds for _ in range(3))


def _seconds_of(work: Work) -> float:
    """In a process of its own, where there can be one: a run remembers nothing of those before."""
    if not hasattr(os, "fork"):
        return _measured(work)
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.write(writing, str(_measured(work)).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="ascii") as answer:
        said = answer.read()
    os.waitpid(child, 0)
    assert said, "the work itself has failed"
    return float(said)


def _measured(work: Work) -> float:
    collecting = gc.isenabled()
    gc.disable()  # the garbage of all tests before would be looked through at this one's cost
    begun = time.process_time()
    try:
        work()
        return time.process_time() - begun
    finally:
        if collecting:
            gc.enable()
