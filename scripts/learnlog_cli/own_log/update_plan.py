"""What an update does to each file around a log's content, decided before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

from learnlog_cli.own_log.around import FOLDER, REQUIREMENTS
from learnlog_cli.own_log.written_sums import Written, sum_of_file

Now = Callable[[str], bytes | None]  # what a path of the log holds; None where there is nothing

BESIDE = ".new"


class Fate(Enum):
    """What becomes of a file; the last three write nothing."""

    NEW = "new"
    REPLACED = "brought up to date"
    BESIDE = "you changed it, so it stays as it is, and the new one is put beside it"
    REMOVED = "not needed any more, so it goes"
    YOURS = "you changed it, and learnlog has nothing new for it"
    DELETED = "you deleted it, so it stays away"
    SAME = "the same"


@dataclass(frozen=True, slots=True)
class Step:
    """A file of the log: what it holds, what it is to hold, and at which path that is written."""

    path: str
    fate: Fate
    before: bytes | None
    after: bytes | None

    @property
    def target(self) -> str:
        """Where something is written."""
        return self.path + BESIDE if self.fate is Fate.BESIDE else self.path

    @property
    def writes(self) -> bool:
        """Whether it changes anything on the disk."""
        return self.fate not in (Fate.YOURS, Fate.DELETED, Fate.SAME)


def plan_of(new: Mapping[str, bytes], written: Written, now: Now) -> list[Step]:
    """The step of each file: those that come first, the engine before what asks for it.

    `new` are the files as this engine makes them, `written` what an earlier one had made.
    """
    steps = [_step(path, data, written.around.get(path), now(path)) for path, data in new.items()]
    wanted = next((one for one in steps if one.path == REQUIREMENTS), None)
    asked_for = wanted.before if wanted and wanted.fate in (Fate.BESIDE, Fate.YOURS) else None
    if asked_for is not None:  # the owner's list names the engine that it was tested with
        steps = [_not_below(one, asked_for) for one in steps]
    gone = (path for path in written.around if path not in new)
    return steps + [
        step for path in gone if (step := _removal(path, written.around[path], now, asked_for))
    ]


def sums_after(steps: list[Step]) -> dict[str, str]:
    """What to remember of each file: the sum of what this engine makes or has offered."""
    return {one.path: sum_of_file(one.after) for one in steps if one.after is not None}


def _step(path: str, data: bytes, known: str | None, before: bytes | None) -> Step:
    if before is None:
        needed = known is None or path == REQUIREMENTS or path.startswith(f"{FOLDER}/")
        return Step(path, Fate.NEW if needed else Fate.DELETED, None, data)
    if sum_of_file(before) == sum_of_file(data):
        return Step(path, Fate.SAME, before, data)
    if sum_of_file(before) == known:
        return Step(path, Fate.REPLACED, before, data)
    offered = known == sum_of_file(data)
    return Step(path, Fate.YOURS if offered else Fate.BESIDE, before, data)


def _not_below(step: Step, asked_for: bytes) -> Step:
    """An engine is not exchanged below a list that has its name and its old sum."""
    named = step.path.endswith(".whl") and step.path.encode() in asked_for
    if named and step.fate is Fate.REPLACED:
        return Step(step.path, Fate.BESIDE, step.before, step.after)
    return step


def _removal(path: str, known: str, now: Now, asked_for: bytes | None) -> Step | None:
    """The removal of a file that learnlog wrote once, has no more, and nobody has changed."""
    before = now(path)
    if before is None or sum_of_file(before) != known:
        return None
    if asked_for is not None and path.encode() in asked_for:
        return None
    return Step(path, Fate.REMOVED, before, None)
