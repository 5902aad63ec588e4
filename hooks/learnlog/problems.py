"""What is wrong in a log, where, and what to write instead: values, never exceptions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from learnlog.codes import CODES


class Severity(Enum):
    """How much a problem stops: the build, a strict build, or nothing."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A line of a file: `path` from the site's folder, `line` from 1 (0: the whole file).

    `column` counts the characters of the line from 1, where it is known (0: the whole line).
    """

    path: str
    line: int
    column: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that the log could not read or wants to point out.

    `code` is a key of `CODES`, `message` says what is wrong and why, `hint` is the text to
    write instead (one or several lines, empty where the message says it all), `besides` are
    sentences that it has in common with others: a list says them once, see `said_once`.
    """

    source: Source
    code: str
    message: str
    hint: str = ""
    besides: tuple[str, ...] = ()

    @property
    def in_full(self) -> str:
        """The message for where it stands alone."""
        return ". ".join((self.message, " ".join(self.besides))) if self.besides else self.message

    @property
    def severity(self) -> Severity:
        """Error, warning or notice, as the code says."""
        return Severity(CODES[self.code].severity)

    def __str__(self) -> str:
        return f"{self.source}: {self.in_full} [{self.code}]"


def in_order(problems: list[Problem]) -> list[Problem]:
    """The problems by file and line, each once."""
    return sorted(dict.fromkeys(problems), key=lambda p: (p.source, p.code, p.message))


def said_once(problems: Iterable[Problem]) -> list[str]:
    """What problems say besides, each sentence once, behind the codes that it is about."""
    about: dict[str, dict[str, None]] = {}
    for problem in problems:
        for sentence in problem.besides:
            about.setdefault(sentence, {})[problem.code] = None
    return [f"{', '.join(codes)}: {sentence}" for sentence, codes in about.items()]
