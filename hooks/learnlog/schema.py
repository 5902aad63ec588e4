"""The form in which a log's content is written: which one this engine knows, and the way to it.

`schema: 1` in mkdocs.yml says that the entries are written as the manual of today has it. A form
that older entries have to be changed for gets the next number, and a migration that changes them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from learnlog.edit.refusal import Refusal
from learnlog.problems import Problem, Source

NEWEST = 1
UNSAID = 0  # logs begun before there was the option: they are written in form 1, and don't say so

Texts: TypeAlias = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Migration:
    """A step from one form to the next.

    `explanation` tells the owner what it does and why. `edit` gives the files that become
    different, by path from the folder of the log, or why it can't be done.
    """

    before: int
    after: int
    explanation: str
    edit: Callable[[Texts], Texts | Refusal]


def nothing_else(_texts: Texts) -> Texts:
    """Change no file; that the form is said in mkdocs.yml is written with every step."""
    return {}


MIGRATIONS: tuple[Migration, ...] = (
    Migration(
        UNSAID,
        1,
        "mkdocs.yml says in which form the entries are written, so that a later learnlog knows "
        "what it has before it. The entries stay as they are.",
        nothing_else,
    ),
)


def read_schema(value: object) -> int:
    """The number of a form; ValueError says what is wrong."""
    text = str(value)
    if not text.isdecimal() or not 1 <= int(text[:6]) <= 9999:
        raise ValueError(f"'{text[:40]}' is not the number of a form; this learnlog's is {NEWEST}")
    return int(text)


def too_new(written: int, source: Source) -> Problem:
    """The problem of a log that was written for a newer learnlog."""
    message = (
        f"this log is written in form {written}, for a newer learnlog; this one knows the forms "
        f"up to {NEWEST}. Use the one that came with the log, by its start.py, or get a newer one"
    )
    return Problem(source, "schema-newer", message, "python start.py check")


def steps_from(written: int, known: Sequence[Migration]) -> list[Migration]:
    """The steps that lead from a form to the newest, in their order."""
    steps = []
    for one in sorted(known, key=lambda step: step.before):
        if one.before == written:
            steps.append(one)
            written = one.after
    return steps
