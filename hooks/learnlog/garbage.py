"""When Python looks for what it can throw away."""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer

_SELDOM = 7_000  # new objects; Python's own number is 700
_REST, _SOON = 3.0, 0.5  # seconds after a build
# Pages of the builds of a preview; each leaves a hundredth of a megabyte.
_MANY, _TOO_MANY = 25_000, 60_000


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

    Nothing that is there already is looked at again and again; within another one, neither is
    what has been made since that one began.
    """
    usual = gc.get_threshold()
    if usual[0] == _SELDOM:
        gc.freeze()
        yield
        return
    gc.freeze()
    gc.set_threshold(_SELDOM, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()


def end_without_a_search() -> None:
    """When the program ends, leave everything to the system, which takes it back at once.

    Python would look through all of it a last time: a sixth of a build of one changed entry. It
    does where something is there that acts when it is thrown away, such as a file left open.
    """
    atexit.unregister(_leave_all)
    atexit.register(_leave_all)


def _leave_all() -> None:
    held = gc.get_objects()
    acting = {kind for kind in set(map(type, held)) if hasattr(kind, "__del__")}
    if not any(_acts(one) for one in held if type(one) in acting):
        gc.freeze()


def _acts(one: object) -> bool:
    """Whether something does more at its end than what Python sees to in any case."""
    try:
        stream = getattr(one, "name", "") in ("<stdin>", "<stdout>", "<stderr>")
        return not stream and getattr(one, "__name__", "") != "<genexpr>"
    except Exception:
        return True


class Tidying:
    """Throws away what a preview has made and shows no more, once nobody waits for it.

    Pages and files of MkDocs hold each other, so that nothing else would throw them away.
    """

    def __init__(self) -> None:
        end_without_a_search()
        self._waiting: Timer | None = None
        self._pages = 0

    def put_off(self) -> None:
        """Do nothing while a build goes on."""
        if self._waiting:
            self._waiting.cancel()

    def plan(self, pages: int) -> None:
        """Look for it in a while after a build of so many pages; soon, where many builds have
        followed each other, and now, where too many have.
        """
        self.put_off()
        self._pages += pages
        if self._pages > _TOO_MANY:
            self._tidy_up()
            return
        self._waiting = Timer(_REST if self._pages < _MANY else _SOON, self._tidy_up)
        self._waiting.daemon = True
        self._waiting.start()

    def _tidy_up(self) -> None:
        self._pages = 0
        gc.unfreeze()  # at the end of a build what earlier ones have left is still set aside
        gc.collect()
