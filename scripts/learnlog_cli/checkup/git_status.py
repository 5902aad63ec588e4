"""What `git status --porcelain=v2 --branch -z` says, as values."""

from __future__ import annotations

import re
from dataclasses import dataclass

STATUS = ("status", "--porcelain=v2", "--branch", "-z", "--untracked-files=all", "--no-renames")

_AHEAD_BEHIND = re.compile(r"\+(\d+) -(\d+)")
# Fields before the path, by the letter that a record begins with; git-status(1).
_FIELDS = {"1": 8, "2": 9, "u": 10, "?": 1, "!": 1}


@dataclass(frozen=True, slots=True)
class Status:
    """A repository as it stands.

    `branch` is None where none is checked out, `upstream` where the branch has no counterpart;
    `ahead` and `behind` are None where that counterpart is gone. Paths are from the repository.
    """

    commits: bool = True
    branch: str | None = None
    upstream: str | None = None
    ahead: int | None = None
    behind: int | None = None
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    in_conflict: tuple[str, ...] = ()


def read_status(output: str) -> Status:
    """The status that git has printed."""
    records = output.split("\0")
    heads = dict(
        record.removeprefix("# branch.").split(" ", 1)
        for record in records
        if record.startswith("# branch.") and record.count(" ") > 1
    )
    counts = _AHEAD_BEHIND.fullmatch(heads.get("ab", ""))
    head = heads.get("head", "(detached)")
    return Status(
        commits=heads.get("oid") != "(initial)",
        branch=None if head == "(detached)" else head,
        upstream=heads.get("upstream"),
        ahead=int(counts[1]) if counts else None,
        behind=int(counts[2]) if counts else None,
        new=_paths(records, "?"),
        changed=_paths(records, "1") + _paths(records, "2"),
        in_conflict=_paths(records, "u"),
    )


def _paths(records: list[str], kind: str) -> tuple[str, ...]:
    """The paths of all records of one kind."""
    found = (one.split(" ", _FIELDS[kind]) for one in records if one.startswith(f"{kind} "))
    return tuple(fields[-1] for fields in found)
