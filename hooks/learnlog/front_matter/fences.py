"""Where front matter begins and ends: one strict rule, and a reason for each breach."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from learnlog.front_matter.fields import NAMES
from learnlog.problems import Problem, Source

FENCE = "---"

_DASHES = re.compile(r"[ \t]*(?:[-‐-―−][ \t]*){2,}\Z|[ \t]*[‒-―][ \t]*\Z")
# What other programs put round fields, or people who remember a line of signs.
_OTHER_FENCE = re.compile(r"(?:\*{3,}|\+{3,}|={3,}|_{3,}|~{3,}|`{3,}\w*|\.{3}|…)[ \t]*\Z")
_FENCE_LINE = re.compile(r"---[ \t]*\Z")
_FIELD_LINE = re.compile(r"\s*(?:- |#|[A-Za-z_][\w -]{0,40}:(?:\s|\Z)|\Z)|\s+\S")
_META_LINE = re.compile(r"[ ]{0,3}(?P<name>[A-Za-z0-9_-]+):")
_OTHER_FIELD = re.compile(rf"(?:{'|'.join(NAMES)})\s*[:=]|---[ \t]*\Z", re.IGNORECASE)
_CODE_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


@dataclass(frozen=True, slots=True)
class Parts:
    """A file in two: `header` is the YAML text (None where there is no front matter).

    The header's first line is line 2 of the file; the body's is line `body_line`.
    """

    header: str | None
    body: str
    body_line: int


def split(path: str, text: str, lines_allowed: bool = False) -> Parts | list[Problem]:
    """The front matter and the prose of a text with plain line ends, or what is wrong.

    `lines_allowed`: the prose below front matter may hold `---` lines.
    """
    lines = text.split("\n")
    if _FENCE_LINE.match(lines[0]):
        return _split_after_fence(path, lines, lines_allowed)
    problems = list(_unfenced(path, lines, lines_allowed))
    return problems or Parts(None, text, 1)


def _split_after_fence(path: str, lines: list[str], lines_allowed: bool) -> Parts | list[Problem]:
    for at, line in enumerate(lines[1:], start=1):
        if _FENCE_LINE.match(line):
            body = lines[at + 1 :]
            if not _looks_like_header(lines[1:at]):
                break
            problems = [] if lines_allowed else list(_rules_in_body(path, body, at + 2))
            problems += _empty(path, lines[1:at])
            return problems or Parts("\n".join(lines[1:at]), "\n".join(body), at + 2)
        if _DASHES.match(line) or _OTHER_FENCE.match(line):
            message = (
                f"'{line.rstrip()}' does not end the front matter; write exactly three hyphens"
            )
            return [_fence(path, at + 1, message, FENCE)]
    return [_unclosed(path, lines)]


def _empty(path: str, header: list[str]) -> Iterator[Problem]:
    """Nothing but comments: other readers then take the two fences, and the comments, for text."""
    if not any(line.strip() and not line.lstrip().startswith("#") for line in header):
        message = "the front matter is empty; write a field between its two lines, or delete both"
        yield _fence(path, 1, message, f"{FENCE}\ntitle: …")


def _looks_like_header(lines: list[str]) -> bool:
    return all(_FIELD_LINE.match(line) for line in lines) or not _prose_line(lines)


def _prose_line(lines: list[str]) -> int:
    """The index of the first line that is a sentence and no field, or 0."""
    for at, line in enumerate(lines):
        if not _FIELD_LINE.match(line) and line.count(" ") >= 3 and ": " not in line:
            return at
    return 0


def _unclosed(path: str, lines: list[str]) -> Problem:
    prose = next(
        (at for at, line in enumerate(lines[1:], 1) if not _FIELD_LINE.match(line)), len(lines)
    )
    before = max((at for at in range(1, prose) if lines[at].strip()), default=0)
    message = (
        "the front matter is not closed: three hyphens are missing on a line of their own "
        f"below line {before + 1}"
    )
    written = lines[before] if before else f"{FENCE}\ntitle: …"
    return _fence(path, before + 1, message, f"{written}\n{FENCE}")


def _unfenced(path: str, lines: list[str], lines_allowed: bool) -> Iterator[Problem]:
    first = next((at for at, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return
    top, below = lines[first], lines[first + 1] if len(lines) > first + 1 else ""
    if _FENCE_LINE.match(top):
        message = "empty lines stand before the first '---'; delete them"
        yield _fence(path, 1, message, "")
    elif (_DASHES.match(top) and len(lines) > first + 1) or (
        _OTHER_FENCE.match(top) and _OTHER_FIELD.match(below)
    ):
        message = f"'{top.rstrip()}' does not begin front matter; write exactly three hyphens"
        yield _fence(path, first + 1, message, FENCE)
    elif first == 0 and (found := _META_LINE.match(top)):
        yield _unfenced_field(path, top, found["name"])
    else:
        yield from _late_header(path, lines, lines_allowed)


def _unfenced_field(path: str, line: str, name: str) -> Problem:
    if name.lower() in NAMES:
        message = (
            "front matter is missing: put a line of three hyphens above these fields, "
            "and another below them"
        )
        return Problem(Source(path, 1), "front-matter-missing", message, f"{FENCE}\n{line}")
    message = (
        f"front matter is missing: a first line '{name}: …' would be taken for a field and vanish "
        "from the page; leave the line above it empty"
    )
    return Problem(Source(path, 1), "front-matter-missing", message, f"\n{line}")


def _late_header(path: str, lines: list[str], lines_allowed: bool) -> Iterator[Problem]:
    for at in _rules(lines):
        if at + 1 < len(lines) and _META_LINE.match(lines[at + 1]):
            message = "text stands before the front matter; it must be the first thing in the file"
            yield _fence(path, at + 1, message, "")
            return
    if not lines_allowed:
        yield from _rules_in_body(path, lines, 1)


def _rules_in_body(path: str, body: list[str], first_line: int) -> Iterator[Problem]:
    for at in _rules(body):
        message = (
            "a line of three hyphens in the text can be taken for the end of front matter; "
            "for a line across the page write three asterisks"
        )
        yield _fence(path, first_line + at, message, "***")


def _rules(lines: list[str]) -> Iterator[int]:
    """Indexes of `---` lines outside fenced code."""
    code = ""
    for at, line in enumerate(lines):
        if found := _CODE_FENCE.match(line):
            if not code:
                code = found[1]
            elif found[1].startswith(code) and line.strip() == found[1]:
                code = ""
        elif not code and _FENCE_LINE.match(line):
            yield at


def _fence(path: str, line: int, message: str, hint: str) -> Problem:
    return Problem(Source(path, line), "front-matter-fence", message, hint)
