"""The values of a page: made when somebody asks for them, or known to be as they were."""

from __future__ import annotations

from collections.abc import Callable
from pickle import UnpicklingError
from typing import Generic, TypeVar

from learnlog.kept.digests import LENGTH, NoDigestError, digest_of_bytes, digest_of_view
from learnlog.kept.values import from_bytes, to_bytes
from learnlog.kept.watching import Question, Watch

Made = TypeVar("Made")


class View(Generic[Made]):
    """What `make` makes of a log for one page; `given` is what else it depends on, as text.

    With a `watch` all that it looks at is noted, and kept as its `record`; `before` is the record
    of the last build, where there is one.
    """

    def __init__(self, make: Callable[[], Made], watch: Watch | None = None, given: str = ""):
        self.before = b""
        self._make, self._watch, self._given = make, watch, given.encode("utf-8", "surrogatepass")
        self._made: Made | None = None
        self._noted: list[Question] = []
        self._sum = ""
        self._is_as_before: bool | None = None

    def made(self) -> Made:
        """What it makes."""
        if self._made is None:
            if self._watch:
                self._watch.begin()
            self._made = self._make()
            if self._watch:
                self._noted = self._watch.noted()
        return self._made

    @property
    def sum(self) -> str:
        """The sum of what it makes, which need not be made for that if it is as it was."""
        if not self._sum:
            same = self.as_before
            self._sum = self.before[:LENGTH].decode() if same else digest_of_view(self.made())
        return self._sum

    @property
    def record(self) -> bytes:
        """What the next build must know to know the sum; empty where it has to make it."""
        if self.as_before:
            return self.before
        its_sum = self.sum
        try:
            answers = self._answers(self._noted)
        except NoDigestError:
            answers = ""
        return f"{its_sum}{answers}".encode() + to_bytes(self._noted) if answers else b""

    def forget(self) -> None:
        """Let go of what was made, and make it anew if somebody asks for it again."""
        self._made = None

    @property
    def as_before(self) -> bool:
        """Whether everything that was looked at in the last build is the same now."""
        if self._is_as_before is None:
            self._is_as_before = bool(self._watch) and self._is_the_same()
        return self._is_as_before

    def _is_the_same(self) -> bool:
        try:
            answers = self._answers(from_bytes(self.before[2 * LENGTH :]))
        except (NoDigestError, UnpicklingError, TypeError, ValueError):
            return False
        return self.before[LENGTH : 2 * LENGTH] == answers.encode()

    def _answers(self, questions: list[Question]) -> str:
        if self._watch is None:
            return ""
        return digest_of_bytes(self._given, self._watch.sum_of(questions).encode())
