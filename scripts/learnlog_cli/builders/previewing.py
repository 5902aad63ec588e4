"""What the window says of a preview: its address, how long each build took, what is wrong."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterable

import click

from learnlog.problems import Problem, Severity
from learnlog_cli.builders.told import Told, print_in_common, print_told


def end_tidily() -> None:
    """Have the signal that ends a program end this one as Ctrl-C does, and what it has begun."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))


class Teller:
    """Tells each problem once, when it comes up, and says when all are gone."""

    def __init__(self, quiet: bool) -> None:
        self._quiet = quiet
        self._known = set[Problem | Told]()
        self._begun, self._builds = time.monotonic(), 0

    def address(self, url: str) -> None:
        """Say where the log will be seen."""
        if not self._quiet:
            click.echo(f"The log will be at {url} in a moment; stop it with Ctrl-C.", err=True)

    def begin(self) -> None:
        """Take the time from here."""
        self._begun = time.monotonic()

    def tell(self, told: Iterable[Problem | Told], shown: bool = True) -> None:
        """Say what has come up since the last build, and how long this one took."""
        wrong = {one: None for one in told if one.severity is not Severity.NOTICE}
        new = [one for one in wrong if one not in self._known]
        print_told(new)
        print_in_common(new)
        gone = len(self._known - set(wrong)) if shown else 0
        self._known = set(wrong) if shown else self._known | set(wrong)
        if self._quiet:
            return
        seconds = time.monotonic() - self._begun
        what = "Shown again" if self._builds else "Shown"
        what = what if shown else "Not built: what is shown stays,"
        mended = f", {gone} mended" if gone else ""
        left = f", {len(wrong)} to mend" if wrong else ""
        self._builds += 1
        click.echo(f"{what} after {seconds:.1f} s{mended}{left}.", err=True)
