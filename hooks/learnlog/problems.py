"""What is wrong in a log, where, and what to write instead: values, never exceptions."""

from __future__ import annotations

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
    """A line of a file: `path` from the site's folder, `line` from 1 (0: the whole file)."""

    path: str
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that the log could not read or wants to point out.

    `code` is a key of `CODES`, `message` says what is wrong and why, `hint` is the text to
    write instead (one or several lines, empty where the message says it all).
    """

    source: Source
    code: str
    message: str
    hint: str = ""

    @property
    def severity(self) -> Severity:
        """Error, warning or notice, as the code says."""
        return Severity(CODES[self.code].severity)

    def __str__(self) -> str:
        return f"{self.source}: {self.message} [{self.code}]"


def in_order(problems: list[Problem]) -> list[Problem]:
    """The problems by file and line, each once."""
    return sorted(dict.fromkeys(problems), key=lambda p: (p.source, p.code, p.message))
