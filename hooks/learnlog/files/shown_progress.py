"""Progress shown to whoever waits: a line at the foot of a terminal, now and then a line elsewhere.

Nothing is shown before two seconds have passed, and nothing stays on a terminal. There are no
threads in this: it is shown when somebody tells of a step.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, TextIO

from learnlog.progress import UNSEEN, Progress

if TYPE_CHECKING:  # loaded when there is something to show
    from rich.progress import Progress as Bar

PATIENCE = 2.0  # seconds that pass without a word
EVERY = 0.1  # seconds between two pictures of the line on a terminal
SELDOM = 2.0  # seconds between two lines elsewhere
_TENTHS = 10
QUIET = "LEARNLOG_QUIET"  # where this variable is set, nothing is shown
_DUMB = ("dumb", "unknown")


def shown_progress(
    stream: TextIO | None, say: Callable[[str], object], clock: Callable[[], float]
) -> Progress:
    """Progress for whoever reads `stream`, where it can be written to.

    On a terminal it is drawn, in colours; elsewhere `say` is called with whole lines. `clock`
    gives seconds.
    """
    if stream is None or stream.closed or os.environ.get(QUIET):
        return UNSEEN
    terminal = stream.isatty() and os.environ.get("TERM") not in _DUMB
    return ShownProgress(DrawnLine(stream) if terminal else SaidLines(say), clock)


class ShownProgress(Progress):
    """Keeps what phase it is and how far, and when to show it.

    A process that was split off from this one shows nothing.
    """

    def __init__(self, display: DrawnLine | SaidLines, clock: Callable[[], float]) -> None:
        self._display, self._clock, self._owner = display, clock, os.getpid()
        self._name, self._done, self._total = "", 0, 0
        self._begun: float | None = None
        self._next = 0.0

    def phase(self, name: str, total: int = 0) -> None:
        """Begin a phase; the first one begins the waiting."""
        if self._begun is None:
            self._begun = self._clock()
            self._next = self._begun + PATIENCE
        self._name, self._done, self._total = name, 0, total
        self._show()

    def advance(self, steps: int = 1) -> None:
        """Go on by some steps."""
        self.reached(self._done + steps)

    def reached(self, steps: int) -> None:
        """Go on to a number of steps."""
        self._done = steps
        self._show()

    def at(self, name: str, steps: int, total: int) -> None:
        """Go on to a number of steps, of this phase or of a new one."""
        if self._begun is None or name != self._name:
            self.phase(name, total)
        self.reached(steps)

    def again(self) -> None:
        """Show that it goes on, though no step was done."""
        self._show()

    def clear(self) -> None:
        """Make room for other words on a terminal; the line comes back with the next step."""
        if self._is_mine():
            self._attempt(self._display.clear)

    def end(self) -> None:
        """Take the line away, and be ready for other work."""
        self.clear()
        self._begun = None

    def _show(self) -> None:
        if self._begun is None or not self._is_mine():
            return
        now = self._clock()
        if now >= self._next and self._display.is_due(self._name, self._done, self._total):
            self._next = now + self._display.every
            took = now - self._begun
            self._attempt(lambda: self._display.show(self._name, self._done, self._total, took))

    def _attempt(self, draw: Callable[[], None]) -> None:
        """Draw, and never again where that fails: no work stops for a terminal that has gone."""
        try:
            draw()
        except (OSError, ValueError):
            self._owner = -1

    def _is_mine(self) -> bool:
        return os.getpid() == self._owner


class SaidLines:
    """Whole lines, one for a phase and one for each tenth of it at most."""

    every = SELDOM

    def __init__(self, say: Callable[[str], object]) -> None:
        self._say = say
        self._said = ("", 0)

    def is_due(self, name: str, done: int, total: int) -> bool:
        """Whether this phase, or this tenth of it, has not been told."""
        begun = bool(done) or not total
        return begun and self._said != (name, _tenth(done, total))

    def show(self, name: str, done: int, total: int, seconds: float) -> None:
        """Say how far it is."""
        self._said = name, _tenth(done, total)
        self._say(": ".join(filter(None, (name, _how_far(done, total)))))

    def clear(self) -> None:
        """Leave what was said."""


class DrawnLine:
    """One line at the foot of a terminal, drawn by rich."""

    every = EVERY

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._bar: Bar | None = None

    def is_due(self, name: str, done: int, total: int) -> bool:
        """Always: a line that moves shows that it goes on."""
        return True

    def show(self, name: str, done: int, total: int, seconds: float) -> None:
        """Draw the line anew."""
        bar = self._bar = self._bar or _bar(self._stream)
        bar.start()
        bar.console.show_cursor(True)  # rich hides it, and would not bring it back if killed
        bar.update(
            bar.task_ids[0],
            description=name,
            total=total or None,
            completed=done,
            of=_how_far(done, total),
            took=f"{seconds:.0f} s",
        )
        bar.refresh()

    def clear(self) -> None:
        """Take the line away."""
        if self._bar and self._bar.live.is_started:
            self._bar.stop()


def _bar(stream: TextIO) -> Bar:
    """A bar that is drawn only when it is asked to, and leaves nothing behind."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    words = [TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[of]}")]
    bar = Progress(
        *(*words, TextColumn("{task.fields[took]}")),
        console=Console(file=stream),
        auto_refresh=False,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    bar.add_task("", total=None, of="", took="")
    return bar


def _tenth(done: int, total: int) -> int:
    return done * _TENTHS // total if total else 0


def _how_far(done: int, total: int) -> str:
    """ "12 of 50", or "12" where nobody knows of how many."""
    return f"{done} of {total}" if total else f"{done or ''}"
