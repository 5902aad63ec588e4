"""When Python looks for what it can throw away."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = 7_000  # new objects; Python's own number is 700


@contextmanager
def collecting_later() -> Iterator[None]:
    """Put the search off until some work is done that makes much and throws nothing away.

    In a large log the search would cost a third of what the work itself costs.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Search among what is new only, and seldom, while work is done that throws much away.

    Nothing that is there already is looked at again and again. Within another one it does nothing.
    """
    usual = gc.get_threshold()
    if usual[0] == _SELDOM:
        yield
        return
    gc.freeze()
    gc.set_threshold(_SELDOM, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()
